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
	"nianbao/normalize/place/align"
	"nianbao/normalize/place/column"
	"nianbao/normalize/place/sequence"
)

// A placement is what one table of a form yields for a report.
type placement struct {
	form         *form.Form
	table        *form.Table
	alignment    align.Alignment
	observations []annual.Observation
	unplaced     []annual.Unplaced
	findings     []annual.Finding
	grounds      []annual.Evidence
	rowsFound    int
	rowsAsked    int

	era     era
	caption string
	crowded bool              // a column too many may shift all, as heads recur from group to group
	settled []document.Place  // of figures without a place that no cell of the form lacks
	covers  []rowKey          // rows of a grid that was turned or told by order
	parts   []placement       // other grids that are of the table, or like it
	aside   []annual.Unplaced // figures of those that are not this report's
	summed  bool              // its one row was told by its sums
}

// place aligns rows of grids with a table of a form and reads its figures.
func place(f *form.Form, t *form.Table, rows []align.Row) placement {
	p := placement{form: f, table: t}
	if told, used, ok := sequence.Arrange(rows, t); ok {
		for _, r := range used {
			p.covers = append(p.covers, rowKey{r.Table, r.Index})
		}
		rows = told
	}
	rows, enclosed := sequence.Enclose(rows, t)
	rows, single := sequence.TellSingle(rows, t)
	p.summed = len(single) > 0
	for _, r := range slices.Concat(enclosed, single) {
		p.covers = append(p.covers, rowKey{r.Table, r.Index})
	}
	p.alignment = align.Blocks(rows, align.Items(t))
	for _, it := range p.alignment.Items {
		if it.Kind == align.RowItem && !it.Row.Optional {
			p.rowsAsked++
		}
	}
	p.alignment.DropWeak(p.rowsAsked)
	for i := range t.Blocks {
		p.placeBlock(&t.Blocks[i])
	}
	p.missingRows()
	return p
}

// placeBlock reads the figures of one block of the table.
func (p *placement) placeBlock(b *form.Block) {
	a := &p.alignment
	var head []align.Row
	var rows []align.Match
	for _, m := range a.Matches {
		it := a.Items[m.Item]
		if it.Block != b {
			continue
		}
		switch it.Kind {
		case align.HeaderItem:
			head = a.Rows[m.From:m.To]
		case align.RowItem:
			rows = append(rows, m)
		}
	}
	if len(rows) == 0 {
		return
	}
	unit := headUnit(head)
	if a.Rows[rows[0].From].Source == document.FromText {
		p.placeByOrder(b, rows, head, unit)
		return
	}
	for _, part := range p.headedApart(b, rows) {
		if part[0].From != rows[0].From {
			head = p.headOf(part[0])
		}
		p.placePart(b, part, head, unit)
	}
}

// headedApart parts the rows of a block where another grid begins that has heads of its
// own: its columns stand where its heads do, and not where those of the grid before it do.
func (p *placement) headedApart(b *form.Block, rows []align.Match) [][]align.Match {
	parts := [][]align.Match{nil}
	for i, m := range rows {
		if i > 0 && p.gridOf(m) != p.gridOf(rows[i-1]) && column.Named(p.headOf(m), b) {
			parts = append(parts, nil)
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], m)
	}
	return parts
}

// gridOf returns the grid in which a match begins.
func (p *placement) gridOf(m align.Match) *document.Table { return p.alignment.Rows[m.From].Table }

// headOf returns the rows without figures right above a match in its grid.
func (p *placement) headOf(m align.Match) []align.Row {
	above := p.above(m.From)
	from := len(above)
	for from > 0 && above[from-1].Table == p.gridOf(m) {
		from--
	}
	return above[from:]
}

// placePart reads the figures of rows whose columns stand under the same heads.
func (p *placement) placePart(b *form.Block, rows []align.Match, head []align.Row, unit string) {
	a := &p.alignment
	rows, uneven := p.evenRows(rows, head)
	if len(uneven) > 0 {
		p.placeByOrder(b, uneven, head, unit)
	}
	if len(rows) == 0 {
		return
	}
	list := column.Find(p.rowsOf(rows), head)
	if len(head) == 0 && p.hasStrangeHead(rows[0], list) { // misread so that the form's heads were not found in them
		head = p.headOf(rows[0])
		list = column.Find(p.rowsOf(rows), head)
	}
	column.Name(list, head, b, p.table)
	p.markUnreadHeads(rows[0], list)
	p.noteOrder(b, list)
	p.noteMissing(b, list)
	complete := countFilled(list) == len(b.Columns) && !(len(head) == 0 && p.hasStrangeHead(rows[0], list))
	p.crowded = p.crowded || p.table.Key == form.ByColumn && slices.ContainsFunc(list, func(s column.Slot) bool { return s.Filled && s.Column < 0 }) &&
		!column.Told(list, head, b)
	for _, s := range list {
		if s.Column >= 0 {
			p.grounds = append(p.grounds, p.columnEvidence(b, s, head, complete))
		}
	}
	spans := column.SpansOf(list, head, b)
	for _, m := range rows {
		if p.alignment.Doubt(m) != "" && !a.HasFigures(m) {
			continue // nothing shows that this row is there
		}
		p.rowsFound++
		p.grounds = append(p.grounds, p.rowEvidence(b, m))
		p.placeBySlot(b, m, list, complete, p.isTold(b, m, list, spans), unit)
	}
}

// hasStrangeHead reports whether words that were taken for nothing stand above
// the columns, one over each of most of them, before a block's first row: heads
// that could not be read, of columns in any order.
func (p *placement) hasStrangeHead(first align.Match, list []column.Slot) bool {
	a := &p.alignment
	headed := map[int]bool{}
	for i := first.From - 1; i >= 0 && !a.Taken(i) && a.Rows[i].Values == 0; i-- {
		for _, c := range a.Rows[i].Labels {
			if hits := column.Over(list, c.Place.Box); len(hits) == 1 {
				headed[hits[0]] = true
			}
		}
	}
	return len(headed)*2 > len(list)
}

var unitInHead = regexp.MustCompile(`单位[:：]?\s*(亿元|万元|元)`)

// headUnit returns the unit that the heads state, "" where they state none.
func headUnit(head []align.Row) string {
	for _, r := range head {
		for _, c := range r.Labels {
			if m := unitInHead.FindStringSubmatch(strings.Join(strings.Fields(c.Text), "")); m != nil {
				return m[1]
			}
		}
	}
	return ""
}

// noteOrder records that the columns stand in another order than the form's.
func (p *placement) noteOrder(b *form.Block, list []column.Slot) {
	last := -1
	for _, s := range list {
		if s.Column < 0 {
			continue
		}
		if s.Column < last {
			p.findings = append(p.findings, annual.Finding{Code: "column-order", Severity: annual.Info,
				Message: fmt.Sprintf("%s: the columns stand in another order than form %s has them; they were told by their heads", p.table.Zh, p.form.ID)})
			return
		}
		last = s.Column
	}
}

// noteMissing records the columns of the form that the block does not have.
func (p *placement) noteMissing(b *form.Block, list []column.Slot) {
	for j, c := range b.Columns {
		if !slices.ContainsFunc(list, func(s column.Slot) bool { return s.Column == j }) {
			p.findings = append(p.findings, annual.Finding{Code: "column-missing", Severity: annual.Warning,
				Message: fmt.Sprintf("%s: the column %s was not found", p.table.Zh, c.Heads())})
		}
	}
}

// placeBySlot gives the figures of one row to columns by their position. Where
// the columns are complete, all of the form's and no others, they may be told by
// their order alone; a row is told where the heads leave nothing open.
func (p *placement) placeBySlot(b *form.Block, m align.Match, list []column.Slot, complete, told bool, unit string) {
	unit = p.rowUnit(m, unit)
	row := p.alignment.Items[m.Item].Row
	rowDoubt, cutOff := p.alignment.Doubt(m), p.cutOff(m)
	if p.alignment.Rows[m.From].Source == document.FromAlignment && column.IsOffset(list) {
		rowDoubt = annual.JoinNotes(rowDoubt, "some heads stand over no figures, and some figures under no head")
	}
	if p.isSharedWithGroup(m) {
		rowDoubt = annual.JoinNotes(rowDoubt, "the figures stand between the sum of a group and its first row")
	}
	if p.isBesideAnother(m) {
		rowDoubt = annual.JoinNotes(rowDoubt, "the label stands beside a cell that begins in the row above, and may be that of a group")
	}
	if row.Zh == "" && p.hasOtherRow(m) {
		rowDoubt = annual.JoinNotes(rowDoubt, "another row of figures stands under the same heads")
	}
	full := p.isFull(b, m, list)
	figureInLabel := full && p.hasFigureInLabel(m)
	seen := map[int]bool{}
	for _, r := range p.alignment.Rows[m.From:m.To] {
		cells := slices.Concat(r.Figures, r.Blanks, column.MisreadIn(r, list))
		slices.SortFunc(cells, func(a, b document.Cell) int { return cmp.Compare(a.Col, b.Col) })
		for _, c := range cells {
			hits := column.Over(list, c.Place.Box)
			empty := strings.TrimSpace(c.Text) == ""
			if len(hits) != 1 || list[hits[0]].Column < 0 || seen[list[hits[0]].Column] {
				if !empty {
					if len(hits) == 1 && list[hits[0]].Column < 0 && r.Source != document.FromAlignment {
						p.settled = append(p.settled, c.Place) // in a column that the form does not have
					}
					p.addUnplaced(row, b, c, "the figure stands under no one column of the form")
				}
				continue
			}
			if others := p.rowsUnder(c, m); others != "" && !empty {
				p.addUnplaced(nil, b, c, "one figure for several rows: "+row.Zh+", "+others)
				continue
			}
			s := list[hits[0]]
			if isUnruled(c) && empty && full {
				continue // the figure of its column stands elsewhere in the row
			}
			if isUnruled(c) && !full && !told {
				c.Recognition = inOpenRow(c.Recognition)
			}
			doubt := annual.JoinNotes(rowDoubt, s.Doubt(complete))
			if figureInLabel && !s.Headed {
				doubt = annual.JoinNotes(doubt, "a figure stands beside the label in its cell, and no head over those of the row")
			}
			if r.Source == document.FromAlignment && hasStray(r, c, list) {
				doubt = annual.JoinNotes(doubt, "figures without a column stand close to it")
			}
			if goesOn(c, cutOff) {
				doubt = annual.JoinNotes(doubt, "a page break cuts the row, and there is a figure in the column on the other page")
			}
			if p.crowded {
				doubt = annual.JoinNotes(doubt, "the table has more columns of figures than the form")
			}
			if c.Crossed && !empty {
				doubt = annual.JoinNotes(doubt, "the text runs over an edge of its cell or of the page")
			}
			if c.Crossed && empty {
				doubt = annual.JoinNotes(doubt, "what is printed over its edge may be its own")
			}
			if empty && r.Page != p.alignment.Rows[m.From].Page && m.To-m.From > 1 {
				continue // the other half of a row that a page break cuts
			}
			seen[s.Column] = true
			p.addObservation(row, b, s.Column, c, unit, doubt, footing{r.Source, min(m.Likeness, max(s.Likeness, column.SureHead)), s.Headed, full})
		}
	}
	if p.alignment.Rows[m.From].Source == document.FromAlignment {
		p.blankColumns(row, b, m, list, complete, told, seen)
	}
}

func countFilled(list []column.Slot) int {
	n := 0
	for _, s := range list {
		if s.Filled {
			n++
		}
	}
	return n
}

// rowUnit returns the unit of money set beside a row's figures, else the heads'.
func (p *placement) rowUnit(m align.Match, headUnit string) string {
	joined := "" // 万 and 元 may stand apart
	for _, r := range p.alignment.Rows[m.From:m.To] {
		for _, c := range r.Units {
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
func (p *placement) blankColumns(row *form.Row, b *form.Block, m align.Match, list []column.Slot, complete, told bool, seen map[int]bool) {
	doubt := ""
	if column.IsOffset(list) {
		doubt = "some heads stand over no figures, and some figures under no head"
	}
	for _, r := range p.alignment.Rows[m.From:m.To] {
		for _, c := range r.Figures {
			if column.IsLeftOfAll(list, b, c.Place.Box) {
				continue // it is of the label
			}
			if hits := column.Over(list, c.Place.Box); len(hits) != 1 || list[hits[0]].Column < 0 {
				doubt = "nothing stands in the column, but a figure of the row is under none"
			}
		}
	}
	if p.isSharedWithGroup(m) {
		doubt = "the figures stand between the sum of a group and its first row"
	}
	for _, s := range list {
		if s.Column < 0 || seen[s.Column] {
			continue
		}
		seen[s.Column] = true
		c := document.Cell{Place: p.crossing(m, s)}
		if text := p.textIn(m, s); text != "" {
			p.addObservation(row, b, s.Column, document.Cell{Place: c.Place, Text: text}, "", "", footing{document.FromAlignment, m.Likeness, s.Headed, false})
			continue
		}
		c.Recognition = p.blankOnScan(m, c.Place, told)
		p.addObservation(row, b, s.Column, c, "", annual.JoinNotes(s.Doubt(complete), doubt), footing{document.FromAlignment, m.Likeness, s.Headed, false})
	}
}

// crossing returns where a row and a column meet.
func (p *placement) crossing(m align.Match, s column.Slot) document.Place {
	var at document.Place
	for _, r := range p.alignment.Rows[m.From:m.To] {
		for _, c := range slices.Concat(r.Labels, r.Figures) {
			at = extendPlace(at, c.Place)
		}
	}
	at.Box.X0, at.Box.X1 = s.Box.X0, s.Box.X1
	return at
}

// missingRows records the rows of the form that the report does not have.
func (p *placement) missingRows() {
	if p.rowsFound == 0 {
		return
	}
	for i, it := range p.alignment.Items {
		if it.Kind != align.RowItem || it.Row.Optional || it.Row.Zh == "" {
			continue
		}
		if !slices.ContainsFunc(p.alignment.Matches, func(m align.Match) bool { return m.Item == i }) {
			p.findings = append(p.findings, annual.Finding{Code: "row-missing", Severity: annual.Warning,
				Message: fmt.Sprintf("%s: the row %s was not found", p.table.Zh, it.Row.Zh)})
		}
	}
}
