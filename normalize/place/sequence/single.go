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
// became of its heads: a line of figures, as many as the table has columns, of which all sums
// hold, behind pieces of heads or nothing, where no other line is so, and the names of the groups of columns stand above it
// in the form's order.
func TellSingle(rows []align.Row, t *form.Table) []align.Row {
	if t.Key != form.ByColumn || len(t.Blocks) != 1 {
		return rows
	}
	b := &t.Blocks[0]
	heads := headsOf(b)
	at := -1
	for i, r := range rows {
		if r.Source != document.FromText || len(r.Figures) != len(b.Columns) || !arePieces(r.Texts, heads) || !sumsHold(r.Figures, t) {
			continue
		}
		if at >= 0 {
			return rows
		}
		at = i
	}
	if at < 0 || !groupsStandInOrder(rows[:at+1], b) {
		return rows
	}
	told := slices.Clone(rows)
	row := &told[at]
	row.Labels, row.Texts, row.Told, row.Loose = nil, nil, &b.Rows[0], false
	return told
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

// sumsHold reports whether all sums of a table hold for the figures of its row, each of which
// is in one.
func sumsHold(figures []document.Cell, t *form.Table) bool {
	columns := t.Blocks[0].Columns
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
	for _, c := range t.Checks {
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
