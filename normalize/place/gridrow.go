package place

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/number"
	"nianbao/normalize/spelling"
)

// A gridRow is one row of a grid with its cells told apart.
type gridRow struct {
	table   *document.Table
	index   int // of the row in its table
	source  document.GridSource
	page    int
	labels  []document.Cell // text
	texts   []string        // of the labels, canonical
	figures []document.Cell // figures and the signs for "none"
	values  int             // how many figures are more than a sign for "none"
	blanks  []document.Cell
	units   []document.Cell // units set beside the figures, in a column of their own
	// loose rows may be parts of one printed row together with the row before:
	// always where no ruling parts them, else where a page break does.
	loose bool
}

// knownRows holds the rows of a document's grids, each told apart once: several
// tables of several forms are looked for in them.
type knownRows map[*document.Table][]gridRow

// of lists the rows of the tables in order.
func (known knownRows) of(tables []*document.Table) []gridRow {
	var list []gridRow
	for _, t := range tables {
		rows, ok := known[t]
		if !ok {
			rows = gridRows(t)
			known[t] = rows
		}
		list = append(list, rows...)
	}
	return list
}

// gridRows lists the rows of a grid.
func gridRows(t *document.Table) []gridRow {
	rows := make([]gridRow, t.Rows)
	for i := range rows {
		rows[i].table, rows[i].index, rows[i].source = t, i, t.Source
		rows[i].loose = i > 0 && (t.Source == document.FromAlignment || t.Source == document.FromText)
	}
	for _, p := range t.Pieces {
		for r := p.FirstRow; r <= p.LastRow && r < len(rows); r++ {
			rows[r].page = p.Place.Page
		}
		if p.FirstRow > 0 && p.FirstRow < len(rows) {
			rows[p.FirstRow].loose = true
		}
	}
	for _, c := range t.Cells {
		r := &rows[c.Row]
		switch n := readCell(c.Text); {
		case strings.TrimSpace(c.Text) == "":
			r.blanks = append(r.blanks, c)
		case n.Empty:
			r.figures = append(r.figures, c)
		case n.Value != nil, isSpoiltFigure(c.Text), isUnreadable(c):
			r.figures = append(r.figures, c)
			r.values++
		default:
			r.labels = append(r.labels, c)
		}
	}
	sortMisread(rows)
	sortNumerals(rows)
	for i := range rows {
		rows[i].setUnitsApart()
		for _, c := range rows[i].labels {
			rows[i].texts = append(rows[i].texts, spelling.Canonical(c.Text))
		}
	}
	return rows
}

// setUnitsApart takes the cells that hold a unit and nothing else from the
// labels of a row with figures; a unit may be spread over cells. In a row
// without figures, such a word is part of a label broken over lines: 人 of
// 自然人.
func (r *gridRow) setUnitsApart() {
	if len(r.figures)+len(r.blanks) == 0 {
		return
	}
	joined := ""
	for k := len(r.labels) - 1; k >= 0; k-- {
		joined = strings.Join(strings.Fields(r.labels[k].Text), "") + joined
		if number.IsUnit(joined) && (k > 0 || len([]rune(joined)) > 1) {
			r.units = r.labels[k:]
		}
	}
	r.labels = r.labels[:len(r.labels)-len(r.units)]
}

// isSpoiltFigure reports whether a text that is no number is still more a figure
// than a label: it begins with a digit and holds hardly anything else. It goes
// where a figure goes, so that it is seen and flagged there.
func isSpoiltFigure(text string) bool {
	text = strings.Join(strings.Fields(spelling.Narrow(text)), "")
	digits := 0
	for _, r := range text {
		if '0' <= r && r <= '9' {
			digits++
		}
	}
	runes := len([]rune(text))
	return digits > 0 && digits*2 >= runes && !strings.ContainsAny(text, "年月页")
}

// label returns the text of the row's labels on one line.
func (r gridRow) label() string {
	var parts []string
	for _, c := range r.labels {
		parts = append(parts, strings.Join(strings.Fields(c.Text), ""))
	}
	return strings.Join(parts, " ")
}

// labelTexts returns the canonical texts that the labels of rows taken together
// can be read as: column by column, fragments are put together from top to
// bottom; then what stands farthest right (the row's own label), with each
// column further left (its groups) put before it. A column to the left is never
// taken alone: it names a group, and the figures are not the group's.
func labelTexts(rows []gridRow) []spelling.Wording {
	byColumn := map[int]*strings.Builder{}
	var columns []int
	for _, r := range rows {
		for i, c := range r.labels {
			col := c.Col
			if r.source == document.FromText {
				col = 0
			}
			b := byColumn[col]
			if b == nil {
				b = new(strings.Builder)
				byColumn[col] = b
				columns = append(columns, col)
			}
			b.WriteString(r.texts[i])
		}
	}
	slices.SortFunc(columns, func(a, b int) int { return cmp.Compare(b, a) })
	var texts []spelling.Wording
	joined := ""
	for _, col := range columns {
		own := byColumn[col].String()
		joined = own + joined
		texts = append(texts, spelling.WordingOf(joined))
	}
	if len(columns) > 1 && rows[0].source == document.FromAlignment {
		// The lines of one label may begin in different places: hanging indents.
		var lines strings.Builder
		for _, r := range rows {
			for _, t := range r.texts {
				lines.WriteString(t)
			}
		}
		texts = append(texts, spelling.WordingOf(lines.String()))
	}
	return texts
}

// clash reports whether rows taken together would put two figures into one
// place.
func clash(rows []gridRow) bool {
	seen := map[int]bool{}
	lines := 0
	for _, r := range rows {
		if len(r.figures) > 0 {
			lines++
		}
		for _, c := range r.figures {
			if seen[c.Col] {
				return true
			}
			seen[c.Col] = true
		}
	}
	return lines > 1 && rows[0].source == document.FromText
}

// strays reports whether figures do not stand at the labels they are taken
// together with: before them in a text without positions, or above or below all
// lines of the label where there are positions but no rulings.
func strays(rows []gridRow) bool {
	switch rows[0].source {
	case document.FromText:
		return len(rows[0].labels) == 0 && len(rows[0].figures) > 0
	case document.FromAlignment:
		var labels document.Rect
		page := 0
		for _, r := range rows {
			for _, c := range r.labels {
				labels = labels.Union(c.Place.Box)
				page = c.Place.Page
			}
		}
		for _, r := range rows {
			for _, c := range r.figures {
				y := c.Place.Box.CenterY()
				if c.Place.Page == page && (y > labels.Y1 || y < labels.Y0) && rows[0].page == rows[len(rows)-1].page {
					return true
				}
			}
		}
	}
	return false
}
