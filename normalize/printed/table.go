package printed

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/place/align"
)

// AddTo adds to a report, whose figures are placed, the tables of the document that hold
// figures, each cell with the observation that was read in it. The cells of the document
// must be numbered.
func AddTo(r *annual.Report, doc *document.Document) {
	known := readings(r)
	for i := range doc.Sections {
		s := &doc.Sections[i]
		above := ""
		for j, b := range s.Blocks {
			if b.Table == nil {
				above = b.Paragraph
				continue
			}
			if t := tableOf(b.Table, footnotesOf(s.Blocks[j:]), known); len(t.Cells) > 0 {
				t.Section = strings.Join(strings.Fields(s.Title), "")
				if t.Title == "" && isCaption(above) {
					t.Title = strings.TrimSpace(above)
				}
				r.Printed = append(r.Printed, t)
			}
			above = ""
		}
	}
}

// longestCaption is how many characters stand above a table as its title, at most.
const longestCaption = 40

func isCaption(line string) bool {
	return utf8.RuneCountInString(line) <= longestCaption && !strings.ContainsAny(line, "。；")
}

// A reading is what became of a cell.
type reading struct {
	annual.CellRef
	unplaced bool
	of       *annual.Observation // nil for none
}

// readings returns what was read in cells by their numbers, which it takes from the report.
func readings(r *annual.Report) map[int]reading {
	known := map[int]reading{}
	for i := range r.Unplaced {
		if u := &r.Unplaced[i]; u.Cell() != 0 {
			known[u.Cell()] = reading{unplaced: true}
			u.SetCell(0)
		}
	}
	for i := range r.Observations {
		if o := &r.Observations[i]; o.Cell() != 0 {
			if strings.TrimSpace(o.Raw) != "" {
				known[o.Cell()] = reading{CellRef: annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}, of: o}
			}
			o.SetCell(0)
		}
	}
	return known
}

// tableOf returns the cells of a grid that hold a figure, or in which one was read, each
// with its footnote; so are the observations.
func tableOf(grid *document.Table, notes footnotes, known map[int]reading) annual.PrintedTable {
	g := gridOf(grid, known)
	out := annual.PrintedTable{Title: g.title, Source: grid.Source, Rows: grid.Rows, Columns: grid.Cols}
	if len(grid.Pieces) > 0 {
		out.Place = grid.Pieces[0].Place
	}
	names := namer{grid: g}
	for i := range g.rows {
		r := &g.rows[i]
		names.enter(i)
		last := 0 // column of the cell before
		for at, c := range r.figures {
			n := figure(c)
			k := known[c.Number]
			p := annual.PrintedCell{Row: c.Row + 1, Column: c.Col + 1, Text: c.Text, Value: n.Value, Unit: n.Unit, Remark: notes.with(n.Note), Place: c.Place, CellRef: k.CellRef, Unplaced: k.unplaced}
			p.Labels, p.Heads = names.labels(i, c), names.heads(i, at, c)
			if p.Unit == "" {
				p.Unit = g.unitOf(i, p.Labels, p.Heads)
			}
			if k.of != nil {
				k.of.Remark = p.Remark
			}
			// Without rulings two figures of a row can stand below one head; a column has one of a row.
			p.Column = max(p.Column, last+1)
			last, out.Columns = p.Column, max(out.Columns, p.Column)
			out.Cells = append(out.Cells, p)
		}
	}
	return out
}

// A grid is a table with its cells told apart.
type grid struct {
	title  string
	unit   string // of all figures, "" where the table states none
	source document.GridSource
	rows   []row
	// figureColumns are the columns in which figures stand, and labelColumns those in which
	// labels stand in most of the rows with figures.
	figureColumns, labelColumns map[int]bool
}

// A row holds the cells of one row.
type row struct {
	labels  []document.Cell // that begin in the row
	beside  []document.Cell // that stand in the row: with those that reach down into it
	figures []document.Cell
	units   []document.Cell
	band    string // what stands over all columns and names the rows below, else ""
	wide    bool   // one cell over all columns
}

// gridOf tells the cells of a table apart. What was read as a figure is one.
func gridOf(t *document.Table, read map[int]reading) *grid {
	g := &grid{source: t.Source, rows: make([]row, t.Rows), figureColumns: map[int]bool{}, labelColumns: map[int]bool{}}
	all := align.Rows(t)
	// Years above the first other figure are heads; a table of years alone has no others.
	first := slices.IndexFunc(all, func(known align.Row) bool { return known.Values > 0 && !areYears(known.Figures) })
	for i, known := range all {
		r := &g.rows[i]
		r.units = known.Units
		years := i < first && areYears(known.Figures) && len(known.Figures)+len(known.Labels)+len(known.Blanks) > 1
		for _, c := range known.Figures {
			switch {
			case align.ReadFigure(c).Empty:
			case years:
				r.labels = append(r.labels, c)
			default:
				r.figures = append(r.figures, c)
			}
		}
		r.figures = append(r.figures, known.Numbers...)
		for _, c := range known.Labels {
			if _, known := read[c.Number]; known || holdsFigure(c.Text) {
				r.figures = append(r.figures, c)
			} else {
				r.labels = append(r.labels, c)
			}
		}
		slices.SortStableFunc(r.labels, align.ByColumn)
		slices.SortStableFunc(r.figures, align.ByColumn)
		for _, c := range r.figures {
			g.figureColumns[c.Col] = true
		}
		r.wide = len(r.figures) == 0 && len(r.labels) == 1 && t.Cols > 1 && r.labels[0].Col == 0 && r.labels[0].ColSpan >= t.Cols
	}
	for i := range g.rows {
		for _, c := range g.rows[i].labels {
			for j := i; j < min(i+max(c.RowSpan, 1), len(g.rows)); j++ {
				g.rows[j].beside = append(g.rows[j].beside, c)
			}
		}
	}
	g.findLabelColumns()
	g.findBands()
	return g
}

// findLabelColumns finds the columns that name rows: two lists may stand beside each other.
func (g *grid) findLabelColumns() {
	counts, rows := map[int]int{}, 0
	for _, r := range g.rows {
		if len(r.figures) == 0 {
			continue
		}
		rows++
		for _, c := range r.beside {
			counts[c.Col]++
		}
	}
	for col, n := range counts {
		g.labelColumns[col] = n*2 > rows
	}
}

// findBands tells the title of a table from what names groups of its rows: of several
// lines over all columns at the top the last is a group's, if there are others below.
func (g *grid) findBands() {
	top := 0
	for top < len(g.rows) && (g.rows[top].wide || len(g.rows[top].beside)+len(g.rows[top].figures) == 0) {
		top++
	}
	below := slices.ContainsFunc(g.rows[top:], func(r row) bool { return r.wide && !isUnitLine(text(r.labels[0])) })
	last := -1
	for i := range g.rows {
		r := &g.rows[i]
		if !r.wide {
			continue
		}
		if line := text(r.labels[0]); isUnitLine(line) {
			g.unit = cmp.Or(g.unit, unitIn(line))
		} else if i < top {
			last = i
		} else {
			r.band = line
		}
	}
	for i := range g.rows[:top] {
		r := &g.rows[i]
		switch {
		case !r.wide || isUnitLine(text(r.labels[0])):
		case below && i == last:
			r.band = text(r.labels[0])
		case g.title == "":
			g.title = text(r.labels[0])
		}
	}
}

// unitOf returns the unit of a figure that states none itself: that of its row, of its
// names, or of the table.
func (g *grid) unitOf(at int, labels, heads []string) string {
	unit := ""
	for _, c := range g.rows[at].units {
		unit += strings.Trim(text(c), "()（）")
	}
	for _, names := range [][]string{heads, labels} {
		for i := len(names) - 1; i >= 0; i-- {
			unit = cmp.Or(unit, unitIn(names[i]))
		}
	}
	return cmp.Or(unit, g.unit)
}

// text returns what stands in a cell, without white space: Chinese labels have none but
// where they are broken or spread.
func text(c document.Cell) string { return strings.Join(strings.Fields(c.Text), "") }
