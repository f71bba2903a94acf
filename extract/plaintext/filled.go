package plaintext

import (
	"regexp"
	"slices"
	"strings"
)

// Converters that know of no cells over several columns or rows write them as cells of one, and
// fill the row up with pipes at its end, so that each row has as many cells. These pipes stand
// for no empty cells, and what stands above a figure is not its head: the rows are lines, of
// which order is left, and the empty cells among their figures.

const (
	// fewestFilled is how many rows with pipes that fill them up make a table one of such rows.
	fewestFilled = 2
	// widestFilled is how many cells a row has at most that is filled up.
	widestFilled = 24
)

var (
	// filler is the pipes that fill up a row, at its end or on a line of their own. Where pipes
	// stand without spaces a cell that is empty looks like that.
	filler = regexp.MustCompile(`(?:^|\s)\|{2,}$`)
	// cellLine is a cell on a line of its own with the pipe behind it, or an empty one.
	cellLine = regexp.MustCompile(`^[^|]*\|$`)
)

// cutFillers writes the rows that are filled up as lines, those too whose cells stand one a line.
func cutFillers(lines []line) []line {
	var out []line
	for from := 0; from < len(lines); {
		to := from
		for to < len(lines) && strings.Contains(lines[to].text, "|") {
			to++
		}
		switch table := lines[from:to]; {
		case to == from:
			to++
			out = append(out, lines[from])
		case !isFilledUp(table):
			out = append(out, table...)
		default:
			if rows := filledRows(table); rows != nil {
				table = withoutFillers(rows)
			}
			out = append(out, table...)
		}
		from = to
	}
	return out
}

// isFilledUp reports whether pipes fill up rows among lines with pipes, and stand together
// nowhere else.
func isFilledUp(lines []line) bool {
	filled := 0
	for _, l := range lines {
		if filler.MatchString(l.text) {
			filled++
		} else if strings.Contains(l.text, "||") {
			return false
		}
		if strings.Contains(strings.TrimRight(l.text, "|"), "||") {
			return false
		}
	}
	return filled >= fewestFilled
}

// A filledRow is a row with its cells, those that are empty among them, and the numbers of
// their lines.
type filledRow struct {
	line
	cells   []string
	numbers []int
	cut     bool // pipes that filled it up are left out
}

// isMoved reports whether a row is filled up behind several heads, or behind figures: these so
// may stand under heads that are not theirs. Where only names of groups are filled up, all
// others stand in place.
func (r filledRow) isMoved() bool {
	isWord := func(c string) bool { return c != "" && !isFigureCell(c) }
	first := slices.IndexFunc(r.cells, isWord)
	return r.cut && first >= 0 && slices.ContainsFunc(r.cells[first+1:], func(c string) bool { return c != "" })
}

// filledRows returns the rows of lines with pipes of which some are filled up; nil where all
// figures stand under their heads, or cells that stand one a line do not make up rows of one
// width.
func filledRows(lines []line) []filledRow {
	if !slices.ContainsFunc(lines, func(l line) bool { return !cellLine.MatchString(l.text) && strings.Trim(l.text, "|") != "" }) {
		return rowsOfCells(lines)
	}
	rows := rowsOnLines(lines)
	if !slices.ContainsFunc(rows, filledRow.isMoved) {
		return nil
	}
	return rows
}

// rowsOnLines returns rows that stand on a line each.
func rowsOnLines(lines []line) []filledRow {
	opened := !slices.ContainsFunc(lines, func(l line) bool { return !strings.HasPrefix(l.text, "|") })
	var rows []filledRow
	for _, l := range lines {
		if rule.MatchString(l.text) {
			continue
		}
		r := filledRow{line: l}
		text := l.text
		if r.cut = filler.MatchString(text); r.cut {
			text = strings.TrimRight(text, "|")
		} else {
			text = strings.TrimSuffix(text, "|")
		}
		if opened {
			text = strings.TrimPrefix(text, "|")
		}
		if text = strings.TrimSpace(text); r.cut {
			text = strings.TrimSpace(strings.TrimSuffix(text, "|")) // the one behind the last cell
		}
		for _, c := range strings.Split(text, "|") {
			r.cells, r.numbers = append(r.cells, strings.TrimSpace(c)), append(r.numbers, l.number)
		}
		rows = append(rows, r)
	}
	return rows
}

// rowsOfCells returns rows whose cells stand one a line. The first that is filled up tells how
// many cells all have.
func rowsOfCells(lines []line) []filledRow {
	first := slices.IndexFunc(lines, func(l line) bool { return filler.MatchString(l.text) })
	width := first + len(lines[first].text)
	if first == 0 || width > widestFilled {
		return nil
	}
	var rows []filledRow
	open := false
	for _, l := range lines {
		if !open {
			rows = append(rows, filledRow{line: l})
		}
		r := &rows[len(rows)-1]
		switch n := len(r.cells); {
		case !filler.MatchString(l.text):
			r.cells, r.numbers = append(r.cells, strings.TrimSpace(strings.TrimSuffix(l.text, "|"))), append(r.numbers, l.number)
			open = n+1 < width
		case !open || n+len(l.text) != width:
			return nil
		default:
			r.cut, open = true, false
		}
	}
	return rows
}

// withoutFillers writes rows as lines. One pipe that fills up a row looks like an empty cell:
// where all other rows have as many cells behind their labels, their number tells which it is.
// Else the row's empty cells are left out.
func withoutFillers(rows []filledRow) []line {
	widths := map[int]bool{} // numbers of cells behind the labels of rows of which that is known
	for _, r := range rows {
		if n := len(behindLabel(r.cells)); n > 0 && (r.cut || r.cells[len(r.cells)-1] != "") {
			widths[n] = true
		}
	}
	var out []line
	for _, r := range rows {
		cells, numbers := r.cells, r.numbers
		for len(cells) > 0 && cells[0] == "" { // the pipe that opens a row
			cells, numbers = cells[1:], numbers[1:]
		}
		if n := len(cells); n > 0 && !r.cut && cells[n-1] == "" {
			switch width := len(behindLabel(cells)); {
			case len(widths) == 1 && widths[width]:
			case len(widths) == 1 && widths[width-1]:
				cells, numbers = cells[:n-1], numbers[:n-1]
			default:
				cells, numbers = withoutEmpty(cells, numbers)
			}
		}
		if len(cells) == 0 {
			continue
		}
		_, printed := withoutEmpty(cells, numbers)
		var parts []line
		for first := slices.IndexFunc(cells, isFigureCell); first > 1 && cells[1] != "" && !loneUnit.MatchString(cells[1]); first-- {
			parts = append(parts, asRow(r.line, cells[:1])...) // the name of a group
			r.apart, r.blank = false, false
			cells = cells[1:]
		}
		for _, l := range append(parts, asRow(r.line, cells)...) {
			n := len(strings.Fields(l.text))
			l.words, printed = printed[:n], printed[n:]
			l.number = l.words[0]
			out = append(out, l)
		}
	}
	return out
}

// withoutEmpty returns the cells with something in them, and the numbers of their lines.
func withoutEmpty(cells []string, numbers []int) (left []string, at []int) {
	for i, c := range cells {
		if c != "" {
			left, at = append(left, c), append(at, numbers[i])
		}
	}
	return left, at
}
