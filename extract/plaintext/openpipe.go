package plaintext

import (
	"regexp"
	"slices"
	"strings"
)

// Crawlers write the cells of a table with pipes between them that open and close no row, or
// stand on lines of their own. Such lines are made rows of pipes where all have as many
// cells, and else lines of words, of which order alone is left.

// fewestPiped is how many lines with pipes make a table.
const fewestPiped = 3

// closePipes makes rows of lines with pipes that are none.
func closePipes(lines []line) []line {
	lines = joinTorn(lines)
	var out []line
	for from := 0; from < len(lines); {
		to := from
		for to < len(lines) && strings.Contains(lines[to].text, "|") {
			to++
		}
		if to == from {
			out = append(out, lines[from])
			from++
			continue
		}
		out = append(out, closed(lines[from:to])...)
		from = to
	}
	return out
}

// closed makes rows of lines with pipes that follow each other, unless they are rows, or too
// few, or have no figures.
func closed(lines []line) []line {
	isRow := func(l line) bool { return isPipeRow(l.text) }
	figures := func(l line) bool { return slices.ContainsFunc(strings.Split(l.text, "|"), isFigureCell) }
	if len(lines) < fewestPiped || !slices.ContainsFunc(lines, figures) || !slices.ContainsFunc(lines, func(l line) bool { return !isRow(l) }) ||
		slices.ContainsFunc(lines, func(l line) bool { return rule.MatchString(l.text) }) {
		return lines
	}
	ended := !slices.ContainsFunc(lines, func(l line) bool { return !strings.HasSuffix(l.text, "|") })
	width := 0
	equal := true
	var rows [][]string
	for _, l := range lines {
		if ended {
			l.text = strings.TrimSuffix(l.text, "|")
		}
		row := strings.Split(l.text, "|")
		equal = equal && (width == 0 || len(row) == width)
		width = len(row)
		rows = append(rows, row)
	}
	var out []line
	for i, l := range lines {
		if equal && width > 2 {
			l.text = "|" + strings.Join(rows[i], "|") + "|"
			out = append(out, l)
			continue
		}
		out = append(out, asRow(l, rows[i])...)
	}
	return out
}

func isFigureCell(cell string) bool { return loneFigure.MatchString(strings.TrimSpace(cell)) }

// fewestTorn is how many pipes of a page stand on lines of their own where its tables are torn.
const fewestTorn = 6

// filledCell is the last cell of a row that is filled up with pipes.
var filledCell = regexp.MustCompile(`^([^|]+)\|[\s|]*\|$`)

// joinTorn puts the cells of rows together that pipes on lines of their own part. Where a
// pipe stands before each row and one behind each cell, that tells the rows; where one
// stands before each cell, the cells are left, one a line.
func joinTorn(lines []line) []line {
	alone := 0
	for _, l := range lines {
		if l.text == "|" {
			alone++
		}
	}
	if alone < fewestTorn {
		return lines
	}
	var out []line
	open := false // the last line is a row that goes on
	for i, l := range lines {
		text, ends := strings.CutSuffix(l.text, "|")
		text, begins := strings.CutPrefix(text, "|")
		last := false // cell of its row
		if m := filledCell.FindStringSubmatch(l.text); m != nil {
			text, last = m[1], true
		}
		text = strings.Join(strings.Fields(text), "")
		switch {
		case l.text == "|":
			open = open && isRowOpen(out) && isFollowed(lines[i+1:])
		case strings.Contains(text, "|"), !begins && !ends:
			l.begins = i > 0 && lines[i-1].text == "|"
			l.blank, l.apart = l.blank && !open, l.apart && i > 0 && !l.begins
			out, open = append(out, l), false
		case begins && !ends && len(out) > 0: // a pipe stands before each cell but the first of its row
			out[len(out)-1].add(text, l.number)
			open = false
		case open:
			out[len(out)-1].add(text, l.number)
			open = !last
		default:
			l.text, l.apart, l.blank = text, false, false
			out, open = append(out, l), !last
		}
	}
	return out
}

// isFollowed reports whether the next line that is no empty cell is one with a figure, and
// the pipe behind it.
func isFollowed(lines []line) bool {
	for _, l := range lines {
		if cell, ends := strings.CutSuffix(l.text, "|"); cell != "" {
			return ends && isFigureCell(cell)
		}
	}
	return false
}

// isRowOpen reports whether the last line is one label, or ends in a figure: a pipe behind it
// that stands alone is an empty cell, and no row begins there.
func isRowOpen(out []line) bool {
	if len(out) == 0 {
		return false
	}
	cells := strings.Fields(out[len(out)-1].text)
	return len(cells) == 1 || isFigureCell(cells[len(cells)-1])
}

// add puts one more cell at the end of a line.
func (l *line) add(cell string, number int) {
	if l.words == nil {
		for range strings.Fields(l.text) {
			l.words = append(l.words, l.number)
		}
	}
	l.text += " " + cell
	l.words = append(l.words, number)
}
