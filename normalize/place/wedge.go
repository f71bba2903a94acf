package place

import (
	"slices"

	"nianbao/normalize/spelling"
)

// wedgedLabel is the likeness from which a label is taken for the form's where
// nothing else can stand in its place, and wedgedMargin by how much it must be
// liker to it than to the other labels that are missing there.
const (
	wedgedLabel  = 0.45
	wedgedMargin = 0.1
)

// wedged reports whether a row of doubtful label can only be the one it was taken
// for: between the nearest rows above and below that are certain there are as many
// rows of figures as the form has, none of them unlike the form's, and this one is
// liker to its own than to any other of them, and as like as to any of the table.
func (p *placement) wedged(m match) bool {
	others, ok := p.doubtfulNext(m, -1)
	if !ok {
		return false
	}
	below, ok := p.doubtfulNext(m, 1)
	if !ok {
		return false
	}
	return !p.hasRival(m, append(others, below...))
}

// hasRival reports whether the label of a match is liker to another row of the
// table, or nearly as like to one of the rows that the other labels are of.
func (p *placement) hasRival(m match, others []*spelling.Label) bool {
	for _, text := range labelTexts(p.alignment.rows[m.from:m.to]) {
		for i := range p.alignment.items {
			it := &p.alignment.items[i]
			if i == m.item || it.kind != rowItem {
				continue
			}
			like := it.label.Like(text, 0)
			if like > m.likeness || like > m.likeness-wedgedMargin && slices.Contains(others, it.label) {
				return true
			}
		}
	}
	return false
}

// doubtfulNext goes from a match up or down to the next that is certain, or to the
// end of the table, and returns the labels of the form's rows that it passes: those
// of doubtful matches and those that a report need not have. It reports false where
// a row is missing on the way, or one of figures was taken for nothing.
func (p *placement) doubtfulNext(m match, step int) ([]*spelling.Label, bool) {
	a := &p.alignment
	var passed []*spelling.Label
	for i := m.item + step; 0 <= i && i < len(a.items); i += step {
		it := &a.items[i]
		if it.kind == groupItem || it.kind == headingItem {
			continue
		}
		at := slices.IndexFunc(a.matches, func(o match) bool { return o.item == i })
		if at < 0 {
			if it.kind == rowItem && it.row.Optional {
				passed = append(passed, it.label)
				continue
			}
			return nil, false
		}
		o := a.matches[at]
		from, to := o.to, m.from
		if step > 0 {
			from, to = m.to, o.from
		}
		if from > to || slices.ContainsFunc(a.rows[from:to], func(r gridRow) bool { return len(r.figures) > 0 }) {
			return nil, false
		}
		switch {
		case it.kind == headerItem || o.likeness >= sureLabel:
			return passed, true
		case o.likeness < wedgedLabel:
			return nil, false
		}
		passed = append(passed, it.label)
		m = o
	}
	return passed, true // the first or last row of the table
}
