package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"nianbao/cmd/internal/web/pageimage"
	"nianbao/extract/document"
	"nianbao/extract/render"
	"nianbao/normalize/annual"
	"nianbao/store"
)

// A pageData is a page of a report's document with the figures read from it.
type pageData struct {
	Report  int64        `json:"report"`
	Page    int          `json:"page"`
	Pages   int          `json:"pages"`
	Width   float64      `json:"width"` // points; of an A4 page if the document is not at hand
	Height  float64      `json:"height"`
	Picture string       `json:"picture,omitempty"` // address
	State   string       `json:"state"`             // "shown", "moved", "changed", "no-pages", "unreadable"
	Cell    string       `json:"cell,omitempty"`    // the figure marked
	Figures []pageFigure `json:"figures"`

	Title  string      `json:"-"`
	Marked *pageFigure `json:"-"`
}

// A pageFigure is a figure on the page.
type pageFigure struct {
	Cell   string        `json:"cell"`
	Name   string        `json:"name"`
	Value  string        `json:"value"`
	Raw    string        `json:"raw"`
	Unit   string        `json:"unit"`
	Status string        `json:"status"`
	Note   string        `json:"note,omitempty"`
	Box    document.Rect `json:"box"` // points from the page's bottom left

	X, Y, Width, Height float64 // of the box from the page's top left
}

// The size of A4 in points, for a page of which the size is not known.
const (
	a4Width  = 595.28
	a4Height = 841.89
)

func (s *Server) reportPage(r *request) (view, error) {
	id, err := r.id("id")
	if err != nil {
		return view{}, err
	}
	number, err := r.id("page")
	if err != nil {
		return view{}, err
	}
	stored, err := s.config.Store.Load(r.Context(), id)
	if err != nil {
		return view{}, err
	}
	if int(number) > stored.Document.Pages {
		return view{}, notFound(itoa(int(number)))
	}
	data := &pageData{Report: id, Page: int(number), Pages: stored.Document.Pages, Width: a4Width, Height: a4Height,
		Title: reportTitle(stored.Report), Cell: r.URL.Query().Get("cell")}
	if _, ok := refOf(data.Cell); data.Cell != "" && !ok {
		return view{}, badParameter("cell", data.Cell)
	}
	shape, err := s.documents.page(r.Context(), stored.Document, int(number))
	data.State, err = pageState(err)
	if err != nil {
		return view{}, err
	}
	if data.State == "shown" {
		data.Width, data.Height = shape.Width, shape.Height
		data.Picture = fmt.Sprintf("/reports/%d/pages/%d/picture.png", id, number)
	}
	if err := data.collect(r, stored.Report); err != nil {
		return view{}, err
	}
	title, err := r.language.Text("page-title", data.Title, data.Page)
	return view{name: "page", title: title, data: data, rows: data.rows}, err
}

// pageState says whether the page can be shown, and else why not. An error is of
// the request.
func pageState(err error) (string, error) {
	var p *problem
	switch {
	case err == nil:
		return "shown", nil
	case errors.Is(err, errMoved):
		return "moved", nil
	case errors.Is(err, errChanged):
		return "changed", nil
	case errors.Is(err, errNoPages):
		return "no-pages", nil
	case errors.As(err, &p):
		return "", err
	}
	return "unreadable", nil
}

// collect takes the figures of the page. A figure asked for that is not there is
// a mistake in the address.
func (d *pageData) collect(r *request, report annual.Report) error {
	names := indicatorNames(r.language)
	for _, o := range report.Observations {
		if o.Place.Page != d.Page {
			continue
		}
		d.Figures = append(d.Figures, figureOf(o, names, d.Height))
	}
	for i := range d.Figures {
		if d.Figures[i].Cell == d.Cell {
			d.Marked = &d.Figures[i]
		}
	}
	if d.Cell != "" && d.Marked == nil {
		return notFound(d.Cell)
	}
	return nil
}

// figureOf describes a figure on a page of the given height in points.
func figureOf(o annual.Observation, names nameBook, height float64) pageFigure {
	ref := annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}
	b := o.Place.Box
	f := pageFigure{Cell: anchor(ref), Name: names.cell(ref), Raw: o.Raw, Unit: o.Unit, Status: string(o.Status), Note: o.Note,
		Box: b, X: b.X0, Y: height - b.Y1, Width: b.Width(), Height: b.Height()}
	if o.Value != nil {
		f.Value = o.Value.String()
	}
	return f
}

func (d *pageData) rows() [][]string {
	rows := [][]string{{"cell", "name", "value", "unit", "raw", "status", "note", "page", "x0", "y0", "x1", "y1"}}
	for _, f := range d.Figures {
		row := []string{f.Cell, f.Name, f.Value, f.Unit, f.Raw, f.Status, f.Note, itoa(d.Page)}
		for _, at := range []float64{f.Box.X0, f.Box.Y0, f.Box.X1, f.Box.Y1} {
			row = append(row, fmt.Sprintf("%.2f", at))
		}
		rows = append(rows, row)
	}
	return rows
}

// figure leads to where a figure is printed, or to the report where it has no
// page.
func (s *Server) figure(w http.ResponseWriter, plain *http.Request) {
	r := newRequest(plain)
	cell := r.URL.Query().Get("cell")
	at, err := s.figureAddress(r, cell)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, plain, at, http.StatusFound)
}

func (s *Server) figureAddress(r *request, cell string) (string, error) {
	if err := checkQuery(r.URL.RawQuery); err != nil {
		return "", err
	}
	id, err := r.id("id")
	if err != nil {
		return "", err
	}
	ref, ok := refOf(cell)
	if !ok {
		return "", badParameter("cell", cell)
	}
	_, place, err := s.config.Store.CellPlace(r.Context(), id, ref)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	if place.Page == 0 { // no such figure, or none with a place: the report tells
		return address(r.language, "/reports/%v", id) + "#" + cell, nil
	}
	q, err := queryOf("cell", cell)
	return address(r.language, "/reports/%v/pages/%v", id, place.Page) + string(q) + "#cell", err
}

// picture answers with the picture of a page, with a figure marked if "cell"
// names one. Without the document the mark stands on an empty page.
func (s *Server) picture(w http.ResponseWriter, plain *http.Request) {
	r := newRequest(plain)
	body, err := s.drawPicture(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	send(w, plain, body)
}

func (s *Server) drawPicture(r *request) ([]byte, error) {
	if err := checkQuery(r.URL.RawQuery); err != nil {
		return nil, err
	}
	leave, err := s.enter(r)
	if err != nil {
		return nil, err
	}
	defer leave()
	id, err := r.id("id")
	if err != nil {
		return nil, err
	}
	number, err := strconv.Atoi(r.PathValue("page"))
	if err != nil || number < 1 {
		return nil, notFound("")
	}
	cell := r.URL.Query().Get("cell")
	ref, ok := refOf(cell)
	if cell != "" && !ok {
		return nil, badParameter("cell", cell)
	}
	doc, place, err := s.config.Store.CellPlace(r.Context(), id, ref)
	if err != nil {
		return nil, err
	}
	if number > doc.Pages || cell != "" && place.Page != number {
		return nil, notFound(cell)
	}
	return s.drawPage(r, doc, number, place.Box)
}

func (s *Server) drawPage(r *request, doc store.Document, number int, box document.Rect) ([]byte, error) {
	page, err := s.documents.page(r.Context(), doc, number)
	if err != nil {
		if _, known := pageState(err); known != nil || box.IsZero() {
			return nil, notFound("")
		}
		return pageimage.Empty(pageimage.Page{Number: number, Width: a4Width, Height: a4Height}, box)
	}
	picture, err := s.pictures.Picture(r.Context(), page, func() ([]byte, error) { return s.documents.open(doc) })
	var undrawn *render.Error
	switch {
	case errors.As(err, &undrawn):
		s.config.Log.Warn("picture", "sha256", doc.SHA256, "error", err)
		return pageimage.Empty(page, box)
	case err != nil:
		return nil, err
	case box.IsZero():
		return picture, nil
	}
	return pageimage.Marked(picture, page, box)
}
