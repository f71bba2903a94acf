package sequence

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// TellSingle returns the rows of a text with the one row of a table of one row told, whatever
// became of its heads: a stretch of figures, as many as the table has columns, of which all sums
// hold, among pieces of heads or nothing, where no other stretch is so, and the names of the groups
// of columns stand above or in it in the form's order. moved are the rows that it was taken from
// but for the first, which it is told in.
func TellSingle(rows []align.Row, t *form.Table) (told, moved []align.Row) {
	if t.Key != form.ByColumn || len(t.Blocks) != 1 {
		return rows, nil
	}
	b := &t.Blocks[0]
	var only stretch
	for _, s := range slices.Concat(wholeRows(rows), stretches(rows, headsOf(b))) {
		if len(s.figures) != len(b.Columns) || !arePieces(rows[s.from].Texts, headsOf(b)) || !SumsHold(s.figures, b.Columns, t.Checks) || s.from == only.from && s.to == only.to {
			continue
		}
		if only.to > 0 {
			return rows, nil
		}
		only = s
	}
	if only.to == 0 || !groupsStandInOrder(rows[:only.to], b) {
		return rows, nil
	}
	told = slices.Clone(rows)
	for i := only.from + 1; i < only.to; i++ {
		if len(rows[i].Figures) > 0 {
			moved = append(moved, rows[i])
			told[i].Figures, told[i].Blanks, told[i].Values = nil, nil, 0
		}
	}
	row := &told[only.from]
	row.Labels, row.Texts, row.Told, row.Loose = nil, nil, &b.Rows[0], false
	row.Figures, row.Values = only.figures, len(only.figures)
	return told, moved
}

// A stretch is the figures of one row, or of several that follow each other.
type stretch struct {
	from, to int
	figures  []document.Cell
}

// wholeRows lists the rows of a text that have figures, each as a stretch of its own.
func wholeRows(rows []align.Row) []stretch {
	var list []stretch
	for i, r := range rows {
		if r.Source == document.FromText && len(r.Figures) > 0 {
			list = append(list, stretch{i, i + 1, r.Figures})
		}
	}
	return list
}

// stretches lists, from the first to the last row with figures, the rows of a text that have no
// words but pieces of heads.
func stretches(rows []align.Row, heads string) []stretch {
	var list []stretch
	open := false
	for i, r := range rows {
		if r.Source != document.FromText || !arePieces(r.Texts, heads) {
			open = false
			continue
		}
		if len(r.Figures) == 0 {
			continue
		}
		if !open {
			list, open = append(list, stretch{from: i}), true
		}
		s := &list[len(list)-1]
		s.to = i + 1
		for _, c := range r.Figures {
			c.Col = len(s.figures)
			s.figures = append(s.figures, c)
		}
	}
	return list
}

// headsOf returns the heads of the columns, one behind the other.
func headsOf(b *form.Block) string {
	heads := ""
	for _, c := range b.Columns {
		heads += c.Zh + strings.Join(c.Groups, "")
	}
	return spelling.Canonical(heads)
}

// arePieces reports whether texts have no other characters than the heads.
func arePieces(texts []string, heads string) bool {
	return !slices.ContainsFunc(texts, func(text string) bool {
		return strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune(heads, r) })
	})
}

// SumsHold reports whether all sums hold for the figures of columns that are indicators, each of
// which is in one.
func SumsHold(figures []document.Cell, columns []form.Column, checks []form.Check) bool {
	inSum := map[string]bool{}
	add := func(indicators []string) (*big.Rat, bool) {
		sum := new(big.Rat)
		for _, code := range indicators {
			i := slices.IndexFunc(columns, func(c form.Column) bool { return c.ID == code })
			if i < 0 {
				return nil, false
			}
			v, ok := valueOf(figures[i])
			if !ok {
				return nil, false
			}
			inSum[code] = true
			sum.Add(sum, v)
		}
		return sum, true
	}
	for _, c := range checks {
		left, ok1 := add(c.Left)
		right, ok2 := add(c.Right)
		if !ok1 || !ok2 || left.Cmp(right) != 0 {
			return false
		}
	}
	return len(inSum) == len(columns)
}

// groupsStandInOrder reports whether the names of all groups of columns stand in the rows,
// each for the first time in the form's order.
func groupsStandInOrder(rows []align.Row, b *form.Block) bool {
	text := ""
	for _, r := range rows {
		text += strings.Join(r.Texts, "")
	}
	last := map[int]int{} // by depth, where the name before stands
	for _, c := range b.Columns {
		for depth, g := range c.Groups {
			at := strings.Index(text, spelling.Canonical(g))
			if at < 0 || at < last[depth] {
				return false
			}
			last[depth] = at
		}
	}
	return len(last) > 0
}
