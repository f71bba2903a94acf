package column

import (
	"cmp"
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// A run is the columns of a block under one group, the innermost where groups lie in each
// other, and where on the page the group's name stands.
type run struct {
	columns []int
	x       float64
}

// runsOf returns the runs of a block whose names stand among the heads, in the form's order,
// and whether all do.
func runsOf(head []align.Row, b *form.Block) (runs []run, all bool) {
	var named []run
	var names []*spelling.Label
	last := ""
	for j, c := range b.Columns {
		if len(c.Groups) == 0 {
			return nil, false
		}
		if name := c.Groups[len(c.Groups)-1]; j == 0 || name != last {
			runs, names, last = append(runs, run{}), append(names, spelling.NewLabel(name, nil)), name
		}
		runs[len(runs)-1].columns = append(runs[len(runs)-1].columns, j)
	}
	for i := range runs {
		if at, ok := nameCell(head, names, i); ok {
			runs[i].x = at.Place.Box.CenterX()
			named = append(named, runs[i])
		}
	}
	return named, len(named) == len(runs)
}

func fromLeft(a, b run) int { return cmp.Compare(a.x, b.x) }

// nameCell returns the head that is likest the name of a group, and that no other group's
// name is as like.
func nameCell(head []align.Row, names []*spelling.Label, i int) (document.Cell, bool) {
	var found document.Cell
	best := 0.0
	for _, r := range head {
		for k, text := range r.Texts {
			w := spelling.WordingOf(text)
			like := names[i].Like(w, SureHead)
			if like < SureHead || like <= best {
				continue
			}
			if !slices.ContainsFunc(names, func(n *spelling.Label) bool { return n != names[i] && n.Like(w, 0) >= like }) {
				best, found = like, r.Labels[k]
			}
		}
	}
	return found, best > 0
}

// groupsUnsure reports whether order cannot tell whose the columns of a block are: the names
// of its groups stand in another order than the form's, or, in a ruled grid, where a head's
// cell covers its columns, one of them is not there.
func groupsUnsure(head []align.Row, b *form.Block) bool {
	runs, all := runsOf(head, b)
	return !slices.IsSortedFunc(runs, fromLeft) ||
		!all && len(head) > 0 && head[0].Source == document.FromRulings
}

// assignByGroup gives each slot its column where all columns of a block are there and its
// groups stand side by side in any order: the name of each stands over the middle of as many
// slots as it has columns. Without rulings, and where rulings part columns alone, a name
// stands over some of its columns only. In each group heads tell, own being how like they
// are to the form's.
func assignByGroup(list []Slot, own [][]float64, head []align.Row, b *form.Block) ([]int, bool) {
	runs, ok := runsOf(head, b)
	filled := filledSlots(list)
	if !ok || len(filled) != len(b.Columns) {
		return nil, false
	}
	slices.SortFunc(runs, fromLeft)
	chosen := make([]int, len(list))
	for i := range chosen {
		chosen[i] = -1
	}
	for _, r := range runs {
		slots := filled[:len(r.columns)]
		filled = filled[len(r.columns):]
		if r.x < list[slots[0]].Box.X0 || r.x > list[slots[len(slots)-1]].Box.X1 {
			return nil, false
		}
		for _, i := range slots {
			best := slices.MaxFunc(r.columns, func(a, b int) int { return cmp.Compare(own[i][a], own[i][b]) })
			if own[i][best] < SureHead || slices.Contains(chosen, best) {
				return nil, false
			}
			chosen[i] = best
		}
	}
	return chosen, true
}

// filledSlots lists the slots that hold figures.
func filledSlots(list []Slot) []int {
	var filled []int
	for i := range list {
		if list[i].Filled {
			filled = append(filled, i)
		}
	}
	return filled
}
