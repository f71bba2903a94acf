package place

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/place/column"
)

// placeInstances places each instance of a table by itself and puts together what is of
// one table: further columns of it. Of several that have the same cells it takes the one
// of the report's year and keeps the others aside; where nothing tells which that is, or that
// another is another year's, the figures that differ are in doubt.
func placeInstances(f *form.Form, t *form.Table, list []instance, year int) placement {
	if len(list) == 1 {
		p := placeTurned(f, t, list[0])
		p.doubtAbove(list[0])
		p.doubtWithin(list[0].rows, year)
		if eraOf(list[0].caption, year) == otherYear {
			p.doubtAll("the caption of the table names another year: " + oneLine(list[0].caption))
		}
		return p
	}
	var found, some []placement
	for _, in := range list {
		p := placeTurned(f, t, in)
		p.doubtAbove(in)
		p.era, p.caption = eraOf(in.caption, year), oneLine(in.caption)
		if p.found() {
			found = append(found, p)
		}
		if p.rowsFound > 0 {
			some = append(some, p)
		}
	}
	continueEras(found)
	if len(found) == 0 {
		found = some // of a table that has few of the form's rows
	}
	if len(found) == 0 {
		var all []align.Row
		for _, in := range list {
			all = append(all, in.rows...)
		}
		return place(f, t, all)
	}
	if len(found) == 1 && found[0].era == otherYear {
		found[0].doubtAll("the caption of the table names another year: " + found[0].caption)
	}
	best := otherYear
	for _, p := range found {
		if p.era == thisYear || p.era == unsaid && best == otherYear {
			best = p.era
		}
	}
	var ours, aside []placement
	for _, p := range found {
		if p.era == best {
			ours = append(ours, p)
		} else {
			aside = append(aside, p)
		}
	}
	slices.SortStableFunc(ours, func(a, b placement) int {
		return cmp.Or(cmp.Compare(min(len(b.observations), 1), min(len(a.observations), 1)), cmp.Compare(b.alignment.Score, a.alignment.Score))
	})
	p := ours[0]
	for _, o := range ours[1:] {
		if p.isApart(o) {
			if o.mayBeWhole(p) {
				p.doubtBeside(o)
			}
			p.merge(o)
			continue
		}
		p.doubtBeside(o)
		o.keepAside(&p, "table-twice", annual.Warning, "the table stands in the report twice; kept without a place")
	}
	for _, o := range aside {
		if p.isApart(o) && best != thisYear {
			p.merge(o)
			continue
		}
		if o.era == unsaid {
			p.doubtBeside(o)
			o.keepAside(&p, "table-twice", annual.Warning, "the table stands in the report twice; kept without a place")
			continue
		}
		o.keepAside(&p, "table-other-year", annual.Info, "the table is another year's, by its caption "+o.caption)
	}
	return p
}

// doubtAbove flags the figures of a text where the line above its rows, which may be the first of its heads, names groups
// of columns in another order than the form's.
func (p *placement) doubtAbove(in instance) {
	if len(in.rows) == 0 || in.rows[0].Source != document.FromText || p.table.Key != form.ByColumn {
		return
	}
	var lines []align.Row
	for _, line := range strings.Split(in.caption, "\n") {
		lines = append(lines, align.Row{Texts: strings.Fields(line)})
	}
	for i := range p.table.Blocks {
		if column.GroupsAstray(lines, &p.table.Blocks[i]) {
			p.doubtAll("the heads stand in another order than the form's")
		}
	}
}

// doubtWithin flags the figures of a text between whose rows a line names another year than the report's: it may be the
// caption of another table, of which nothing tells where it ends.
func (p *placement) doubtWithin(rows []align.Row, year int) {
	if year == 0 || len(rows) == 0 || rows[0].Source != document.FromText {
		return
	}
	last := 0 // of the rows with figures
	for i, r := range rows {
		if r.Values > 0 {
			last = i
		}
	}
	for _, r := range rows[:last+1] {
		line := lineOf(r)
		if r.Values > 0 && !yearLine.MatchString(line) {
			continue // a row may be last year's alone
		}
		line = dated.ReplaceAllString(line, "")
		if others := yearsIn(line); lastYear.MatchString(line) || slices.ContainsFunc(others, func(y int) bool { return y != year }) {
			p.doubtAll("a line among the rows names another year: " + line)
			return
		}
	}
}

// dated is a date, of which the year is that of no figures.
var dated = regexp.MustCompile(`20\d{2}年\d{1,2}月(?:\d{1,2}日)?`)

// continueEras gives further columns of a table, of which no caption names a year, the year of
// those before them.
func continueEras(list []placement) {
	for i := 1; i < len(list); i++ {
		if list[i].era == unsaid && list[i].isApart(list[i-1]) {
			list[i].era = list[i-1].era
		}
	}
}

func oneLine(caption string) string { return strings.Join(strings.Fields(caption), " ") }

// isApart reports whether two placements have no cell in common.
func (p *placement) isApart(o placement) bool {
	have := map[annual.CellRef]bool{}
	for _, x := range p.observations {
		have[annual.CellRef{Indicator: x.Indicator, Applicant: x.Applicant}] = true
	}
	return !slices.ContainsFunc(o.observations, func(x annual.Observation) bool {
		return have[annual.CellRef{Indicator: x.Indicator, Applicant: x.Applicant}]
	})
}

// mayBeWhole reports whether none of the figures of a table could be placed while another has every column: it is
// no further columns of the other, and may be the report's.
func (o placement) mayBeWhole(p placement) bool {
	return len(o.observations) == 0 && len(o.unplaced) > 0 && !slices.ContainsFunc(p.findings, func(f annual.Finding) bool { return f.Code == "column-missing" })
}

// merge takes over what another instance has of the table. Only what none of them has is
// missing.
func (p *placement) merge(o placement) {
	p.observations = append(p.observations, o.observations...)
	p.unplaced = append(p.unplaced, o.unplaced...)
	p.grounds = append(p.grounds, o.grounds...)
	isMissing := func(f annual.Finding) bool { return f.Code == "row-missing" || f.Code == "column-missing" }
	p.findings = slices.DeleteFunc(p.findings, func(f annual.Finding) bool {
		return isMissing(f) && !slices.ContainsFunc(o.findings, func(g annual.Finding) bool { return g.Message == f.Message })
	})
	for _, f := range o.findings {
		if !isMissing(f) {
			p.findings = append(p.findings, f)
		}
	}
	p.rowsFound = max(p.rowsFound, o.rowsFound)
	p.parts = append(p.parts, o)
}

// doubtAll flags all figures of the placement.
func (p *placement) doubtAll(why string) {
	for i := range p.observations {
		p.observations[i].Flag(why)
	}
}

// doubtBeside flags the figures for which another table gives other ones, or none.
func (p *placement) doubtBeside(o placement) {
	theirs := map[annual.CellRef]string{}
	for _, y := range o.observations {
		theirs[annual.CellRef{Indicator: y.Indicator, Applicant: y.Applicant}] = strings.TrimSpace(y.Raw)
	}
	for i := range p.observations {
		x := &p.observations[i]
		raw, known := theirs[annual.CellRef{Indicator: x.Indicator, Applicant: x.Applicant}]
		switch {
		case !known:
			x.Flag("another table of the report says nothing here that could be read, and nothing tells which of the two is the report's")
		case raw != strings.TrimSpace(x.Raw):
			x.Flag(fmt.Sprintf("another table of the report says %q here, and nothing tells which of the two is the report's", raw))
		}
	}
}

// keepAside keeps the figures of the placement as some without a place in another one.
func (p *placement) keepAside(to *placement, code string, severity annual.Severity, why string) {
	var at document.Place
	before := len(to.aside)
	for _, m := range p.alignment.Matches {
		for _, r := range p.alignment.Rows[m.From:m.To] {
			for _, c := range r.Figures {
				at = extendPlace(at, c.Place)
				u := annual.Unplaced{Table: p.table.ID, Value: align.ReadFigure(c).Value, Raw: c.Text, Note: why, Place: c.Place}
				u.SetCell(c.Number)
				to.aside = append(to.aside, u)
			}
		}
	}
	to.findings = append(to.findings, annual.Finding{Code: code, Severity: severity, Place: at,
		Message: fmt.Sprintf("%s: %s: %d figures", p.table.Zh, why, len(to.aside)-before)})
	to.parts = append(to.parts, *p)
}
