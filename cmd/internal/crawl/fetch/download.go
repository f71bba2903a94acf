package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
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

// download receives the body of an answer.
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
	draft, err := t.Archive.Receive(body, limit)
	if err != nil {
		return nil, err
	}
	if err := checkWhole(response, unpacked, draft); err != nil {
		return nil, errors.Join(err, draft.Discard())
	}
	return &Fetched{Object: draft.Object, draft: draft, unpacked: unpacked}, nil
}

// checkWhole looks whether a body came to its end, as far as that can be seen.
func checkWhole(response *http.Response, unpacked bool, draft *archive.Draft) error {
	if draft.Size == 0 {
		return NewFault(kindTruncated, errEmpty)
	}
	// Without a length and without chunks, a body that is cut ends like a whole one.
	untold := response.ContentLength < 0 && len(response.TransferEncoding) == 0 && !response.Uncompressed && !unpacked && response.ProtoMajor == 1
	if !untold || draft.MediaType != "application/pdf" {
		return nil
	}
	tail, err := draft.Tail(pdfTail)
	if err == nil && !bytes.Contains(tail, []byte("%%EOF")) {
		err = NewFault(kindTruncated, errors.New("the PDF has no end"))
	}
	return err
}

var errEmpty = errors.New("the body is empty")

// pdfTail is where readers look for the mark at the end of a PDF, in bytes.
const pdfTail = 2048

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
