package report

import (
	"fmt"
	"strconv"

	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/annual"
)

// A doubtsData lists the figures of a report that are in doubt, each to be compared
// with its picture. What a person reads is recorded by the command that stands beside
// each, or proposed where visitors may do that.
type doubtsData struct {
	Report  int64         `json:"report"`
	Figures []doubtFigure `json:"figures"`

	Title   string `json:"-"`
	Propose bool   `json:"-"`
	// Absent says why the pictures are missing, nil where they are not.
	Absent *absence `json:"-"`
}

// A doubtFigure is a figure in doubt.
type doubtFigure struct {
	Clipping
	Command string `json:"command"`
}

func (p *Pages) doubts(r *page.Request) (page.View, error) {
	id := r.ID("id")
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	stored, err := Load(r.Context(), p.db, id)
	if err != nil {
		return page.View{}, err
	}
	data := &doubtsData{Report: id, Title: Title(stored.Report), Propose: p.propose}
	for _, o := range stored.Report.Observations {
		if o.Status != annual.Flagged || o.Stated() {
			continue
		}
		clipping, err := p.Clip(r.Context(), r.Language, stored, o)
		if err != nil {
			return page.View{}, err
		}
		if data.Absent == nil {
			data.Absent = clipping.Absent
		}
		data.Figures = append(data.Figures, doubtFigure{clipping, correctionOf(p.program, id, clipping.Cell)})
	}
	return page.View{Name: "doubts", Title: r.Text("doubts-title", data.Title), Data: data, Rows: data.rows}, nil
}

// correctionOf returns the command that corrects a figure.
func correctionOf(program string, report int64, cell string) string {
	return fmt.Sprintf(`%s correct %d %s VALUE --reason "read on the page"`, program, report, cell)
}

func (d *doubtsData) rows() [][]string {
	return page.Table("cell name value unit raw note note_zh page command", d.Figures, func(f doubtFigure) []string {
		return []string{f.Cell, f.Name, f.Value, f.Unit, f.Raw, f.Note, f.NoteZh, strconv.Itoa(f.Page), f.Command}
	})
}
