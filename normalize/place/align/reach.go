package align

import (
	"cmp"
	"slices"

	"nianbao/normalize/spelling"
)

// A reach says what texts can be like any of the labels that are looked for. Most of what
// stands in a document of another kind is out of it, which is seen without comparing: of a
// text, no more characters can agree than a label has, and no others than labels have.
type reach struct {
	characters map[rune]bool
	longest    int     // characters of a label
	least      float64 // likeness below which nothing is taken
}

// rounding is what products of likenesses and lengths are off by at most.
const rounding = 1e-9

// reachOf returns the reach of labels for a likeness.
func reachOf(labels []*spelling.Label, least float64) *reach {
	r := &reach{characters: map[rune]bool{}, least: least}
	for _, l := range labels {
		for text := range l.Texts() {
			for _, c := range text {
				r.characters[c] = true
			}
			r.longest = max(r.longest, len(text))
		}
	}
	return r
}

// labelsOf returns the labels of the items that are no headers.
func labelsOf(items []Item) []*spelling.Label {
	var list []*spelling.Label
	for _, it := range items {
		if it.Kind != HeaderItem {
			list = append(list, it.Label)
		}
	}
	return list
}

// A share is what of a text, or of one column of its labels, can agree with a label.
type share struct {
	column int
	length int // characters
	known  int // of them, those that labels have
}

// of returns the share of a canonical text.
func (r *reach) of(text string, column int) share {
	s := share{column: column}
	for _, c := range text {
		s.length++
		if r.characters[c] {
			s.known++
		}
	}
	return s
}

// sharesOf returns the shares of the labels of each row.
func (r *reach) sharesOf(rows []Row) [][]share {
	list := make([][]share, len(rows))
	for i, row := range rows {
		for k, c := range row.Labels {
			list[i] = append(list[i], r.of(row.Texts[k], columnOf(row, c)))
		}
	}
	return list
}

// allows reports whether a text of that share can be like a label.
func (r *reach) allows(s share) bool {
	return float64(min(s.known, r.longest)) >= r.least*float64(s.length)-rounding
}

// allowsAny reports whether any of the texts can be like a label that the columns can be read as:
// see labelTexts.
func (r *reach) allowsAny(columns []share) bool {
	var joined share
	for _, c := range columns {
		joined.length, joined.known = joined.length+c.length, joined.known+c.known
		if r.allows(joined) {
			return true
		}
	}
	return false
}

// tooLong reports whether no text of that many characters is like a label.
func (r *reach) tooLong(length int) bool {
	return float64(r.longest) < r.least*float64(length)-rounding
}

// add adds the labels of one more row to the columns of those below it, which are in order
// from the right.
func add(columns, row []share) []share {
	for _, s := range row {
		at, found := slices.BinarySearchFunc(columns, s, func(a, b share) int { return cmp.Compare(b.column, a.column) })
		if !found {
			columns = slices.Insert(columns, at, share{column: s.column})
		}
		columns[at].length += s.length
		columns[at].known += s.known
	}
	return columns
}
