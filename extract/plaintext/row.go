package plaintext

import (
	"regexp"
	"slices"
	"strings"
)

// loneFigure is a cell with a figure, on a line of its own.
var loneFigure = regexp.MustCompile(`^[-+]?\d[\d,]*(?:\.\d+)?(?:万元|元)?$|^[-/—]$`)

// loneUnit is a cell with the unit of the figure that follows.
var loneUnit = regexp.MustCompile(`^(?:[条件次个人项篇场期家宗元]|人次|万元)$`)

const (
	fewestFigures = 2  // on lines of their own, that make a row
	fewestParted  = 3  // rows of a page that blank lines part into cells
	longestLabel  = 60 // characters
)

// rows puts cells that stand one a line together to rows: the figures that follow each
// other, and the label right before them. Where blank lines part the cells of rows,
// figures that no blank line parts are those of a column, which order alone gives to no row.
func rows(lines []line) []line {
	runs := figureRuns(lines)
	inRows := 0
	for _, r := range runs {
		if parted(lines[r.from+1 : r.to]) {
			inRows++
		}
	}
	var out []line
	done := 0
	for _, r := range runs {
		out = append(out, lines[done:r.from]...)
		done = r.to
		if inRows >= fewestParted && !parted(lines[r.from+1:r.to]) {
			out = append(out, lines[r.from:r.to]...)
			continue
		}
		row := lines[r.from]
		for _, l := range lines[r.from+1 : r.to] {
			row.text += " " + l.text
		}
		if n := len(out); n > 0 && loneUnit.MatchString(out[n-1].text) {
			row.text, out = out[n-1].text+" "+row.text, out[:n-1]
		}
		out = label(out, row)
	}
	return append(out, lines[done:]...)
}

// A run is a range of lines.
type run struct{ from, to int }

// figureRuns returns where several figures on lines of their own follow each other, or one
// follows its unit.
func figureRuns(lines []line) []run {
	var list []run
	for i := 0; i < len(lines); i++ {
		from := i
		for i < len(lines) && loneFigure.MatchString(lines[i].text) {
			i++
		}
		if i-from >= fewestFigures || i > from && from > 0 && loneUnit.MatchString(lines[from-1].text) {
			list = append(list, run{from, i})
		}
	}
	return list
}

// parted reports whether a blank line stands before each of the lines.
func parted(lines []line) bool {
	return !slices.ContainsFunc(lines, func(l line) bool { return !l.blank })
}

// label puts the label at the end of the lines before the row.
func label(lines []line, row line) []line {
	if from := labelStart(lines); from < len(lines) {
		text := ""
		for _, l := range lines[from:] {
			text += l.text
		}
		row.text, row.number, row.apart = text+" "+row.text, lines[from].number, lines[from].apart
		lines = lines[:from]
	}
	return append(lines, row)
}

// labelStart returns where, at the end of the lines, the label of the figures that follow
// begins; their number where what stands there is a row itself, or prose.
func labelStart(lines []line) int {
	length := 0
	for i := len(lines) - 1; i >= 0; i-- {
		text := lines[i].text
		length += len([]rune(text))
		if length > longestLabel || strings.HasSuffix(text, "。") || endsInFigure.MatchString(text) {
			return min(i+1, len(lines))
		}
		if lines[i].apart || i == 0 || startsLabel.MatchString(text) {
			return i
		}
	}
	return len(lines)
}

var (
	endsInFigure = regexp.MustCompile(`(?:^|\s)[-+]?\d[\d,.]*$`)
	startsLabel  = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.．、])`)
)
