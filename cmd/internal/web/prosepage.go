package web

import (
	"errors"
	"fmt"

	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store"
)

// A proseData is two reports side by side.
type proseData struct {
	A          string            `json:"-"` // as asked for
	B          string            `json:"-"`
	Left       *reportLink       `json:"left,omitempty"`
	Right      *reportLink       `json:"right,omitempty"`
	Choices    []choice          `json:"-"`               // where a reference means several reports
	Unknown    string            `json:"-"`               // a reference that means none
	Cells      []cellPair        `json:"cells,omitempty"` // of the tables
	Comparison *prose.Comparison `json:"comparison,omitempty"`
}

// A reportLink names a report.
type reportLink struct {
	ID     int64  `json:"id"`
	Title  string `json:"title"`
	Organ  string `json:"organ"`
	Region string `json:"region"`
	Year   int    `json:"year"`
}

// A choice is one of the reports that a reference may mean, with the references
// that choose it.
type choice struct {
	reportLink
	A, B string
}

func linkOf(i store.ReportInfo) reportLink {
	return reportLink{ID: i.ID, Title: i.Title, Organ: i.Organ, Region: i.Region, Year: i.Year}
}

func (s *Server) prose(r *request) (view, error) {
	title, err := r.language.Text("prose")
	if err != nil {
		return view{}, err
	}
	data, err := s.proseData(r)
	if err != nil {
		return view{}, err
	}
	v := view{name: "prose", title: title, data: data, sheets: func() ([]sheet, error) { return proseSheets(r.language, data) }}
	if data.Comparison != nil {
		v.rows = func() [][]string { return figureRows(data.Comparison) }
	}
	return v, nil
}

func (s *Server) proseData(r *request) (*proseData, error) {
	data := &proseData{A: r.words("a"), B: r.words("b")}
	var stored [2]store.StoredReport
	for i, ref := range []string{data.A, data.B} {
		if ref == "" {
			continue
		}
		info, err := s.config.Store.Find(r.Context(), ref)
		var several *store.AmbiguousError
		switch {
		case errors.As(err, &several):
			for _, c := range several.Candidates[:min(len(several.Candidates), pageRows)] {
				chosen := choice{reportLink: linkOf(c), A: data.A, B: data.B}
				*[]*string{&chosen.A, &chosen.B}[i] = fmt.Sprint(c.ID)
				data.Choices = append(data.Choices, chosen)
			}
			return data, nil
		case errors.Is(err, store.ErrNotFound):
			data.Unknown = ref
			return data, nil
		case err != nil:
			return nil, err
		}
		if stored[i], err = s.config.Store.Load(r.Context(), info.ID); err != nil {
			return nil, err
		}
		link := linkOf(info)
		*[]**reportLink{&data.Left, &data.Right}[i] = &link
	}
	if data.Left != nil && data.Right != nil {
		c := prose.Compare(stored[0].Report.Sections, stored[1].Report.Sections)
		data.Comparison = &c
		pairs, err := s.config.Store.Difference(r.Context(), data.Left.ID, data.Right.ID, store.ShowDoubtful)
		if err != nil {
			return nil, err
		}
		data.Cells = storedPairs(pairs, indicatorNames(r.language))
	}
	return data, nil
}

// figureRows returns the figures that changed, for a spreadsheet.
func figureRows(c *prose.Comparison) [][]string {
	rows := [][]string{{"section", "before", "left", "right", "after"}}
	for _, f := range c.Figures {
		rows = append(rows, []string{f.Section, f.Before, f.Left, f.Right, f.After})
	}
	return rows
}

// proseSheets returns the workbook of the comparison.
func proseSheets(language wording.Language, data *proseData) ([]sheet, error) {
	if data.Comparison == nil {
		return nil, badParameter("a, b", data.A+", "+data.B)
	}
	var text sheet
	var err error
	if text.name, err = language.Text("prose-sheet-text"); err != nil {
		return nil, err
	}
	text.rows = [][]string{{"section", "state", fmt.Sprintf("%s %d", data.Left.Organ, data.Left.Year), fmt.Sprintf("%s %d", data.Right.Organ, data.Right.Year)}}
	for _, section := range data.Comparison.Sections {
		name := section.Right
		if name == "" {
			name = section.Left
		}
		for _, p := range section.Paragraphs {
			state, err := language.Text("prose-" + string(p.State))
			if err != nil {
				return nil, err
			}
			text.rows = append(text.rows, []string{name, state, whole(p.Left), whole(p.Right)})
		}
	}
	figures := sheet{rows: figureRows(data.Comparison)}
	if figures.name, err = language.Text("prose-sheet-figures"); err != nil {
		return nil, err
	}
	tables := sheet{rows: [][]string{{"cell", "name", "left", "left_status", "right", "right_status"}}}
	for _, p := range data.Cells {
		tables.rows = append(tables.rows, []string{p.Cell, p.Name, p.Left.Value, p.Left.Status, p.Right.Value, p.Right.Status})
	}
	tables.name, err = language.Text("table")
	return []sheet{tables, figures, text}, err
}

func whole(parts []prose.Part) string {
	text := ""
	for _, p := range parts {
		text += p.Text
	}
	return text
}
