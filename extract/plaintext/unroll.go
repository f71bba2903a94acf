package plaintext

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/extract/layout"
)

// Crawlers write all of a page on one line, and converters all of a table. Where names of
// rows have figures behind them one after the other, the line is broken: before each name,
// and behind its figures.

const (
	// fewestRows is how many rows with figures make a table of a line.
	fewestRows = 3
	// farthestRow is how many characters stand between two rows of a table at most: heads,
	// and the title of the chapter that begins there.
	farthestRow = 160
	// longestPrefix is how many characters stand right before a name and are of it at most.
	longestPrefix = 6
	// fewestHeads is how many names of columns in a row stand over figures without a label.
	fewestHeads = 4
)

// unroll breaks the lines on which tables stand, those on which the name of a group stands
// before a row, and those on which a name and its figures stand without a gap.
func unroll(lines []line, names lexicon) []line {
	list := make([][]piece, len(lines))
	for i, l := range lines {
		list[i] = withoutGluedOrdinals(names.pieces(l.text))
	}
	withoutLists(list)
	glued := 0
	for _, pieces := range list {
		if isGlued(pieces) {
			glued++
		}
	}
	var out []line
	for i, l := range lines {
		tables := tablesOf(list[i])
		if l.cells != nil {
			tables = nil
		} else if len(tables) == 0 && !isPipeRow(l.text) && (isGrouped(list[i]) || glued >= fewestRows && (isGlued(list[i]) || areHeads(list[i]))) {
			tables = []run{{0, len(list[i])}}
		}
		if len(tables) == 0 {
			out = append(out, l)
			continue
		}
		texts, titles := broken(list[i], tables)
		for k, text := range texts {
			part := line{role: l.role, text: text, number: l.number}
			if layout.ReadsAsPageNumber(text) {
				part.role = document.PageNumber
			}
			if k == 0 {
				part.blank, part.apart = l.blank, l.apart
			} else {
				part.apart = titles[k] || titles[k-1]
			}
			out = append(out, part)
		}
	}
	return out
}

// withoutLists takes the pieces of lines away that name a row and its figure with a colon
// between them, where one of the rows is named so twice: of two such lists nothing tells which
// is the table.
func withoutLists(list [][]piece) {
	said := map[string]int{}
	twice := false
	for _, pieces := range list {
		for i, p := range pieces {
			if p.said {
				said[pieces[i-1].text]++
				twice = twice || said[pieces[i-1].text] > 1
			}
		}
	}
	for i, pieces := range list {
		if twice && slices.ContainsFunc(pieces, func(p piece) bool { return p.said }) {
			list[i] = nil
		}
	}
}

// isGlued reports whether a line is names of rows and the figures of the last of them, which
// no white space parts.
func isGlued(list []piece) bool {
	for i, p := range list {
		switch {
		case p.kind == counted:
			return i > 0 && list[i-1].kind == rowOf && !p.gap && i == len(list)-1
		case p.kind != rowOf && p.kind != groupOf:
			return false
		}
	}
	return false
}

// isGrouped reports whether a line is names of groups, the name of a row and its figures.
func isGrouped(list []piece) bool {
	i := 0
	for i < len(list) && list[i].kind == groupOf {
		i++
	}
	return i > 0 && i < len(list) && rowEnd(list, i) == len(list)
}

// areHeads reports whether a line is names of columns, behind one of the labels at most.
func areHeads(list []piece) bool {
	if len(list) > 0 && list[0].kind == other {
		list = list[1:]
	}
	return len(list) > 1 && !slices.ContainsFunc(list, func(p piece) bool { return p.kind != headOf })
}

// tablesOf returns the runs of pieces that are tables.
func tablesOf(list []piece) []run {
	var tables []run
	rows := 0 // of the last one
	end := func() {
		if rows > 0 && rows < fewestRows {
			tables = tables[:len(tables)-1]
		}
		rows = 0
	}
	for i := 0; i < len(list); i++ {
		to := rowEnd(list, i)
		if to == 0 {
			continue
		}
		if last := len(tables) - 1; rows > 0 && isNear(list[tables[last].to:i]) {
			tables[last].to = to
		} else {
			end()
			tables = append(tables, run{headStart(list, i), to})
		}
		rows++
		i = to - 1
	}
	end()
	return tables
}

// rowEnd returns where the figures end that stand behind a name of a row, or behind several
// names of columns, at a place; 0 where none stand there, or a sentence goes on behind them.
func rowEnd(list []piece, at int) int {
	i := at
	switch list[at].kind {
	case rowOf:
		i++
	case headOf:
		for i < len(list) && list[i].kind == headOf {
			i++
		}
		if i-at < fewestHeads {
			return 0
		}
	default:
		return 0
	}
	if i < len(list) && list[i].kind == unitOf {
		i++
	}
	from := i
	for i < len(list) && list[i].kind == counted {
		i++
	}
	if i == from || i < len(list) && list[i].kind == other && strings.ContainsAny(firstOf(list[i].text), "，,。；;、：:）)年月日%") {
		return 0
	}
	return i
}

func firstOf(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	return text[:n]
}

// isNear reports whether nothing stands between two rows of a table but short texts.
func isNear(between []piece) bool {
	length := 0
	for _, p := range between {
		length += utf8.RuneCountInString(p.text)
	}
	return length <= farthestRow && !slices.ContainsFunc(between, func(p piece) bool { return strings.Contains(p.text, "。") })
}

// headStart returns where the heads of a table begin whose first row stands at a place.
func headStart(list []piece, at int) int {
	from := at
	for i := at - 1; i >= 0 && list[i].kind != titled && isNear(list[i:at]); i-- {
		if list[i].kind != other && list[i].kind != paged {
			from = i
		}
	}
	return from
}

// broken writes pieces as lines: those of tables by their rows, and what stands between them
// by chapters. titles are the lines that are headings.
func broken(list []piece, tables []run) (lines []string, titles map[int]bool) {
	w := breaker{titles: map[int]bool{}}
	done := 0
	for _, t := range tables {
		w.prose(list[done:t.from])
		w.table(list[t.from:t.to])
		done = t.to
	}
	w.prose(list[done:])
	return w.lines, w.titles
}

// A breaker writes lines piece by piece.
type breaker struct {
	lines  []string
	titles map[int]bool
	begun  bool // the last line goes on
	last   kind // of the pieces on it
	wide   bool // of which there are several
}

func (w *breaker) end() { w.begun = false }

// put writes a piece on the last line, or on a new one.
func (w *breaker) put(p piece, space bool) {
	if !w.begun {
		w.lines, w.begun, w.wide = append(w.lines, p.text), true, false
	} else {
		if space {
			p.text = " " + p.text
		}
		w.lines[len(w.lines)-1] += p.text
		w.wide = true
	}
	w.last = p.kind
	if p.kind == titled {
		w.titles[len(w.lines)-1] = true
	}
}

// prose writes pieces that are no table.
func (w *breaker) prose(list []piece) {
	w.end()
	for _, p := range list {
		if p.kind == titled || p.kind == paged {
			w.end()
			w.put(p, false)
			w.end()
			continue
		}
		w.put(p, p.gap)
	}
	w.end()
}

// table writes pieces that are a table.
func (w *breaker) table(list []piece) {
	for _, p := range list {
		if w.begun && w.breaksBefore(p) {
			w.end()
		}
		w.put(p, p.gap || p.kind == headOf || p.kind == counted || p.kind == unitOf)
		if p.kind == titled || p.kind == paged {
			w.end()
		}
	}
	w.end()
}

// breaksBefore reports whether a piece of a table begins a line.
func (w *breaker) breaksBefore(p piece) bool {
	switch p.kind {
	case titled, paged:
		return true
	case rowOf, groupOf: // what stands right before a name begins it
		return w.last != other || w.wide || p.gap || utf8.RuneCountInString(w.lines[len(w.lines)-1]) > longestPrefix
	case headOf:
		return w.last != headOf && w.last != other || w.last == other && p.gap
	case counted:
		return w.last == headOf
	case other: // what stands right behind the name of a row goes on with it
		return w.last != other && (w.last != rowOf || p.gap)
	}
	return false
}
