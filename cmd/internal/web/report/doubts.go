package report

import (
	"fmt"
	"strconv"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/pageimage"
	"nianbao/normalize/annual"
	"nianbao/store/reports"
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

func (p *Pages) doubts(r *page.Request) (page.View, error) {
	id := r.ID("id")
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	stored, err := reports.Load(r.Context(), p.db, id)
	if err != nil {
		return page.View{}, err
	}
	data := &doubtsData{Report: id, Title: Title(stored.Report)}
	names := naming.Names(r.Language)
	for _, o := range stored.Report.Observations {
		if o.Status != annual.Flagged || o.Stated() {
			continue
		}
		shape, state := pageimage.Page{Width: a4Width, Height: a4Height}, "no-pages"
		if o.Place.Page > 0 {
			_, known, err := p.pageOf(r.Context(), stored.Document, o.Place.Page)
			if state, err = pageState(err); err != nil {
				return page.View{}, err
			}
			if state == "shown" {
				shape = known
			}
		}
		data.Figures = append(data.Figures, doubtOf(o, names, id, shape, state, p.program))
	}
	return page.View{Name: "doubts", Title: r.Text("doubts-title", data.Title), Data: data, Rows: data.rows}, nil
}

func doubtOf(o annual.Observation, names naming.Book, report int64, shape pageimage.Page, state, program string) doubtFigure {
	f := doubtFigure{pageFigure: figureOf(o, names, shape.Height), Page: o.Place.Page, PageWidth: shape.Width, PageHeight: shape.Height}
	f.Command = fmt.Sprintf(`%s correct %d %s VALUE --reason "read on the page"`, program, report, f.Cell)
	if state == "shown" && !o.Place.Box.IsZero() {
		f.Picture = fmt.Sprintf("/reports/%d/pages/%d/picture.png", report, o.Place.Page)
		f.View = fmt.Sprintf("%.2f %.2f %.2f %.2f", f.X-viewAside, f.Y-viewAbove, f.Width+2*viewAside, f.Height+2*viewAbove)
	}
	return f
}

func (d *doubtsData) rows() [][]string {
	return page.Table("cell name value unit raw note note_zh page command", d.Figures, func(f doubtFigure) []string {
		return []string{f.Cell, f.Name, f.Value, f.Unit, f.Raw, f.Note, f.NoteZh, strconv.Itoa(f.Page), f.Command}
	})
}
