package container

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net/http"
	"strings"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/warc"
	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// What a record of an archive of the web has against it.
const (
	errNotWhole  = document.Fault("the record of the archive is not whole")
	errNotDigest = document.Fault("the bytes in the archive are not those of which it has the digest")
	errARC       = document.Fault("it is an archive of the web in the form ARC, which is not read; there are programs that make a WARC file of it")
)

// Why says why a record of an archive of the web is no member.
type Why string

// The reasons.
const (
	Refused   Why = "refused"   // the server had nothing, or sent elsewhere
	Partial   Why = "partial"   // a part of a file was asked for
	Elsewhere Why = "elsewhere" // what was had is in a record of another file
	Foreign   Why = "foreign"   // it has no address of the web: a screenshot, an answer about names
)

func refuseARC(File, ingest.Limits, func(Member) error) error { return errARC }

// walkWARC comes to what an archive of the web has of servers: the bodies of answers that are no error, resources, and
// what was made of them, such as their text. A member is called by the place of its record and the address that was asked for: addresses
// come back when a site is visited again.
func walkWARC(f File, limits ingest.Limits, visit func(Member) error) error {
	file := warc.File{In: f.In, Size: f.Size}
	from := warc.Position{}
	if place, _, ok := strings.Cut(f.Only, "/"); ok {
		if at, ok := warc.ParsePosition(place); ok && at.Offset < f.Size {
			from = at
		}
	}
	had, damage := captures{}, placesError{}
	for r, err := range file.Records(from) {
		if err != nil {
			damage.add(err)
			continue
		}
		if why, isMember := had.judge(r); !isMember {
			if why != "" && f.LeftOut != nil {
				f.LeftOut(why)
			}
			continue
		}
		if err := visit(captureOf(file, r, limits)); err != nil {
			return err
		}
		if f.Only != "" && from != (warc.Position{}) {
			return nil
		}
	}
	return damage.orNil()
}

// A placesError says that an archive of the web has places that can't be read. What stands behind them was looked for and
// read.
type placesError struct {
	places int
	first  warc.Position
	err    error
}

func (e *placesError) add(err error) {
	if e.places++; e.err == nil {
		if at := new(warc.PlaceError); errors.As(err, &at) {
			e.first = at.Position
		}
		e.err = err
	}
}

func (e *placesError) orNil() error {
	if e.places == 0 {
		return nil
	}
	return e
}

// Error makes it an error.
func (e *placesError) Error() string {
	return fmt.Sprintf("places of the archive that can't be read: %d, the first at byte %d (%s); what stands behind them is read", e.places, e.first.Offset, Words(e.err))
}

// captures are what a file had so far, by their digests and addresses: as sums of them, since there can be many.
type captures map[uint64]struct{}

// judge reports whether a record has what a server had at an address, and why not, "" for one that is not about that: a request.
func (c captures) judge(r *warc.Record) (why Why, isMember bool) {
	switch r.Type {
	case warc.Revisit:
		if c.has(r.Digest) || c.has(r.Original) || r.Original == "" && r.Digest == "" && c.has(r.URL) {
			return "", false
		}
		return Elsewhere, false
	case warc.Response, warc.Resource, warc.Conversion:
	default:
		return "", false
	}
	switch isWeb := strings.HasPrefix(r.URL, "http://") || strings.HasPrefix(r.URL, "https://"); {
	case !isWeb:
		return Foreign, false
	case r.Type != warc.Response || r.Status == http.StatusOK || r.Status == http.StatusNonAuthoritativeInfo || isAll(r):
		c.add(r.Digest)
		c.add(r.URL)
		return "", true
	case r.Status == http.StatusPartialContent:
		return Partial, false
	}
	return Refused, false
}

func (c captures) add(text string) {
	if text != "" {
		c[sumOf(text)] = struct{}{}
	}
}

func (c captures) has(text string) bool {
	_, ok := c[sumOf(text)]
	return ok
}

func sumOf(text string) uint64 {
	sum := fnv.New64a()
	sum.Write([]byte(text))
	return sum.Sum64()
}

// isAll reports whether the part of a file that was asked for is all of it, as browsers ask for PDFs.
func isAll(r *warc.Record) bool {
	var first, last, size int64
	n, err := fmt.Sscanf(r.Header.Get("Content-Range"), "bytes %d-%d/%d", &first, &last, &size)
	return r.Status == http.StatusPartialContent && n == 3 && err == nil && first == 0 && last == size-1
}

// captureOf returns a record as a member. One that is packed by itself can be had at any time.
func captureOf(file warc.File, r *warc.Record, limits ingest.Limits) Member {
	isFree := r.Size > 0
	at, fault := r.Position, faultOf(r)
	name := at.Name(r.URL)
	if r.Type == warc.Conversion {
		name += ".txt" // it is the text of what is at the address
	}
	m := Member{Name: label(name), Size: -1, Packed: -1, URL: r.URL, At: r.At, IsFree: isFree, Beside: isPage(r), IsFurniture: isFurniture(r)}
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

// WebArchive returns a member that is an archive of the web and lies in its container as it is, so that nothing of it need be
// held. It reports false for another.
func (m Member) WebArchive(path string) (File, bool) {
	if m.InPlace == nil || !(warc.File{In: m.InPlace, Size: m.InPlace.Size()}).IsOne() {
		return File{}, false
	}
	kind, err := filekind.Of(m.InPlace, m.InPlace.Size())
	return File{Path: path, Kind: kind.ID, In: m.InPlace, Size: m.InPlace.Size()}, err == nil
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

// isFurniture reports whether the server called what it had something that pages are furnished with.
func isFurniture(r *warc.Record) bool {
	kind := strings.ToLower(r.Header.Get("Content-Type"))
	for _, part := range []string{"image/", "font/", "font-", "audio/", "video/", "text/css", "javascript"} {
		if strings.Contains(kind, part) {
			return true
		}
	}
	return false
}

// faultOf returns why a record can't be trusted: it is not whole, or its bytes are not those of its digest.
func faultOf(r *warc.Record) error {
	switch {
	case r.Truncated != "":
		return errNotWhole
	case r.IsDamaged():
		return errNotDigest
	}
	return nil
}
