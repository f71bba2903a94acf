package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"sync"
	"time"

	"nianbao/cmd/internal/warc"
	"nianbao/extract/filekind"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// An Archive keeps everything that was fetched, as any reader of WARC files plays it:
//
//	warc/nianbao-20260201030000-00001.warc.gz    what servers were asked and what they answered, in its order
//	manifests/                                   what was given to the import
//	tmp/                                         downloads that are not at their end
//	lock                                         held by the run
//
// Each content is there once; where it comes back, the archive says so in a record of its own. In which file a content is, stands in
// the database, which knows the file by its name, so that the archive can be moved.
type Archive struct {
	dir string
	db  *database.DB
	now func() time.Time

	mu     sync.Mutex
	writer *warc.Writer // nil until something is kept
}

// Open opens the archive in a directory, of which a database has the index, and makes it if it is not there.
func Open(dir string, db *database.DB, now func() time.Time) (*Archive, error) {
	a := &Archive{dir: dir, db: db, now: now}
	for _, sub := range []string{"warc", "manifests", "tmp"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			return nil, fmt.Errorf("archive: %w", err)
		}
	}
	return a, nil
}

// Over returns the archive with another database as its index, such as a copy of the own.
func (a *Archive) Over(db *database.DB) *Archive { return &Archive{dir: a.dir, db: db, now: a.now} }

// An Object is a content of the archive.
type Object struct {
	SHA256    string
	Size      int64
	MediaType string // by its content
	// Path is where it is, as the import takes it: the WARC file, and the place and the address of the record.
	Path string
	// Name is the same in the archive's folder, with slashes: it holds wherever the archive is moved.
	Name string
	open func() (io.ReadCloser, error)
}

// Bytes returns the content.
func (o Object) Bytes() ([]byte, error) {
	in, err := o.open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, o.Size))
}

// NextManifest returns a path for the manifest of what a run gives to the import, which does so
// several times.
func (a *Archive) NextManifest(run int64) string {
	for batch := 1; ; batch++ {
		path := filepath.Join(a.dir, "manifests", fmt.Sprintf("run-%06d-%04d.csv", run, batch))
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// Get returns a content. It reports false if the archive does not have it.
func (a *Archive) Get(ctx context.Context, sha256 string) (Object, bool, error) {
	c, ok, err := crawldb.LookUpContent(ctx, a.db, sha256)
	if err != nil {
		return Object{}, false, err
	}
	if ok {
		return a.object(c), a.has(c), nil
	}
	o, ok := a.single(sha256)
	return o, ok, nil
}

// object returns the content of a record.
func (a *Archive) object(c crawldb.Content) Object {
	at := warc.Position{Offset: c.Offset}
	name := c.File + "!/" + at.Name(c.URL)
	return Object{SHA256: c.SHA256, Size: c.Size, MediaType: c.MediaType, Path: a.file(name), Name: "warc/" + name,
		open: func() (io.ReadCloser, error) { return openRecord(a.file(c.File), at) }}
}

func (a *Archive) file(name string) string { return filepath.Join(a.dir, "warc", name) }

// openRecord opens the body of a record.
func openRecord(file string, at warc.Position) (io.ReadCloser, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	r, err := warc.File{In: f, Size: info.Size()}.At(at)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), f.Close())
	}
	body, err := r.Body()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), r.Close(), f.Close())
	}
	return recordReader{body, r, f}, nil
}

// A recordReader reads the body of a record in a file.
type recordReader struct {
	io.Reader
	record *warc.Record
	file   *os.File
}

// Close makes it an io.ReadCloser.
func (r recordReader) Close() error { return errors.Join(r.record.Close(), r.file.Close()) }

// single returns a content that is a file of its own, as archives of versions before 2 have them all.
func (a *Archive) single(sha256 string) (Object, bool) {
	if len(sha256) != 64 {
		return Object{}, false
	}
	paths, err := filepath.Glob(filepath.Join(a.dir, singles, sha256[:2], sha256+".*"))
	if err != nil || len(paths) == 0 {
		return Object{}, false
	}
	info, err := os.Stat(paths[0])
	if err != nil {
		return Object{}, false
	}
	kind, _ := filekind.Named(paths[0])
	return Object{SHA256: sha256, Size: info.Size(), MediaType: kind.MediaType, Path: paths[0],
		Name: path.Join(singles, sha256[:2], filepath.Base(paths[0])), open: func() (io.ReadCloser, error) { return os.Open(paths[0]) }}, true
}

// singles is the folder of contents that are files of their own.
const singles = "objects"

// Close ends the file that is written.
func (a *Archive) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.writer == nil {
		return nil
	}
	err := a.writer.Close()
	a.writer = nil
	return err
}

// writing returns the writer.
func (a *Archive) writing() *warc.Writer {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.writer == nil {
		a.writer = warc.NewWriter(filepath.Join(a.dir, "warc"), "nianbao", a.now, map[string]string{
			"software": "nianbao", "format": "WARC File Format 1.1", "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"})
	}
	return a.writer
}
