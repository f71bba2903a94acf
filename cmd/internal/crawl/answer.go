package crawl

import (
	"context"
	"io"
	"net/http"
	"nianbao/extract"
	"os"
	"strconv"
	"strings"
)

// drop removes a content from the archive unless an address has it.
func (t *transport) drop(ctx context.Context, sha256 string) error {
	used, err := t.store.ContentUsed(ctx, sha256)
	if err != nil || used {
		return err
	}
	return t.archive.Drop(sha256)
}

// answer returns what was fetched as the answer to a request. Of a page it has
// the text, in UTF-8; a document is left where it lies.
func (t *transport) answer(r *http.Request, got *fetched) (*http.Response, error) {
	t.mu.Lock()
	t.number++
	number := strconv.Itoa(t.number)
	t.fetched[number] = got
	t.mu.Unlock()
	body := ""
	header := http.Header{headerFetched: {number}, "Content-Type": {got.MediaType}}
	if got.MediaType == "text/html" && got.Size <= t.limits.PageBytes {
		data, err := os.ReadFile(got.Path)
		if err != nil {
			return nil, err
		}
		body, _ = extract.DecodeText(data)
		header.Set("Content-Type", "text/html; charset=utf-8")
	}
	return &http.Response{Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: header,
		Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)), Request: r}, nil
}

// take returns, once, what an answer of the transport stands for.
func (t *transport) take(header http.Header) *fetched {
	t.mu.Lock()
	defer t.mu.Unlock()
	number := header.Get(headerFetched)
	got := t.fetched[number]
	delete(t.fetched, number)
	return got
}
