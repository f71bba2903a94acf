package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"nianbao/cmd/internal/warc"
	"nianbao/extract/filekind"
	"nianbao/store/crawldb"
)

// A Draft is a body that was received and is not kept yet.
type Draft struct {
	Object // without a path
	path   string
}

// ErrTooLarge says that a body is larger than the limit: unpacked, where it was sent packed.
var ErrTooLarge = errors.New("the body is larger than the limit")

// Receive reads a body. It fails with ErrTooLarge beyond the limit, in bytes, and with the reader's
// error. Who has the draft keeps it or discards it.
func (a *Archive) Receive(r io.Reader, limit int64) (*Draft, error) {
	tmp, err := os.CreateTemp(filepath.Join(a.dir, "tmp"), "fetch-*")
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	defer tmp.Close()
	d := &Draft{path: tmp.Name()}
	d.open = func() (io.ReadCloser, error) { return os.Open(d.path) }
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(tmp, sum), io.LimitReader(r, limit+1))
	if err == nil && size > limit {
		err = fmt.Errorf("%w of %d bytes", ErrTooLarge, limit)
	}
	if err != nil {
		return nil, errors.Join(err, d.Discard())
	}
	d.SHA256, d.Size = hex.EncodeToString(sum.Sum(nil)), size
	kind, err := filekind.Of(tmp, size)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("archive: %w", err), d.Discard())
	}
	d.MediaType = kind.MediaType
	return d, nil
}

// Tail returns the last bytes of the draft, so many at most.
func (d *Draft) Tail(n int64) ([]byte, error) {
	f, err := os.Open(d.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	n = min(n, d.Size)
	tail := make([]byte, n)
	_, err = io.ReadFull(io.NewSectionReader(f, d.Size-n, n), tail)
	return tail, err
}

// Discard gives the draft up.
func (d *Draft) Discard() error { return os.Remove(d.path) }

// Keep puts an exchange into the archive, of which the draft is the body, and returns the content: all of it or
// nothing. Once it returns, a power cut takes nothing away. Of a content that the archive has already it keeps that it was
// there again.
func (a *Archive) Keep(ctx context.Context, d *Draft, e warc.Exchange) (Object, error) {
	defer d.Discard()
	known, ok, err := crawldb.LookUpContent(ctx, a.db, d.SHA256)
	if err != nil {
		return Object{}, err
	}
	e.SHA256, e.Size = d.SHA256, d.Size
	if ok && a.has(known) {
		return a.object(known), a.note(e, known)
	}
	body, err := os.Open(d.path)
	if err != nil {
		return Object{}, fmt.Errorf("archive: %w", err)
	}
	defer body.Close()
	e.Body = body
	at, err := a.writing().Write(e)
	if err != nil {
		return Object{}, fmt.Errorf("archive: %w", err)
	}
	c := crawldb.Content{SHA256: d.SHA256, Size: d.Size, MediaType: d.MediaType, File: at.File, Offset: at.Offset, Record: at.ID, URL: e.URL, At: e.At}
	return a.object(c), crawldb.RecordContent(ctx, a.db, c)
}

// NotModified keeps that a server said of an address that it has what the archive has.
func (a *Archive) NotModified(ctx context.Context, e warc.Exchange, o Object) error {
	c, ok, err := crawldb.LookUpContent(ctx, a.db, o.SHA256)
	if err != nil || !ok {
		return err // one in a file of its own has no record to be named
	}
	e.NotModified = true
	return a.note(e, c)
}

// note keeps an exchange of which the archive has the body.
func (a *Archive) note(e warc.Exchange, c crawldb.Content) error {
	e.SameAs, e.SHA256, e.Body = &warc.Reference{ID: c.Record, URL: c.URL, At: c.At}, c.SHA256, nil
	if _, err := a.writing().Write(e); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	return nil
}

// has reports whether the file of a content is there.
func (a *Archive) has(c crawldb.Content) bool {
	info, err := os.Stat(a.file(c.File))
	return err == nil && info.Size() > c.Offset
}
