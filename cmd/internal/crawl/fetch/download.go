package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/extract/filekind"
	"nianbao/store/crawldb"
)

// DownloadLimits bound what one address may cost.
type DownloadLimits struct {
	PageBytes     int64         // of a page that is looked through for links
	DocumentBytes int64         // of a document
	Answer        time.Duration // until the answer begins
	Whole         time.Duration // until it ends
}

// DefaultDownloadLimits returns limits that the largest real reports stay far
// below.
func DefaultDownloadLimits() DownloadLimits {
	return DownloadLimits{PageBytes: 16 << 20, DocumentBytes: 128 << 20, Answer: 30 * time.Second, Whole: 5 * time.Minute}
}

// download puts the body of an answer into the archive.
func (t *Transport) download(response *http.Response, kind crawldb.Kind) (*Fetched, error) {
	limit := t.Limits.DocumentBytes
	if kind == crawldb.Page {
		limit = t.Limits.PageBytes
	}
	if response.ContentLength > limit {
		return nil, NewFault(kindTooLarge, fmt.Errorf("%w: %d bytes are announced, %d allowed", archive.ErrTooLarge, response.ContentLength, limit))
	}
	body, unpacked, err := plainBody(response)
	if err != nil {
		return nil, err
	}
	object, err := t.Archive.Put(body, limit)
	if err != nil {
		return nil, err
	}
	if object.Size == 0 {
		return nil, NewFault(kindTruncated, errors.New("the body is empty"))
	}
	// Without a length and without chunks, a body that is cut ends like a whole one.
	untold := response.ContentLength < 0 && len(response.TransferEncoding) == 0 && !response.Uncompressed && !unpacked && response.ProtoMajor == 1
	if untold && object.MediaType == "application/pdf" {
		whole, err := endsAsPDF(object)
		if err != nil {
			return nil, err
		}
		if !whole {
			return nil, errors.Join(NewFault(kindTruncated, errors.New("the PDF has no end")), t.Drop(response.Request.Context(), object.SHA256))
		}
	}
	return &Fetched{Object: object}, nil
}

// gzipped begins what gzip packed.
const gzipped = "\x1f\x8b\x08"

// plainBody returns the body of an answer, unpacked if it is packed though no header said so. What is
// packed by its name is left as it is.
func plainBody(response *http.Response) (body io.Reader, unpacked bool, err error) {
	buffered := bufio.NewReader(response.Body)
	head, err := buffered.Peek(len(gzipped))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, false, err
	}
	name := sites.FileName(response.Header, response.Request.URL)
	if kind, known := filekind.Named(name); string(head) != gzipped || known && kind.Holds == filekind.Files ||
		filekind.ByMediaType(response.Header.Get("Content-Type")).ID == filekind.Gzip {
		return buffered, false, nil
	}
	plain, err := gzip.NewReader(buffered)
	return plain, err == nil, err
}

// Drop removes a content from the archive unless an address has it.
func (t *Transport) Drop(ctx context.Context, sha256 string) error {
	used, err := crawldb.ContentUsed(ctx, t.Store, sha256)
	if err != nil || used {
		return err
	}
	return t.Archive.Drop(sha256)
}

// endsAsPDF looks for the mark at a PDF's end, where readers look.
func endsAsPDF(o archive.Object) (bool, error) {
	f, err := os.Open(o.Path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	tail := make([]byte, min(o.Size, 2048))
	if _, err := f.ReadAt(tail, o.Size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	return bytes.Contains(tail, []byte("%%EOF")), nil
}
