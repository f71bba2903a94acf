package place

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"nianbao/extract/document"
)

// A slot is a column of figures as found on the page.
type slot struct {
	box    document.Rect // its horizontal extent counts
	grids  []gridColumn  // where its figures stand in grids without rulings
	reach  document.Rect // of all figures and heads of those that stand over it
	filled bool          // holds figures or blank cells, not a head alone
	column int           // index of the form's column, -1 for none
	// likeness of the heads above it to the form's, 0 where there are none.
	likeness float64
	headed   bool
	// vague is set where the head is that of several columns, the head of its
	// group does not stand over the slot, and not all columns are there to tell
	// it by their order.
	vague bool
	// otherYear is set where the head names another year's figures.
	otherYear bool
	// eliminated is set where the head was misread from a picture, and no other column
	// of the form is left for the slot.
	eliminated bool
}

// A gridColumn is a column of a grid.
type gridColumn struct {
	table *document.Table
	index int
}

// holds reports whether a head stands over the slot. Without rulings, a line of a
// head may stand beside the narrow figures of its column, but under or over
// another line of the head.
func (s slot) holds(r gridRow, head document.Cell) bool {
	if len(over([]slot{s}, head.Place.Box)) > 0 {
		return true
	}
	return s.inGrid(r, head) && len(over([]slot{{box: s.reach}}, head.Place.Box)) > 0
}

func (s slot) inGrid(r gridRow, c document.Cell) bool {
	return c.ColSpan == 1 && slices.Contains(s.grids, gridColumn{r.table, c.Col})
}

// slots finds the columns of figures of one block: what stands above each other
// among the figures and blank cells of its rows, then heads that stand over no
// figure.
func slots(data, head []gridRow) []slot {
	var boxes []document.Rect
	for _, r := range data {
		for _, c := range r.figures {
			boxes = append(boxes, c.Place.Box)
		}
		if len(r.labels)+len(r.figures) > 0 {
			for _, c := range r.blanks {
				boxes = append(boxes, c.Place.Box)
			}
		}
	}
	slices.SortStableFunc(boxes, func(a, b document.Rect) int { return cmp.Compare(a.Width(), b.Width()) })
	var list []slot
	for _, b := range boxes {
		if len(over(list, b)) == 0 {
			list = append(list, slot{box: b, filled: true, column: -1})
		}
	}
	var heads, alone []document.Cell
	noteGrids(list, data, head)
	for _, r := range head {
		for _, c := range r.labels {
			heads = append(heads, c)
			if !slices.ContainsFunc(list, func(s slot) bool { return s.holds(r, c) }) {
				alone = append(alone, c)
			}
		}
	}
	slices.SortStableFunc(heads, narrower)
	slices.SortStableFunc(alone, narrower)
	for _, c := range alone {
		if len(over(list, c.Place.Box)) == 0 {
			list = append(list, slot{box: c.Place.Box, column: -1})
		}
	}
	slices.SortFunc(list, func(a, b slot) int { return cmp.Compare(a.box.X0, b.box.X0) })
	list = underOneHead(list, data, heads)
	if data[0].source == document.FromAlignment {
		list = besideHeads(list, heads)
	}
	return list
}

// besideHeads puts heads together with the figures that stand right of them and under no
// head: heads are set to the left of their columns and figures to the right. It does so
// only where each figure comes by a head in this way, and each head by figures.
func besideHeads(list []slot, heads []document.Cell) []slot {
	var merged []slot
	for i := 0; i < len(list); i++ {
		s := list[i]
		headed := slices.ContainsFunc(heads, func(h document.Cell) bool { return len(over([]slot{s}, h.Place.Box)) > 0 })
		if s.filled && headed {
			merged = append(merged, s)
			continue
		}
		if s.filled || i+1 == len(list) || !list[i+1].filled ||
			slices.ContainsFunc(heads, func(h document.Cell) bool { return len(over([]slot{list[i+1]}, h.Place.Box)) > 0 }) {
			return list
		}
		next := list[i+1]
		s.box, s.reach = s.box.Union(next.box), s.reach.Union(next.reach)
		s.grids, s.filled = append(s.grids, next.grids...), true
		merged = append(merged, s)
		i++
	}
	return merged
}

func narrower(a, b document.Cell) int {
	return cmp.Compare(a.Place.Box.Width(), b.Place.Box.Width())
}

// noteGrids notes for each slot the columns of grids without rulings in which its
// figures stand, as far as no figures of another slot do, and how far these
// reach.
func noteGrids(list []slot, data, head []gridRow) {
	of := map[gridColumn]map[int]bool{}
	for _, r := range data {
		if r.source != document.FromAlignment {
			continue
		}
		for _, c := range r.figures {
			at := gridColumn{r.table, c.Col}
			if of[at] == nil {
				of[at] = map[int]bool{}
			}
			for _, i := range over(list, c.Place.Box) {
				of[at][i] = true
			}
		}
	}
	for at, slots := range of {
		for i := range slots {
			if len(slots) == 1 {
				list[i].grids = append(list[i].grids, at)
			}
		}
	}
	for i := range list {
		s := &list[i]
		extend := func(r gridRow, cells []document.Cell) {
			for _, c := range cells {
				if s.inGrid(r, c) && len(over([]slot{*s}, c.Place.Box)) > 0 {
					s.reach = s.reach.Union(c.Place.Box)
				}
			}
		}
		for _, rows := range [][]gridRow{data, head} {
			for _, r := range rows {
				extend(r, r.figures)
				extend(r, r.labels)
			}
		}
	}
}

// underOneHead puts neighbouring slots together that stand under one head, with
// nothing else under it, and of which no row fills both: figures of one column
// that happen not to stand above each other.
func underOneHead(list []slot, data []gridRow, heads []document.Cell) []slot {
	for _, h := range heads {
		hits := over(list, h.Place.Box)
		if len(hits) != 2 || bothFilled(list[hits[0]], list[hits[1]], data) {
			continue
		}
		// A slot with a head of its own is a column of its own.
		if slices.ContainsFunc(heads, func(o document.Cell) bool {
			own := over(list, o.Place.Box)
			return len(own) == 1 && (own[0] == hits[0] || own[0] == hits[1])
		}) {
			continue
		}
		first := &list[hits[0]]
		first.box = first.box.Union(list[hits[1]].box)
		first.grids = append(first.grids, list[hits[1]].grids...)
		first.reach = first.reach.Union(list[hits[1]].reach)
		first.filled = first.filled || list[hits[1]].filled
		list = slices.Delete(list, hits[1], hits[1]+1)
	}
	return list
}

// isOffset reports whether there are heads over no figures and figures under no head, two
// of each at least: then those that seem to stand over each other may be of neighbours.
func isOffset(list []slot) bool {
	heads, figures := 0, 0
	for _, s := range list {
		switch {
		case !s.filled && s.headed:
			heads++
		case s.filled && !s.headed:
			figures++
		}
	}
	return heads > 1 && figures > 1
}

func bothFilled(a, b slot, data []gridRow) bool {
	for _, r := range data {
		inA := slices.ContainsFunc(r.figures, func(c document.Cell) bool { return len(over([]slot{a}, c.Place.Box)) > 0 })
		inB := slices.ContainsFunc(r.figures, func(c document.Cell) bool { return len(over([]slot{b}, c.Place.Box)) > 0 })
		if inA && inB {
			return true
		}
	}
	return false
}

// doubt says why the slot may be of another column than it was given to, "" where
// it is of that one: by its head, or as one of all the form's columns in order.
func (s slot) doubt(complete bool) string {
	switch {
	case s.vague:
		return "the head is that of several columns, and its group is not named over it"
	case s.likeness >= sureHead, (!s.headed || s.eliminated) && complete:
		return ""
	}
	return fmt.Sprintf("the head of the column is like the form's to %.0f %% only", 100*s.likeness)
}

// over returns the indices of the slots over which a box stands: those with
// which it shares more than a third of the narrower one's width.
func over(list []slot, box document.Rect) []int {
	var hits []int
	for i, s := range list {
		common := math.Min(s.box.X1, box.X1) - math.Max(s.box.X0, box.X0)
		if common > math.Min(s.box.Width(), box.Width())/3 {
			hits = append(hits, i)
		}
	}
	return hits
}
