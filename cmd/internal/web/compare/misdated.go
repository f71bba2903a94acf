package compare

import (
	"fmt"
	"strings"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/compare"
	"nianbao/store/database"
)

// A misdatedList is the reports on years in which there was no such region, which no comparison has a place for.
type misdatedList struct {
	Count   int        `json:"count"`
	Reports []misdated `json:"reports"` // the first ones
}

type misdated struct {
	Report int64  `json:"report"`
	Code   string `json:"region_code"`
	Name   string `json:"name"`
	Year   int    `json:"year"`
}

// More returns how many reports are not named.
func (l misdatedList) More() int { return l.Count - len(l.Reports) }

// note says what is left out, in a sentence.
func (l misdatedList) note(r *page.Request) string {
	names := make([]string, len(l.Reports))
	for i, m := range l.Reports {
		names[i] = fmt.Sprintf("%s %d", m.Name, m.Year)
	}
	text := r.Text("misdated", l.Count) + strings.Join(names, r.Text("example-or"))
	if l.More() > 0 {
		text += r.Text("misdated-more", l.More())
	}
	return text + r.Text("misdated-end")
}

// leaveOut tells which reports a comparison leaves out for their years, where it looks at each of these.
func (a *asked) leaveOut(r *page.Request, db *database.DB, c compare.Comparison, looksAt func(year int) bool) error {
	found, err := compare.MisdatedReports(r.Context(), db, c)
	if err != nil {
		return err
	}
	var list misdatedList
	for _, m := range found {
		if !looksAt(m.Year) {
			continue
		}
		if list.Count++; list.Count <= mostNamed {
			list.Reports = append(list.Reports, misdated{m.Report, m.Region.Code, m.Region.Name, m.Year})
		}
	}
	if list.Count > 0 {
		a.Misdated = &list
	}
	return nil
}

// anyYear is for comparisons that look at each year of their span.
func anyYear(int) bool { return true }
