package table

import (
	"math"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/extract/layout"
)

// justifiedGap is the gap in em up to which two characters may be of one word
// justified in its cell: in the narrow columns of heads there is no room for more.
const justifiedGap = 1.5

// wordsApart reports whether two neighbours of one line can't be parts of one word
// justified in its cell: only single characters are set apart so.
func wordsApart(a, b Segment) bool {
	return !a.ofCharacters() || !b.ofCharacters() || b.Place.Box.X0-a.Place.Box.X1 >= justifiedGap*math.Min(a.size, b.size)
}

// isJustified reports whether a word of a line may be a part of one that is
// justified in its cell: a character of it, or two that rounding leaves together.
func isJustified(words []document.Word, i int) bool {
	return utf8.RuneCountInString(words[i].Text) <= 2 && !figure.MatchString(words[i].Text) || signInWord(words, i)
}

// signInWord reports whether a sign that stands for no figure in other places, as
// the stroke of 本年增/减, is a part of a justified word: as far from the
// characters on both sides.
func signInWord(words []document.Word, i int) bool {
	if i == 0 || i == len(words)-1 || utf8.RuneCountInString(words[i].Text) != 1 || layout.IsPlainNumber(words[i].Text) {
		return false
	}
	return figure.MatchString(words[i].Text) && !figure.MatchString(words[i-1].Text) && !figure.MatchString(words[i+1].Text) && evenWith(words, i, i+1)
}

// A territory is the column in which the middle of a word stands. Where justified
// heads leave no gap from one to the next, only the figures below tell where one
// cell ends.
type territory struct {
	middle float64
	half   float64 // how far it reaches to either side
}

// territories returns what belongs to each of the columns, at least two: half the
// way to the nearer neighbour, as a column may be missing on the other side.
func territories(columns []Extent) []territory {
	if len(columns) < 2 {
		return nil
	}
	list := make([]territory, len(columns))
	for i, c := range columns {
		list[i] = territory{(c.From + c.To) / 2, math.Inf(1)}
	}
	for i := 1; i < len(list); i++ {
		half := (list[i].middle - list[i-1].middle) / 2
		list[i-1].half = math.Min(list[i-1].half, half)
		list[i].half = half
	}
	return list
}

// territoryAt tells the territories, odd, and what is between and beside them,
// even, by a number that grows from left to right.
func territoryAt(list []territory, x float64) int {
	n := 0
	for _, t := range list {
		if x >= t.middle-t.half {
			n++
		}
		if x > t.middle+t.half {
			n++
		}
	}
	return n
}

// justifiedCut reports whether a line is cut between words i-1 and i, and whether
// that can be told: both are of justified words.
func justifiedCut(words []document.Word, i int, list []territory) (cut, known bool) {
	if !isJustified(words, i-1) || !isJustified(words, i) {
		return false, false
	}
	a, b := territoryAt(list, words[i-1].Box.CenterX()), territoryAt(list, words[i].Box.CenterX())
	if a != b {
		return true, true
	}
	if a%2 == 1 && centred(words, list, a) {
		return false, true
	}
	before, after := evenWith(words, i, i-1), evenWith(words, i, i+1)
	if before || after {
		return false, true
	}
	// Between two words that are each set evenly, an odd gap parts cells.
	if evenWith(words, i-1, i-2) && evenWith(words, i+1, i+2) {
		return true, true
	}
	return false, false
}

// centred reports whether what stands in a territory is single characters around
// the middle of the figures, as a word is that fills its cell.
func centred(words []document.Word, list []territory, at int) bool {
	var box document.Rect
	for _, w := range words {
		if territoryAt(list, w.Box.CenterX()) != at {
			continue
		}
		if utf8.RuneCountInString(w.Text) > 1 {
			return false
		}
		box = box.Union(w.Box)
	}
	return math.Abs(box.CenterX()-list[at/2].middle) <= words[0].Size/2
}

// evenWith reports whether the gaps before words i and j, neighbours, are the same
// and part single characters.
func evenWith(words []document.Word, i, j int) bool {
	first, last := min(i, j)-1, max(i, j)
	if first < 0 || last >= len(words) {
		return false
	}
	return evenly(words[first : last+1])
}
