package column

import (
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
	"slices"
	"strings"
)

// HeadsOver returns the canonical texts of the heads above a slot, from top to
// bottom.
func HeadsOver(s Slot, head []align.Row) []string {
	var texts []string
	for _, r := range head {
		for _, c := range r.Labels {
			if s.Holds(r, c) {
				texts = append(texts, form.Printed(c.Text))
			}
		}
	}
	return texts
}

// gluedHead is the likeness of heads that hold the column's own among others:
// heads set so close that no gap parts them.
const gluedHead = 0.75

// headLikeness compares the heads over a slot, joined, with those of a form's column:
// the lowest ones with the column's own head, and all of them with the whole
// path; own is the first of the two alone. Heads that name another of the
// table's groups and not the column's own are not the column's.
func headLikeness(heads []joinedHead, c form.Column, groups []group) (like, own float64) {
	if len(heads) == 0 {
		return 0, 0
	}
	all := heads[len(heads)-1]
	if ofOtherGroup(all.text, c, groups) {
		return 0, 0
	}
	leaf := 0.0
	for _, h := range heads {
		leaf = max(leaf, c.Head().Like(h.words, leaf))
		if leaf < gluedHead && strings.Contains(withoutNames(h.text, groups), c.Head().Text()) {
			leaf = gluedHead
		}
	}
	return 0.6*leaf + 0.4*c.Path().Like(all.words, 0), leaf
}

// withoutNames returns the text with a blank for each name of a group: 法人或其他组织 is no
// head 其他.
func withoutNames(text string, groups []group) string {
	for _, g := range groups {
		text = strings.ReplaceAll(text, g.canonical, " ")
	}
	return text
}

// A joinedHead is the lowest head over a slot with some of those above it.
type joinedHead struct {
	text  string
	words spelling.Wording
}

// joinHeads puts heads together, from top to bottom: the lowest alone, with the next
// above it, and so on to all of them.
func joinHeads(texts []string) []joinedHead {
	list := make([]joinedHead, 0, len(texts))
	joined := ""
	for _, text := range slices.Backward(texts) {
		joined = text + joined
		list = append(list, joinedHead{joined, spelling.WordingOf(joined)})
	}
	return list
}

// headsDiffer reports whether no two columns of the block have the same head.
func headsDiffer(b *form.Block) bool {
	seen := map[string]bool{}
	for _, c := range b.Columns {
		if seen[c.Zh] {
			return false
		}
		seen[c.Zh] = true
	}
	return true
}

func ofOtherGroup(heads string, c form.Column, groups []group) bool {
	other := false
	for _, g := range groups {
		if !strings.Contains(heads, g.canonical) {
			continue
		}
		if slices.Contains(c.Groups, g.zh) {
			return false
		}
		other = true
	}
	return other
}

// A group is the name of a group of columns.
type group struct{ zh, canonical string }

// groupsOf lists the names of the groups of columns of a table.
func groupsOf(t *form.Table) []group {
	var list []group
	for _, b := range t.Blocks {
		for _, c := range b.Columns {
			for _, g := range c.Groups {
				if g := (group{g, spelling.Canonical(g)}); !slices.Contains(list, g) {
					list = append(list, g)
				}
			}
		}
	}
	return list
}
