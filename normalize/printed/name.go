package printed

import (
	"regexp"
	"slices"

	"nianbao/extract/document"
)

// A namer tells, row after row, what names the rows and columns of a grid.
type namer struct {
	grid    *grid
	band    string
	began   bool // rows with figures, since the last band
	columns map[int]*columnHeads
	outline []string // the numbered labels that the current row is below, by level
	path    []string // labels of the current row, without those of lists beside the first
	group   string   // the first label of the last row that had several
	last    []string // the same of the last row that has any
	// parts are the labels over what is among them, and partLevel is how that is numbered.
	parts     []string
	partLevel int
}

// A columnHeads holds the heads over one column; done says that figures stand below them.
type columnHeads struct {
	cells []document.Cell
	done  bool
}

// mostHeads is how many heads stand over each other, at most.
const mostHeads = 8

// enter goes on to a row: it must be called for each in order.
func (n *namer) enter(at int) {
	r := &n.grid.rows[at]
	switch {
	case r.wide:
		if r.band != "" {
			n.band, n.began, n.columns, n.outline, n.last, n.parts = r.band, false, nil, nil, nil, nil
		}
	case len(r.figures) > 0:
		n.began = true
		for _, h := range n.columns {
			h.done = true
		}
	case !n.began || n.looksLikeHead(r):
		n.addHeads(r)
	}
	own := n.ownLabels(at)
	if len(own) == 0 && at > 0 && n.isOpen() && len(n.grid.rows[at-1].figures) == 0 {
		n.path = n.last // the line above, of a label that is broken over lines
		return
	}
	n.path = n.under(own)
}

// isOpen reports whether nothing encloses the cells, so that the lines of one label can be
// several rows.
func (n *namer) isOpen() bool {
	return n.grid.source == document.FromAlignment || n.grid.source == document.FromText
}

// looksLikeHead reports whether a row below figures heads those that follow: it has words
// over most columns of figures, and not over a single one, where a remark may stand.
func (n *namer) looksLikeHead(r *row) bool {
	over := 0
	for col := range n.grid.figureColumns {
		if slices.ContainsFunc(r.labels, func(c document.Cell) bool { return covers(c, col) }) {
			over++
		}
	}
	return over > 1 && over*2 >= len(n.grid.figureColumns)
}

func covers(c document.Cell, col int) bool { return c.Col <= col && col < c.Col+max(c.ColSpan, 1) }

func (n *namer) addHeads(r *row) {
	if n.columns == nil {
		n.columns = map[int]*columnHeads{}
	}
	for _, c := range r.labels {
		for col := c.Col; col < c.Col+max(c.ColSpan, 1); col++ {
			h := n.columns[col]
			if h == nil || h.done {
				h = &columnHeads{}
				n.columns[col] = h
			}
			if len(h.cells) < mostHeads {
				h.cells = append(h.cells, c)
			}
		}
	}
}

// heads returns the names of the column of a figure by its order in its row.
func (n *namer) heads(at, ordinal int, c document.Cell) []string {
	var names []string
	if n.grid.source == document.FromText {
		return n.headsByCount(at, ordinal)
	}
	if h := n.columns[c.Col]; h != nil {
		for _, head := range h.cells {
			if n.grid.source != document.FromAlignment || standsOver(head.Place.Box, c.Place.Box) {
				names = appendName(names, text(head))
			}
		}
	}
	return names
}

// standsOver reports whether most of the narrower of two boxes is in the width of the other.
func standsOver(head, figure document.Rect) bool {
	return min(head.X1, figure.X1)-max(head.X0, figure.X0) >= min(head.Width(), figure.Width())/2
}

// headsByCount returns the head of a figure where order alone tells columns: a row above
// without figures has a word for each figure, or one more for the labels. It is nil where
// the heads are broken over lines.
func (n *namer) headsByCount(at, ordinal int) []string {
	of := len(n.grid.rows[at].figures)
	for i := at - 1; i >= 0 && of > 1; i-- {
		r := &n.grid.rows[i]
		if len(r.figures) > 0 || len(r.labels) == 0 {
			continue
		}
		alone := i == 0 || len(n.grid.rows[i-1].figures) > 0 || len(n.grid.rows[i-1].labels) < 2
		if extra := len(r.labels) - of; alone && (extra == 0 || extra == 1) {
			return []string{text(r.labels[ordinal+extra])}
		}
		return nil
	}
	return nil
}

// labels returns the names of the row of a figure, the widest group first.
func (n *namer) labels(at int, c document.Cell) []string {
	r := &n.grid.rows[at]
	var own []string
	if c.Col > r.figures[0].Col {
		own = n.besideList(r, c)
	}
	if own == nil {
		own = slices.Clone(n.path)
	}
	if n.band != "" {
		own = append([]string{n.band}, own...)
	}
	return own
}

// besideList returns the labels that stand between a figure and the one before it, in a
// column of labels: those of a second list beside the first. It is nil where there are none.
func (n *namer) besideList(r *row, c document.Cell) []string {
	before := -1 // the column of the last figure left of a label
	var names []string
	for _, l := range r.beside {
		if l.Col >= c.Col || !n.grid.labelColumns[l.Col] {
			continue
		}
		for _, f := range r.figures {
			if f.Col < l.Col && f.Col > before {
				before, names = f.Col, nil
			}
		}
		if before >= 0 {
			names = appendName(names, text(l))
		}
	}
	return names
}

// ownLabels returns the labels of a row itself: those left of its figures, else all.
func (n *namer) ownLabels(at int) []string {
	r := &n.grid.rows[at]
	if r.wide {
		return nil
	}
	cells := slices.Clone(r.beside)
	slices.SortStableFunc(cells, func(a, b document.Cell) int { return a.Col - b.Col })
	var left, all []string
	for _, c := range cells {
		if len(r.figures) == 0 && n.grid.figureColumns[c.Col] {
			continue // a head, or a remark in place of a figure
		}
		all = appendName(all, text(c))
		if !slices.ContainsFunc(r.figures, func(f document.Cell) bool { return f.Col <= c.Col }) {
			left = appendName(left, text(c))
		}
	}
	if len(left) > 0 || len(r.figures) == 0 {
		return left
	}
	return all
}

// numerals are how labels of a list are numbered, the widest level first.
var numerals = []*regexp.Regexp{
	regexp.MustCompile(`^[一二三四五六七八九十]+[、.．]`),
	regexp.MustCompile(`^[（(][一二三四五六七八九十]+[)）]`),
	regexp.MustCompile(`^\d{1,2}[.．、]`),
	regexp.MustCompile(`^[（(]\d{1,2}[)）]`),
	regexp.MustCompile(`^[①-⑳]`),
}

// among is how a label says that what it counts is among what the label above counts.
var among = regexp.MustCompile(`^其中[:：]?`)

// levelOf returns the level of a label in a numbered list, -1 where it has no numeral.
func levelOf(label string) int {
	return slices.IndexFunc(numerals, func(re *regexp.Regexp) bool { return re.MatchString(label) })
}

// under returns the labels of a row below those of the list that they belong to: of a
// numbered list by its levels, and below 其中 the label above, with what is numbered alike.
func (n *namer) under(own []string) []string {
	if len(own) == 0 {
		return nil
	}
	groups, name := own[:len(own)-1], own[len(own)-1]
	if len(groups) > 0 && groups[0] != n.group {
		if n.group = groups[0]; levelOf(n.group) < 0 {
			n.outline, n.parts = nil, nil // a list of its own
		}
	}
	rest := among.ReplaceAllString(name, "")
	level := levelOf(rest)
	var over []string
	switch {
	case rest != name && (level < 0 || n.parts == nil || n.partLevel != level):
		n.parts, n.partLevel = n.last, level
		over = n.parts
	case level >= 0 && n.parts != nil && level == n.partLevel:
		over = n.parts
	default:
		n.parts = nil
		if len(groups) > 0 && levelOf(groups[0]) >= 0 {
			n.number(groups[0])
		}
		over = slices.DeleteFunc(slices.Clone(n.outline[:max(min(level, len(n.outline)), 0)]), func(s string) bool { return s == "" })
	}
	for _, label := range own {
		n.number(label)
	}
	over = slices.DeleteFunc(slices.Clone(over), func(s string) bool { return slices.Contains(groups, s) })
	wider := 0 // of those, how many are over the groups too
	for len(groups) > 0 && wider < len(over) && levelOf(over[wider]) < levelOf(groups[0]) {
		wider++
	}
	n.last = slices.Concat(over[:wider], groups, over[wider:], []string{name})
	return n.last
}

// number enters a label in the outline by its numeral, if it has one.
func (n *namer) number(label string) {
	if at := levelOf(label); at >= 0 {
		n.outline = append(n.outline[:min(at, len(n.outline))], make([]string, max(at-len(n.outline), 0))...)
		n.outline = append(n.outline, label)
	}
}

// appendName appends a name but for the second of two that are the same.
func appendName(names []string, name string) []string {
	if name == "" || len(names) > 0 && names[len(names)-1] == name {
		return names
	}
	return append(names, name)
}
