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
	"nianbao/normalize/number"
)

// Likenesses from which a row's label, or a column's heads, are taken for
// certain.
const (
	sureLabel = 0.72
	sureHead  = 0.6
)

// A placement is what one table of a form yields for a report.
type placement struct {
	form         *form.Form
	table        *form.Table
	alignment    alignment
	observations []annual.Observation
	unplaced     []annual.Unplaced
	findings     []annual.Finding
	grounds      []annual.Evidence
	rowsFound    int
	rowsAsked    int

	era     era
	caption string
	settled []document.Place  // of figures without a place that no cell of the form lacks
	covers  []rowKey          // rows of a turned grid
	parts   []placement       // other grids that are of the table, or like it
	aside   []annual.Unplaced // figures of those that are not this report's
}

// place aligns rows of grids with a table of a form and reads its figures.
func place(f *form.Form, t *form.Table, rows []gridRow) placement {
	p := placement{form: f, table: t, alignment: alignBlocks(rows, itemsOf(t))}
	for _, it := range p.alignment.items {
		if it.kind == rowItem && !it.row.Optional {
			p.rowsAsked++
		}
	}
	p.alignment.dropWeak(p.rowsAsked)
	for i := range t.Blocks {
		p.placeBlock(&t.Blocks[i])
	}
	p.missingRows()
	return p
}

// dropWeak leaves out the matches of doubtful labels where less than half of the
// table's rows were found: without neighbours, order proves nothing.
func (a *alignment) dropWeak(asked int) {
	rows := 0
	for _, m := range a.matches {
		if a.items[m.item].kind == rowItem {
			rows++
		}
	}
	if rows*2 >= asked {
		return
	}
	a.matches = slices.DeleteFunc(a.matches, func(m match) bool {
		return a.items[m.item].kind == rowItem && m.likeness < sureLabel
	})
}

// placeBlock reads the figures of one block of the table.
func (p *placement) placeBlock(b *form.Block) {
	a := &p.alignment
	var head, data []gridRow
	var rows []match
	for _, m := range a.matches {
		it := a.items[m.item]
		if it.block != b {
			continue
		}
		switch it.kind {
		case headerItem:
			head = a.rows[m.from:m.to]
		case rowItem:
			rows = append(rows, m)
			data = append(data, a.rows[m.from:m.to]...)
		}
	}
	if len(rows) == 0 {
		return
	}
	unit := headUnit(head)
	if data[0].source == document.FromText {
		for _, m := range rows {
			p.rowsFound++
			p.grounds = append(p.grounds, p.rowEvidence(b, m))
			p.placeByCount(b, m, unit)
		}
		return
	}
	list := slots(data, head)
	nameSlots(list, head, b, groupsOf(p.table))
	p.noteOrder(b, list)
	p.noteMissing(b, list)
	complete := countFilled(list) == len(b.Columns) && !(len(head) == 0 && p.hasStrangeHead(rows[0], list))
	for _, s := range list {
		if s.column >= 0 {
			p.grounds = append(p.grounds, p.columnEvidence(b, s, head, complete))
		}
	}
	for _, m := range rows {
		if p.rowDoubt(m) != "" && !a.hasFigures(m) {
			continue // nothing shows that this row is there
		}
		p.rowsFound++
		p.grounds = append(p.grounds, p.rowEvidence(b, m))
		p.placeBySlot(b, m, list, complete, unit)
	}
}

// hasStrangeHead reports whether words that were taken for nothing stand above
// the columns, one over each of most of them, before a block's first row: heads
// that could not be read, of columns in any order.
func (p *placement) hasStrangeHead(first match, list []slot) bool {
	a := &p.alignment
	headed := map[int]bool{}
	for i := first.from - 1; i >= 0 && !a.taken(i) && a.rows[i].values == 0; i-- {
		for _, c := range a.rows[i].labels {
			if hits := over(list, c.Place.Box); len(hits) == 1 {
				headed[hits[0]] = true
			}
		}
	}
	return len(headed)*2 > len(list)
}

func (a *alignment) hasFigures(m match) bool {
	return slices.ContainsFunc(a.rows[m.from:m.to], func(r gridRow) bool { return len(r.figures) > 0 })
}

var unitInHead = regexp.MustCompile(`单位[:：]?\s*(亿元|万元|元)`)

// headUnit returns the unit that the heads state, "" where they state none.
func headUnit(head []gridRow) string {
	for _, r := range head {
		for _, c := range r.labels {
			if m := unitInHead.FindStringSubmatch(strings.Join(strings.Fields(c.Text), "")); m != nil {
				return m[1]
			}
		}
	}
	return ""
}

// noteOrder records that the columns stand in another order than the form's.
func (p *placement) noteOrder(b *form.Block, list []slot) {
	last := -1
	for _, s := range list {
		if s.column < 0 {
			continue
		}
		if s.column < last {
			p.findings = append(p.findings, annual.Finding{Code: "column-order", Severity: annual.Info,
				Message: fmt.Sprintf("%s: the columns stand in another order than form %s has them; they were told by their heads", p.table.Zh, p.form.ID)})
			return
		}
		last = s.column
	}
}

// noteMissing records the columns of the form that the block does not have.
func (p *placement) noteMissing(b *form.Block, list []slot) {
	for j, c := range b.Columns {
		if !slices.ContainsFunc(list, func(s slot) bool { return s.column == j }) {
			p.findings = append(p.findings, annual.Finding{Code: "column-missing", Severity: annual.Warning,
				Message: fmt.Sprintf("%s: the column %s was not found", p.table.Zh, c.Heads())})
		}
	}
}

// placeBySlot gives the figures of one row to columns by their position. Where
// the columns are complete, all of the form's and no others, they may be told by
// their order alone.
func (p *placement) placeBySlot(b *form.Block, m match, list []slot, complete bool, unit string) {
	unit = p.rowUnit(m, unit)
	row := p.alignment.items[m.item].row
	rowDoubt, cutOff := p.rowDoubt(m), p.cutOff(m)
	if p.alignment.rows[m.from].source == document.FromAlignment && isOffset(list) {
		rowDoubt = annual.JoinNotes(rowDoubt, "some heads stand over no figures, and some figures under no head")
	}
	// Where heads recur from group to group, a column too many may shift all.
	full := p.isFull(b, m, list)
	crowded := p.table.Key == form.ByColumn && slices.ContainsFunc(list, func(s slot) bool { return s.filled && s.column < 0 })
	seen := map[int]bool{}
	for _, r := range p.alignment.rows[m.from:m.to] {
		cells := slices.Concat(r.figures, r.blanks, misreadIn(r, list))
		slices.SortFunc(cells, func(a, b document.Cell) int { return cmp.Compare(a.Col, b.Col) })
		for _, c := range cells {
			hits := over(list, c.Place.Box)
			empty := strings.TrimSpace(c.Text) == ""
			if len(hits) != 1 || list[hits[0]].column < 0 || seen[list[hits[0]].column] {
				if !empty {
					if len(hits) == 1 && list[hits[0]].column < 0 && r.source != document.FromAlignment {
						p.settled = append(p.settled, c.Place) // in a column that the form does not have
					}
					p.addUnplaced(row, b, c, "the figure stands under no one column of the form")
				}
				continue
			}
			s := list[hits[0]]
			if isUnruled(c) && empty && full {
				continue // the figure of its column stands elsewhere in the row
			}
			if isUnruled(c) && !full {
				c.Recognition = inOpenRow(c.Recognition)
			}
			doubt := annual.JoinNotes(rowDoubt, s.doubt(complete))
			if r.source == document.FromAlignment && hasStray(r, c, list) {
				doubt = annual.JoinNotes(doubt, "figures without a column stand close to it")
			}
			if goesOn(c, cutOff) {
				doubt = annual.JoinNotes(doubt, "a page break cuts the row, and there is a figure in the column on the other page")
			}
			if crowded {
				doubt = annual.JoinNotes(doubt, "the table has more columns of figures than the form")
			}
			if c.Crossed && !empty {
				doubt = annual.JoinNotes(doubt, "the text runs over an edge of its cell or of the page")
			}
			if empty && r.page != p.alignment.rows[m.from].page && m.to-m.from > 1 {
				continue // the other half of a row that a page break cuts
			}
			seen[s.column] = true
			p.addObservation(row, b, s.column, c, unit, doubt, min(m.likeness, max(s.likeness, sureHead)), full || r.source == document.FromRulings || r.source == document.FromMarkup)
		}
	}
	if p.alignment.rows[m.from].source == document.FromAlignment {
		p.blankColumns(row, b, m, list, complete, seen)
	}
}

func countFilled(list []slot) int {
	n := 0
	for _, s := range list {
		if s.filled {
			n++
		}
	}
	return n
}

// rowUnit returns the unit of money set beside a row's figures, else the heads'.
func (p *placement) rowUnit(m match, headUnit string) string {
	joined := "" // 万 and 元 may stand apart
	for _, r := range p.alignment.rows[m.from:m.to] {
		for _, c := range r.units {
			joined += strings.Trim(strings.Join(strings.Fields(c.Text), ""), "()（）")
		}
	}
	if _, ok := number.MoneyPower(joined); ok {
		return joined
	}
	return headUnit
}

// blankColumns adds the cells that are empty in a grid without rulings: the row
// and the column are there, and nothing stands where they meet.
func (p *placement) blankColumns(row *form.Row, b *form.Block, m match, list []slot, complete bool, seen map[int]bool) {
	doubt := ""
	if isOffset(list) {
		doubt = "some heads stand over no figures, and some figures under no head"
	}
	for _, r := range p.alignment.rows[m.from:m.to] {
		for _, c := range r.figures {
			if hits := over(list, c.Place.Box); len(hits) != 1 || list[hits[0]].column < 0 {
				doubt = "nothing stands in the column, but a figure of the row is under none"
			}
		}
	}
	for _, s := range list {
		if s.column < 0 || seen[s.column] {
			continue
		}
		seen[s.column] = true
		c := document.Cell{Place: p.crossing(m, s)}
		c.Recognition = p.blankOnScan(m, c.Place)
		p.addObservation(row, b, s.column, c, "", annual.JoinNotes(s.doubt(complete), doubt), m.likeness, false)
	}
}

// crossing returns where a row and a column meet.
func (p *placement) crossing(m match, s slot) document.Place {
	var at document.Place
	for _, r := range p.alignment.rows[m.from:m.to] {
		for _, c := range slices.Concat(r.labels, r.figures) {
			at = extendPlace(at, c.Place)
		}
	}
	at.Box.X0, at.Box.X1 = s.box.X0, s.box.X1
	return at
}

// placeByCount gives the figures of one row to columns where only their order
// is known: all of them if there is one for each column. With fewer, only a last
// figure that is the sum of those before it is certain to be the total.
func (p *placement) placeByCount(b *form.Block, m match, unit string) {
	row := p.alignment.items[m.item].row
	var figures []document.Cell
	for _, r := range p.alignment.rows[m.from:m.to] {
		figures = append(figures, r.figures...)
	}
	doubt := p.rowDoubt(m)
	if first := p.alignment.rows[m.from]; len(b.Columns) == 1 && len(first.labels) > 0 && len(first.figures) == 0 && len(figures) == 1 {
		doubt = annual.JoinNotes(doubt, "the figure stands on a line of its own, and order alone tells whose it is")
	}
	if len(figures) == len(b.Columns) {
		for i, c := range figures {
			known := len(p.observations)
			p.addObservation(row, b, i, c, unit, doubt, m.likeness, false)
			for k := range p.observations[known:] {
				p.observations[known+k].SetShaky() // no head says which column it is
			}
			p.noteCount(b, i, "a line has as many figures as the form has columns, in order")
		}
		return
	}
	rest := figures
	if n := len(figures); p.table.Key == form.ByApplicant && n > 1 && n < len(b.Columns) && isSum(figures[n-1], figures[:n-1]) {
		p.addObservation(row, b, len(b.Columns)-1, figures[n-1], unit, doubt, m.likeness, false)
		p.noteCount(b, len(b.Columns)-1, "the last figure of a line is the sum of the others")
		rest = figures[:n-1]
	}
	for _, c := range rest {
		note := fmt.Sprintf("%d figures for %d columns, and no positions to tell which", len(figures), len(b.Columns))
		p.addUnplaced(row, b, c, note)
	}
}

// isSum reports whether the figure is the sum of the others.
func isSum(total document.Cell, parts []document.Cell) bool {
	want := readCell(total.Text).Value
	if want == nil {
		return false
	}
	sum := number.NewDecimal(0).Rat()
	for _, c := range parts {
		v := readCell(c.Text).Value
		if v == nil {
			return false
		}
		sum.Add(sum, v.Rat())
	}
	return sum.Cmp(want.Rat()) == 0
}

// missingRows records the rows of the form that the report does not have.
func (p *placement) missingRows() {
	if p.rowsFound == 0 {
		return
	}
	for i, it := range p.alignment.items {
		if it.kind != rowItem || it.row.Optional || it.row.Zh == "" {
			continue
		}
		if !slices.ContainsFunc(p.alignment.matches, func(m match) bool { return m.item == i }) {
			p.findings = append(p.findings, annual.Finding{Code: "row-missing", Severity: annual.Warning,
				Message: fmt.Sprintf("%s: the row %s was not found", p.table.Zh, it.row.Zh)})
		}
	}
}
