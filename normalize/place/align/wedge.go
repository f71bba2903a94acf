package align

import (
	"fmt"
	"slices"

	"nianbao/normalize/spelling"
)

// wedgedLabel is the likeness from which a label is taken for the form's where
// nothing else can stand in its place, and WedgedMargin by how much it must be
// liker to it than to the other labels that are missing there.
const (
	wedgedLabel  = 0.45
	WedgedMargin = 0.1
)

// Doubt says why it is not certain which row of the form a match is, "" where
// it is.
func (a *Alignment) Doubt(m Match) string {
	if m.Likeness >= SureLabel {
		if m.Likeness < 1 && a.hasRival(m, nil) {
			return "the label is liker to that of another row"
		}
		return ""
	}
	if m.Likeness >= wedgedLabel && a.wedged(m) {
		return ""
	}
	return fmt.Sprintf("the label is like the form's to %.0f %% only", 100*m.Likeness)
}

// wedged reports whether a row of doubtful label can only be the one it was taken
// for: between the nearest rows above and below that are certain there are as many
// rows of figures as the form has, none of them unlike the form's, and this one is
// liker to its own than to any other of them, and as like as to any of the table.
func (a *Alignment) wedged(m Match) bool {
	others, ok := a.doubtfulNext(m, -1)
	if !ok {
		return false
	}
	below, ok := a.doubtfulNext(m, 1)
	if !ok {
		return false
	}
	return !a.hasRival(m, append(others, below...))
}

// hasRival reports whether the label of a match is liker to another row of the
// table, or nearly as like to one of the rows that the other labels are of.
func (a *Alignment) hasRival(m Match, others []*spelling.Label) bool {
	for _, text := range labelTexts(a.Rows[m.From:m.To], a.within) {
		for i := range a.Items {
			it := &a.Items[i]
			if i == m.Item || it.Kind != RowItem {
				continue
			}
			like := it.Label.Like(text, 0)
			if like > m.Likeness || like > m.Likeness-WedgedMargin && slices.Contains(others, it.Label) {
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
func (a *Alignment) doubtfulNext(m Match, step int) ([]*spelling.Label, bool) {
	var passed []*spelling.Label
	for i := m.Item + step; 0 <= i && i < len(a.Items); i += step {
		it := &a.Items[i]
		if it.Kind == GroupItem || it.Kind == headingItem {
			continue
		}
		at := slices.IndexFunc(a.Matches, func(o Match) bool { return o.Item == i })
		if at < 0 {
			if it.Kind == RowItem && it.Row.Optional {
				passed = append(passed, it.Label)
				continue
			}
			return nil, false
		}
		o := a.Matches[at]
		from, to := o.To, m.From
		if step > 0 {
			from, to = m.To, o.From
		}
		if from > to || slices.ContainsFunc(a.Rows[from:to], func(r Row) bool { return len(r.Figures) > 0 }) {
			return nil, false
		}
		switch {
		case it.Kind == HeaderItem || o.Likeness >= SureLabel:
			return passed, true
		case o.Likeness < wedgedLabel:
			return nil, false
		}
		passed = append(passed, it.Label)
		m = o
	}
	return passed, true // the first or last row of the table
}
