package fetch

import (
	"io"
	"net/http"
	"sync/atomic"
)

// A countingTransport counts requests and what they bring.
type countingTransport struct {
	base     http.RoundTripper
	requests atomic.Int64
	bytes    atomic.Int64
}

// through makes a request by a transport, and counts it.
func (t *countingTransport) through(base http.RoundTripper, r *http.Request) (*http.Response, error) {
	t.requests.Add(1)
	response, err := base.RoundTrip(r)
	if err == nil {
		response.Body = &countingBody{ReadCloser: response.Body, all: &t.bytes}
	}
	return response, err
}

// A countingBody counts the bytes that are read.
type countingBody struct {
	io.ReadCloser
	all *atomic.Int64
	own int64
}

func (b *countingBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.all.Add(int64(n))
	b.own += int64(n)
	return n, err
}
