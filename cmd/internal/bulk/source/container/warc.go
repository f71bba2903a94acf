package container

import (
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/warc"
)

// walkWARC comes to what an archive of the web has of servers: the bodies of answers that are no error, and
// resources. A member is called by the place of its record and the address that was asked for: addresses come back when a site is
// visited again.
func walkWARC(f File, limits ingest.Limits, visit func(Member) error) error {
	file := warc.File{In: f.In, Size: f.Size}
	from := warc.Position{}
	if place, _, ok := strings.Cut(f.Only, "/"); ok {
		if at, ok := warc.ParsePosition(place); ok && at.Offset < f.Size {
			from = at
		}
	}
	var damage error
	for r, err := range file.Records(from) {
		if err != nil {
			damage = err
			continue
		}
		if !isCapture(r) {
			continue
		}
		if err := visit(captureOf(file, r, limits)); err != nil {
			return err
		}
		if f.Only != "" && from != (warc.Position{}) {
			return nil
		}
	}
	return damage
}

// isCapture reports whether a record has what a server had at an address.
func isCapture(r *warc.Record) bool {
	isWeb := strings.HasPrefix(r.URL, "http://") || strings.HasPrefix(r.URL, "https://")
	return isWeb && (r.Type == warc.Response && r.Status == http.StatusOK || r.Type == warc.Resource)
}

// captureOf returns a record as a member. One that is packed by itself can be had at any time.
func captureOf(file warc.File, r *warc.Record, limits ingest.Limits) Member {
	isFree := r.Size > 0
	at, fault := r.Position, faultOf(r)
	m := Member{Name: label(at.Name(r.URL)), Size: -1, Packed: -1, URL: r.URL, At: r.At, IsFree: isFree, Beside: isPage(r)}
	m.Open = func() (io.ReadCloser, error) {
		if fault != nil {
			return nil, fault
		}
		record, end := r, func() error { return nil }
		if isFree {
			var err error
			if record, err = file.At(at); err != nil {
				return nil, err
			}
			end = record.Close
		}
		body, err := record.Body()
		if err != nil {
			return nil, errors.Join(err, end())
		}
		return bodyReader{&boundedReader{in: body, left: limits.MaxBytes + 1, limit: limits.MaxBytes}, end}, nil
	}
	return m
}

// A bodyReader reads the body of a record and ends with it.
type bodyReader struct {
	io.Reader
	end func() error
}

// Close makes it an io.ReadCloser.
func (r bodyReader) Close() error { return r.end() }

// isPage reports whether the server called what it had a page, of which an archive has many that are no report.
func isPage(r *warc.Record) bool {
	kind := strings.ToLower(r.Header.Get("Content-Type"))
	return kind == "" || strings.HasPrefix(kind, "text/") || strings.Contains(kind, "xhtml") || strings.Contains(kind, "json") || strings.Contains(kind, "javascript")
}

// faultOf returns why a record can't be trusted: it is not whole, or its bytes are not those of its digest.
func faultOf(r *warc.Record) error {
	if r.Truncated != "" {
		return errors.New("the record of the archive is not whole")
	}
	if slices.ContainsFunc(r.Faults, warc.IsDamage) {
		return errors.New("the bytes in the archive are not those of which it has the digest")
	}
	return nil
}
