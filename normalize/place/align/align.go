package align

import (
	"math"
	"slices"

	"nianbao/normalize/form"
	"nianbao/normalize/spelling"
)

// SureLabel is the likeness from which a row's label is taken for certain.
const SureLabel = 0.72

// A Match says that the grid rows from to (exclusive) are the item.
type Match struct {
	Item     int // index among the items
	From, To int
	Likeness float64 // of the label, 1 where the form has none
}

// How far rows may be put together: labels wrap over a few lines, with figures
// and group labels set between them; heads stand one character a line.
const (
	maxRowLines  = 16
	maxHeadLines = 70
)

// The likeness of a label from which a row, and a group or heading, is taken for what the
// form has.
const (
	leastRow   = 0.3
	leastGroup = 0.6
)

// Costs of leaving a grid row out, against about 1 for a row that fits.
const (
	skipFigures = 0.3
	skipLabels  = 0.02
	joinLine    = 0.03
	toldRow     = 1.3 // the score of a row that is known: that of a label without a fault
	unheadedRow = 0.5 // a row that only its head could tell, without the head above it
)

// Alignment places a whole sequence of grid rows against a whole sequence of
// items, in order, with the best sum of scores (as in comparing texts by dynamic
// programming). A row whose label is misspelt or cut lands right because its
// neighbours do.
type Alignment struct {
	Rows    []Row   // of the grids
	Items   []Item  // of the form
	Matches []Match // of rows with items, in no certain order
	Score   float64 // the sum over all matches, less what is left out

	within *reach
}

// align aligns rows that stand in the places given among all: no run goes over a gap.
func align(rows []Row, at []int, items []Item) Alignment {
	n, m := len(rows), len(items)
	type step struct {
		rows, items int8
		likeness    float32
	}
	// Of the best sums only those are kept to which a row can still be joined.
	recent := make([][]float64, min(n, maxHeadLines)+1)
	best := func(i int) []float64 { return recent[i%len(recent)] }
	for i := range recent {
		recent[i] = make([]float64, m+1)
	}
	from := make([][]step, n+1)
	within := reachOf(labelsOf(items), leastRow)
	shares := within.sharesOf(rows)
	heads := make([][][]float32, m) // share of the heads found, by header item, first row and number of rows
	for j := range items {
		if items[j].Kind == HeaderItem {
			heads[j] = headShares(rows, at, items[j].heads)
		}
	}
	for i := range from {
		sums := best(i)
		from[i] = make([]step, m+1)
		runs := runsTo(rows, at, shares, i, within)
		for j := range sums {
			if i+j == 0 {
				continue
			}
			sums[j] = math.Inf(-1)
			if i > 0 {
				sums[j] = best(i - 1)[j] - skipCost(&rows[i-1])
				from[i][j] = step{1, 0, 0}
			}
			if j == 0 {
				continue
			}
			if s := sums[j-1] - items[j-1].weight; s > sums[j] {
				sums[j], from[i][j] = s, step{0, 1, 0}
			}
			if items[j-1].Kind == HeaderItem {
				found := heads[j-1]
				for k := 1; k <= min(i, maxHeadLines); k++ {
					shares := found[i-k]
					if k > len(shares) {
						continue // figures among the rows
					}
					share := float64(shares[k-1])
					if share <= 0.3 {
						continue
					}
					if s := best(i - k)[j-1] + 1.5*share - 0.3 - joinLine*float64(k-1)/4; s > sums[j] {
						sums[j], from[i][j] = s, step{int8(k), 1, float32(share)}
					}
				}
				continue
			}
			for k := range runs {
				score, like, ok := runs[k].fit(&items[j-1])
				if !ok {
					continue
				}
				if items[j-1].Row != nil && items[j-1].Row.Zh == "" {
					// Nothing but the head tells a row without a label.
					if head := from[i-k-1][j-1]; head.rows == 0 || head.items == 0 {
						score -= unheadedRow
					}
				}
				if s := best(i - k - 1)[j-1] + score; s > sums[j] {
					sums[j], from[i][j] = s, step{int8(k + 1), 1, float32(like)}
				}
			}
		}
	}
	a := Alignment{Rows: rows, Items: items, Score: best(n)[m], within: within}
	for i, j := n, m; i > 0 || j > 0; {
		st := from[i][j]
		if st.rows > 0 && st.items > 0 {
			a.Matches = append(a.Matches, Match{j - 1, i - int(st.rows), i, float64(st.likeness)})
		}
		i -= int(st.rows)
		j -= int(st.items)
	}
	slices.Reverse(a.Matches)
	return a
}

// Taken reports whether row i is part of a match.
func (a *Alignment) Taken(i int) bool {
	return slices.ContainsFunc(a.Matches, func(m Match) bool { return m.From <= i && i < m.To })
}

// Blocks aligns the rows with the items, and then, as long as that finds
// more, what is left of the rows with the blocks of which no row was found for
// sure: blocks are printed beside each other, or in another order.
func Blocks(rows []Row, items []Item) Alignment {
	places := make([]int, len(rows))
	for i := range places {
		places[i] = i
	}
	all := align(rows, places, items)
	for {
		found := map[*form.Block]bool{}
		for _, m := range all.Matches {
			if it := items[m.Item]; it.Kind == RowItem && (m.Likeness >= SureLabel || it.Row.Zh == "") {
				found[it.Block] = true
			}
		}
		var missing []Item
		var rowAt, itemAt []int // where the rest stands among all
		for i, it := range items {
			if !found[it.Block] {
				missing, itemAt = append(missing, it), append(itemAt, i)
			}
		}
		if len(found) == 0 || len(missing) == 0 {
			return all
		}
		used := make([]bool, len(rows))
		for _, m := range all.Matches {
			for i := m.From; i < m.To; i++ {
				used[i] = used[i] || found[items[m.Item].Block]
			}
		}
		for i := range rows {
			if !used[i] {
				rowAt = append(rowAt, i)
			}
		}
		rest := make([]Row, len(rowAt))
		for k, i := range rowAt {
			rest[k] = rows[i]
		}
		more := align(rest, rowAt, missing)
		if !all.add(more, rowAt, itemAt) {
			return all
		}
	}
}

// add takes over the blocks of a second alignment that rest on sure labels, and
// reports whether there are any.
func (a *Alignment) add(more Alignment, rowAt, itemAt []int) bool {
	sure := map[*form.Block]bool{}
	for _, m := range more.Matches {
		it := more.Items[m.Item]
		if it.Kind == RowItem {
			last, seen := sure[it.Block]
			sure[it.Block] = (last || !seen) && it.Row.Zh != "" && m.Likeness >= SureLabel
		}
	}
	// What of the block was matched before stands where the block is not.
	a.Matches = slices.DeleteFunc(a.Matches, func(o Match) bool { return sure[a.Items[o.Item].Block] })
	added := false
	for _, m := range more.Matches {
		it := more.Items[m.Item]
		from, to := rowAt[m.From], rowAt[m.To-1]+1
		if !sure[it.Block] {
			continue
		}
		// What was matched with these rows before is not sure.
		a.Matches = slices.DeleteFunc(a.Matches, func(o Match) bool {
			return o.From < to && from < o.To
		})
		a.Matches = append(a.Matches, Match{itemAt[m.Item], from, to, m.Likeness})
		added = added || it.Kind == RowItem
	}
	if added {
		a.Score += more.Score
	}
	return added
}

func skipCost(r *Row) float64 {
	if len(r.Figures) > 0 {
		return skipFigures
	}
	return skipLabels
}

// A run is a number of grid rows taken together as one row of print.
type run struct {
	rows                            int
	figures, blanks, labels, values int
	crossed                         bool               // two figures for one place
	strays                          bool               // figures that don't stand at the labels
	texts                           []spelling.Wording // what their labels can be read as
	told                            *form.Row          // the row that the run is known to be
}

// runsTo lists the runs that end before row i, the shortest first.
func runsTo(rows []Row, at []int, shares [][]share, i int, within *reach) []run {
	var list []run
	var columns []share
	for k := 1; k <= min(i, maxRowLines); k++ {
		if k > 1 && (!rows[i-k+1].Loose || at[i-k+1] != at[i-k]+1) {
			break
		}
		taken := rows[i-k : i]
		r := run{rows: k}
		for n := range taken {
			row := &taken[n]
			r.figures += len(row.Figures)
			r.values += row.Values
			r.blanks += len(row.Blanks)
			r.labels += len(row.Labels)
		}
		r.crossed = clash(taken)
		if r.crossed && r.values > 0 {
			break // neither a group nor a row, and more rows make it no better
		}
		r.told = taken[0].Told
		if columns = add(columns, shares[i-k]); within.allowsAny(columns) {
			r.strays, r.texts = strays(taken), labelTexts(taken, within)
		}
		list = append(list, r)
	}
	return list
}

// fit scores the rows of a run as one item other than a header; false where
// they can't be it.
func (r *run) fit(it *Item) (score, like float64, ok bool) {
	lines := joinLine * float64(r.rows-1)
	if r.told != nil {
		return toldRow, 1, it.Row == r.told && r.rows == 1
	}
	switch it.Kind {
	case RowItem:
		if it.Row.Zh == "" { // the one row of a table without row labels
			if r.crossed || r.labels > 1 || r.figures+r.blanks == 0 {
				return 0, 0, false
			}
			score = 0.4 - lines
			if r.figures > 0 {
				score += 0.6
			}
			return score, 1, true
		}
		if r.crossed || r.strays {
			return 0, 0, false
		}
	default:
		if r.values > 0 {
			return 0, 0, false
		}
	}
	least := leastGroup
	switch {
	case it.Kind == RowItem && it.Row.Optional && len(it.Row.Rows) > 0:
		least = SureLabel // the figures beside a piece of a group's name are those of its first row
	case it.Kind == RowItem:
		least = leastRow
	}
	for _, text := range r.texts {
		like = max(like, it.Label.Like(text, max(like, least)))
	}
	switch it.Kind {
	case headingItem:
		return 0.8*like - 0.3 - lines, like, like > least
	case GroupItem:
		return 0.6*like - 0.3 - lines, like, like > least
	}
	score = 2*like - 0.9 - lines
	if r.figures > 0 {
		score += 0.2
	}
	return score, like, like > least
}

// DropWeak leaves out the matches of doubtful labels where less than half of the
// table's rows were found: without neighbours, order proves nothing.
func (a *Alignment) DropWeak(asked int) {
	rows := 0
	for _, m := range a.Matches {
		if a.Items[m.Item].Kind == RowItem {
			rows++
		}
	}
	if rows*2 >= asked {
		return
	}
	a.Matches = slices.DeleteFunc(a.Matches, func(m Match) bool {
		return a.Items[m.Item].Kind == RowItem && m.Likeness < SureLabel
	})
}

// HasFigures reports whether there are figures in the rows of a match.
func (a *Alignment) HasFigures(m Match) bool {
	return slices.ContainsFunc(a.Rows[m.From:m.To], func(r Row) bool { return len(r.Figures) > 0 })
}
