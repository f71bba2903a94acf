package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/nlnwa/gowarc/v3"
)

// A Position says where in a file a record is.
type Position struct {
	Offset int64 // bytes of the file before it, or before the gzip member that it is in
	Inner  int64 // bytes of the unpacked member before it; 0 unless a member has several records
	Size   int64 // bytes of the file that it takes, 0 if that can't be told
}

// String returns the position as text, which ParsePosition reads: 1234, or 1234+56.
func (p Position) String() string {
	if p.Inner == 0 {
		return strconv.FormatInt(p.Offset, 10)
	}
	return fmt.Sprintf("%d+%d", p.Offset, p.Inner)
}

// Name returns what the record of an address goes by as a file among those of its WARC file: the position, which tells where it is, and the
// address less its scheme, as a path that stays as it is however paths are cleaned.
func (p Position) Name(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	return path.Join(p.String(), path.Clean("/"+address))
}

// ParsePosition reads what String writes. It reports false for another text.
func ParsePosition(text string) (Position, bool) {
	offset, inner, isInner := strings.Cut(text, "+")
	var p Position
	var errs [2]error
	p.Offset, errs[0] = strconv.ParseInt(offset, 10, 64)
	if isInner {
		p.Inner, errs[1] = strconv.ParseInt(inner, 10, 64)
	}
	return p, errors.Join(errs[:]...) == nil && p.Offset >= 0 && p.Inner >= 0
}

// The types of records, as they are written.
const (
	Info       = "warcinfo"
	Request    = "request"
	Response   = "response"
	Resource   = "resource"
	Revisit    = "revisit"
	Conversion = "conversion" // what was made of another record, such as its text
)

// A Record is a record of a file. It can be read until the next one is come to.
type Record struct {
	Position
	Type   string // in small letters
	ID     string // without its brackets
	URL    string // that was asked for
	At     time.Time
	Digest string // of the payload as it is written, with the name of the algorithm, "" for none
	// Original is, of a revisit, the address of the record that has its body, "" where that is not told.
	Original string
	// Truncated is why the body is not whole, "" if it is.
	Truncated string
	// Status and Header are what the server answered, 0 and nil for a record of no answer.
	Status int
	Header http.Header
	// Faults are what is wrong with the record by the standard: a digest that its bytes do not have, a field that makes no sense.
	Faults []error

	digests int       // that are told of it and are of its body
	body    io.Reader // behind the header of HTTP
	close   func() error
}

// Close closes a record that was asked for alone.
func (r *Record) Close() error { return r.close() }

// recordOf takes a record of the library apart.
func recordOf(r gowarc.WarcRecord, at Position, faults []error) (*Record, error) {
	h := r.WarcHeader()
	record := &Record{Position: at, Type: strings.ToLower(r.Type().String()), ID: r.RecordId(), URL: strings.Trim(h.Get(gowarc.WarcTargetURI), "<>"),
		Digest: h.Get(gowarc.WarcPayloadDigest), Truncated: h.Get(gowarc.WarcTruncated), Faults: faults, close: r.Close}
	if record.Type == Revisit {
		record.Original = strings.Trim(h.Get(gowarc.WarcRefersToTargetURI), "<>")
	}
	record.At, _ = r.Date() // a date that makes no sense is among the faults
	if h.Has(gowarc.WarcBlockDigest) {
		record.digests++
	}
	if isHTTP(h) && record.Type == Response && record.Digest != "" {
		record.digests++
	}
	if h.Has(gowarc.WarcSegmentNumber) && record.Truncated == "" {
		record.Truncated = "segmented" // the rest is in records of their own, which no program is known to write
	}
	raw, err := r.Block().RawBytes()
	if err != nil {
		return nil, err
	}
	in := bufio.NewReader(raw)
	record.body = in
	if isAnswer := record.Type == Response || record.Type == Revisit; isAnswer && isHTTP(h) {
		err = record.readHeader(in)
	}
	return record, err
}

// isHTTP reports whether a record is of what was said by HTTP.
func isHTTP(h *gowarc.WarcFields) bool {
	return strings.HasPrefix(strings.ToLower(h.Get(gowarc.ContentType)), gowarc.ApplicationHttp)
}

// readHeader reads the header of an answer by HTTP. One that makes no sense is a fault, and its lines are lost to the
// body.
func (r *Record) readHeader(in *bufio.Reader) error {
	lines := textproto.NewReader(in)
	status, err := lines.ReadLine()
	if err != nil {
		r.Faults = append(r.Faults, fmt.Errorf("the answer has no status line: %w", err))
		return nil
	}
	words := strings.Fields(status)
	if len(words) >= 2 {
		r.Status, _ = strconv.Atoi(words[1])
	}
	if r.Status == 0 {
		r.Faults = append(r.Faults, fmt.Errorf("the answer has no status: %.80q", status))
	}
	header, err := lines.ReadMIMEHeader()
	r.Header = http.Header(header)
	if err != nil && !errors.Is(err, io.EOF) {
		r.Faults = append(r.Faults, fmt.Errorf("the header of the answer: %w", err))
	}
	return nil
}

// Body returns what the server had: the body of the answer, or the resource itself. What was sent in chunks is
// put together and what was sent packed is unpacked; what only says so and is not, is
// returned as it is, since some programs keep the header and not the packing. It fails with an error of the packing.
func (r *Record) Body() (io.Reader, error) {
	in := bufio.NewReader(r.body)
	if r.Header == nil {
		return in, nil
	}
	if strings.EqualFold(r.Header.Get("Transfer-Encoding"), "chunked") && beginsChunk(in) {
		in = bufio.NewReader(newChunkedReader(in))
	}
	for _, coding := range codingsOf(r.Header) {
		next, err := unpacked(coding, in)
		if err != nil {
			return nil, err
		}
		in = bufio.NewReader(next)
	}
	return in, nil
}

// beginsChunk reports whether what comes next is the length of a chunk.
func beginsChunk(in *bufio.Reader) bool {
	head, _ := in.Peek(32)
	line, _, ok := bytes.Cut(head, []byte("\n"))
	if !ok {
		return false
	}
	length, _, _ := strings.Cut(strings.TrimSpace(string(line)), ";")
	_, err := strconv.ParseUint(strings.TrimSpace(length), 16, 63)
	return err == nil
}
