package fetch

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"sync"
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

// What a server said in place of what was asked for is kept too, since it is evidence of why something is not held: walls, errors,
// redirects, and robots.txt. Of such an answer it is the beginning, and of a host so many of them in a run: what comes
// then says the same.
const (
	longestRemark = longestWall // bytes
	mostRemarks   = 100
)

// remarks counts by hosts the answers that were kept in place of what was asked for.
type remarks struct {
	mu    sync.Mutex
	hosts map[string]int
}

func (m *remarks) isEnough(host string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.hosts == nil {
		m.hosts = map[string]int{}
	}
	m.hosts[host]++
	return m.hosts[host] > mostRemarks
}

// remark keeps an answer that has not what was asked for. Its body can be read again as far as it is kept. That it can't be kept is logged,
// and changes nothing of what the answer means.
func (t *Transport) remark(request *http.Request, response *http.Response, r sites.Request) {
	if t.remarks.isEnough(request.URL.Host) {
		return
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, longestRemark+1))
	if isEnd := err == nil || errors.Is(err, io.ErrUnexpectedEOF); !isEnd {
		return // the connection broke: there is no answer
	}
	rest := response.Body
	response.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(body), rest), rest}
	e := exchangeOf(request, response, r, t.Clock.Now())
	e.IsCut = err != nil || len(body) > longestRemark
	kept := body[:min(len(body), longestRemark)]
	draft, err := t.Archive.Receive(bytes.NewReader(kept), longestRemark)
	if err == nil {
		_, err = t.Archive.Keep(request.Context(), draft, e)
	}
	if err != nil {
		t.Log.Warn("an answer could not be kept", "url", r.URL, "status", response.StatusCode, "reason", err.Error())
	}
}

// keepRemark keeps a page that stands in place of what was asked for, and was received.
func (t *Transport) keepRemark(request *http.Request, response *http.Response, r sites.Request, got *Fetched) error {
	if t.remarks.isEnough(request.URL.Host) {
		return t.Discard(got)
	}
	got.exchange = exchangeOf(request, response, r, t.Clock.Now())
	return t.Keep(request.Context(), got)
}
