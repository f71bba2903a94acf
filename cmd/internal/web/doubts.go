package web

import (
	"fmt"

	"nianbao/cmd/internal/web/pageimage"
	"nianbao/normalize/annual"
)

// A doubtsData lists the figures of a report that are in doubt, each to be compared
// with its picture. The database is opened for reading only: what a person reads is
// recorded by the command that stands beside each.
type doubtsData struct {
	Report  int64         `json:"report"`
	Figures []doubtFigure `json:"figures"`

	Title string `json:"-"`
}

// A doubtFigure is a figure in doubt. Picture is the address of its page, "" where
// that can't be shown, and View the part of the page to be seen: the figure with
// what stands around it, in points from the top left.
type doubtFigure struct {
	pageFigure
	Page    int    `json:"page"`
	Picture string `json:"picture,omitempty"`
	Command string `json:"command"`

	PageWidth, PageHeight float64
	View                  string
}

// What is shown around a figure in points: a neighbour on each side, and the lines
// above and below.
const (
	viewAside = 60
	viewAbove = 24
)

func (s *Server) doubts(r *request) (view, error) {
	id, err := r.id("id")
	if err != nil {
		return view{}, err
	}
	stored, err := s.config.Store.Load(r.Context(), id)
	if err != nil {
		return view{}, err
	}
	data := &doubtsData{Report: id, Title: reportTitle(stored.Report)}
	names := indicatorNames(r.language)
	for _, o := range stored.Report.Observations {
		if o.Status != annual.Flagged || o.Stated() {
			continue
		}
		shape, state := pageimage.Page{Width: a4Width, Height: a4Height}, "no-pages"
		if o.Place.Page > 0 {
			known, err := s.documents.page(r.Context(), stored.Document, o.Place.Page)
			if state, err = pageState(err); err != nil {
				return view{}, err
			}
			if state == "shown" {
				shape = known
			}
		}
		data.Figures = append(data.Figures, doubtOf(o, names, id, shape, state))
	}
	title, err := r.language.Text("doubts-title", data.Title)
	return view{name: "doubts", title: title, data: data, rows: data.rows}, err
}

func doubtOf(o annual.Observation, names nameBook, report int64, page pageimage.Page, state string) doubtFigure {
	f := doubtFigure{pageFigure: figureOf(o, names, page.Height), Page: o.Place.Page, PageWidth: page.Width, PageHeight: page.Height}
	f.Command = fmt.Sprintf(`nianbao correct %d %s VALUE --reason "read on the page"`, report, f.Cell)
	if state == "shown" && !o.Place.Box.IsZero() {
		f.Picture = fmt.Sprintf("/reports/%d/pages/%d/picture.png", report, o.Place.Page)
		f.View = fmt.Sprintf("%.2f %.2f %.2f %.2f", f.X-viewAside, f.Y-viewAbove, f.Width+2*viewAside, f.Height+2*viewAbove)
	}
	return f
}

func (d *doubtsData) rows() [][]string {
	rows := [][]string{{"cell", "name", "value", "unit", "raw", "note", "page", "command"}}
	for _, f := range d.Figures {
		rows = append(rows, []string{f.Cell, f.Name, f.Value, f.Unit, f.Raw, f.Note, itoa(f.Page), f.Command})
	}
	return rows
}
