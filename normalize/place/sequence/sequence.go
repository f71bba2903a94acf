package sequence

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// Arrange returns the rows with those of figures of a text replaced by one for each row of
// the form, in its order; false where order does not tell that: nowhere do as many follow
// each other of which all sums hold, the label right before a row is another one's, or
// every row has its label anyway. Only tables by applicant have sums in every row and
// every column, which no other order and no other parting of the figures would satisfy.
//
// A row of fewer figures is passed over where its own label names it, and a line of fewer
// that has no label left out. used are the rows that were replaced.
func Arrange(rows []align.Row, t *form.Table) (told, used []align.Row, ok bool) {
	if t.Key != form.ByApplicant || len(t.Blocks) != 1 {
		return nil, nil, false
	}
	asked := askedRows(t)
	found := parted(rows, len(t.Blocks[0].Columns), len(asked))
	from := -1
	for i := 0; i+len(asked) <= len(found); i++ {
		if !areTold(found[i:i+len(asked)], asked, t) {
			continue
		}
		if from >= 0 {
			return nil, nil, false // two rows in a row that are alike
		}
		from = i
	}
	if from < 0 {
		return nil, nil, false
	}
	found = found[from : from+len(asked)]
	first, last := found[0].from, found[len(found)-1].to
	told = slices.Clone(rows[:first])
	for i, r := range found {
		told = append(told, r.as(asked[i]))
		used = append(used, rows[r.from:r.to]...)
	}
	return append(told, rows[last:]...), used, true
}

// areTold reports whether the printed rows can only be those of the form.
func areTold(found []printed, asked []*form.Row, t *form.Table) bool {
	if !slices.ContainsFunc(found, func(r printed) bool { return !r.alone }) {
		return false
	}
	for i, r := range found {
		if r.isOther(asked, i) || r.short && r.likeness(asked[i]) < align.SureLabel {
			return false
		}
	}
	return holdDown(found, asked, t)
}

// askedRows lists the rows of figures that each report has.
func askedRows(t *form.Table) []*form.Row {
	var list []*form.Row
	for _, it := range align.Items(t) {
		if it.Kind == align.RowItem && !it.Row.Optional {
			list = append(list, it.Row)
		}
	}
	return list
}

// A printed row is a figure for each column.
type printed struct {
	of       align.Row // the line that it stands on, or that it begins on
	from, to int       // the lines that it stands on, among all
	figures  []document.Cell
	alone    bool // it stands alone behind its label
	short    bool // and has fewer figures than there are columns
}

// likeness returns how like a row's label the one before the printed row is.
func (r printed) likeness(row *form.Row) float64 {
	return row.Label().Like(spelling.WordingOf(strings.Join(r.of.Texts, "")), 0)
}

// as returns the row as a row of a grid that is known to be one of the form.
func (r printed) as(row *form.Row) align.Row {
	out := r.of
	out.Figures, out.Labels, out.Texts, out.Blanks, out.Units = nil, nil, nil, nil, nil
	out.Told, out.Loose, out.Values = row, false, 0
	for i, c := range r.figures {
		c.Col = i
		out.Figures = append(out.Figures, c)
		if !number.ReadNoted(c.Text).Empty {
			out.Values++
		}
	}
	return out
}

// isOther reports whether the label right before the row is surely that of another row of
// the form.
func (r printed) isOther(asked []*form.Row, own int) bool {
	if !r.alone {
		return false
	}
	mine := r.likeness(asked[own])
	return slices.ContainsFunc(asked, func(o *form.Row) bool {
		like := r.likeness(o)
		return like >= align.SureLabel && like > mine+align.WedgedMargin
	})
}

// parted cuts the lines of figures of a text into rows of as many as there are columns:
// lines of one row or several, and lines that are blocks of at most so many rows. A line that
// is neither is a short row where it has a label, else nothing of the table.
func parted(rows []align.Row, columns, most int) []printed {
	var list []printed
	for i := 0; i < len(rows); i++ {
		figures := rows[i].Figures
		n := len(figures)
		line := printed{of: rows[i], from: i, to: i + 1, figures: figures, alone: len(rows[i].Labels) > 0}
		if n == 0 || rows[i].Source != document.FromText {
			continue
		}
		if areRows(figures, columns) {
			line.alone = line.alone && n == columns
			for from := 0; from < n; from += columns {
				line.figures = figures[from : from+columns]
				list = append(list, line)
			}
			continue
		}
		if found := asBlocks(rows[i:], columns, most); found.used > 0 {
			line.alone, line.to = false, i+found.used
			for _, line.figures = range found.rows {
				list = append(list, line)
			}
			i = line.to - 1
		} else if line.alone {
			line.short = true
			list = append(list, line)
		}
	}
	return list
}

// areRows reports whether figures of one line are rows of as many as there are columns, each
// of which adds up.
func areRows(figures []document.Cell, columns int) bool {
	if len(figures)%columns != 0 {
		return false
	}
	for from := 0; from < len(figures); from += columns {
		if !addsUp(figures[from : from+columns]) {
			return false
		}
	}
	return true
}

// valueOf returns what a figure counts, nothing for a sign for none; false where it can't
// be read.
func valueOf(c document.Cell) (*big.Rat, bool) {
	n := number.ReadNoted(c.Text)
	if n.Value != nil && n.Doubt == "" {
		return n.Value.Rat(), true
	}
	return new(big.Rat), n.Empty
}

// addsUp reports whether the last figure is the sum of the others.
func addsUp(figures []document.Cell) bool {
	sum := new(big.Rat)
	for _, c := range figures[:len(figures)-1] {
		v, ok := valueOf(c)
		if !ok {
			return false
		}
		sum.Add(sum, v)
	}
	total, ok := valueOf(figures[len(figures)-1])
	return ok && sum.Cmp(total) == 0
}

// holdDown reports whether the checks of the table hold in every column, and there are any.
func holdDown(found []printed, asked []*form.Row, t *form.Table) bool {
	held := false
	for _, c := range t.Checks {
		if c.Across {
			continue
		}
		for column := range t.Blocks[0].Columns {
			left, known := sumDown(c.Left, column, found, asked, t)
			right, parts := sumDown(c.Right, column, found, asked, t)
			if !known || !parts {
				continue // of a row that only some reports have, or of a short one
			}
			if left.Cmp(right) != 0 {
				return false
			}
			held = true
		}
	}
	return held
}

// sumDown adds up what the rows of the indicators have in a column; an indicator without a
// row of its own counts as the rows that it is split into. It reports false where one has
// neither.
func sumDown(indicators []string, column int, found []printed, asked []*form.Row, t *form.Table) (*big.Rat, bool) {
	sum, all := new(big.Rat), true
	for _, code := range indicators {
		known := false
		for _, row := range partsOf(code, t) {
			if i := slices.Index(asked, row); i >= 0 && found[i].short {
				return sum, false
			} else if i >= 0 {
				v, _ := valueOf(found[i].figures[column])
				sum.Add(sum, v)
				known = true
			}
		}
		all = all && known
	}
	return sum, all
}

// partsOf returns the row of an indicator and the rows below it, of which those that a
// report has make up what it counts.
func partsOf(code string, t *form.Table) []*form.Row {
	items := align.Items(t)
	var list []*form.Row
	for _, it := range items {
		if it.Kind != align.RowItem || it.Row.ID == "" || t.ID+"."+it.Row.ID != code {
			continue
		}
		list = append(list, it.Row)
		for i := range it.Row.Rows {
			list = append(list, &it.Row.Rows[i])
		}
	}
	return list
}
