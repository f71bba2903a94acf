package web

import (
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/web/printed"
	"nianbao/cmd/internal/web/prose"
	"nianbao/normalize"
)

// Bounds on what a visitor has read. The largest real reports have some 10 MB
// and take about a second.
const (
	maxUploads     = 2        // files at once
	uploadBytes    = 32 << 20 // of one file
	uploadPages    = 300
	uploadTime     = 20 * time.Second
	uploadMemory   = 1 << 30
	uploadWorkers  = 2
	uploadAtOnce   = 4 // requests that are being received or read
	uploadReceives = 60 * time.Second
)

// uploads reads documents of visitors in worker processes, and keeps nothing.
type uploads struct {
	receiving chan struct{}
	parsers   chan *workers.Single
}

func newUploads(worker []string) *uploads {
	limits := ingest.DefaultLimits()
	limits.MaxBytes, limits.MaxPages, limits.Time, limits.Memory = uploadBytes, uploadPages, uploadTime, uploadMemory
	limits.Recognize = false // it takes minutes, for which nobody looks at a page
	u := &uploads{receiving: make(chan struct{}, uploadAtOnce), parsers: make(chan *workers.Single, uploadWorkers)}
	for range uploadWorkers {
		u.parsers <- workers.NewSingle(worker, limits)
	}
	return u
}

// close ends the worker processes once they are idle.
func (u *uploads) close() {
	for range uploadWorkers {
		(<-u.parsers).Close()
	}
}

// An uploadData is what was read of a visitor's documents.
type uploadData struct {
	Documents  []uploadedDocument `json:"documents"`
	Cells      []cellPair         `json:"cells,omitempty"` // of two documents
	Comparison *prose.Comparison  `json:"prose,omitempty"` // of two documents

	Left, Right reportLink `json:"-"`
}

// An uploadedDocument is one document, with its report or the reason why there is
// none.
type uploadedDocument struct {
	Name    string            `json:"name"`
	SHA256  string            `json:"sha256,omitempty"`
	Pages   int               `json:"pages,omitempty"`
	Refused string            `json:"refused,omitempty"` // the kind of failure
	Message string            `json:"message,omitempty"`
	Report  *normalize.Report `json:"report,omitempty"`

	Title    string        `json:"-"`
	Tables   []tableView   `json:"-"`
	Findings []findingView `json:"-"`
	Number   int           `json:"-"` // tells the anchors of two documents apart
}

func (s *Server) uploadForm(r *request) (view, error) {
	title, err := r.language.Text("upload")
	return view{name: "upload", title: title, data: &uploadData{}}, err
}

// upload reads the documents of a visitor and answers with what they say.
func (s *Server) upload(w http.ResponseWriter, plain *http.Request) {
	r := newRequest(plain)
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadReceives)) // a test's writer has none
	ctx, cancel := context.WithTimeout(r.Context(), uploadReceives+maxUploads*uploadTime)
	defer cancel()
	r.Request = r.WithContext(ctx)
	body, kind, err := s.readUploads(w, r)
	if err != nil {
		w.Header().Set("Connection", "close") // what is left of the body is not read
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(body)
}

func (s *Server) readUploads(w http.ResponseWriter, r *request) ([]byte, string, error) {
	select {
	case s.uploads.receiving <- struct{}{}:
		defer func() { <-s.uploads.receiving }()
	default:
		return nil, "", &problem{status: http.StatusServiceUnavailable, key: "problem-busy"}
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxUploads*uploadBytes+1<<20)
	form, err := r.MultipartReader()
	if err != nil {
		return nil, "", &problem{status: http.StatusUnsupportedMediaType, key: "problem-upload", err: err}
	}
	data := &uploadData{}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, "", uploadProblem(err)
		}
		if part.FormName() != "file" || part.FileName() == "" {
			continue
		}
		if len(data.Documents) == maxUploads {
			return nil, "", &problem{status: http.StatusRequestEntityTooLarge, key: "problem-too-large"}
		}
		doc, err := s.readUpload(r, part)
		if err != nil {
			return nil, "", err
		}
		doc.Number = len(data.Documents) + 1
		data.Documents = append(data.Documents, doc)
	}
	if len(data.Documents) == 0 {
		return nil, "", &problem{status: http.StatusBadRequest, key: "problem-no-file"}
	}
	if err := data.compare(r); err != nil {
		return nil, "", err
	}
	title, err := r.language.Text("upload")
	if err != nil {
		return nil, "", err
	}
	return s.encode(r, view{name: "upload", title: title, data: data})
}

// uploadProblem tells a body that is too large from one that can't be understood.
func uploadProblem(err error) *problem {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &problem{status: http.StatusRequestEntityTooLarge, key: "problem-too-large", err: err}
	}
	return &problem{status: http.StatusBadRequest, key: "problem-upload", err: err}
}

// readUpload reads one document in a worker process.
func (s *Server) readUpload(r *request, part *multipart.Part) (uploadedDocument, error) {
	doc := uploadedDocument{Name: uploadName(part.FileName())}
	content, err := io.ReadAll(io.LimitReader(part, uploadBytes+1))
	if err != nil {
		return doc, uploadProblem(err)
	}
	var parser *workers.Single
	select {
	case parser = <-s.uploads.parsers:
		defer func() { s.uploads.parsers <- parser }()
	case <-r.Context().Done():
		return doc, r.Context().Err()
	}
	parsed, err := parser.Parse(r.Context(), doc.Name, content)
	var refused *workers.RefusedError
	if errors.As(err, &refused) {
		doc.Refused, doc.Message = refused.Kind, shorten(refused.Message)
		return doc, nil
	}
	if err != nil {
		return doc, err
	}
	doc.SHA256, doc.Pages, doc.Report, doc.Title = parsed.SHA256, parsed.Pages, parsed.Report, reportTitle(*parsed.Report)
	shown := &reportData{Report: *parsed.Report}
	if err := shown.show(r.language, nil); err != nil {
		return doc, err
	}
	doc.Tables, doc.Findings = shown.Tables, shown.Findings
	return doc, nil
}

// uploadName is the name that a browser gives a file, made harmless.
func uploadName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return shorten(strings.Map(func(c rune) rune {
		if c == utf8.RuneError || unicode.IsControl(c) {
			return '_'
		}
		return c
	}, name))
}

// compare puts two reports side by side.
func (d *uploadData) compare(r *request) error {
	if len(d.Documents) != 2 || d.Documents[0].Report == nil || d.Documents[1].Report == nil {
		return nil
	}
	left, right := d.Documents[0].Report, d.Documents[1].Report
	d.Left = reportLink{Organ: left.Organ, Year: left.Year}
	d.Right = reportLink{Organ: right.Organ, Year: right.Year}
	d.Cells = pairCells(printed.Tables(left), printed.Tables(right), indicatorNames(r.language))
	c := prose.Compare(left.Sections, right.Sections)
	d.Comparison = &c
	return nil
}
