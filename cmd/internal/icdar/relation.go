package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A relation is that of a cell to its neighbour: the next cell with text to the right, or
// downwards, with none or only blank ones between them. Two tables are alike as far as
// their relations are the same, wherever blank rows or columns are counted.
type relation struct {
	text, neighbour string
	below           bool
}

// relations counts the relations of the cells of one grid. A cell over several rows or columns
// has neighbours along all of them; each pair of cells counts once a direction.
func relations(cells []cell) map[relation]int {
	count := map[relation]int{}
	for pair := range neighbours(cells) {
		count[relation{normal(cells[pair.a].text), normal(cells[pair.b].text), pair.below}]++
	}
	return count
}

// A pair are two cells with text, by their index, of which b stands right of a or below it.
type pair struct {
	a, b  int
	below bool
}

// neighbours returns the pairs of cells that are next to each other.
func neighbours(cells []cell) map[pair]bool {
	at := map[[2]int]int{} // cells with text, by row and column
	rows, cols := 0, 0
	for i, c := range cells {
		if normal(c.text) == "" {
			continue
		}
		rows, cols = max(rows, c.lastRow+1), max(cols, c.lastCol+1)
		for row := c.firstRow; row <= c.lastRow; row++ {
			for col := c.firstCol; col <= c.lastCol; col++ {
				at[[2]int{row, col}] = i
			}
		}
	}
	pairs := map[pair]bool{}
	join := func(field [2]int, last *int, below bool) {
		i, ok := at[field]
		if !ok {
			return
		}
		if *last >= 0 && *last != i {
			pairs[pair{*last, i, below}] = true
		}
		*last = i
	}
	for row := range rows {
		last := -1
		for col := range cols {
			join([2]int{row, col}, &last, false)
		}
	}
	for col := range cols {
		last := -1
		for row := range rows {
			join([2]int{row, col}, &last, true)
		}
	}
	return pairs
}

// normal returns what counts of a text: its letters and digits, small ones as capitals, or
// its signs where it has neither.
func normal(text string) string {
	text = strings.ToUpper(norm.NFKC.String(text))
	only := func(keep func(rune) bool) string {
		return strings.Map(func(r rune) rune {
			if keep(r) {
				return r
			}
			return -1
		}, text)
	}
	if s := only(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }); s != "" {
		return s
	}
	return only(func(r rune) bool { return unicode.IsPrint(r) && !unicode.IsSpace(r) })
}

// A score is how many relations of a table are as they should be.
type score struct{ right, found, wanted int }

// compare holds relations that were found against those that should be.
func compare(found, wanted map[relation]int) score {
	var s score
	for r, n := range wanted {
		s.wanted += n
		s.right += min(n, found[r])
	}
	for _, n := range found {
		s.found += n
	}
	return s
}

// recall is the share, in percent, of the relations that should be which were found.
func (s score) recall() float64 { return share(s.right, s.wanted) }

// precision is the share, in percent, of the relations found that should be.
func (s score) precision() float64 { return share(s.right, s.found) }

// f1 is the harmonic mean of recall and precision, in percent.
func (s score) f1() float64 { return share(2*s.right, s.found+s.wanted) }

func share(part, whole int) float64 { return 100 * float64(part) / float64(max(whole, 1)) }
