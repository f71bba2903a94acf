package warc

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nlnwa/gowarc/v3"
)

// An Exchange is a request and what was answered.
type Exchange struct {
	URL  string
	At   time.Time // when the answer began
	Peer string    // IP address of the server, "" if it is not known
	// What was asked: nothing is kept of it without Asked. The body is that of a POST, nil for none.
	Method      string // GET for ""
	Asked       http.Header
	AskedBody   []byte
	Status      string      // of the answer: 200 OK
	Header      http.Header // of the answer
	Body        io.Reader   // of the answer, unpacked and put together; nil for none
	Size        int64       // of the body, in bytes
	SHA256      string      // of the body, in hexadecimal digits
	Packed      []string    // what the server packed the body with, as Content-Encoding has it
	SameAs      *Reference  // where the body is, which is then left out; nil for a body of its own
	NotModified bool        // the server says itself that the body is that of SameAs
	IsCut       bool        // the body is the beginning of what was sent
}

// A Reference names an answer that a file has.
type Reference struct {
	ID, URL string
	At      time.Time
}

// A Location is where a record was put.
type Location struct {
	File   string // its name in the folder, without folders
	Offset int64
	Reference
}

// A Writer puts exchanges into the files of a folder. What one of its methods has returned for is on the disk.
type Writer struct {
	dir   string
	files *gowarc.WarcFileWriter
	mu    sync.Mutex
}

// largestFile is the size beyond which a new file is begun, in bytes: what the standard recommends.
const largestFile = 1 << 30

// NewWriter returns a writer into a folder, which is there. Each file begins with the fields of info, such as
// software, operator and description.
func NewWriter(dir, prefix string, now func() time.Time, info map[string]string) *Writer {
	about := func(b gowarc.WarcRecordBuilder) error {
		for _, name := range slices.Sorted(maps.Keys(info)) {
			if _, err := fmt.Fprintf(b, "%s: %s\r\n", name, oneLine(info[name])); err != nil {
				return err
			}
		}
		return nil
	}
	return &Writer{dir: dir, files: gowarc.NewWarcFileWriter(gowarc.WithFileNameGenerator(&names{dir: dir, prefix: prefix, now: now}),
		gowarc.WithMaxFileSize(largestFile), gowarc.WithOpenFileSuffix(""), gowarc.WithFlush(true), gowarc.WithWarcInfoFunc(about),
		gowarc.WithRecordOptions(gowarc.WithAddMissingDigest(true)))}
}

// names gives files their names: the prefix, the time and a number.
type names struct {
	dir, prefix string
	now         func() time.Time
	number      int
}

// NewWarcfileName makes names a gowarc.WarcFileNameGenerator.
func (n *names) NewWarcfileName() (dir, name string) {
	for {
		n.number++
		name = fmt.Sprintf("%s-%s-%05d.warc", n.prefix, n.now().UTC().Format("20060102150405"), n.number)
		taken, _ := filepath.Glob(filepath.Join(n.dir, name+".*"))
		if len(taken) == 0 {
			return n.dir, name
		}
	}
}

// Write puts an exchange into a file and returns where its answer is.
func (w *Writer) Write(e Exchange) (Location, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	answer, err := e.answer()
	if err != nil {
		return Location{}, err
	}
	records := []gowarc.WarcRecord{answer}
	if e.Asked != nil {
		request, err := e.request(answer.RecordId())
		if err != nil {
			return Location{}, errors.Join(err, answer.Close())
		}
		records = append(records, request)
	}
	at := Location{Reference: Reference{ID: answer.RecordId(), URL: e.URL, At: e.At}}
	results := w.files.Write(records...)
	if len(results) == 0 {
		return Location{}, errors.New("the archive is closed")
	}
	for _, r := range results {
		err = errors.Join(err, r.Err)
	}
	if err != nil {
		return Location{}, errors.Join(err, w.files.Rotate(), w.takeBack(results[0]))
	}
	at.File, at.Offset = results[0].FileName, results[0].FileOffset
	return at, nil
}

// takeBack cuts off what was written of an exchange that could not be written whole. The next goes into a file of its own.
func (w *Writer) takeBack(r gowarc.WriteResponse) error {
	if r.FileName == "" {
		return nil
	}
	return os.Truncate(filepath.Join(w.dir, r.FileName), r.FileOffset)
}

// Close ends the file that is written.
func (w *Writer) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return errors.Join(w.files.Rotate(), w.files.Close())
}

// answer returns the record of the answer.
func (e Exchange) answer() (gowarc.WarcRecord, error) {
	kind := gowarc.Response
	if e.SameAs != nil {
		kind = gowarc.Revisit
	}
	b := gowarc.NewRecordBuilder(kind, gowarc.WithAddMissingDigest(true))
	b.AddWarcHeader(gowarc.WarcTargetURI, e.URL)
	b.AddWarcHeaderTime(gowarc.WarcDate, e.At)
	if e.Peer != "" {
		b.AddWarcHeader(gowarc.WarcIPAddress, e.Peer)
	}
	if e.IsCut {
		b.AddWarcHeader(gowarc.WarcTruncated, "length")
	}
	b.AddWarcHeader(gowarc.ContentType, "application/http;msgtype=response")
	if e.SHA256 != "" {
		b.AddWarcHeader(gowarc.WarcPayloadDigest, "sha256:"+e.SHA256)
	}
	if e.SameAs != nil {
		profile := gowarc.ProfileIdenticalPayloadDigestV1_1
		if e.NotModified {
			profile = gowarc.ProfileServerNotModifiedV1_1
		}
		b.AddWarcHeader(gowarc.WarcProfile, profile)
		b.AddWarcHeader(gowarc.WarcRefersTo, "<"+e.SameAs.ID+">")
		b.AddWarcHeader(gowarc.WarcRefersToTargetURI, e.SameAs.URL)
		b.AddWarcHeaderTime(gowarc.WarcRefersToDate, e.SameAs.At)
	}
	_, err := b.WriteString("HTTP/1.1 " + oneLine(e.Status) + "\r\n" + spelled(e.answerHeader()) + "\r\n")
	if err == nil && e.SameAs == nil && e.Body != nil {
		_, err = io.Copy(b, e.Body)
	}
	return built(b, err)
}

// answerHeader returns the header of the answer as it is true of the body that is kept: how it was sent stands beside it
// under names that readers know from other programs.
func (e Exchange) answerHeader() http.Header {
	h := e.Header.Clone()
	if h == nil {
		h = http.Header{}
	}
	for _, name := range []string{"Transfer-Encoding", "Content-Encoding", "Content-Length"} {
		if values := h.Values(name); len(values) > 0 {
			h["X-Archive-Orig-"+name] = values
		}
		h.Del(name)
	}
	if len(e.Packed) > 0 {
		h["X-Archive-Orig-Content-Encoding"] = e.Packed
	}
	if e.Body != nil {
		h.Set("Content-Length", fmt.Sprint(e.Size))
	}
	return h
}

// request returns the record of the request.
func (e Exchange) request(answer string) (gowarc.WarcRecord, error) {
	path := e.URL
	if _, rest, ok := strings.Cut(path, "://"); ok {
		path = "/"
		if at := strings.IndexAny(rest, "/?"); at >= 0 {
			path = rest[at:]
		}
	}
	method := e.Method
	if method == "" {
		method = http.MethodGet
	}
	b := gowarc.NewRecordBuilder(gowarc.Request, gowarc.WithAddMissingDigest(true))
	b.AddWarcHeader(gowarc.WarcTargetURI, e.URL)
	b.AddWarcHeaderTime(gowarc.WarcDate, e.At)
	b.AddWarcHeader(gowarc.ContentType, "application/http;msgtype=request")
	b.AddWarcHeader(gowarc.WarcConcurrentTo, "<"+answer+">")
	_, err := b.WriteString(method + " " + oneLine(path) + " HTTP/1.1\r\n" + spelled(e.Asked) + "\r\n")
	if err == nil {
		_, err = b.Write(e.AskedBody)
	}
	return built(b, err)
}

// built ends a record.
func built(b gowarc.WarcRecordBuilder, err error) (gowarc.WarcRecord, error) {
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	record, faults, err := b.Build()
	if err == nil && len(faults) > 0 {
		err = errors.Join(errors.Join(faults...), record.Close())
	}
	return record, err
}

// spelled returns a header as it is sent, its names in their order.
func spelled(h http.Header) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(h)) {
		for _, value := range h[name] {
			fmt.Fprintf(&b, "%s: %s\r\n", oneLine(name), oneLine(value))
		}
	}
	return b.String()
}

// oneLine keeps a text from ending the line that it stands in.
func oneLine(text string) string {
	return strings.Map(func(c rune) rune {
		if c == '\r' || c == '\n' {
			return ' '
		}
		return c
	}, text)
}
