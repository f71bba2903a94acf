package browse

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/report"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
	"nianbao/store/chapters"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A searchData is what some words may mean.
type searchData struct {
	Words      string         `json:"q"`
	Regions    []foundRegion  `json:"regions"`
	Indicators []naming.Link  `json:"indicators"`
	Reports    []reportEntry  `json:"reports"`
	Passages   []foundPassage `json:"passages"`
	Paging     page.Paging    `json:"paging"` // of the passages
}

// A foundPassage is a piece of a report's text with the words.
type foundPassage struct {
	Report  report.Link  `json:"report"`
	Section string       `json:"section"`
	Parts   []prose.Part `json:"parts"` // Own: one of the words
}

type foundRegion struct {
	Code string `json:"code"`
	Name string `json:"name"` // with those around it
}

// maxFound bounds each list of a search.
const maxFound = 20

func (p *Pages) search(r *page.Request) (page.View, error) {
	data := &searchData{Words: r.Words("q")}
	if data.Words != "" {
		data.Regions, data.Indicators = findRegions(data.Words), findIndicators(r.Language, data.Words)
		if err := data.findReports(r, p.db); err != nil {
			return page.View{}, err
		}
		if err := data.findPassages(r, p.db); err != nil {
			return page.View{}, err
		}
	}
	return page.View{Name: "search", Title: r.Text("search"), Data: data, Rows: data.rows}, nil
}

func (d *searchData) rows() [][]string {
	rows := page.Head("kind id name")
	for _, f := range d.Regions {
		rows = append(rows, []string{"region", f.Code, f.Name})
	}
	for _, i := range d.Indicators {
		rows = append(rows, []string{"indicator", i.Code, i.Name})
	}
	for _, e := range d.Reports {
		rows = append(rows, []string{"report", strconv.FormatInt(e.ID, 10), e.Title})
	}
	for _, p := range d.Passages {
		rows = append(rows, []string{"passage", strconv.FormatInt(p.Report.ID, 10), prose.Whole(p.Parts)})
	}
	return rows
}

// findRegions returns the regions of which the code or the name with those around
// it has the words, those that are named so to the letter first.
func findRegions(words string) []foundRegion {
	var exact, loose []foundRegion
	for _, region := range gazetteer.Regions() {
		if region.ValidTo != 0 {
			continue
		}
		full := gazetteer.FullName(region, 0)
		switch {
		case region.Name == words || region.Code == words || full == words:
			exact = append(exact, foundRegion{region.Code, full})
		case strings.Contains(full, words) && strings.Contains(words, string([]rune(region.Name)[:1])):
			loose = append(loose, foundRegion{region.Code, full})
		}
	}
	list := append(exact, loose...)
	return list[:min(len(list), maxFound)]
}

func findIndicators(language wording.Language, words string) []naming.Link {
	var list []naming.Link
	lower := strings.ToLower(words)
	for _, t := range naming.Tables(language) {
		for _, i := range t.Indicators {
			known, _ := naming.Quantity(i.Code, "")
			if strings.Contains(known.Zh, words) || strings.Contains(strings.ToLower(known.En), lower) || strings.Contains(i.Code, lower) {
				list = append(list, i)
			}
		}
	}
	return list[:min(len(list), maxFound)]
}

// findReports takes the words for a reference to a report, and for a part of an
// organ's name.
func (d *searchData) findReports(r *page.Request, db *database.DB) error {
	info, err := reports.Find(r.Context(), db, d.Words)
	var several *reports.AmbiguousError
	switch {
	case errors.As(err, &several):
		for _, info := range several.Candidates[:min(len(several.Candidates), maxFound)] {
			d.Reports = append(d.Reports, entryOf(info.Listed()))
		}
	case err == nil:
		d.Reports = []reportEntry{entryOf(info.Listed())}
	case !errors.Is(err, reports.ErrNotFound):
		return err
	}
	list, err := reports.Browse(r.Context(), db, reports.Query{Organ: d.Words, LatestOnly: true}, reports.Part{Limit: maxFound})
	if err != nil {
		return err
	}
	for _, e := range entriesOf(list) {
		if !slices.ContainsFunc(d.Reports, func(known reportEntry) bool { return known.ID == e.ID }) {
			d.Reports = append(d.Reports, e)
		}
	}
	return nil
}

// findPassages looks for the words in the text of reports. Words without a letter
// or digit are in none.
func (d *searchData) findPassages(r *page.Request, db *database.DB) error {
	d.Paging = r.Paging()
	if err := r.Wrong(); err != nil {
		return err
	}
	hits, err := chapters.Search(r.Context(), db, chapters.Query{Words: d.Words, Limit: d.Paging.Size + 1, Offset: d.Paging.Offset()})
	if err != nil && !errors.Is(err, chapters.ErrNoWords) {
		return err
	}
	for _, h := range page.Cut(&d.Paging, hits) {
		d.Passages = append(d.Passages, foundPassage{report.Link{ID: h.ReportID, Title: h.Title, Organ: h.Organ, Region: h.Region, Year: h.Year},
			h.SectionTitle, marked(h.Snippet)})
	}
	return nil
}

// marked returns a snippet in parts, its words apart.
func marked(s chapters.Snippet) []prose.Part {
	var parts []prose.Part
	at := 0
	for _, m := range s.Marks {
		if m.Start > at {
			parts = append(parts, prose.Part{Text: s.Text[at:m.Start]})
		}
		parts = append(parts, prose.Part{Text: s.Text[m.Start:m.End], Own: true})
		at = m.End
	}
	return append(parts, prose.Part{Text: s.Text[at:]})
}
