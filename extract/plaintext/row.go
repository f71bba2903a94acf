package plaintext

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/document"
)

// loneFigure is a cell with a figure, on a line of its own: 减4 is one too.
var loneFigure = regexp.MustCompile(`^[-+增减]?\d[\d,]*(?:\.\d+)?(?:` + document.Money + `|` + document.Counter + `)?$|^[-/—]$|^无$`)

// loneUnit is a cell with the unit of the figure that follows.
var loneUnit = regexp.MustCompile(`^(?:` + document.Money + `|` + document.Counter + `)$`)

const (
	fewestFigures = 2  // on lines of their own, that make a row
	fewestParted  = 3  // rows of a page that blank lines part into cells
	longestLabel  = 60 // characters
)

// rows puts cells that stand one a line together to rows: the figures that follow each
// other, and the label right before them. Where blank lines part the cells of rows,
// figures that no blank line parts are those of a column, which has no label: they make a
// line of figures alone.
func rows(lines []line, names lexicon) []line {
	runs := names.figureRuns(lines)
	inRows := 0
	for _, r := range runs {
		if parted(lines[r.from+1:r.to]) && (lines[r.from].blank || !names.isNamed(lines, r)) {
			inRows++
		}
	}
	var out []line
	done := 0
	for _, r := range runs {
		out = append(out, lines[done:r.from]...)
		done = r.to
		if inRows < fewestParted {
			out = names.label(out, joined(lines[r.from:r.to]))
			continue
		}
		for _, g := range groups(lines, r) {
			row := joined(lines[g.from:g.to])
			if g.from == r.from && parted(lines[g.from+1:g.to]) {
				out = names.label(out, row)
			} else {
				out = append(out, row)
			}
		}
	}
	return append(out, lines[done:]...)
}

// A run is a range of lines.
type run struct{ from, to int }

// figureRuns returns where several figures on lines of their own follow each other, or one
// follows its unit or the name of its row.
func (l lexicon) figureRuns(lines []line) []run {
	var list []run
	for i := 0; i < len(lines); i++ {
		from := i
		for i < len(lines) && loneFigure.MatchString(lines[i].text) {
			i++
		}
		if i-from >= fewestFigures || i > from && from > 0 && loneUnit.MatchString(lines[from-1].text) {
			list = append(list, run{from, i})
		} else if r := (run{from, i}); l.isNamed(lines, r) && !l.isRow(textAt(lines, from-2)) && (i == len(lines) || !loneUnit.MatchString(lines[i].text)) {
			// A figure before the first name would show that the names follow their figures.
			if goesOn := len(list) > 0 && list[len(list)-1].to == from-1; goesOn || !loneFigure.MatchString(textAt(lines, from-2)) {
				list = append(list, r)
			}
		}
	}
	return list
}

// isNamed reports whether a run is one figure, right behind the name of a row.
func (l lexicon) isNamed(lines []line, r run) bool {
	return r.to == r.from+1 && l.isRow(textAt(lines, r.from-1))
}

func textAt(lines []line, i int) string {
	if i < 0 {
		return ""
	}
	return lines[i].text
}

// groups parts a run at its blank lines: each figure before and after which one stands is a
// cell, and those that follow each other are a row; several figures without one are those
// of a column.
func groups(lines []line, r run) []run {
	var list []run
	inRow := false
	for from := r.from; from < r.to; {
		to := from + 1
		for to < r.to && !lines[to].blank {
			to++
		}
		if alone := to-from == 1; alone && inRow {
			list[len(list)-1].to = to
		} else {
			list = append(list, run{from, to})
			inRow = alone
		}
		from = to
	}
	return list
}

// parted reports whether a blank line stands before each of the lines.
func parted(lines []line) bool {
	return !slices.ContainsFunc(lines, func(l line) bool { return !l.blank })
}

// joined puts lines together to one.
func joined(lines []line) line {
	row := lines[0]
	row.cells = nil
	var texts []string
	for _, l := range lines {
		row.words = append(row.words, l.number)
		texts = append(texts, l.text)
	}
	row.text = strings.Join(texts, " ")
	return row
}

// label puts the label at the end of the lines, and the unit behind it, before the row.
func (l lexicon) label(lines []line, row line) []line {
	if n := len(lines); n > 0 && loneUnit.MatchString(lines[n-1].text) {
		row.text, row.words, lines = lines[n-1].text+" "+row.text, append([]int{lines[n-1].number}, row.words...), lines[:n-1]
	}
	if from := l.labelStart(lines); from < len(lines) {
		text := ""
		for _, l := range lines[from:] {
			text += l.text
		}
		first := slices.Repeat([]int{lines[from].number}, len(strings.Fields(text)))
		row.text, row.words = text+" "+row.text, append(first, row.words...)
		row.number, row.apart = lines[from].number, lines[from].apart
		lines = lines[:from]
	}
	return append(lines, row)
}

// labelStart returns where, at the end of the lines, the label of the figures that follow
// begins: at a name that is known, if one stands there, or behind the heading of a chapter; their number where what
// stands there is a row itself, or prose, or the end of a page.
func (l lexicon) labelStart(lines []line) int {
	length := 0
	for i := len(lines) - 1; i >= 0; i-- {
		text := lines[i].text
		length += len([]rune(explained.ReplaceAllString(text, "")))
		if length > longestLabel || strings.HasSuffix(text, "。") || endsInFigure.MatchString(text) || lines[i].role == document.PageNumber {
			return min(i+1, len(lines))
		}
		if i+1 < len(lines) && chapterTitle.FindString(text) == text && !l.isRow(text) {
			return i + 1
		}
		if lines[i].apart || lines[i].begins || i == 0 || startsLabel.MatchString(text) || l.isRow(text) {
			return i
		}
	}
	return len(lines)
}

var (
	endsInFigure = regexp.MustCompile(`(?:^|\s)(?:[-+]?\d[\d,.]*|[-/—]+)$`)
	// explained is what explains a label in brackets behind it.
	explained   = regexp.MustCompile(`[（(][^（()）]+[)）]$`)
	startsLabel = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.．、])`)
)
