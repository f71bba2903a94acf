package plaintext

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/document"
)

// rule is the line of dashes between the head of a table and its body.
var rule = regexp.MustCompile(`^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$`)

// isPipeRow reports whether a line is a row of a table that pipes draw.
func isPipeRow(s string) bool {
	return strings.HasPrefix(s, "|") && strings.HasSuffix(s, "|") && strings.Count(s, "|") > 2
}

// pipeRows returns how many of the lines, from the first on, are one table: rows with
// the same number of cells, with nothing between them.
func pipeRows(lines []line) int {
	n := 0
	for n < len(lines) && isPipeRow(lines[n].text) && (n == 0 || !lines[n].apart) {
		if n > 0 && len(cells(lines[n].text)) != len(cells(lines[0].text)) {
			break
		}
		if n > 1 && rule.MatchString(lines[n].text) {
			return n - 1 // the line before is the head of the next table
		}
		n++
	}
	return n
}

// asLines returns the rows of tables as lines of words where converters have torn a table:
// one whose head is a row of figures is a row of the table before it. Its columns are lost
// with its head; of the rows of all tables up to the next heading order alone is left.
func asLines(lines []line) []line {
	var out []line
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && (isPipeRow(lines[to].text) || !startsChapter.MatchString(lines[to].text)) {
			to++
		}
		chapter := lines[from:to]
		torn := isTorn(chapter)
		for _, l := range chapter {
			if torn && isPipeRow(l.text) {
				if rule.MatchString(l.text) {
					continue
				}
				l.text = words(l.text)
			}
			if l.text != "" {
				out = append(out, l)
			}
		}
		from = to
	}
	return out
}

var startsChapter = regexp.MustCompile(`^[一二三四五六七八九十]+、`)

// isTorn reports whether one of the tables among the lines has figures for heads.
func isTorn(lines []line) bool {
	for i := 1; i < len(lines); i++ {
		if rule.MatchString(lines[i].text) && isPipeRow(lines[i-1].text) && slices.ContainsFunc(cells(lines[i-1].text), loneFigure.MatchString) {
			return true
		}
	}
	return false
}

// words writes a row of pipes as a line, each cell as one word.
func words(row string) string {
	var list []string
	for _, c := range cells(row) {
		if c = strings.Join(strings.Fields(c), ""); c != "" {
			list = append(list, c)
		}
	}
	return strings.Join(list, " ")
}

// cells returns what stands between the pipes of a row.
func cells(row string) []string {
	list := strings.Split(strings.TrimSuffix(strings.TrimPrefix(row, "|"), "|"), "|")
	for i, c := range list {
		list[i] = strings.TrimSpace(strings.ReplaceAll(c, "<br>", "\n"))
	}
	return list
}

// pipeTable makes a table of rows with equally many cells. Its cells have boxes that
// count columns and rows, as those of a web page do.
func pipeTable(page int, lines []line) *document.Table {
	t := &document.Table{Source: document.FromMarkup}
	for _, l := range lines {
		if rule.MatchString(l.text) {
			continue
		}
		row := cells(l.text)
		t.Cols = len(row)
		for c, text := range row {
			box := document.Rect{X0: float64(c), X1: float64(c + 1), Y0: -float64(t.Rows + 1), Y1: -float64(t.Rows)}
			t.Cells = append(t.Cells, document.Cell{Row: t.Rows, Col: c, RowSpan: 1, ColSpan: 1, Text: text,
				Place: document.Place{Page: page, Line: l.number, Box: box}})
		}
		t.Rows++
	}
	t.Pieces = []document.Piece{{Place: document.Place{Page: page, Line: lines[0].number}, LastRow: max(0, t.Rows-1)}}
	return t
}
