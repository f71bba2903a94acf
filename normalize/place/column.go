package place

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/spelling"
)

// nameSlots gives each slot its column of the form, by the heads above it and by
// order. In ruled grids a head's cell covers its columns; without rulings a group
// head covers only its own words, and order has to tell equal heads apart.
func nameSlots(list []slot, head []gridRow, b *form.Block, groups []group) {
	like := make([][]float64, len(list))
	own := make([][]float64, len(list)) // of each column's own head alone
	filled := 0
	for i := range list {
		texts := joinHeads(headsOver(list[i], head))
		list[i].headed = len(texts) > 0
		like[i], own[i] = make([]float64, len(b.Columns)), make([]float64, len(b.Columns))
		for j, c := range b.Columns {
			like[i][j], own[i][j] = headLikeness(texts, c, groups)
		}
		if list[i].filled {
			filled++
		}
	}
	if !slices.ContainsFunc(b.Columns, func(c form.Column) bool { return yearOfHead.MatchString(c.Zh) }) {
		markOtherYears(list, head)
	}
	chosen := assignInOrder(list, like, filled == len(b.Columns))
	if other, ok := assignByHead(like, chosen); ok {
		chosen = other
	} else if other, ok := assignByHead(own, chosen); ok && headsDiffer(b) {
		// Without rulings, the heads of groups stand over some of their columns
		// only; where no two columns have the same head, those do not matter.
		chosen, like = other, own
	}
	for i, j := range chosen {
		if j >= 0 {
			list[i].column, list[i].likeness = j, like[i][j]
		}
	}
	if filled == len(b.Columns) && countColumns(chosen) == filled {
		markEliminated(list, like, chosen, head)
	}
	moved := groupsMoved(head, b)
	for i, j := range chosen {
		if j >= 0 && recurs(b, j) && (moved || countColumns(chosen) < len(b.Columns)) {
			groups := b.Columns[j].Groups
			named := strings.Join(headsOver(list[i], head), "")
			list[i].vague = !strings.Contains(named, spelling.Canonical(groups[len(groups)-1]))
		}
	}
}

var yearOfHead = regexp.MustCompile(`(?:20[0-4]\d年?度?|上年度?|上一年度?|去年)`)

// markOtherYears marks the slots whose head is that of another one with a year to it: the
// figures of last year beside this year's.
func markOtherYears(list []slot, head []gridRow) {
	lowest, whole := make([]string, len(list)), make([]string, len(list))
	for i := range list {
		if texts := headsOver(list[i], head); len(texts) > 0 {
			lowest[i], whole[i] = yearOfHead.ReplaceAllString(texts[len(texts)-1], ""), strings.Join(texts, "")
		}
	}
	for i := range list {
		if lowest[i] == "" || !yearOfHead.MatchString(whole[i]) {
			continue
		}
		for k := range list {
			list[i].otherYear = list[i].otherYear || k != i && lowest[k] == lowest[i] && !yearOfHead.MatchString(whole[k])
		}
	}
}

// groupsMoved reports whether the names of the groups of a block stand in another order
// across the page than the form has them.
func groupsMoved(head []gridRow, b *form.Block) bool {
	last := map[int]float64{} // by depth, where the name of the group before stands
	seen := map[string]bool{}
	for _, c := range b.Columns {
		for depth, g := range c.Groups {
			if seen[g] {
				continue
			}
			seen[g] = true
			name := spelling.Canonical(g)
			for _, r := range head {
				for i, cell := range r.labels {
					if r.texts[i] != name { // nor a title that names both
						continue
					}
					x := cell.Place.Box.CenterX()
					if before, ok := last[depth]; ok && x < before {
						return true
					}
					last[depth] = x
				}
			}
		}
	}
	return false
}

// leftHead is the likeness from which a head that was read from a picture is taken for
// that of the one column that is left for it.
const leftHead = 0.3

// markEliminated marks the slots of which the heads were misread from a picture and
// that can be of no other column: each other slot has its own for certain, or is less
// like this one's column than this one is, and so the other way round.
func markEliminated(list []slot, like [][]float64, chosen []int, head []gridRow) {
	doubtful := func(i int) bool { return chosen[i] >= 0 && like[i][chosen[i]] < sureHead }
	for i := range list {
		if !doubtful(i) {
			continue
		}
		own := like[i][chosen[i]]
		rival := false
		for k := range list {
			if k != i && doubtful(k) {
				rival = rival || like[i][chosen[k]] > own-wedgedMargin || like[k][chosen[i]] > like[k][chosen[k]]-wedgedMargin
			}
		}
		list[i].eliminated = own >= leftHead && !rival && isHeadRecognized(list[i], head)
	}
}

// isHeadRecognized reports whether the heads over a slot were read from a picture.
func isHeadRecognized(s slot, head []gridRow) bool {
	return slices.ContainsFunc(head, func(r gridRow) bool {
		return slices.ContainsFunc(r.labels, func(c document.Cell) bool { return c.Recognition != nil && s.holds(r, c) })
	})
}

// recurs reports whether another group of the block has a column with the head of
// column j.
func recurs(b *form.Block, j int) bool {
	return len(b.Columns[j].Groups) > 0 && slices.ContainsFunc(b.Columns, func(c form.Column) bool {
		return c.Zh == b.Columns[j].Zh && !slices.Equal(c.Groups, b.Columns[j].Groups)
	})
}

// countColumns returns how many slots have a column.
func countColumns(chosen []int) int {
	n := 0
	for _, j := range chosen {
		if j >= 0 {
			n++
		}
	}
	return n
}

// headsOver returns the canonical texts of the heads above a slot, from top to
// bottom.
func headsOver(s slot, head []gridRow) []string {
	var texts []string
	for _, r := range head {
		for _, c := range r.labels {
			if s.holds(r, c) {
				texts = append(texts, spelling.Canonical(c.Text))
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
		if leaf < gluedHead && strings.Contains(h.text, c.Head().Text()) {
			leaf = gluedHead
		}
	}
	return 0.6*leaf + 0.4*c.Path().Like(all.words, 0), leaf
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

// assignInOrder matches slots to columns from left to right with the best sum
// of likenesses; where there are as many filled slots as columns, each has a
// claim to the column of its rank.
func assignInOrder(list []slot, like [][]float64, complete bool) []int {
	n := len(list)
	m := 0
	if n > 0 {
		m = len(like[0])
	}
	best := make([][]float64, n+1)
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	gain := func(i, j, rank int) float64 {
		if list[i].otherYear {
			return -10 // as much as never
		}
		g := like[i][j] - 0.4
		if !list[i].filled {
			g -= 0.2
		}
		if complete && list[i].filled && rank == j {
			g += 0.6
		}
		return g
	}
	rank := make([]int, n) // among the filled slots
	for i := 1; i < n; i++ {
		rank[i] = rank[i-1]
		if list[i-1].filled {
			rank[i]++
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], best[i+1][j+1]+gain(i, j, rank[i]))
		}
	}
	chosen := make([]int, n)
	for i, j := 0, 0; i < n; i++ {
		chosen[i] = -1
		for j < m && best[i][j] == best[i][j+1] && best[i][j] != best[i+1][j] {
			j++
		}
		if j < m && best[i][j] > best[i+1][j] && best[i][j] == best[i+1][j+1]+gain(i, j, rank[i]) {
			chosen[i] = j
			j++
		}
	}
	return chosen
}

// headMargin is by how much liker a head is to the column's own than to any other: the
// long names of two groups make most of what stands over their columns.
const headMargin = 0.05

// assignByHead looks for columns printed in another order. It holds only if
// every slot that the order gives a column, and any other that it gives one
// itself, has a head of its own that fits almost to the letter.
func assignByHead(like [][]float64, inOrder []int) ([]int, bool) {
	chosen := make([]int, len(like))
	taken := map[int]bool{}
	moved := 0
	for i, row := range like {
		chosen[i] = -1
		bestJ, second := -1, 0.0
		for j, v := range row {
			switch {
			case bestJ < 0 || v > row[bestJ]:
				if bestJ >= 0 {
					second = row[bestJ]
				}
				bestJ = j
			case v > second:
				second = v
			}
		}
		if bestJ < 0 || row[bestJ] < 0.9 || row[bestJ]-second < headMargin || taken[bestJ] {
			if inOrder[i] < 0 {
				continue
			}
			return nil, false
		}
		chosen[i] = bestJ
		taken[bestJ] = true
		if inOrder[i] != bestJ {
			moved++
		}
	}
	return chosen, moved > 0
}
