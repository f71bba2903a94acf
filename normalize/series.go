package normalize

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
)

// addSeries tells of a report that was published in several files which of them were put together
// and which are missing: a part must not pass for the whole.
func addSeries(r *annual.Report, doc *document.Document) {
	parts := doc.Parts
	if len(parts) == 0 {
		if doc.Series == nil {
			return
		}
		parts = []document.Part{{Number: doc.Series.Number, Page: 1, Path: doc.Path}}
	}
	var have, missing []string
	count := len(parts)
	for _, p := range parts {
		text := path.Base(document.PrintablePath(cmp.Or(p.Address, p.Path)))
		if p.Number > 0 {
			text = fmt.Sprintf("%d %s", p.Number, text)
		}
		if p.Page > 1 {
			text += fmt.Sprintf(" (from page %d)", p.Page)
		}
		have = append(have, text)
	}
	if doc.Series != nil {
		for _, m := range missingOf(doc.Series, parts) {
			missing = append(missing, strings.TrimSpace(fmt.Sprintf("%d %s", m.Number, document.PrintablePath(m.Address))))
		}
	}
	if count += len(missing); doc.Series != nil {
		count = max(count, doc.Series.Count)
	}
	f := annual.Finding{Code: "report-parts", Severity: annual.Info, Left: fmt.Sprint(len(parts)), Right: fmt.Sprint(count),
		Message: fmt.Sprintf("the report was published in %d files, which are read as one: %s", count, strings.Join(have, "; "))}
	switch {
	case doc.Series != nil && doc.Series.By == document.ByNames:
		f.Message = fmt.Sprintf("the report was put together of %d files that are called alike: %s", count, strings.Join(have, "; "))
	case doc.Series != nil && doc.Series.By == document.ByPlace:
		f.Severity = annual.Warning
		f.Message = fmt.Sprintf("the report was put together of %d files whose names do not say whose they are, by what each has of it: %s", count, strings.Join(have, "; "))
	}
	if len(missing) > 0 {
		f.Severity = annual.Error
		f.Message = fmt.Sprintf("the report was published in %d files, of which are missing: %s; read is %s", count, strings.Join(missing, "; "), strings.Join(have, "; "))
	}
	r.Add(f)
}

// missingOf lists the files of a series that were not read, also those that have no address.
func missingOf(s *document.Series, parts []document.Part) []document.Member {
	isRead := func(number int) bool {
		return slices.ContainsFunc(parts, func(p document.Part) bool { return p.Number == number })
	}
	var list []document.Member
	for _, m := range s.Others {
		if !isRead(m.Number) {
			list = append(list, m)
		}
	}
	for n := 1; n <= s.Count; n++ {
		if !isRead(n) && !slices.ContainsFunc(s.Others, func(m document.Member) bool { return m.Number == n }) {
			list = append(list, document.Member{Number: n})
		}
	}
	slices.SortStableFunc(list, func(a, b document.Member) int { return a.Number - b.Number })
	return list
}
