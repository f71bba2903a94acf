package table

import (
	"strings"

	"nianbao/extract/document"
)

// isAnchor reports whether a line can only be a row of a table: a label and
// figures, a label with a unit and a figure, or many parts.
func isAnchor(it document.Item) bool {
	if it.Line == nil {
		return false
	}
	segs := segments(it)
	if len(segs) < 2 {
		return false
	}
	figures := 0
	for i, s := range segs {
		if s.IsFigure() && (i > 0 || len(segs) > 2) {
			figures++
		}
	}
	if figures > 0 && (figures == len(segs)-1 || figures == len(segs) || figures >= 3) || len(segs) >= 4 {
		return true
	}
	return len(segs) == 3 && segs[2].IsFigure()
}

// isProse reports whether a line runs over most of the measure, in points, without a
// wide gap, or ends a sentence.
func isProse(it document.Item, measure float64) bool {
	if it.Line == nil {
		return false
	}
	if strings.HasSuffix(it.Line.Text, "。") {
		return true
	}
	return len(segments(it)) == 1 && it.Line.Box.Width() > 0.8*measure
}

// A Finder finds the tables that no ruling draws among the lines of a document: by
// position where there are positions, else by the order of words.
type Finder struct {
	isRow   func(document.Item) bool // can only be a row of a table
	isProse func(document.Item) bool // can be none
	table   func(run []document.Item) *document.Table
}

// ByPosition finds rows by what stands above and beside each other. The measure is the
// width of the text in points.
func ByPosition(measure float64) Finder {
	return Finder{isAnchor, func(it document.Item) bool { return isProse(it, measure) }, func(run []document.Item) *document.Table { return Align(run).table() }}
}

// ByMarkup finds none: the document says itself what is a table.
func ByMarkup() Finder { return Finder{isRow: func(document.Item) bool { return false }} }

// IsRow reports whether an item is a line that can only be a row of a table.
func (f Finder) IsRow(it document.Item) bool { return it.Line != nil && f.isRow(it) }

// Find replaces, in the items of one section, the runs of lines that are rows by
// tables.
func (f Finder) Find(items []document.Item) []document.Item {
	var out []document.Item
	for _, run := range f.Runs(items) {
		if run.Rows {
			out = append(out, document.Item{Page: run.Items[0].Page, Table: f.table(run.Items)})
		} else {
			out = append(out, run.Items...)
		}
	}
	return out
}

// A Run is a number of items in their order: the lines of one table, or what is none.
type Run struct {
	Rows  bool // the lines are those of one table
	Items []document.Item
}

// Runs parts the items of one section into those that make a table, and the others.
// Lines before the first row belong to its header, and lines between and after rows to
// broken labels, as far as they are no prose.
func (f Finder) Runs(items []document.Item) []Run {
	var out []Run
	done := 0 // items that are in a run
	for i := 0; i < len(items); {
		if !f.IsRow(items[i]) {
			i++
			continue
		}
		start := i
		for start > done && items[start-1].Line != nil && !f.isProse(items[start-1]) {
			start--
		}
		for i < len(items) && items[i].Line != nil && (f.isRow(items[i]) || !f.isProse(items[i])) {
			i++
		}
		if start > done {
			out = append(out, Run{Items: items[done:start]})
		}
		for _, part := range splitBeside(items[start:i]) {
			out = append(out, Run{true, part})
		}
		done = i
	}
	if done < len(items) {
		out = append(out, Run{Items: items[done:]})
	}
	return out
}
