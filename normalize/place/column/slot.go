package column

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// A Slot is a column of figures as found on the page.
type Slot struct {
	Box    document.Rect // its horizontal extent counts
	grids  []gridColumn  // where its figures stand in grids without rulings
	reach  document.Rect // of all figures and heads of those that stand over it
	Filled bool          // holds figures or blank cells, not a head alone
	Column int           // index of the form's column, -1 for none
	// Likeness of the heads above it to the form's, 0 where there are none.
	Likeness float64
	Headed   bool // heads stand over it
	// Vague is set where the head is that of several columns, the head of its
	// group does not stand over the slot, and not all columns are there to tell
	// it by their order.
	Vague bool
	// Unread is set where the heads of the slot and of others could not be read.
	Unread bool
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

// Holds reports whether a head stands over the slot. Without rulings, a line of a
// head may stand beside the narrow figures of its column, but under or over
// another line of the head.
func (s Slot) Holds(r align.Row, head document.Cell) bool {
	if len(Over([]Slot{s}, head.Place.Box)) > 0 {
		return true
	}
	return s.inGrid(r, head) && len(Over([]Slot{{Box: s.reach}}, head.Place.Box)) > 0
}

func (s Slot) inGrid(r align.Row, c document.Cell) bool {
	return c.ColSpan == 1 && slices.Contains(s.grids, gridColumn{r.Table, c.Col})
}

// Find finds the columns of figures of one block: what stands above each other
// among the figures and blank cells of its rows, then heads that stand over no
// figure.
func Find(data, head []align.Row) []Slot {
	var boxes []document.Rect
	for _, r := range data {
		for _, c := range r.Figures {
			boxes = append(boxes, c.Place.Box)
		}
		if len(r.Labels)+len(r.Figures) > 0 {
			for _, c := range r.Blanks {
				boxes = append(boxes, c.Place.Box)
			}
		}
	}
	slices.SortStableFunc(boxes, func(a, b document.Rect) int { return cmp.Compare(a.Width(), b.Width()) })
	var list []Slot
	for _, b := range boxes {
		if len(Over(list, b)) == 0 {
			list = append(list, Slot{Box: b, Filled: true, Column: -1})
		}
	}
	var heads, alone []document.Cell
	noteGrids(list, data, head)
	for _, r := range head {
		for _, c := range r.Labels {
			heads = append(heads, c)
			if !slices.ContainsFunc(list, func(s Slot) bool { return s.Holds(r, c) }) {
				alone = append(alone, c)
			}
		}
	}
	slices.SortStableFunc(heads, narrower)
	slices.SortStableFunc(alone, narrower)
	for _, c := range alone {
		if len(Over(list, c.Place.Box)) == 0 {
			list = append(list, Slot{Box: c.Place.Box, Column: -1})
		}
	}
	slices.SortFunc(list, func(a, b Slot) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
	list = underOneHead(list, data, heads)
	if data[0].Source == document.FromAlignment {
		list = besideHeads(list, heads)
	}
	return list
}

// besideHeads puts heads together with the figures that stand right of them and under no
// head: heads are set to the left of their columns and figures to the right. It does so
// only where each figure comes by a head in this way, and each head by figures.
func besideHeads(list []Slot, heads []document.Cell) []Slot {
	var merged []Slot
	for i := 0; i < len(list); i++ {
		s := list[i]
		headed := slices.ContainsFunc(heads, func(h document.Cell) bool { return len(Over([]Slot{s}, h.Place.Box)) > 0 })
		if s.Filled && headed {
			merged = append(merged, s)
			continue
		}
		if s.Filled || i+1 == len(list) || !list[i+1].Filled ||
			slices.ContainsFunc(heads, func(h document.Cell) bool { return len(Over([]Slot{list[i+1]}, h.Place.Box)) > 0 }) {
			return list
		}
		next := list[i+1]
		s.Box, s.reach = s.Box.Union(next.Box), s.reach.Union(next.reach)
		s.grids, s.Filled = append(s.grids, next.grids...), true
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
func noteGrids(list []Slot, data, head []align.Row) {
	of := map[gridColumn]map[int]bool{}
	for _, r := range data {
		if r.Source != document.FromAlignment {
			continue
		}
		for _, c := range r.Figures {
			at := gridColumn{r.Table, c.Col}
			if of[at] == nil {
				of[at] = map[int]bool{}
			}
			for _, i := range Over(list, c.Place.Box) {
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
		extend := func(r align.Row, cells []document.Cell) {
			for _, c := range cells {
				if s.inGrid(r, c) && len(Over([]Slot{*s}, c.Place.Box)) > 0 {
					s.reach = s.reach.Union(c.Place.Box)
				}
			}
		}
		for _, rows := range [][]align.Row{data, head} {
			for _, r := range rows {
				extend(r, r.Figures)
				extend(r, r.Labels)
			}
		}
	}
}

// underOneHead puts neighbouring slots together that stand under one head, with
// nothing else under it, and of which no row fills both: figures of one column
// that happen not to stand above each other.
func underOneHead(list []Slot, data []align.Row, heads []document.Cell) []Slot {
	for _, h := range heads {
		hits := Over(list, h.Place.Box)
		if len(hits) != 2 || bothFilled(list[hits[0]], list[hits[1]], data) {
			continue
		}
		// A slot with a head of its own is a column of its own.
		if slices.ContainsFunc(heads, func(o document.Cell) bool {
			own := Over(list, o.Place.Box)
			return len(own) == 1 && (own[0] == hits[0] || own[0] == hits[1])
		}) {
			continue
		}
		first := &list[hits[0]]
		first.Box = first.Box.Union(list[hits[1]].Box)
		first.grids = append(first.grids, list[hits[1]].grids...)
		first.reach = first.reach.Union(list[hits[1]].reach)
		first.Filled = first.Filled || list[hits[1]].Filled
		list = slices.Delete(list, hits[1], hits[1]+1)
	}
	return list
}

// IsOffset reports whether there are heads over no figures and figures under no head, two
// of each at least: then those that seem to stand over each other may be of neighbours.
func IsOffset(list []Slot) bool {
	heads, figures := 0, 0
	for _, s := range list {
		switch {
		case !s.Filled && s.Headed:
			heads++
		case s.Filled && !s.Headed:
			figures++
		}
	}
	return heads > 1 && figures > 1
}

func bothFilled(a, b Slot, data []align.Row) bool {
	for _, r := range data {
		inA := slices.ContainsFunc(r.Figures, func(c document.Cell) bool { return len(Over([]Slot{a}, c.Place.Box)) > 0 })
		inB := slices.ContainsFunc(r.Figures, func(c document.Cell) bool { return len(Over([]Slot{b}, c.Place.Box)) > 0 })
		if inA && inB {
			return true
		}
	}
	return false
}

// IsLeftOfAll reports whether all columns of a block have a slot, and a box stands left of
// them, where none is left for it.
func IsLeftOfAll(list []Slot, b *form.Block, box document.Rect) bool {
	named := 0
	for _, s := range list {
		if s.Column < 0 {
			continue
		}
		named++
		if s.Box.X0 < box.X1 {
			return false
		}
	}
	return named == len(b.Columns)
}

// Told reports whether each column of a block has a slot over which all of its groups are
// named, and its own head for certain, and no slot too many has the same heads: then that
// one shifts none of them.
func Told(list []Slot, head []align.Row, b *form.Block) bool {
	heads := map[string]int{} // how many slots they stand over
	for _, s := range list {
		heads[strings.Join(HeadsOver(s, head), "/")]++
	}
	for j, c := range b.Columns {
		if !slices.ContainsFunc(list, func(s Slot) bool {
			if s.Column != j || s.Vague || s.Likeness < SureHead {
				return false
			}
			named := HeadsOver(s, head)
			return heads[strings.Join(named, "/")] == 1 && !slices.ContainsFunc(c.Groups, func(g string) bool { return !slices.Contains(named, spelling.Canonical(g)) })
		}) {
			return false
		}
	}
	return true
}

// Doubt says why the slot may be of another column than it was given to, "" where
// it is of that one: by its head, or as one of all the form's columns in order.
func (s Slot) Doubt(complete bool) string {
	switch {
	case s.Unread:
		return "the heads of several columns could not be read, and order alone tells them apart"
	case s.Vague:
		return "the head is that of several columns, and its group is not named over it"
	case s.Likeness >= SureHead, (!s.Headed || s.eliminated) && complete:
		return ""
	}
	return fmt.Sprintf("the head of the column is like the form's to %.0f %% only", 100*s.Likeness)
}

// Over returns the indices of the slots over which a box stands: those with
// which it shares more than a third of the narrower one's width.
func Over(list []Slot, box document.Rect) []int {
	var hits []int
	for i, s := range list {
		common := math.Min(s.Box.X1, box.X1) - math.Max(s.Box.X0, box.X0)
		if common > math.Min(s.Box.Width(), box.Width())/3 {
			hits = append(hits, i)
		}
	}
	return hits
}

// MisreadIn returns the cells of a row that were read as a text where the form has a
// figure: scanned ones, that may be misread, and enclosed ones. Neither is to be lost.
func MisreadIn(r align.Row, list []Slot) []document.Cell {
	var cells []document.Cell
	for _, c := range r.Labels {
		hits := Over(list, c.Place.Box)
		if len(hits) != 1 || list[hits[0]].Column < 0 {
			continue
		}
		own := list[hits[0]].Box
		whole := c.Place.Box.X0 == own.X0 && c.Place.Box.X1 == own.X1 // of a column that takes several of the grid
		if c.Recognition != nil || r.Source.Encloses() && (c.ColSpan == 1 || whole) {
			cells = append(cells, c)
		}
	}
	return cells
}
