package align

import (
	"slices"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/spelling"
)

// foundHead is the likeness from which a head of the form is found in a text.
const foundHead = 0.7

// A headSeeker notes which heads of a block it has seen in the rows given to
// it, one after the other.
type headSeeker struct {
	heads  []*spelling.Label
	seen   []bool
	found  int
	reach  *reach
	column map[int]string // fragments in one column, put together
	full   map[int]bool   // columns whose text has become too long for a head
	lines  []string       // labels of a text without positions
}

// headShares returns, for every row, the shares of the heads that stand in the
// rows from it on: in the first, in the first two, and so on up to the next row
// with figures, or to a gap between the places of rows; none for a row below which no head
// stands.
func headShares(rows []Row, at []int, heads []*spelling.Label) [][]float32 {
	shares := make([][]float32, len(rows))
	within := reachOf(heads, foundHead)
	var below [maxHeadLines]float32
	for i := range rows {
		if len(rows[i].Figures) > 0 {
			continue
		}
		s := &headSeeker{heads: heads, seen: make([]bool, len(heads)), reach: within, column: map[int]string{}, full: map[int]bool{}}
		labels, n := 0, 0
		for k := i; k < min(len(rows), i+maxHeadLines); k++ {
			r := &rows[k]
			if len(r.Figures) > 0 || at[k]-at[i] != k-i {
				break
			}
			labels += len(r.Labels)
			s.add(r)
			below[n] = 0
			if labels > 0 {
				below[n] = float32(s.found) / float32(len(heads))
			}
			n++
		}
		if s.found > 0 {
			shares[i] = slices.Clone(below[:n])
		}
	}
	return shares
}

// add looks for heads in what the labels of one more row can be read as: each
// cell, the fragments in one column put together, and, without positions, a few
// lines put together.
func (s *headSeeker) add(r *Row) {
	for i, c := range r.Labels {
		t := r.Texts[i]
		s.look(t)
		if r.Source == document.FromText {
			s.lines = append(s.lines, t)
			joined := t
			for j := len(s.lines) - 2; j >= max(0, len(s.lines)-6); j-- {
				joined = s.lines[j] + joined
				s.look(joined)
			}
			continue
		}
		if c.ColSpan == 1 && !s.full[c.Col] {
			s.column[c.Col] += t
			s.full[c.Col] = s.reach.tooLong(utf8.RuneCountInString(s.column[c.Col]))
			if s.column[c.Col] != t {
				s.look(s.column[c.Col])
			}
		}
	}
}

func (s *headSeeker) look(text string) {
	if s.found == len(s.heads) || !s.reach.allows(s.reach.of(text, 0)) {
		return
	}
	w := spelling.WordingOf(text)
	for i, h := range s.heads {
		if !s.seen[i] && h.Like(w, foundHead) >= foundHead {
			s.seen[i] = true
			s.found++
		}
	}
}
