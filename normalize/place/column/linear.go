package column

import (
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// Order returns the columns of a block in the order in which the heads of a text name them,
// each of them once and as a whole: on one line, or one a line where columns stand in no
// groups. It is nil where they do not, and where groups are named too, over and beside which
// heads stand in several lines.
func Order(head []align.Row, b *form.Block) []int {
	if !headsDiffer(b) {
		return nil
	}
	grouped := false
	for _, c := range b.Columns {
		grouped = grouped || len(c.Groups) > 0
	}
	var order, list []int
	for _, r := range head {
		if grouped || len(r.Texts) != 1 {
			list = nil
		}
		for _, text := range r.Texts {
			if grouped && withoutGroups(text, b) != text {
				return nil
			}
			if at := namedBy(text, b); at >= 0 {
				list = append(list, at)
			} else {
				list = nil
			}
			if n := len(list) - len(b.Columns); n >= 0 && isWhole(list[n:]) {
				order = list[n:]
			}
		}
	}
	return order
}

// namedBy returns the column that a text names as a whole, and no other as well; -1 where
// none is.
func namedBy(text string, b *form.Block) int {
	w := spelling.WordingOf(text)
	at, best, rivals := -1, SureHead, 0
	for i := range b.Columns {
		switch like := b.Columns[i].Head().Like(w, best); {
		case like > best || at < 0 && like == best:
			at, best, rivals = i, like, 0
		case like == best:
			rivals++
		}
	}
	if rivals > 0 {
		return -1
	}
	return at
}

// isWhole reports whether each column stands in a list that is as long as they are many.
func isWhole(list []int) bool {
	seen := make([]bool, len(list))
	for _, i := range list {
		if seen[i] {
			return false
		}
		seen[i] = true
	}
	return true
}
