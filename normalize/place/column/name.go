package column

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// SureHead is the likeness from which a column's heads are taken for certain.
const SureHead = 0.6

// Name gives each slot its column of a block of the table, by the heads above it and by
// order. In ruled grids a head's cell covers its columns; without rulings a group
// head covers only its own words, and order has to tell equal heads apart.
func Name(list []Slot, head []align.Row, b *form.Block, t *form.Table) {
	groups := groupsOf(t)
	like := make([][]float64, len(list))
	own := make([][]float64, len(list)) // of each column's own head alone
	filled := 0
	for i := range list {
		texts := joinHeads(HeadsOver(list[i], head))
		list[i].Headed = len(texts) > 0
		like[i], own[i] = make([]float64, len(b.Columns)), make([]float64, len(b.Columns))
		for j, c := range b.Columns {
			like[i][j], own[i][j] = headLikeness(texts, c, groups)
		}
		if list[i].Filled {
			filled++
		}
	}
	if !slices.ContainsFunc(b.Columns, func(c form.Column) bool { return yearNamed(c.Zh) != thisYearsHead }) {
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
	byGroup, grouped := assignByGroup(list, own, head, b)
	if grouped && !slices.Equal(byGroup, chosen) {
		chosen, like = byGroup, own
	}
	for i, j := range chosen {
		if j >= 0 {
			list[i].Column, list[i].Likeness = j, like[i][j]
		}
	}
	limitByLowest(list, head, b, groups)
	if filled == len(b.Columns) && countColumns(chosen) == filled {
		markEliminated(list, like, chosen, head)
	} else {
		markShared(list, head, b)
	}
	markGlued(list, head, b)
	if grouped {
		return
	}
	unsure := groupsUnsure(head, b)
	for i, j := range chosen {
		if j >= 0 && recurs(b, j) && (unsure || countColumns(chosen) < len(b.Columns)) {
			groups := b.Columns[j].Groups
			named := strings.Join(HeadsOver(list[i], head), "")
			list[i].Vague = list[i].Vague || !strings.Contains(named, spelling.Canonical(groups[len(groups)-1]))
		}
	}
}

var yearOfHead = regexp.MustCompile(`(20[0-4]\d)年?度?|((?:上一年|上年|去年)度?(?:同期)?)|(?:本年|今年|当年)度?`)

// thisYearsHead is the year of heads that name this one, or none.
const thisYearsHead = math.MaxInt

// markOtherYears marks the slots whose head is that of another one with an earlier year to
// it: the figures of last year beside this year's. A head that is a year and nothing else is
// compared with those under the same head.
func markOtherYears(list []Slot, head []align.Row) {
	names, years := make([]string, len(list)), make([]int, len(list))
	for i := range list {
		texts := HeadsOver(list[i], head)
		if len(texts) == 0 {
			continue
		}
		last := len(texts) - 1
		years[i] = yearNamed(strings.Join(texts, "/"))
		if names[i] = yearOfHead.ReplaceAllString(texts[last], ""); names[i] == "" || bareCount.MatchString(names[i]) {
			names[i] = yearOfHead.ReplaceAllString(strings.Join(texts[:last], "/"), "") + "/"
		}
	}
	for i := range list {
		for k := range list {
			if names[i] != "" && names[i] == names[k] && years[i] < years[k] {
				list[i].otherYear = true
			}
		}
	}
}

// bareCount is what may be left of a head without its year and says no more than that
// figures stand under it.
var bareCount = regexp.MustCompile(`^数?量?$`)

// yearNamed returns the earliest year that the heads over a slot name, 0 for last year.
func yearNamed(heads string) int {
	year := thisYearsHead
	for _, m := range yearOfHead.FindAllStringSubmatch(heads, -1) {
		switch {
		case m[1] != "":
			named, _ := strconv.Atoi(m[1])
			year = min(year, named)
		case m[2] != "":
			year = 0
		}
	}
	return year
}

// markShared marks the slots whose heads stand over another one too that was given to a
// column of another head: the names of groups tell no column of them.
func markShared(list []Slot, head []align.Row, b *form.Block) {
	heads := make([]string, len(list))
	for i := range list {
		heads[i] = strings.Join(HeadsOver(list[i], head), "/")
	}
	for i := range list {
		for k := range list {
			if heads[i] != "" && heads[i] == heads[k] && list[i].Column >= 0 && list[k].Column >= 0 && b.Columns[list[i].Column].Zh != b.Columns[list[k].Column].Zh {
				list[i].Vague = true
			}
		}
	}
}

// limitByLowest puts slots in doubt over which the lowest head is not their column's: where it
// is another column's, that head alone counts, as the name of a group over both makes it no
// likelier; where it is a group's, it is that of several columns.
func limitByLowest(list []Slot, head []align.Row, b *form.Block, groups []group) {
	for i, s := range list {
		texts := HeadsOver(s, head)
		if s.Column < 0 || len(texts) == 0 {
			continue
		}
		lowest, own := texts[len(texts)-1], b.Columns[s.Column].Head()
		switch {
		case slices.Contains(texts, own.Text()): // beside the lowest, where heads reach over several columns
		case slices.ContainsFunc(groups, func(g group) bool { return lowest == g.canonical }):
			list[i].Vague = true
		case slices.ContainsFunc(b.Columns, func(c form.Column) bool { return lowest == c.Head().Text() }):
			list[i].Likeness = min(s.Likeness, own.Like(spelling.WordingOf(lowest), 0))
		}
	}
}

// markGlued marks the slots over which the heads of two columns stand as one, set so close
// that no gap parts them or one inside the other, where the other one has no slot under it.
func markGlued(list []Slot, head []align.Row, b *form.Block) {
	under := map[string][]int{} // the columns of the slots under a head
	for _, s := range list {
		for _, text := range HeadsOver(s, head) {
			under[text] = append(under[text], s.Column)
		}
	}
	for i, s := range list {
		if s.Column < 0 {
			continue
		}
		for _, text := range HeadsOver(s, head) {
			before, after, holds := strings.Cut(text, b.Columns[s.Column].Head().Text())
			for j, c := range b.Columns {
				list[i].Vague = list[i].Vague || holds && !slices.Contains(under[text], j) && strings.Contains(before+after, c.Head().Text())
			}
		}
	}
}

// leftHead is the likeness from which a head that was read from a picture is taken for
// that of the one column that is left for it.
const leftHead = 0.3

// markEliminated marks the slots of which the heads were misread from a picture and
// that can be of no other column: each other slot has its own for certain, or is less
// like this one's column than this one is, and so the other way round.
func markEliminated(list []Slot, like [][]float64, chosen []int, head []align.Row) {
	doubtful := func(i int) bool { return chosen[i] >= 0 && like[i][chosen[i]] < SureHead }
	for i := range list {
		if !doubtful(i) {
			continue
		}
		own := like[i][chosen[i]]
		rival := false
		for k := range list {
			if k != i && doubtful(k) {
				rival = rival || like[i][chosen[k]] > own-align.WedgedMargin || like[k][chosen[i]] > like[k][chosen[k]]-align.WedgedMargin
			}
		}
		list[i].eliminated = own >= leftHead && !rival && isHeadRecognized(list[i], head)
	}
}

// isHeadRecognized reports whether the heads over a slot were read from a picture.
func isHeadRecognized(s Slot, head []align.Row) bool {
	return slices.ContainsFunc(head, func(r align.Row) bool {
		return slices.ContainsFunc(r.Labels, func(c document.Cell) bool { return c.Recognition != nil && s.Holds(r, c) })
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
