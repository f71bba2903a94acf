package web

import (
	"fmt"
	"path"
	"strings"
	"time"

	"nianbao/cmd/internal/web/printed"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store"
)

// A reportData is what is known of one report.
type reportData struct {
	ID       int64         `json:"id"`
	Version  int           `json:"version"`
	Latest   bool          `json:"latest"`
	Revision int           `json:"revision"`
	Document documentData  `json:"document"`
	Report   annual.Report `json:"report"`
	Series   []seriesData  `json:"series_findings"`

	Info     store.ReportInfo `json:"-"`
	Place    string           `json:"-"` // the region with those around it
	Tables   []tableView      `json:"-"`
	Sections []sectionView    `json:"-"`
	Findings []findingView    `json:"-"`
	Stated   []statedView     `json:"-"`
	Errors   int              `json:"-"`
	Warnings int              `json:"-"`
}

// A documentData says where a report comes from.
type documentData struct {
	SHA256    string `json:"sha256"`
	Size      int64  `json:"size"`
	Name      string `json:"name"`
	MediaType string `json:"media_type"`
	SourceURL string `json:"source_url,omitempty"`
	FetchedAt string `json:"fetched_at,omitempty"`
	Pages     int    `json:"pages"`
	Producer  string `json:"producer"`
	Repaired  string `json:"repaired,omitempty"`
	Parser    string `json:"parser"`
}

// A seriesData is a disagreement with the report of the year before.
type seriesData struct {
	Code     string `json:"code"`
	Previous int64  `json:"previous_report"`
	Cell     string `json:"cell"`
	Before   string `json:"before"`
	Value    string `json:"value"`
}

// A sectionView is a chapter with the tables that belong to it.
type sectionView struct {
	annual.Section
	Numeral string
	Tables  []tableView
}

// A findingView is a finding with the figures that it is about.
type findingView struct {
	annual.Finding
	Number int
	Cells  []cellLink
}

type cellLink struct{ Name, Anchor string }

// A statedView is a key figure that the text states.
type statedView struct {
	annual.Observation
	Name string
	Href string
}

func (s *Server) report(r *request) (view, error) {
	id, err := r.id("id")
	if err != nil {
		return view{}, err
	}
	stored, err := s.config.Store.Load(r.Context(), id)
	if err != nil {
		return view{}, err
	}
	data, err := s.reportData(r, stored)
	if err != nil {
		return view{}, err
	}
	return view{name: "report", title: reportTitle(stored.Report), data: data,
		rows: func() [][]string { return reportRows(stored.Report) }}, nil
}

// reportTitle names a report as people do.
func reportTitle(r annual.Report) string {
	name := r.Organ
	if name == "" {
		name = r.Region.Name
	}
	if name == "" {
		return r.Title
	}
	if r.Year == 0 {
		return name
	}
	return fmt.Sprintf("%s %d", name, r.Year)
}

func (s *Server) reportData(r *request, stored store.StoredReport) (*reportData, error) {
	d := &reportData{ID: stored.Info.ID, Version: stored.Info.Version, Latest: stored.Info.Latest, Revision: stored.Info.Revision,
		Document: documentOf(stored.Document), Report: stored.Report, Info: stored.Info,
		Place: identity.FullName(stored.Report.Region, stored.Report.Year)}
	series, err := s.config.Store.SeriesFindings(r.Context(), stored.Info.ID)
	if err != nil {
		return nil, err
	}
	for _, f := range series {
		d.Series = append(d.Series, seriesData{f.Code, f.Previous, anchor(f.Cell), f.Before, f.Value})
	}
	href := func(o annual.Observation) string {
		if o.Place.Page == 0 {
			return ""
		}
		at := address(r.language, "/reports/%v/pages/%v", stored.Info.ID, o.Place.Page)
		q, err := queryOf("cell", anchor(annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}))
		if err != nil {
			return at
		}
		return at + string(q) + "#cell"
	}
	return d, d.show(r.language, href)
}

// show makes what the template shows. href, if not nil, says where a figure is
// shown in print.
func (d *reportData) show(language wording.Language, href func(annual.Observation) string) error {
	names := indicatorNames(language)
	notes := map[annual.CellRef][]int{}
	for i, f := range d.Report.Findings {
		shown := findingView{Finding: f, Number: i + 1}
		for _, ref := range f.Cells {
			notes[ref] = append(notes[ref], i+1)
			shown.Cells = append(shown.Cells, cellLink{names.cell(ref), anchor(ref)})
		}
		switch {
		case !f.Stands(): // a correction mended it
		case f.Severity == annual.Error:
			d.Errors++
		case f.Severity == annual.Warning:
			d.Warnings++
		}
		d.Findings = append(d.Findings, shown)
	}
	var err error
	if d.Tables, err = (tableViewer{language, notes, href}).views(printed.Tables(&d.Report)); err != nil {
		return err
	}
	for _, section := range d.Report.Sections {
		shown := sectionView{Section: section, Numeral: numeral(section.Ordinal)}
		for _, t := range d.Tables {
			if t.Section > 0 && t.Section == section.Ordinal {
				shown.Tables = append(shown.Tables, t)
			}
		}
		d.Sections = append(d.Sections, shown)
	}
	for _, o := range d.Report.Observations {
		if strings.HasPrefix(o.Indicator, "narrative.") {
			shown := statedView{Observation: o, Name: names.cell(annual.CellRef{Indicator: o.Indicator})}
			if href != nil {
				shown.Href = href(o)
			}
			d.Stated = append(d.Stated, shown)
		}
	}
	return nil
}

// Loose returns the tables that belong to no chapter of the report.
func (d *reportData) Loose() []tableView {
	var list []tableView
	for _, t := range d.Tables {
		placed := false
		for _, s := range d.Report.Sections {
			placed = placed || t.Section > 0 && s.Ordinal == t.Section
		}
		if !placed {
			list = append(list, t)
		}
	}
	return list
}

func documentOf(d store.Document) documentData {
	data := documentData{SHA256: d.SHA256, Size: d.Size, Name: path.Base(strings.ReplaceAll(d.Path, `\`, "/")), MediaType: d.MediaType,
		SourceURL: d.SourceURL, Pages: d.Pages, Producer: d.Producer, Repaired: d.Repaired, Parser: d.Parser}
	if !d.FetchedAt.IsZero() {
		data.FetchedAt = d.FetchedAt.UTC().Format(time.RFC3339)
	}
	return data
}

// reportRows returns the figures of a report for a spreadsheet.
func reportRows(r annual.Report) [][]string {
	rows := [][]string{{"indicator", "applicant", "name", "value", "unit", "raw", "status", "note", "page", "x0", "y0", "x1", "y1", "line"}}
	names := indicatorNames(wording.Chinese)
	for _, o := range r.Observations {
		value := ""
		if o.Value != nil {
			value = o.Value.String()
		}
		b := o.Place.Box
		row := []string{o.Indicator, o.Applicant, names.cell(annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}),
			value, o.Unit, o.Raw, string(o.Status), o.Note, "", "", "", "", "", ""}
		if o.Place.Page > 0 {
			row[8] = itoa(o.Place.Page)
		}
		if !b.IsZero() {
			for i, at := range []float64{b.X0, b.Y0, b.X1, b.Y1} {
				row[9+i] = fmt.Sprintf("%.2f", at)
			}
		}
		if o.Place.Line > 0 {
			row[13] = itoa(o.Place.Line)
		}
		rows = append(rows, row)
	}
	return rows
}

// numeral returns the Chinese numeral of a chapter, "" for what is before the
// first.
func numeral(n int) string {
	digits := []rune("〇一二三四五六七八九十")
	switch {
	case n <= 0:
		return ""
	case n < len(digits):
		return string(digits[n])
	}
	return itoa(n)
}
