// Package normalize turns the sections and grids of a document into a typed
// report: which form it follows, whose it is, and what each of its figures
// counts, with checks on all of it. It knows neither PDF nor SQL.
//
// The forms are data: see forms/ and Form.
package normalize

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianbao/extract"
)

// Revision counts the changes of the reading of documents: of this package, its
// forms and regions, and of extract. A document read by an older revision is
// worth reading again.
const Revision = 1

// ErrNotReport is returned for a document that is readable but is no annual
// report of government information disclosure.
var ErrNotReport = errors.New("not an annual report of government information disclosure")

// SectionTitles returns the titles that the sections of a report have in any
// form, for extract.Options.
func SectionTitles() []string {
	titles := []string{"总体情况", "存在的主要问题及改进情况", "其他需要报告的事项"}
	for _, f := range Forms() {
		for _, t := range f.Tables {
			for _, title := range append([]string{t.Zh}, t.Aliases...) {
				if !slices.Contains(titles, title) {
					titles = append(titles, title)
				}
			}
		}
	}
	return titles
}

// Normalize reads a document as an annual report. It returns ErrNotReport,
// wrapped with what is missing, if neither its title nor its tables are those of
// one.
func Normalize(doc *extract.Document) (*Report, error) {
	r := new(Report)
	r.identify(doc)
	placements := placeTables(doc, r.Year)
	found := 0
	for _, p := range placements {
		found += p.rowsFound
	}
	if found < 3 && !looksLikeReport(doc) {
		return nil, fmt.Errorf("%w: no title and no statistical table of one", ErrNotReport)
	}
	r.Form = formOf(r.Year, placements)
	r.addSections(doc)
	for _, p := range placements {
		r.Observations = append(r.Observations, p.observations...)
		r.Unplaced = append(r.Unplaced, p.unplaced...)
		r.Evidence = append(r.Evidence, p.grounds...)
		r.Findings = append(r.Findings, p.findings...)
		if p.rowsFound > 0 {
			r.Tables = append(r.Tables, TableForm{p.table.ID, p.form.ID})
		}
		if p.rowsFound > 0 && p.form.ID != r.Form {
			r.find(Finding{Code: "form-drift", Severity: Info,
				Message: fmt.Sprintf("%s follows form %s in a report of form %s", p.table.Zh, p.form.ID, r.Form)})
		}
		if p.rowsFound == 0 && FormTable(r.Form, p.table.ID) != nil {
			r.find(Finding{Code: "table-missing", Severity: Warning, Message: "no rows found of the table " + p.table.Zh})
		}
	}
	r.keepUnused(doc, placements)
	r.doubtBlanks()
	r.readNarrative(doc)
	r.settle()
	r.compareNarrative()
	r.addWarnings(doc)
	return r, nil
}

func (r *Report) find(f Finding) { r.Findings = append(r.Findings, f) }

// looksLikeReport reports whether the first lines name the kind of document.
func looksLikeReport(doc *extract.Document) bool {
	head := canonical(strings.Join(titleLines(doc), ""))
	return strings.Contains(head, "信息公开") && (strings.Contains(head, "年度报告") || strings.Contains(head, "年报") || strings.Contains(head, "工作报告"))
}

// addSections copies the chapters with the text of their paragraphs.
func (r *Report) addSections(doc *extract.Document) {
	for _, s := range doc.Sections {
		var paragraphs []string
		for _, b := range s.Blocks {
			if b.Table == nil {
				paragraphs = append(paragraphs, b.Paragraph)
			}
		}
		r.Sections = append(r.Sections, Section{Ordinal: s.Ordinal, Title: s.Title, Text: strings.Join(paragraphs, "\n"),
			Place: s.Place, Subheadings: s.Subheadings})
	}
}

// addWarnings passes on what the reading of the file had to say.
func (r *Report) addWarnings(doc *extract.Document) {
	for _, w := range doc.Warnings {
		severity := Warning
		if w.Code == "repaired" {
			severity = Info
		}
		r.find(Finding{Code: w.Code, Severity: severity, Message: w.Message, Place: extract.Place{Page: w.Page}})
	}
	if r.Region.Code == "" {
		r.find(Finding{Code: "region-unknown", Severity: Warning, Message: "the region could not be told from the title and the first paragraphs"})
	}
	if r.Year == 0 {
		r.find(Finding{Code: "year-unknown", Severity: Warning, Message: "the year of the report could not be told"})
	}
}

// formOf returns the form in force in the year; where the year is unknown, the
// form that most tables follow.
func formOf(year int, placements []placement) string {
	for _, f := range Forms() {
		if f.covers(year) {
			return f.ID
		}
	}
	votes := map[string]int{}
	best := ""
	for _, p := range placements {
		votes[p.form.ID] += p.rowsFound
		if best == "" || votes[p.form.ID] > votes[best] {
			best = p.form.ID
		}
	}
	return best
}

func (f *Form) covers(year int) bool {
	return f.FirstYear <= year && (f.LastYear == 0 || year <= f.LastYear)
}

// yearBonus is what the form of the report's year is ahead of others with
// equally good tables.
const yearBonus = 0.3

// unplacedCost is what a figure without a column, or in one whose heads are not
// the form's, takes from the score of a placement.
const unplacedCost = 0.05

// A rowKey tells the rows of a document's grids apart.
type rowKey struct {
	table *extract.Table
	row   int
}

// placeTables finds each statistical table, in the section that is named like
// it; then those of which most is not there, among the rows of the whole
// document that no other table has taken: reports put all tables at the end, or
// lose a heading.
func placeTables(doc *extract.Document, year int) []placement {
	var list []placement
	for _, id := range tableIDs() {
		list = append(list, placeTable(id, year, func(t *Table) []gridRow { return gridRows(tablesIn(sectionOf(doc, t))) }))
	}
	for i, p := range list {
		if p.found() {
			continue
		}
		used := map[rowKey]bool{}
		for j := range list {
			if j != i {
				list[j].markUsed(used)
			}
		}
		q := placeTable(p.table.ID, year, func(*Table) []gridRow {
			return slices.DeleteFunc(gridRows(allTables(doc)), func(r gridRow) bool { return used[rowKey{r.table, r.index}] })
		})
		if q.rowsFound > p.rowsFound && (q.table.Key != ByColumn || q.headsFound() > 0) {
			list[i] = q
		}
	}
	return list
}

// placeTable places the rows that the function gives on the table of each form
// and returns the best placement: forms drift, and a report may take one table
// from another year's form. A few rows alike prove no table of another year's
// form, though.
func placeTable(id string, year int, rows func(*Table) []gridRow) placement {
	var best, own placement
	for _, f := range formsFor(year) {
		for i := range f.Tables {
			t := &f.Tables[i]
			if t.ID != id {
				continue
			}
			taken := rows(t)
			for _, layout := range t.layouts() {
				p := place(f, layout, taken)
				if layout != t && min(p.rowsFound, p.headsFound()) < p.rowsAsked {
					continue // not in parts: each part has its own head and row
				}
				p.alignment.score -= unplacedCost * float64(len(p.unplaced)+p.misheaded())
				if f.covers(year) {
					if p.complete() {
						return p
					}
					p.alignment.score += yearBonus
					if own.form == nil || p.alignment.score > own.alignment.score {
						own = p
					}
				}
				if best.form == nil || p.alignment.score > best.alignment.score {
					best = p
				}
			}
		}
	}
	switch {
	case best.form.covers(year) || best.found():
		return best
	case own.form != nil:
		return own
	}
	return placement{form: best.form, table: best.table}
}

// formsFor returns the forms, that of the year first.
func formsFor(year int) []*Form {
	forms := slices.Clone(Forms())
	slices.SortStableFunc(forms, func(a, b *Form) int {
		switch {
		case a.covers(year) == b.covers(year):
			return 0
		case a.covers(year):
			return -1
		}
		return 1
	})
	return forms
}

// complete reports whether the report has the table just as the form has it, so
// that nothing better is to be found: every row with its label or, where it has
// none, its head, and every figure in its place.
func (p *placement) complete() bool {
	if p.rowsFound < p.rowsAsked || len(p.unplaced)+p.misheaded() > 0 || p.headsFound() < len(p.table.Blocks) {
		return false
	}
	used := make([]bool, len(p.alignment.rows))
	for _, m := range p.alignment.matches {
		if p.alignment.items[m.item].kind != groupItem && m.likeness < sureLabel {
			return false
		}
		for i := m.from; i < m.to; i++ {
			used[i] = true
		}
	}
	for i, r := range p.alignment.rows {
		if r.values > 0 && !used[i] {
			return false
		}
	}
	return true
}

// found reports whether most rows of the table were found, and its head where
// the row has no label to know it by.
func (p *placement) found() bool {
	if p.rowsFound == 0 || p.table.Key == ByColumn && p.headsFound() == 0 {
		return false
	}
	return p.rowsFound*2 >= p.rowsAsked
}

func (p *placement) headsFound() int {
	n := 0
	for _, m := range p.alignment.matches {
		if p.alignment.items[m.item].kind == headerItem {
			n++
		}
	}
	return n
}

// misheaded counts the columns of figures that are headed otherwise than the
// form's: only the names of groups tell which of several tables comes first.
func (p *placement) misheaded() int {
	n := 0
	for _, e := range p.grounds {
		if e.Axis == ColumnAxis && e.Printed != "" && e.Likeness < sureHead {
			n++
		}
	}
	return n
}

func (p *placement) markUsed(used map[rowKey]bool) {
	for _, m := range p.alignment.matches {
		for _, r := range p.alignment.rows[m.from:m.to] {
			used[rowKey{r.table, r.index}] = true
		}
	}
}

// tableIDs lists the tables of all forms, in printed order.
func tableIDs() []string {
	var ids []string
	for _, f := range Forms() {
		for _, t := range f.Tables {
			if !slices.Contains(ids, t.ID) {
				ids = append(ids, t.ID)
			}
		}
	}
	return ids
}

func allTables(doc *extract.Document) []*extract.Table {
	var all []*extract.Table
	for i := range doc.Sections {
		all = append(all, tablesIn(&doc.Sections[i])...)
	}
	return all
}

// sectionOf returns the section whose title is likest to the table's, and no
// likelier another table's; the one with its ordinal if no title is alike.
func sectionOf(doc *extract.Document, t *Table) *extract.Section {
	var named, numbered *extract.Section
	best := 0.5
	for i := range doc.Sections {
		s := &doc.Sections[i]
		if like := t.titleLike(s.Title); like > best && likestTable(s.Title) == t.ID {
			named, best = s, like
		}
		if s.Ordinal == t.Section {
			numbered = s
		}
	}
	if named != nil {
		return named
	}
	return numbered
}

func (t *Table) titleLike(title string) float64 {
	return newLabel(t.Zh, t.Aliases).like(wordingOf(canonical(title)), 0)
}

// likestTable returns the table whose title is likest to a section's.
func likestTable(title string) string {
	id, best := "", 0.0
	for _, f := range Forms() {
		for i := range f.Tables {
			if like := f.Tables[i].titleLike(title); like > best {
				id, best = f.Tables[i].ID, like
			}
		}
	}
	return id
}

func tablesIn(s *extract.Section) []*extract.Table {
	var list []*extract.Table
	if s != nil {
		for _, b := range s.Blocks {
			if b.Table != nil {
				list = append(list, b.Table)
			}
		}
	}
	return list
}

// keepUnused keeps the figures of rows that no table of the form has a place
// for, in grids of which other rows, or heads, were found. They are of the table
// whose row or head stands nearest above them, or else below.
func (r *Report) keepUnused(doc *extract.Document, placements []placement) {
	used := map[rowKey]bool{}
	owner := map[rowKey]*Table{}
	for _, p := range placements {
		p.markUsed(used)
		for _, m := range p.alignment.matches {
			for _, row := range p.alignment.rows[m.from:m.to] {
				owner[rowKey{row.table, row.index}] = p.table
			}
		}
	}
	for _, grid := range allTables(doc) {
		rows := gridRows([]*extract.Table{grid})
		var of *Table
		for i := len(rows) - 1; i >= 0; i-- {
			if t := owner[rowKey{grid, i}]; t != nil {
				of = t // the first of the grid
			}
		}
		for i, row := range rows {
			if t := owner[rowKey{grid, i}]; t != nil {
				of = t
			}
			if of == nil || used[rowKey{grid, i}] {
				continue
			}
			for _, c := range row.figures {
				r.Unplaced = append(r.Unplaced, Unplaced{Table: of.ID, Value: ReadNumber(c.Text).Value, Raw: c.Text,
					Note: strings.TrimSpace("the form has no such row: " + row.label()), Place: c.Place})
			}
		}
	}
	for _, u := range r.Unplaced {
		r.find(Finding{Code: "figure-unplaced", Severity: Warning, Message: fmt.Sprintf("%s: the figure %q has no certain place: %s", u.Table, u.Raw, u.Note), Place: u.Place})
	}
}

// doubtBlanks flags the blank cells in whose column a figure of the table was
// left without a place: the figure may be the cell's.
func (r *Report) doubtBlanks() {
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Status != Blank || o.Raw != "" {
			continue
		}
		for _, u := range r.Unplaced {
			if u.Place.Page == o.Place.Page && u.Place.Box.X0 < o.Place.Box.X1 && o.Place.Box.X0 < u.Place.Box.X1 && u.Value != nil && r.tableOf(o) == u.Table {
				o.Status, o.Confidence = Flagged, 0.5
				o.Note = fmt.Sprintf("the cell is blank, but the figure %q in its column was left without a place", u.Raw)
				break
			}
		}
	}
}

// tableOf returns the table of the form that an observation is of.
func (r *Report) tableOf(o *Observation) string {
	for _, tf := range r.Tables {
		if t := FormTable(tf.Form, tf.Table); t != nil && t.has(o.Indicator) {
			return t.ID
		}
	}
	return ""
}

// label returns the text of the row's labels on one line.
func (r gridRow) label() string {
	var parts []string
	for _, c := range r.labels {
		parts = append(parts, strings.Join(strings.Fields(c.Text), ""))
	}
	return strings.Join(parts, " ")
}
