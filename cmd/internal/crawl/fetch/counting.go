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

// RoundTrip makes a countingTransport an http.RoundTripper.
func (t *countingTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	t.requests.Add(1)
	response, err := t.base.RoundTrip(r)
	if err == nil {
		response.Body = &countingBody{response.Body, &t.bytes}
	}
	return response, err
}

// A countingBody counts the bytes that are read.
type countingBody struct {
	io.ReadCloser
	bytes *atomic.Int64
}

func (b *countingBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.bytes.Add(int64(n))
	return n, err
}
