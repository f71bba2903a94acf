package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize"
	"nianbao/store"
)

// A searchData is what some words may mean.
type searchData struct {
	Words      string          `json:"q"`
	Regions    []foundRegion   `json:"regions"`
	Indicators []indicatorLink `json:"indicators"`
	Reports    []reportEntry   `json:"reports"`
}

type foundRegion struct {
	Code string `json:"code"`
	Name string `json:"name"` // with those around it
}

// maxFound bounds each list of a search.
const maxFound = 20

func (s *Server) search(r *request) (view, error) {
	data := &searchData{Words: r.words("q")}
	title, err := r.language.Text("search")
	if err != nil {
		return view{}, err
	}
	if data.Words != "" {
		data.Regions, data.Indicators = findRegions(data.Words), findIndicators(r.language, data.Words)
		if err := data.findReports(r, s.config.Store); err != nil {
			return view{}, err
		}
	}
	return view{name: "search", title: title, data: data, rows: func() [][]string {
		rows := [][]string{{"kind", "id", "name"}}
		for _, f := range data.Regions {
			rows = append(rows, []string{"region", f.Code, f.Name})
		}
		for _, i := range data.Indicators {
			rows = append(rows, []string{"indicator", i.Code, i.Name})
		}
		for _, e := range data.Reports {
			rows = append(rows, []string{"report", strconv.FormatInt(e.ID, 10), e.Title})
		}
		return rows
	}}, nil
}

// findRegions returns the regions of which the code or the name with those around
// it has the words, those that are named so to the letter first.
func findRegions(words string) []foundRegion {
	var exact, loose []foundRegion
	for _, region := range normalize.Regions() {
		if region.ValidTo != 0 {
			continue
		}
		full := normalize.FullName(region, 0)
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

func findIndicators(language wording.Language, words string) []indicatorLink {
	var list []indicatorLink
	lower := strings.ToLower(words)
	for _, t := range indicatorTables(language) {
		for _, i := range t.Indicators {
			known, _ := quantity(i.Code, "")
			if strings.Contains(known.Zh, words) || strings.Contains(strings.ToLower(known.En), lower) || strings.Contains(i.Code, lower) {
				list = append(list, i)
			}
		}
	}
	return list[:min(len(list), maxFound)]
}

// findReports takes the words for a reference to a report, and for a part of an
// organ's name.
func (d *searchData) findReports(r *request, db *store.Store) error {
	info, err := db.Find(r.Context(), d.Words)
	var several *store.AmbiguousError
	switch {
	case errors.As(err, &several):
		d.Reports = entriesOf(several.Candidates[:min(len(several.Candidates), maxFound)])
	case err == nil:
		d.Reports = []reportEntry{entryOf(info)}
	case !errors.Is(err, store.ErrNotFound):
		return err
	}
	list, err := db.Browse(r.Context(), store.ReportQuery{Organ: d.Words, LatestOnly: true}, store.Part{Limit: maxFound})
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
