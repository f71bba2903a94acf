package render

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A Request is what a script of a page asks for.
type Request struct {
	URL       string
	Method    string // GET or POST
	Body      string // of a POST
	MediaType string // of the body
	IsScript  bool   // it is a file of scripts
}

// An Answer is what was had of it.
type Answer struct {
	MediaType string
	Body      []byte
}

// Ask asks for what a script wants. Its error is the page's to bear: the request fails there.
type Ask func(context.Context, Request) (Answer, error)

// Limits bound what a page may do.
type Limits struct {
	Requests int           // that are asked for; further ones are refused
	Quiet    time.Duration // without a request, after which the page is taken to be done
	Whole    time.Duration // for all
	Bytes    int           // of the page as it is rendered
}

// DefaultLimits returns limits that pages of lists stay below.
func DefaultLimits() Limits {
	return Limits{Requests: 40, Quiet: 1500 * time.Millisecond, Whole: 5 * time.Minute, Bytes: 16 << 20}
}

// A Page is what came of a page.
type Page struct {
	HTML    string
	Asked   []string // addresses that were asked for
	Refused int      // requests that were not: for pictures, for what is no GET or POST, beyond the limits
	Left    string   // address that a script wanted to go to, "" for none; it stays, and what was not read by then is not there
}

// Render shows a page that a server gave for an address and returns it as it is when no script asks for anything
// more. Its cookies, and what its scripts keep, end with it.
func (b *Browser) Render(ctx context.Context, address, html string, ask Ask, limits Limits) (Page, error) {
	select {
	case b.slots <- struct{}{}:
		defer func() { <-b.slots }()
	case <-ctx.Done():
		return Page{}, ctx.Err()
	}
	process, err := b.start()
	if err != nil {
		return Page{}, err
	}
	tab, cancel := chromedp.NewContext(process, chromedp.WithNewBrowserContext())
	defer cancel()
	tab, cancelTime := context.WithTimeout(tab, limits.Whole)
	defer cancelTime()
	defer context.AfterFunc(ctx, cancelTime)()
	s := &showing{tab: tab, ask: ask, limits: limits, address: address, html: html, last: time.Now()}
	err = s.show()
	if ctx.Err() != nil {
		return Page{}, ctx.Err()
	}
	if err != nil {
		return Page{}, fmt.Errorf("it can't be rendered: %w", err)
	}
	return s.page, nil
}

// A showing is a page that is being shown.
type showing struct {
	tab     context.Context
	ask     Ask
	limits  Limits
	address string
	html    string
	asking  sync.Mutex // one request at a time
	work    sync.WaitGroup

	mu      sync.Mutex
	page    Page
	frame   cdp.FrameID // of the page itself, "" before it was given
	pending int         // requests
	last    time.Time   // when the last one ended
}

func (s *showing) show() error {
	if err := chromedp.Listen(s.tab, s.hear); err != nil {
		return err
	}
	if _, err := chromedp.Call(s.tab, fetch.Enable, fetch.EnableParams{}); err != nil {
		return err
	}
	defer s.work.Wait()
	switch gone, err := chromedp.Call(s.tab, page.Navigate, page.NavigateParams{URL: s.address}); {
	case err != nil:
		return err
	case gone.ErrorText != "":
		return errors.New(gone.ErrorText)
	}
	s.mu.Lock()
	s.last = time.Now()
	s.mu.Unlock()
	for isDone := false; !isDone; {
		if err := s.wait(); err != nil {
			return err
		}
		// The answer comes when what the page does at the moment is done, and with it what that asks for.
		state, err := s.value(`document.readyState`)
		if err != nil {
			return err
		}
		isDone = state == "complete" && s.isQuiet()
	}
	html, err := s.value(`document.documentElement.outerHTML`)
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case err != nil:
		return err
	case len(html) > s.limits.Bytes:
		return fmt.Errorf("it is larger than %d bytes", s.limits.Bytes)
	}
	s.page.HTML = "<!DOCTYPE html>" + html
	return nil
}

// value returns the text that an expression is on the page, also where that is about to go elsewhere.
func (s *showing) value(expression string) (string, error) {
	got, err := chromedp.Call(s.tab, runtime.Evaluate, runtime.EvaluateParams{Expression: expression})
	if err != nil {
		return "", err
	}
	var text string
	if got.ExceptionDetails != nil || got.Result == nil {
		return "", errors.New("the page does not say what is on it")
	}
	err = json.Unmarshal(got.Result.Value, &text)
	return text, err
}

// isQuiet reports whether no request is under way, and none ended just now.
func (s *showing) isQuiet() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pending == 0 && time.Since(s.last) >= s.limits.Quiet
}

// wait waits until the page asks for nothing more.
func (s *showing) wait() error {
	for {
		s.mu.Lock()
		rest := s.limits.Quiet - time.Since(s.last)
		if s.pending > 0 {
			rest = s.limits.Quiet
		}
		s.mu.Unlock()
		if rest <= 0 {
			return s.tab.Err()
		}
		select {
		case <-time.After(rest):
		case <-s.tab.Done():
			return s.tab.Err()
		}
	}
}

// hear takes what the browser tells. What takes time is done beside.
func (s *showing) hear(event any) {
	switch e := event.(type) {
	case *fetch.EventRequestPaused:
		s.work.Go(func() { s.answer(e) })
	case *page.EventJavascriptDialogOpening: // which would hold the page
		s.work.Go(func() {
			_, _ = chromedp.Call(s.tab, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{}) // the page may be gone
		})
	}
}

// answer answers a request of the page: with the page itself, with what is asked for, or not at all.
func (s *showing) answer(e *fetch.EventRequestPaused) {
	kind, request := e.ResourceType, requestOf(e)
	s.mu.Lock()
	isPage := kind == network.ResourceTypeDocument && s.frame == ""
	isLeaving := kind == network.ResourceTypeDocument && !isPage && e.FrameID == s.frame
	isWanted := false
	switch {
	case isPage:
		s.frame = e.FrameID
	case isLeaving && s.page.Left == "":
		s.page.Left = request.URL
	case kind == network.ResourceTypeScript, kind == network.ResourceTypeXHR, kind == network.ResourceTypeFetch:
		isWanted = (request.Method == "GET" || request.Method == "POST") && len(s.page.Asked) < s.limits.Requests && strings.HasPrefix(request.URL, "http")
	}
	switch {
	case isWanted:
		s.page.Asked = append(s.page.Asked, request.URL)
		s.pending++
	case !isPage:
		s.page.Refused++
	}
	s.mu.Unlock()
	switch {
	case isPage:
		s.fulfil(e, Answer{MediaType: "text/html", Body: []byte(s.html)})
	case kind == network.ResourceTypeStylesheet:
		s.fulfil(e, Answer{MediaType: "text/css"}) // scripts wait for it
	case isLeaving: // there is nothing: the browser stays
		_, _ = chromedp.Call(s.tab, fetch.FulfillRequest, fetch.FulfillRequestParams{RequestID: e.RequestID, ResponseCode: 204})
	case !isWanted:
		s.fail(e)
	default:
		answer, err := s.had(request)
		if err != nil {
			s.fail(e)
		} else {
			s.fulfil(e, answer)
		}
		s.mu.Lock()
		s.pending--
		s.last = time.Now()
		s.mu.Unlock()
	}
}

// had asks for something.
func (s *showing) had(r Request) (Answer, error) {
	s.asking.Lock()
	defer s.asking.Unlock()
	if err := s.tab.Err(); err != nil {
		return Answer{}, err
	}
	return s.ask(s.tab, r)
}

// fulfil and fail answer the browser, which may have given the request up.
func (s *showing) fulfil(e *fetch.EventRequestPaused, a Answer) {
	header := []*fetch.HeaderEntry{{Name: "Content-Type", Value: a.MediaType + "; charset=utf-8"}}
	_, _ = chromedp.Call(s.tab, fetch.FulfillRequest, fetch.FulfillRequestParams{RequestID: e.RequestID, ResponseCode: 200, ResponseHeaders: header, Body: a.Body})
}

func (s *showing) fail(e *fetch.EventRequestPaused) {
	_, _ = chromedp.Call(s.tab, fetch.FailRequest, fetch.FailRequestParams{RequestID: e.RequestID, ErrorReason: network.ErrorReasonBlockedByClient})
}

// requestOf returns the request that the browser holds.
func requestOf(e *fetch.EventRequestPaused) Request {
	r := Request{URL: e.Request.URL, Method: e.Request.Method, IsScript: e.ResourceType == network.ResourceTypeScript}
	for name, value := range e.Request.Headers {
		if strings.EqualFold(name, "Content-Type") {
			r.MediaType = fmt.Sprint(value)
		}
	}
	for _, part := range e.Request.PostDataEntries {
		r.Body += string(part.Bytes)
	}
	return r
}
