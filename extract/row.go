package extract

import "strings"

// isAnchor reports whether a line can only be a row of a table: a label and
// figures, a label with a unit and a figure, or many parts.
func isAnchor(it item) bool {
	if it.line == nil {
		return false
	}
	segs := segments(it)
	if len(segs) < 2 {
		return false
	}
	figures := 0
	for i, s := range segs {
		if s.isFigure() && (i > 0 || len(segs) > 2) {
			figures++
		}
	}
	if figures > 0 && (figures == len(segs)-1 || figures == len(segs) || figures >= 3) || len(segs) >= 4 {
		return true
	}
	return len(segs) == 3 && segs[2].isFigure()
}

// isProse reports whether a line runs over most of the measure, in points, without a
// wide gap, or ends a sentence.
func isProse(it item, measure float64) bool {
	if it.line == nil {
		return false
	}
	if strings.HasSuffix(it.line.Text, "。") {
		return true
	}
	return len(segments(it)) == 1 && it.line.Box.Width() > 0.8*measure
}

// A Finder finds the tables that no ruling draws among the lines of a document: by
// position where there are positions, else by the order of words.
type finder struct {
	isRow   func(item) bool // can only be a row of a table
	isProse func(item) bool // can be none
	table   func(run []item) *Table
}

// ByPosition finds rows by what stands above and beside each other. The measure is the
// width of the text in points.
func byPosition(measure float64) finder {
	return finder{isAnchor, func(it item) bool { return isProse(it, measure) }, func(run []item) *Table { return align(run).table() }}
}

// ByMarkup finds none: the document says itself what is a table.
func byMarkup() finder { return finder{isRow: func(item) bool { return false }} }

// IsRow reports whether an item is a line that can only be a row of a table.
func (f finder) IsRow(it item) bool { return it.line != nil && f.isRow(it) }

// Find replaces, in the items of one section, the runs of lines that are rows by
// tables.
func (f finder) find(items []item) []item {
	var out []item
	for _, run := range f.runs(items) {
		if run.rows {
			out = append(out, item{page: run.items[0].page, table: f.table(run.items)})
		} else {
			out = append(out, run.items...)
		}
	}
	return out
}

// A run is a number of items in their order: the lines of one table, or what is none.
type run struct {
	rows  bool // the lines are those of one table
	items []item
}

// Runs parts the items of one section into those that make a table, and the others.
// Lines before the first row belong to its header, and lines between and after rows to
// broken labels, as far as they are no prose.
func (f finder) runs(items []item) []run {
	var out []run
	done := 0 // items that are in a run
	for i := 0; i < len(items); {
		if !f.IsRow(items[i]) {
			i++
			continue
		}
		start := i
		for start > done && items[start-1].line != nil && !f.isProse(items[start-1]) {
			start--
		}
		for i < len(items) && items[i].line != nil && (f.isRow(items[i]) || !f.isProse(items[i])) {
			i++
		}
		if start > done {
			out = append(out, run{items: items[done:start]})
		}
		for _, part := range splitBeside(items[start:i]) {
			out = append(out, run{true, part})
		}
		done = i
	}
	if done < len(items) {
		out = append(out, run{items: items[done:]})
	}
	return out
}
