package fetch

import (
	"context"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"nianbao/extract/character"
	"nianbao/store/crawldb"
)

// Drop removes a content from the archive unless an address has it.
func (t *Transport) Drop(ctx context.Context, sha256 string) error {
	used, err := crawldb.ContentUsed(ctx, t.Store, sha256)
	if err != nil || used {
		return err
	}
	return t.Archive.Drop(sha256)
}

// answer returns what was fetched as the answer to a request. Of a page it has
// the text, in UTF-8; a document is left where it lies.
func (t *Transport) answer(r *http.Request, got *Fetched) (*http.Response, error) {
	t.mu.Lock()
	t.number++
	number := strconv.Itoa(t.number)
	t.fetched[number] = got
	t.mu.Unlock()
	body := ""
	header := http.Header{headerFetched: {number}, "Content-Type": {got.MediaType}}
	if got.MediaType == "text/html" && got.Size <= t.Limits.PageBytes {
		data, err := os.ReadFile(got.Path)
		if err != nil {
			return nil, err
		}
		body, _ = character.DecodeText(data)
		header.Set("Content-Type", "text/html; charset=utf-8")
	}
	return &http.Response{Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: header,
		Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)), Request: r}, nil
}

// Take returns, once, what an answer of the transport stands for.
func (t *Transport) Take(header http.Header) *Fetched {
	t.mu.Lock()
	defer t.mu.Unlock()
	number := header.Get(headerFetched)
	got := t.fetched[number]
	delete(t.fetched, number)
	return got
}
