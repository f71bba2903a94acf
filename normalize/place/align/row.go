package align

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/normalize/spelling"
)

// A Row is one row of a grid with its cells told apart.
type Row struct {
	Table   *document.Table
	Index   int // of the row in its table
	Source  document.GridSource
	Page    int
	Figured int             // the first column of the grid that has figures, 0 where none has
	Covered int             // over how many columns of the grid cells of the row reach, and of those above it
	Labels  []document.Cell // text
	Texts   []string        // of the labels, canonical
	Figures []document.Cell // figures and the signs for "none"
	Values  int             // how many figures are more than a sign for "none"
	Blanks  []document.Cell
	Numbers []document.Cell // count rows or columns of the table
	Units   []document.Cell // units set beside the figures, in a column of their own
	// loose rows may be parts of one printed row together with the row before:
	// always where no ruling parts them, else where a page break does.
	Loose bool
	// Told is the row of the form that the row is, where that is known before labels are
	// compared; nil elsewhere.
	Told *form.Row
}

// KnownRows holds the rows of a document's grids, each told apart once: several
// tables of several forms are looked for in them.
type KnownRows map[*document.Table][]Row

// Of lists the rows of the tables in order.
func (known KnownRows) Of(tables []*document.Table) []Row {
	var list []Row
	for _, t := range tables {
		rows, ok := known[t]
		if !ok {
			rows = Rows(t)
			known[t] = rows
		}
		list = append(list, rows...)
	}
	return list
}

// Rows lists the rows of a grid.
func Rows(t *document.Table) []Row {
	rows := make([]Row, t.Rows)
	for i := range rows {
		rows[i].Table, rows[i].Index, rows[i].Source = t, i, t.Source
		rows[i].Loose = i > 0 && (t.Source == document.FromAlignment || t.Source == document.FromText)
	}
	for _, p := range t.Pieces {
		for r := p.FirstRow; r <= p.LastRow && r < len(rows); r++ {
			rows[r].Page = p.Place.Page
		}
		if p.FirstRow > 0 && p.FirstRow < len(rows) {
			rows[p.FirstRow].Loose = true
		}
	}
	setCovered(rows, t.Cells)
	for _, c := range t.Cells {
		r := &rows[c.Row]
		switch n := number.ReadNoted(c.Text); {
		case strings.TrimSpace(c.Text) == "":
			r.Blanks = append(r.Blanks, c)
		case n.Empty:
			r.Figures = append(r.Figures, c)
		case n.Value != nil, isSpoiltFigure(c.Text), IsUnreadable(c):
			r.Figures = append(r.Figures, c)
			r.Values++
		default:
			r.Labels = append(r.Labels, c)
		}
	}
	sortMisread(rows)
	sortNumerals(rows)
	setNumberingApart(rows)
	setFigured(rows)
	for i := range rows {
		rows[i].setUnitsApart()
		for _, c := range rows[i].Labels {
			rows[i].Texts = append(rows[i].Texts, form.Printed(c.Text))
		}
	}
	return rows
}

// setCovered counts the columns that cells cover in each row; where they lie over each other a
// column counts for each.
func setCovered(rows []Row, cells []document.Cell) {
	change := make([]int, len(rows)+1) // from one row to the next
	for _, c := range cells {
		change[c.Row] += c.ColSpan
		change[min(c.Row+max(c.RowSpan, 1), len(rows))] -= c.ColSpan
	}
	covered := 0
	for i := range rows {
		covered += change[i]
		rows[i].Covered = covered
	}
}

// setFigured says in which column of an enclosed grid its figures begin, right of their labels.
func setFigured(rows []Row) {
	first := 0
	for _, r := range rows {
		if len(r.Labels) == 0 || !r.Source.Encloses() {
			continue
		}
		for _, c := range r.Figures {
			if c.Col > r.Labels[0].Col && (first == 0 || c.Col < first) {
				first = c.Col
			}
		}
	}
	for i := range rows {
		rows[i].Figured = first
	}
}

// setUnitsApart takes the cells that hold a unit and nothing else from the
// labels of a row with figures; a unit may be spread over cells. In a row
// without figures, such a word is part of a label broken over lines: 人 of
// 自然人.
func (r *Row) setUnitsApart() {
	if len(r.Figures)+len(r.Blanks) == 0 {
		return
	}
	joined := ""
	for k := len(r.Labels) - 1; k >= 0; k-- {
		joined = strings.Join(strings.Fields(r.Labels[k].Text), "") + joined
		if number.IsUnit(joined) && (k > 0 || len([]rune(joined)) > 1) {
			r.Units = r.Labels[k:]
		}
	}
	r.Labels = r.Labels[:len(r.Labels)-len(r.Units)]
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

// Label returns the text of the row's labels on one line.
func (r Row) Label() string {
	var parts []string
	for _, c := range r.Labels {
		parts = append(parts, strings.Join(strings.Fields(c.Text), ""))
	}
	return strings.Join(parts, " ")
}

// labelTexts returns the canonical texts that the labels of rows taken together
// can be read as: column by column, fragments are put together from top to
// bottom; then what stands farthest right (the row's own label), with each
// column further left (its groups) put before it. A column to the left is never
// taken alone: it names a group, and the figures are not the group's. What is out of reach
// of all labels is left out.
func labelTexts(rows []Row, within *reach) []spelling.Wording {
	byColumn := map[int]*strings.Builder{}
	var columns []int
	for _, r := range rows {
		for i, c := range r.Labels {
			col := columnOf(r, c)
			b := byColumn[col]
			if b == nil {
				b = new(strings.Builder)
				byColumn[col] = b
				columns = append(columns, col)
			}
			b.WriteString(r.Texts[i])
		}
	}
	slices.SortFunc(columns, func(a, b int) int { return cmp.Compare(b, a) })
	var texts []spelling.Wording
	add := func(text string) {
		if within.allows(within.of(text, 0)) {
			texts = append(texts, spelling.WordingOf(text))
		}
	}
	// A text where others have figures stands for one, and is no part of the label: 行政许可 | 见附件.
	inPlaceOfFigure := func(column int) bool { return rows[0].Figured > 0 && column >= rows[0].Figured }
	joined, label := "", ""
	for _, col := range columns {
		own := byColumn[col].String()
		joined = own + joined
		add(joined)
		if inPlaceOfFigure(columns[0]) && !inPlaceOfFigure(col) {
			label = own + label
			add(label)
		}
	}
	if len(columns) > 1 && rows[0].Source == document.FromAlignment {
		// The lines of one label may begin in different places: hanging indents.
		var lines strings.Builder
		for _, r := range rows {
			for _, t := range r.Texts {
				lines.WriteString(t)
			}
		}
		add(lines.String())
	}
	return texts
}

// columnOf returns the column of a label, one for all in a text without positions.
func columnOf(r Row, c document.Cell) int {
	if r.Source == document.FromText {
		return 0
	}
	return c.Col
}

// clash reports whether rows taken together would put two figures into one
// place.
func clash(rows []Row) bool {
	seen := map[int]bool{}
	lines := 0
	for i := range rows {
		figures := rows[i].Figures
		if len(figures) > 0 {
			lines++
		}
		for k := range figures {
			column := figures[k].Col
			if seen[column] {
				return true
			}
			seen[column] = true
		}
	}
	return lines > 1 && rows[0].Source == document.FromText
}

// strays reports whether figures do not stand at the labels they are taken
// together with: before them in a text without positions, or above or below all
// lines of the label where there are positions but no rulings.
func strays(rows []Row) bool {
	switch rows[0].Source {
	case document.FromText:
		return len(rows[0].Labels) == 0 && len(rows[0].Figures) > 0
	case document.FromAlignment:
		var labels document.Rect
		page := 0
		for _, r := range rows {
			for _, c := range r.Labels {
				labels = labels.Union(c.Place.Box)
				page = c.Place.Page
			}
		}
		for _, r := range rows {
			for _, c := range r.Figures {
				y := c.Place.Box.CenterY()
				if c.Place.Page == page && (y > labels.Y1 || y < labels.Y0) && rows[0].Page == rows[len(rows)-1].Page {
					return true
				}
			}
		}
	}
	return false
}
