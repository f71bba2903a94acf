package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/fetch/wall"
	"nianbao/extract/character"
)

// A Fault says why an address could not be had. Its kind is one word and
// stable.
type Fault struct {
	Kind   string
	Status int // of the answer, 0 without one
	// after is when the server wants to be asked again, 0 if it does not say.
	after  time.Duration
	closed bool // no request was made: the host is left alone
	err    error
}

// NewFault returns a fault that is no answer of a server.
func NewFault(kind string, err error) *Fault { return &Fault{Kind: kind, err: err} }

func (f *Fault) Error() string { return f.err.Error() }

// Unwrap returns the error behind the fault.
func (f *Fault) Unwrap() error { return f.err }

// The kinds of faults.
const (
	kindStatus    = "status"    // an answer of 400 or more
	kindTimeout   = "timeout"   // no answer, or no end of it, in time
	kindNetwork   = "network"   // no connection, or one that broke
	kindTruncated = "truncated" // the body ended before its end
	kindTooLarge  = "too-large"
	KindBlocked   = "blocked"   // a wall stands before the site, which is not passed
	KindGone      = "gone"      // an answer of status 200 says that there is no such page
	KindRobots    = "robots"    // robots.txt does not want it read
	kindAddress   = "address"   // a private address, or one that is not http(s)
	KindLoop      = "redirects" // they lead back to where they came from, or nowhere
	kindTLS       = "tls"       // the certificate is not in order, or no cipher is common
	kindHostDown  = "host-down" // too many faults of the host in this run
	kindPlanned   = "planned"   // it is said what would be asked, and nothing is
	kindDeferred  = "deferred"  // the host wants to be left alone for longer than a run lasts
)

var (
	errAddress = errors.New("not a public address")
	errRobots  = errors.New("robots.txt does not want it read")
)

// FaultOf gives an error of the network its kind.
func FaultOf(err error) *Fault {
	var fault *Fault
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var timeout net.Error
	kind := kindNetwork
	switch {
	case errors.As(err, &fault):
		return fault
	case errors.Is(err, errAddress):
		kind = kindAddress
	case errors.Is(err, archive.ErrTooLarge):
		kind = kindTooLarge
	case errors.As(err, &certificate), errors.As(err, &record), strings.Contains(err.Error(), "tls: "):
		kind = kindTLS // most errors of a handshake have no type
	case errors.Is(err, io.ErrUnexpectedEOF):
		kind = kindTruncated
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		kind = kindTimeout
	case errors.Is(err, syscall.ENOSPC):
		kind = "disk-full"
	}
	return &Fault{Kind: kind, err: err}
}

// passes reports whether a fault may be gone at the next attempt.
func (f *Fault) passes() bool {
	switch f.Kind {
	case kindTimeout, kindNetwork, kindTruncated:
		return true
	case kindStatus:
		return f.Status >= 500 && f.Status != http.StatusNotImplemented || f.Status == http.StatusTooManyRequests || f.Status == http.StatusRequestTimeout
	}
	return false
}

// statusFault returns the fault of an answer that is neither a page nor a redirect.
func statusFault(r *http.Response, now time.Time) *Fault {
	seen := wall.OfStatus(r.StatusCode)
	if r.StatusCode == http.StatusMethodNotAllowed && r.Request != nil && r.Request.Method != http.MethodGet {
		seen = "" // it means what it says
	}
	if seen == "" && r.StatusCode < 500 {
		seen = wallIn(r.Body)
	}
	if seen != "" {
		return &Fault{Kind: KindBlocked, Status: r.StatusCode, err: fmt.Errorf("a wall stands before the page: status %d, %s", r.StatusCode, seen)}
	}
	return &Fault{Kind: kindStatus, Status: r.StatusCode, after: retryAfter(r.Header.Get("Retry-After"), now),
		err: fmt.Errorf("the server answers %s", r.Status)}
}

// longestWall bounds how much of an answer is looked at for a wall.
const longestWall = 256 << 10

// wallIn returns what is seen of a wall in a body, "" if there is none.
func wallIn(body io.Reader) string {
	if body == nil {
		return ""
	}
	data, err := io.ReadAll(io.LimitReader(body, longestWall))
	if err != nil {
		return "" // the status says enough
	}
	text, _ := character.DecodeText(data)
	if sight, seen := wall.Of(text); sight == wall.Wall {
		return seen
	}
	return ""
}
