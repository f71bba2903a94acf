package place

import (
	"fmt"
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/place/column"
)

// Tables are the statistical tables of a report as they were found in a document.
type Tables struct {
	doc        *document.Document
	rows       align.KnownRows
	captions   map[*document.Table]caption
	placements []placement
}

// FindTables looks for the tables of all forms in the grids of a document, which is a
// report on the year, 0 where that is not known.
func FindTables(doc *document.Document, year int) *Tables {
	f := &Tables{doc: doc, rows: align.KnownRows{}, captions: captionsOf(doc)}
	f.placements = f.placeTables(year)
	return f
}

// RowsFound returns how many rows of the forms' tables were found.
func (f *Tables) RowsFound() int {
	found := 0
	for _, p := range f.placements {
		found += p.rowsFound
	}
	return found
}

// LikeliestForm returns the ID of the form that most rows follow, "" where none was found.
func (f *Tables) LikeliestForm() string {
	votes := map[string]int{}
	best := ""
	for _, p := range f.placements {
		votes[p.form.ID] += p.rowsFound
		if best == "" || votes[p.form.ID] > votes[best] {
			best = p.form.ID
		}
	}
	if votes[best] == 0 {
		return ""
	}
	return best
}

// AddTo adds to a report, whose form is known, what the tables hold: the figures
// with the evidence for their places, those without a place, and findings.
func (f *Tables) AddTo(r *annual.Report) {
	for _, p := range f.placements {
		r.Observations = append(r.Observations, p.observations...)
		r.Unplaced = append(r.Unplaced, p.unplaced...)
		r.Evidence = append(r.Evidence, p.grounds...)
		r.Findings = append(r.Findings, p.findings...)
		if p.rowsFound > 0 {
			r.Tables = append(r.Tables, annual.TableForm{Table: p.table.ID, Form: p.form.ID})
		}
		if p.rowsFound > 0 && p.form.ID != r.Form {
			r.Add(annual.Finding{Code: "form-drift", Severity: annual.Info,
				Message: fmt.Sprintf("%s follows form %s in a report of form %s", p.table.Zh, p.form.ID, r.Form)})
		}
		if p.rowsFound == 0 && form.FindTable(r.Form, p.table.ID) != nil {
			r.Add(f.missing(p.table))
		}
	}
	f.doubtCut(r)
	doubtBlanks(r, f.keepUnused(r))
	for _, p := range f.placements {
		r.Unplaced = append(r.Unplaced, p.aside...)
	}
}

// missing tells that no row of a table was found, and of the picture that stands in its place.
func (f *Tables) missing(t *form.Table) annual.Finding {
	if s := sectionOf(f.doc, t); s != nil && len(s.Pictures) > 0 && len(tablesIn(s)) == 0 {
		return annual.Finding{Code: "table-is-picture", Severity: annual.Warning, Place: s.Pictures[0],
			Message: fmt.Sprintf("no rows found of the table %s; in its chapter stands a picture (%d in all), which is not read", t.Zh, len(s.Pictures))}
	}
	return annual.Finding{Code: "table-missing", Severity: annual.Warning, Message: "no rows found of the table " + t.Zh}
}

// yearBonus is what the form of the report's year is ahead of others with
// equally good tables.
const yearBonus = 0.3

// unplacedCost is what a figure without a column, or in one whose heads are not
// the form's, takes from the score of a placement.
const unplacedCost = 0.05

// fewestProvincial is how many rows of a province's table are found at least, under its heads.
const fewestProvincial = 2

// A rowKey tells the rows of a document's grids apart.
type rowKey struct {
	table *document.Table
	row   int
}

// placeTables finds each statistical table, in the section that is named like
// it; then those of which most is not there, among the rows of the whole
// document that no other table has taken: reports put all tables at the end, or
// lose a heading.
func (f *Tables) placeTables(year int) []placement {
	doc, rows := f.doc, f.rows
	var list []placement
	ids := tableIDs()
	for _, id := range ids {
		list = append(list, f.placeTable(id, year, func(t *form.Table) []align.Row { return rows.Of(tablesIn(sectionOf(doc, t))) }))
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
		q := f.placeTable(ids[i], year, func(*form.Table) []align.Row {
			return slices.DeleteFunc(rows.Of(allTables(doc)), func(r align.Row) bool { return used[rowKey{r.Table, r.Index}] })
		})
		if q.rowsFound > p.rowsFound && (q.table.Key != form.ByColumn || q.headsFound() > 0) {
			list[i] = q
		}
	}
	return slices.DeleteFunc(list, func(p placement) bool { return p.table == nil })
}

// placeTable places the rows that the function gives on the table of each form
// and returns the best placement, one without a table where only provinces have that
// table and it is not here: forms drift, and a report may take one table
// from another year's form. A few rows alike prove no table of another year's
// form, though.
func (ts *Tables) placeTable(id string, year int, rows func(*form.Table) []align.Row) placement {
	var best, own placement
	for _, f := range formsFor(year) {
		for i := range f.Tables {
			t := &f.Tables[i]
			if t.ID != id {
				continue
			}
			instances := instancesOf(t, rows(t), ts.captions)
			summed := false
			for _, layout := range t.Layouts() {
				p := placeInstances(f, layout, instances, year)
				if layout != t && (summed || min(p.rowsFound, p.headsFound()) < p.rowsAsked) {
					continue // not in parts: each part has its own head and row
				}
				summed = summed || p.summed
				if f.Province != "" && (p.rowsFound < fewestProvincial || !p.headed()) {
					continue // rows alone, which a national table has too, prove nothing
				}
				if isYounger(id, year) && !p.proven() {
					continue // it only has words in common with what was not prescribed yet
				}
				p.alignment.Score -= unplacedCost * float64(len(p.unplaced)+p.misheaded())
				if f.Covers(year) {
					if p.complete() {
						return p
					}
					p.alignment.Score += yearBonus
					if own.form == nil || p.alignment.Score > own.alignment.Score {
						own = p
					}
				}
				if best.form == nil || p.alignment.Score > best.alignment.Score {
					best = p
				}
			}
		}
	}
	switch {
	case best.form == nil:
		return placement{}
	case best.form.Covers(year) || best.found():
		return best
	case own.form != nil:
		return own
	}
	return placement{form: best.form, table: best.table}
}

// formsFor returns the forms, that of the year first.
func formsFor(year int) []*form.Form {
	forms := slices.Clone(form.All())
	slices.SortStableFunc(forms, func(a, b *form.Form) int {
		switch {
		case a.Covers(year) == b.Covers(year):
			return 0
		case a.Covers(year):
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
	if len(p.parts) > 0 || p.rowsFound < p.rowsAsked || len(p.unplaced)+p.misheaded() > 0 || p.headsFound() < len(p.table.Blocks) {
		return false
	}
	for _, m := range p.alignment.Matches {
		if p.alignment.Items[m.Item].Kind != align.GroupItem && m.Likeness < align.SureLabel {
			return false
		}
	}
	for i, r := range p.alignment.Rows {
		if r.Values > 0 && !p.alignment.Taken(i) {
			return false
		}
	}
	return true
}

// found reports whether most rows of the table were found, and its head where
// the row has no label to know it by.
func (p *placement) found() bool {
	if p.rowsFound == 0 || p.table.Key == form.ByColumn && p.headsFound() == 0 {
		return false
	}
	return p.rowsFound*2 >= p.rowsAsked
}

// headsFound returns how many header rows of the table were found.
func (p *placement) headsFound() int {
	n := 0
	for _, m := range p.alignment.Matches {
		if p.alignment.Items[m.Item].Kind == align.HeaderItem {
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
		if e.Axis == annual.ColumnAxis && e.Printed != "" && e.Likeness < column.SureHead {
			n++
		}
	}
	return n
}

// headed reports whether a column was found for each of the form's by its own head.
func (p *placement) headed() bool {
	heads, columns := p.headShare()
	return heads == columns
}

// headShare returns how many columns of the table stand under the form's heads, and how
// many it has.
func (p *placement) headShare() (headed, columns int) {
	type key struct {
		block int
		id    string
	}
	heads := map[key]bool{}
	for _, e := range p.grounds {
		if e.Axis == annual.ColumnAxis && e.Printed != "" && e.Likeness >= column.SureHead {
			heads[key{e.Block, e.ID}] = true
		}
	}
	for _, b := range p.table.Blocks {
		columns += len(b.Columns)
	}
	return len(heads), columns
}

// proven reports whether most of the table was found, under most of the form's heads: the
// report has it, whatever year it says that it is of. In running text no column stands under
// its head, and the rows of heads tell.
func (p *placement) proven() bool {
	heads, columns := p.headShare()
	return p.found() && (p.table.Key == form.ByRow || heads*2 >= columns || p.sureHeads()*2 > len(p.table.Blocks))
}

// sureHeads returns how many header rows of the table were found in the form's own words.
func (p *placement) sureHeads() int {
	n := 0
	for _, m := range p.alignment.Matches {
		if p.alignment.Items[m.Item].Kind == align.HeaderItem && m.Likeness >= align.SureLabel {
			n++
		}
	}
	return n
}

// isYounger reports whether no form had the table yet in a year.
func isYounger(table string, year int) bool {
	return year != 0 && !slices.ContainsFunc(form.All(), func(f *form.Form) bool {
		return f.FirstYear <= year && form.FindTable(f.ID, table) != nil
	})
}

// markUsed adds the rows that the placement has taken.
func (p *placement) markUsed(used map[rowKey]bool) {
	for _, m := range p.alignment.Matches {
		for _, r := range p.alignment.Rows[m.From:m.To] {
			used[rowKey{r.Table, r.Index}] = true
		}
	}
	for _, key := range p.covers {
		used[key] = true
	}
	for i := range p.parts {
		p.parts[i].markUsed(used)
	}
}

// markOwned notes the table of the rows that the placement has taken.
func (p *placement) markOwned(owner map[rowKey]*form.Table) {
	for _, m := range p.alignment.Matches {
		for _, row := range p.alignment.Rows[m.From:m.To] {
			owner[rowKey{row.Table, row.Index}] = p.table
		}
	}
	for _, key := range p.covers {
		owner[key] = p.table
	}
	for i := range p.parts {
		p.parts[i].markOwned(owner)
	}
}

// tableIDs lists the tables of all forms, in printed order.
func tableIDs() []string {
	var ids []string
	for _, f := range form.All() {
		for _, t := range f.Tables {
			if !slices.Contains(ids, t.ID) {
				ids = append(ids, t.ID)
			}
		}
	}
	return ids
}
