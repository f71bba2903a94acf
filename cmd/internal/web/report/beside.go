package report

import (
	"errors"
	"fmt"

	figures "nianbao/cmd/internal/web/compare"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/prose"
	"nianbao/store/compare"
	"nianbao/store/reports"
)

// A proseData is two reports side by side.
type proseData struct {
	A          string            `json:"-"` // as asked for
	B          string            `json:"-"`
	Left       *Link             `json:"left,omitempty"`
	Right      *Link             `json:"right,omitempty"`
	Choices    []choice          `json:"-"`               // where a reference means several reports
	Unknown    string            `json:"-"`               // a reference that means none
	Cells      []CellPair        `json:"cells,omitempty"` // of the tables
	Comparison *prose.Comparison `json:"comparison,omitempty"`
	// Copied is what the right text has from the left one, if that is asked for.
	Copied *copiedText `json:"copied,omitempty"`
	// Coverage warns that the two cover different things, "" where they do not.
	Coverage string `json:"coverage_note,omitempty"`
}

// A choice is one of the reports that a reference may mean, with the references
// that choose it.
type choice struct {
	Link
	A, B string
}

func (p *Pages) prose(r *page.Request) (page.View, error) {
	copied := r.Choice("copied", "0", "1") == "1"
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	data, err := p.proseData(r, copied)
	if err != nil {
		return page.View{}, err
	}
	v := page.View{Name: "prose", Title: r.Text("prose"), Data: data, Sheets: func() ([]page.Sheet, error) { return data.sheets(r) }}
	if data.Comparison != nil {
		v.Rows = data.figures
	}
	return v, nil
}

func (p *Pages) proseData(r *page.Request, copied bool) (*proseData, error) {
	data := &proseData{A: r.Words("a"), B: r.Words("b")}
	var stored [2]reports.Stored
	for i, ref := range []string{data.A, data.B} {
		if ref == "" {
			continue
		}
		info, err := reports.Find(r.Context(), p.db, ref)
		var several *reports.AmbiguousError
		switch {
		case errors.As(err, &several):
			for _, c := range several.Candidates[:min(len(several.Candidates), page.PageRows)] {
				chosen := choice{Link: linkOf(c), A: data.A, B: data.B}
				*[]*string{&chosen.A, &chosen.B}[i] = fmt.Sprint(c.ID)
				data.Choices = append(data.Choices, chosen)
			}
			return data, nil
		case errors.Is(err, reports.ErrNotFound):
			data.Unknown = ref
			return data, nil
		case err != nil:
			return nil, err
		}
		if stored[i], err = reports.Load(r.Context(), p.db, info.ID); err != nil {
			return nil, err
		}
		link := linkOf(info)
		*[]**Link{&data.Left, &data.Right}[i] = &link
	}
	if data.Left != nil && data.Right != nil {
		c := prose.Compare(stored[0].Report.Sections, stored[1].Report.Sections)
		data.Comparison = &c
		if copied {
			data.Copied = copiedOf(c, stored[0], stored[1])
		}
		pairs, err := compare.Difference(r.Context(), p.db, data.Left.ID, data.Right.ID, compare.ShowDoubtful)
		if err != nil {
			return nil, err
		}
		if data.Cells, err = storedPairs(pairs, r.Language, data.Left.ID, data.Right.ID); err != nil {
			return nil, err
		}
		covered, err := compare.CoverageOf(r.Context(), p.db, []int64{data.Left.ID, data.Right.ID})
		if err != nil {
			return nil, err
		}
		if data.Coverage, err = figures.CoverageNote(r.Language, covered); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// figures returns the figures that changed, for a spreadsheet.
func (d *proseData) figures() [][]string {
	return page.Table("section before left right after", d.Comparison.Figures, func(f prose.FigureChange) []string {
		return []string{f.Section, f.Before, f.Left, f.Right, f.After}
	})
}

// sheets returns the workbook of the comparison.
func (d *proseData) sheets(r *page.Request) ([]page.Sheet, error) {
	if d.Comparison == nil {
		return nil, page.BadParameter("a, b", d.A+", "+d.B)
	}
	cells := page.Table("cell name left left_status right right_status change change_percent", d.Cells, func(p CellPair) []string {
		return []string{p.Cell, p.Name, p.Left.Value, p.Left.Status, p.Right.Value, p.Right.Status, p.Change, p.Percent}
	})
	return []page.Sheet{{Name: r.Text("table"), Rows: cells}, {Name: r.Text("prose-sheet-figures"), Rows: d.figures()},
		{Name: r.Text("prose-sheet-text"), Rows: d.text(r)}}, nil
}

// text returns the paragraphs side by side.
func (d *proseData) text(r *page.Request) [][]string {
	rows := [][]string{{"section", "state", fmt.Sprintf("%s %d", d.Left.Organ, d.Left.Year), fmt.Sprintf("%s %d", d.Right.Organ, d.Right.Year)}}
	for _, section := range d.Comparison.Sections {
		name := section.Right
		if name == "" {
			name = section.Left
		}
		for _, p := range section.Paragraphs {
			rows = append(rows, []string{name, r.Text("prose-" + string(p.State)), prose.Whole(p.Left), prose.Whole(p.Right)})
		}
	}
	return rows
}
