package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"time"

	"nianbao/cmd/internal/crawl/archive"
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
	draft, err := t.Archive.Receive(response.Body, limit)
	if err != nil {
		return nil, err
	}
	if err := checkWhole(response, draft); err != nil {
		return nil, errors.Join(err, draft.Discard())
	}
	return &Fetched{Object: draft.Object, draft: draft}, nil
}

// checkWhole looks whether a body came to its end, as far as that can be seen.
func checkWhole(response *http.Response, draft *archive.Draft) error {
	if draft.Size == 0 {
		return NewFault(kindTruncated, errors.New("the body is empty"))
	}
	// Without a length and without chunks, a body that is cut ends like a whole one.
	untold := response.ContentLength < 0 && len(response.TransferEncoding) == 0 && !response.Uncompressed && response.ProtoMajor == 1
	if !untold || draft.MediaType != "application/pdf" {
		return nil
	}
	tail, err := draft.Tail(pdfTail)
	if err == nil && !bytes.Contains(tail, []byte("%%EOF")) {
		err = NewFault(kindTruncated, errors.New("the PDF has no end"))
	}
	return err
}

// pdfTail is where readers look for the mark at the end of a PDF, in bytes.
const pdfTail = 2048
