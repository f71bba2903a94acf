package column

import (
	"slices"
	"strings"

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
	grouped := len(dividing(b)) > 0
	var order, list []int
	for _, r := range head {
		if grouped || len(r.Texts) != 1 {
			list = nil
		}
		for _, text := range r.Texts {
			if slices.ContainsFunc(dividing(b), func(group string) bool { return strings.Contains(text, group) }) {
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

// dividing returns the groups in which some of the columns stand, canonical.
func dividing(b *form.Block) []string {
	var list []string
	for _, c := range b.Columns {
		for _, g := range c.Groups {
			outside := func(c form.Column) bool { return !slices.Contains(c.Groups, g) }
			if name := spelling.Canonical(g); slices.ContainsFunc(b.Columns, outside) && !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return list
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
