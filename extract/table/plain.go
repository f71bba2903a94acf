package table

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
)

// ByOrder finds rows where there are no positions: a row ends in figures, or is
// nothing but figures; prose fills a line (full is the length of one in runes) or ends
// a sentence.
func ByOrder(full int) Finder {
	return Finder{
		isRow: func(it document.Item) bool {
			fields := textFields(it.Line.Text)
			return figure.MatchString(fields[len(fields)-1])
		},
		isProse: func(it document.Item) bool {
			long := utf8.RuneCountInString(it.Line.Text) > full*3/4
			return strings.HasSuffix(it.Line.Text, "。") || long && len(textFields(it.Line.Text)) < 3
		},
		table: textTable,
	}
}

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
		fields := textFields(it.Line.Text)
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
