package fetch

import (
	"context"
	"net/http"
	"time"

	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/warc"
)

// Keep puts what was fetched into the archive; of what that has already, that it is still there.
func (t *Transport) Keep(ctx context.Context, got *Fetched) error {
	if got.draft == nil {
		if got.exchange.URL == "" {
			return nil // no server was asked
		}
		err := t.Archive.NotModified(ctx, got.exchange, got.Object)
		got.exchange = warc.Exchange{}
		return err
	}
	if got.unpacked {
		got.exchange.Packed = []string{"gzip"}
	}
	kept, err := t.Archive.Keep(ctx, got.draft, got.exchange)
	if err == nil {
		got.Object = kept
	}
	got.draft, got.exchange = nil, warc.Exchange{}
	return err
}

// Discard gives up what was fetched and is not kept. What is kept stays.
func (t *Transport) Discard(got *Fetched) error {
	if got.draft == nil {
		return nil
	}
	err := got.draft.Discard()
	got.draft = nil
	return err
}

// exchangeOf returns what was asked and answered, less the body of the answer.
func exchangeOf(request *http.Request, response *http.Response, r sites.Request, at time.Time) warc.Exchange {
	e := warc.Exchange{URL: r.URL, At: at, Method: request.Method, Asked: request.Header.Clone(), Status: response.Status, Header: response.Header}
	e.Asked.Set("Host", request.URL.Host)
	switch {
	case r.JSON != "":
		e.AskedBody = []byte(r.JSON)
	case r.Form != nil:
		e.AskedBody = []byte(r.Form.Encode())
	}
	if len(response.TransferEncoding) > 0 {
		e.Header = e.Header.Clone()
		e.Header["Transfer-Encoding"] = response.TransferEncoding
	}
	if response.Uncompressed {
		e.Packed = []string{"gzip"} // the only one that is asked for
	}
	return e
}
