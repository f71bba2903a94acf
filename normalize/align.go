package normalize

import (
	"math"
	"slices"

	"nianbao/extract"
)

// An item is one line of a form's table as it would be printed: what a run of
// grid rows can turn out to be.
type item struct {
	kind   itemKind
	block  *Block
	row    *Row     // of a row or group
	label  *label   // of a heading, row or group
	heads  []*label // of a header: one a column
	weight float64  // what a missing item costs
}

type itemKind int

const (
	headingItem itemKind = iota // "第二十条第（一）项"
	headerItem                  // the column heads of a block
	groupItem                   // a group of rows, without figures
	rowItem                     // a row of figures
)

// items lists what a table of the form prints, from top to bottom.
func (t *Table) items() []item {
	var list []item
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.Heading != "" {
			list = append(list, item{kind: headingItem, block: b, label: newLabel(b.Heading, nil), weight: 0.05})
		}
		list = append(list, item{kind: headerItem, block: b, heads: b.heads(), weight: 0.2})
		list = t.appendRows(list, b, b.Rows)
	}
	return list
}

func (b *Block) heads() []*label {
	heads := make([]*label, len(b.Columns))
	for i, c := range b.Columns {
		heads[i] = newLabel(c.Zh, c.Aliases)
	}
	return heads
}

func (t *Table) appendRows(list []item, b *Block, rows []Row) []item {
	for i := range rows {
		r := &rows[i]
		it := item{kind: rowItem, block: b, row: r, label: newLabel(r.Zh, r.Aliases), weight: 0.5}
		if r.Optional {
			it.weight = 0
		}
		if !t.HasFigures(*r) {
			it.kind, it.weight = groupItem, 0
		}
		list = append(list, it)
		list = t.appendRows(list, b, r.Rows)
	}
	return list
}

// A match says that the grid rows from to (exclusive) are the item.
type match struct {
	item     int
	from, to int
	likeness float64 // of the label, 1 where the form has none
}

// How far rows may be put together: labels wrap over a few lines, with figures
// and group labels set between them; heads stand one character a line.
const (
	maxRowLines  = 16
	maxHeadLines = 70
)

// Costs of leaving a grid row out, against about 1 for a row that fits.
const (
	skipFigures = 0.3
	skipLabels  = 0.02
	joinLine    = 0.03
)

// alignment places a whole sequence of grid rows against a whole sequence of
// items, in order, with the best sum of scores (as in comparing texts by dynamic
// programming). A row whose label is misspelt or cut lands right because its
// neighbours do.
type alignment struct {
	rows    []gridRow
	items   []item
	matches []match
	score   float64
}

func align(rows []gridRow, items []item) alignment {
	n, m := len(rows), len(items)
	type step struct {
		rows, items int8
		likeness    float32
	}
	best := make([][]float64, n+1)
	from := make([][]step, n+1)
	for i := range best {
		best[i] = make([]float64, m+1)
		from[i] = make([]step, m+1)
		for j := range best[i] {
			if i+j == 0 {
				continue
			}
			best[i][j] = math.Inf(-1)
			if i > 0 {
				best[i][j] = best[i-1][j] - skipCost(rows[i-1])
				from[i][j] = step{1, 0, 0}
			}
			if j == 0 {
				continue
			}
			if s := best[i][j-1] - items[j-1].weight; s > best[i][j] {
				best[i][j], from[i][j] = s, step{0, 1, 0}
			}
			for k := 1; k <= i && k <= longest(items[j-1]); k++ {
				if k > 1 && !rows[i-k+1].loose && items[j-1].kind != headerItem {
					break
				}
				score, like, ok := fit(rows[i-k:i], &items[j-1])
				if !ok {
					continue
				}
				if s := best[i-k][j-1] + score; s > best[i][j] {
					best[i][j], from[i][j] = s, step{int8(k), 1, float32(like)}
				}
			}
		}
	}
	a := alignment{rows: rows, items: items, score: best[n][m]}
	for i, j := n, m; i > 0 || j > 0; {
		st := from[i][j]
		if st.rows > 0 && st.items > 0 {
			a.matches = append(a.matches, match{j - 1, i - int(st.rows), i, float64(st.likeness)})
		}
		i -= int(st.rows)
		j -= int(st.items)
	}
	slices.Reverse(a.matches)
	return a
}

func skipCost(r gridRow) float64 {
	if len(r.figures) > 0 {
		return skipFigures
	}
	return skipLabels
}

func longest(it item) int {
	if it.kind == headerItem {
		return maxHeadLines
	}
	return maxRowLines
}

// fit scores rows taken together as one item; false where they can't be it.
func fit(rows []gridRow, it *item) (score, like float64, ok bool) {
	figures, blanks, labels, values := 0, 0, 0, 0
	for _, r := range rows {
		values += r.values()
		figures += len(r.figures)
		blanks += len(r.blanks)
		labels += len(r.labels)
	}
	lines := joinLine * float64(len(rows)-1)
	switch it.kind {
	case headerItem:
		if figures > 0 || labels == 0 {
			return 0, 0, false
		}
		share := headerShare(rows, it.heads)
		return 1.5*share - 0.3 - lines/4, share, share > 0.3
	case rowItem:
		if it.row.Zh == "" { // the one row of a table without row labels
			if labels > 1 || figures+blanks == 0 || clash(rows) {
				return 0, 0, false
			}
			score = 0.4 - lines
			if figures > 0 {
				score += 0.6
			}
			return score, 1, true
		}
		if clash(rows) || strays(rows) {
			return 0, 0, false
		}
	default:
		if values > 0 {
			return 0, 0, false
		}
	}
	for _, text := range labelTexts(rows) {
		like = max(like, it.label.like(text))
	}
	switch it.kind {
	case headingItem:
		return 0.8*like - 0.3 - lines, like, like > 0.6
	case groupItem:
		return 0.6*like - 0.3 - lines, like, like > 0.6
	}
	score = 2*like - 0.9 - lines
	if figures > 0 {
		score += 0.2
	}
	return score, like, like > 0.3
}

// headerShare returns the share of the column heads that stand in the rows.
func headerShare(rows []gridRow, heads []*label) float64 {
	texts := headerTexts(rows)
	found := 0
	for _, h := range heads {
		for _, t := range texts {
			if h.like(t) >= 0.7 {
				found++
				break
			}
		}
	}
	return float64(found) / float64(len(heads))
}

// headerTexts returns what the heads in the rows can be read as: each cell, and
// fragments in one column put together; without positions, runs of lines.
func headerTexts(rows []gridRow) []string {
	var texts []string
	column := map[int]string{}
	var lines []string
	for _, r := range rows {
		for _, c := range r.labels {
			t := canonical(c.Text)
			texts = append(texts, t)
			lines = append(lines, t)
			if r.source == extract.FromText || c.ColSpan > 1 {
				continue
			}
			column[c.Col] += t
			texts = append(texts, column[c.Col])
		}
	}
	if len(rows) > 0 && rows[0].source == extract.FromText {
		for i := range lines {
			joined := lines[i]
			for j := i + 1; j < min(len(lines), i+6); j++ {
				joined += lines[j]
				texts = append(texts, joined)
			}
		}
	}
	return texts
}
