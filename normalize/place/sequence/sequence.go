package sequence

import (
	"math/big"
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// Arrange returns the rows of a text with those of figures replaced by one for each row of
// the form, in its order; false where order does not tell that: there are more or fewer,
// a sum does not hold, the label right before a row is another one's, or every row has its
// label anyway. Only tables by applicant have sums in every row and every column, which no
// other order and no other parting of the figures would satisfy.
func Arrange(rows []align.Row, t *form.Table) ([]align.Row, bool) {
	if t.Key != form.ByApplicant || len(t.Blocks) != 1 || slices.ContainsFunc(rows, func(r align.Row) bool { return r.Source != document.FromText }) {
		return nil, false
	}
	asked := askedRows(t)
	found, ok := parted(rows, len(t.Blocks[0].Columns))
	if !ok || len(found) != len(asked) || !slices.ContainsFunc(found, func(r printed) bool { return !r.alone }) {
		return nil, false
	}
	for i, r := range found {
		if r.isOther(asked, i) {
			return nil, false
		}
	}
	if !holdDown(found, asked, t) {
		return nil, false
	}
	first := slices.IndexFunc(rows, func(r align.Row) bool { return len(r.Figures) > 0 })
	list := slices.Clone(rows[:first])
	for i, r := range found {
		list = append(list, r.as(asked[i]))
	}
	return list, true
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
	of      align.Row // the line that it stands on, or that it begins on
	figures []document.Cell
	alone   bool // it stands alone behind its label
}

// as returns the row as a row of a grid that is known to be one of the form.
func (r printed) as(row *form.Row) align.Row {
	out := r.of
	out.Figures, out.Labels, out.Texts, out.Blanks, out.Units = nil, nil, nil, nil, nil
	out.Told, out.Loose, out.Values = row, false, 0
	for i, c := range r.figures {
		c.Col = i
		out.Figures = append(out.Figures, c)
		if !align.ReadCell(c.Text).Empty {
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
	text := ""
	for _, t := range r.of.Texts {
		text += t
	}
	w := spelling.WordingOf(text)
	mine := asked[own].Label().Like(w, 0)
	return slices.ContainsFunc(asked, func(o *form.Row) bool {
		like := o.Label().Like(w, 0)
		return like >= align.SureLabel && like > mine+align.WedgedMargin
	})
}

// parted cuts lines of figures into rows of as many as there are columns: lines of one row
// or several, and lines that are columns, as many as there are columns and right behind
// each other. It reports false where a line is neither.
func parted(rows []align.Row, columns int) ([]printed, bool) {
	var list []printed
	for i := 0; i < len(rows); i++ {
		figures := rows[i].Figures
		n := len(figures)
		switch {
		case n == 0:
		case areRows(figures, columns):
			for from := 0; from < n; from += columns {
				list = append(list, printed{rows[i], figures[from : from+columns], n == columns && len(rows[i].Labels) > 0})
			}
		case areColumns(rows[i:], columns):
			for k := range n {
				var row []document.Cell
				for _, column := range rows[i : i+columns] {
					row = append(row, column.Figures[k])
				}
				list = append(list, printed{rows[i], row, false})
			}
			i += columns - 1
		default:
			return nil, false
		}
	}
	return list, true
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

// areColumns reports whether the rows begin with lines of figures that are the columns of
// a table: equally many figures on each, and no label but before the first, whose figures
// add up from column to column.
func areColumns(rows []align.Row, columns int) bool {
	if len(rows) < columns {
		return false
	}
	n := len(rows[0].Figures)
	for i, r := range rows[:columns] {
		if len(r.Figures) != n || len(r.Labels) > 0 && i > 0 {
			return false
		}
	}
	for k := range n {
		var row []document.Cell
		for _, column := range rows[:columns] {
			row = append(row, column.Figures[k])
		}
		if !addsUp(row) {
			return false
		}
	}
	return true
}

// valueOf returns what a figure counts, nothing for a sign for none; false where it can't
// be read.
func valueOf(c document.Cell) (*big.Rat, bool) {
	n := align.ReadCell(c.Text)
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
			if !known || !parts && len(c.Right) == 1 {
				continue // of a row that only some reports have
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
			if i := slices.Index(asked, row); i >= 0 {
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
