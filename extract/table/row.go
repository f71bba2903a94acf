package table

import (
	"regexp"
	"strings"
	"unicode/utf8"

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
	if it.Line == nil || isTypedRule(it) {
		return false
	}
	if strings.HasSuffix(it.Line.Text, "。") {
		return true
	}
	return len(segments(it)) == 1 && it.Line.Box.Width() > 0.8*measure
}

// typedRule is a line drawn with the signs of a typewriter.
var typedRule = regexp.MustCompile(`^[-=_－—─━ ]{10,}$`)

// isTypedRule reports whether a line parts rows of a table and is none.
func isTypedRule(it document.Item) bool { return typedRule.MatchString(it.Line.Text) }

// withoutRules takes the typed rules out of the lines of a table.
func withoutRules(run []document.Item) (rows, rules []document.Item) {
	for _, it := range run {
		if isTypedRule(it) {
			rules = append(rules, it)
		} else {
			rows = append(rows, it)
		}
	}
	return rows, rules
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
func (f Finder) IsRow(it document.Item) bool {
	return it.Line != nil && !isTypedRule(it) && f.isRow(it)
}

// mayBelong reports whether an item that is no row may be of a table, before a row or after it.
func (f Finder) mayBelong(it document.Item) bool {
	return it.Line != nil && !f.isProse(it) && !reportTitle.MatchString(it.Line.Text)
}

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
// broken labels, as far as they are no prose; typed rules among them stand behind the table.
func (f Finder) Runs(items []document.Item) []Run {
	var out []Run
	done := 0 // items that are in a run
	for i := 0; i < len(items); {
		if !f.IsRow(items[i]) {
			i++
			continue
		}
		start := i
		for start > done && f.mayBelong(items[start-1]) {
			start--
		}
		for i < len(items) && items[i].Line != nil && (f.isRow(items[i]) || f.mayBelong(items[i])) {
			i++
		}
		if start > done {
			out = append(out, Run{Items: items[done:start]})
		}
		rows, rules := withoutRules(items[start:i])
		for _, part := range splitBeside(rows) {
			out = append(out, Run{true, part})
		}
		if len(rules) > 0 {
			out = append(out, Run{Items: rules})
		}
		done = i
	}
	if done < len(items) {
		out = append(out, Run{Items: items[done:]})
	}
	return out
}

// ByOrder finds rows where there are no positions: a row ends in figures, or is
// nothing but figures; prose fills a line (full is the length of one in runes) or ends
// a sentence.
func ByOrder(full int) Finder {
	return Finder{
		isRow: func(it document.Item) bool {
			fields := textFields(it.Line.Text)
			listed := len(fields) == 2 && bullet.MatchString(fields[0]) // an item of a list: • 2023
			return figure.MatchString(fields[len(fields)-1]) && !listed
		},
		isProse: func(it document.Item) bool {
			long := utf8.RuneCountInString(it.Line.Text) > full*3/4
			return strings.HasSuffix(it.Line.Text, "。") || long && len(textFields(it.Line.Text)) < 3
		},
		table: textTable,
	}
}

// reportTitle ends the title of a report, which is of no table: what stands beside it, the number of
// visits, can look like a row.
var reportTitle = regexp.MustCompile(`(?:信息|政务|政務)(?:公开|公開)(?:工作)?(?:年度)?(?:工作)?(?:报告|年报|報告|年報)\s*$`)

// bullet stands before an item of a list.
var bullet = regexp.MustCompile(`^[•·●▪◦‣*]$`)

// textFields splits a line at its spaces and puts a unit back to its figure.
func textFields(line string) []string {
	var fields []string
	for _, f := range strings.Fields(line) {
		if n := len(fields); n > 0 && figure.MatchString(fields[n-1]) && figure.MatchString("1"+f) && !figure.MatchString(f) {
			fields[n-1] += " " + f
			continue
		}
		fields = append(fields, f)
	}
	return fields
}

// textTable makes a table of lines: one row a line, its words as cells. The
// column of a figure is only its rank on the line.
func textTable(run []document.Item) *document.Table {
	t := &document.Table{Rows: len(run), Source: document.FromText}
	for r, it := range run {
		at := it.Place()
		fields := it.Line.Cells
		if fields == nil {
			fields = textFields(it.Line.Text)
		}
		word := 0
		for i, f := range fields {
			c := document.Cell{Row: r, Col: i, RowSpan: 1, ColSpan: 1, Text: f, Place: at}
			if word < len(it.Line.Numbers) {
				c.Place.Line = it.Line.Numbers[word]
			}
			word += len(strings.Fields(f))
			t.Cells = append(t.Cells, c)
		}
		t.Cols = max(t.Cols, len(fields))
		if n := len(t.Pieces); n > 0 && t.Pieces[n-1].Place.Page == at.Page {
			t.Pieces[n-1].LastRow = r
			continue
		}
		t.Pieces = append(t.Pieces, document.Piece{Place: at, FirstRow: r, LastRow: r, OpenTop: r > 0, OpenBottom: true})
	}
	t.Pieces[len(t.Pieces)-1].OpenBottom = false
	return t
}
