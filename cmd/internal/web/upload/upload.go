package upload

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/sent"
)

// form shows where documents can be sent from.
func (p *Pages) form(r *page.Request) (page.View, error) {
	return page.View{Name: "upload", Title: r.Text("upload"), Data: &view{}}, nil
}

// answer reads the documents of a visitor and answers with what they say.
func (p *Pages) answer(w http.ResponseWriter, plain *http.Request) {
	r := page.NewRequest(plain)
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadReceives)) // a test's writer has none
	ctx, cancel := context.WithTimeout(r.Context(), uploadReceives+maxUploads*uploadTime)
	defer cancel()
	r.Request = r.WithContext(ctx)
	data, err := p.receive(w, r)
	var body []byte
	var kind string
	var files map[string]sent.File
	if err == nil {
		v := page.View{Name: "upload", Title: r.Text("upload"), Data: data, JSON: "?" + answer.FileParameter + "=" + dataFile}
		if files, err = p.files(r, v, data); err == nil {
			body, kind, err = p.desk.Encode(r, v)
		}
	}
	if err != nil {
		w.Header().Set("Connection", "close") // what is left of the body is not read
		p.desk.Fail(w, r, err)
		return
	}
	p.desk.Answered(w, r, http.StatusOK, kind, body, files)
}

// receive reads the documents while they come.
func (p *Pages) receive(w http.ResponseWriter, r *page.Request) (*view, error) {
	select {
	case p.receiving <- struct{}{}:
		defer func() { <-p.receiving }()
	default:
		return nil, &page.Problem{Status: http.StatusServiceUnavailable, Key: "problem-busy"}
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxUploads*uploadBytes+1<<20)
	form, err := r.MultipartReader()
	if err != nil {
		return nil, &page.Problem{Status: http.StatusUnsupportedMediaType, Key: "problem-upload", Err: err}
	}
	data := &view{}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, uploadProblem(err)
		}
		if part.FormName() != "file" || part.FileName() == "" {
			continue
		}
		if len(data.Documents) == maxUploads {
			return nil, &page.Problem{Status: http.StatusRequestEntityTooLarge, Key: "problem-too-large"}
		}
		doc, err := p.read(r, part)
		if err != nil {
			return nil, err
		}
		doc.Number = len(data.Documents) + 1
		data.Documents = append(data.Documents, doc)
	}
	if len(data.Documents) == 0 {
		return nil, &page.Problem{Status: http.StatusBadRequest, Key: "problem-no-file"}
	}
	data.compare(r.Language)
	if err := data.besideEarlier(r.Context(), p.db, r.Language); err != nil {
		return nil, err
	}
	return data, data.amongPeers(r.Context(), p.db, r.Language)
}

// uploadProblem tells a body that is too large from one that can't be understood.
func uploadProblem(err error) *page.Problem {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &page.Problem{Status: http.StatusRequestEntityTooLarge, Key: "problem-too-large", Err: err}
	}
	return &page.Problem{Status: http.StatusBadRequest, Key: "problem-upload", Err: err}
}
