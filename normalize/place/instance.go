package place

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// An instance is a run of grid rows in which no row of the form is printed twice: one
// table with all its parts. A report can hold two of the same form, as last year's beside
// this year's, or one that is cut by columns.
type instance struct {
	rows    []align.Row
	labels  map[string]bool
	parts   []heads       // of each grid that it has
	box     document.Rect // of its last piece
	caption string        // what stands above it
	turned  bool          // rows of the form stand over its columns
}

// heads are what stands above the first figures of a grid.
type heads struct {
	texts map[string]bool
	runes map[rune]int // of all texts: a head of several lines can come as one cell or as many
}

// bareYear is a year in the corner of a table's heads.
var bareYear = regexp.MustCompile(`^\s*20[0-4]\d\s*年度?\s*$`)

// tellingLabel is how many characters a label has at least that tells a row.
const tellingLabel = 3

// instancesOf parts rows into instances: a grid that has the rows of those before it
// begins another one, any other goes on with the instance of its width.
func instancesOf(t *form.Table, rows []align.Row, captions map[*document.Table]caption) []instance {
	items := align.Items(t)
	names := make([]string, len(rows))
	for i := range rows {
		if t.Key != form.ByColumn { // else its rows have no names, and those of a turned one recur
			names[i] = nameOf(rows[i], items)
		}
	}
	isText := slices.ContainsFunc(rows, func(r align.Row) bool { return r.Source == document.FromText })
	if isText && len(restarts(names)) == 0 && len(fullLines(t, rows)) < 2 { // its lines are of one table, in whatever pieces they come
		return []instance{{rows: rows, caption: captions[rows[0].Table].text}}
	}
	var list []instance
	tail := "" // what names a year below the last figures of a text, and may be the next table's
	for _, piece := range pieces(t, rows, names, captions) {
		p := newInstance(rows[piece.from:piece.to], names[piece.from:piece.to], captions)
		p.caption = tail + p.caption
		if tail = ""; isText && !captions[rows[piece.from].Table].below {
			tail = captionBelow(p.rows)
		}
		p.turned = t.Key == form.ByApplicant && hasRowsOver(p.rows, items)
		at := -1
		for i := range list {
			if list[i].turned == p.turned && !list[i].repeats(p) && (at < 0 || p.isUnder(list[i]) || !p.isUnder(list[at])) {
				at = i
			}
		}
		if at < 0 {
			p.rows = append(headsOver(rows, piece), p.rows...)
			list = append(list, p)
			continue
		}
		in := &list[at]
		in.rows = append(in.rows, p.rows...)
		in.box = p.box
		for t := range p.labels {
			in.labels[t] = true
		}
		in.parts = append(in.parts, p.parts...)
		if !strings.Contains(in.caption, p.caption) {
			in.caption += p.caption
		}
	}
	return list
}

// captionBelow returns the lines below the last figures of rows that name a year.
func captionBelow(rows []align.Row) string {
	lines := ""
	for _, r := range slices.Backward(rows) {
		line := lineOf(r)
		switch {
		case isCaption(r, line):
			lines = line + "\n" + lines
		case r.Values > 0:
			return lines
		}
	}
	return lines
}

// headsOver returns the rows of heads that a piece of a grid stands under where it has none of its own: those with which
// its grid begins. A page break between two tables can have them dropped as repeated.
func headsOver(rows []align.Row, piece span) []align.Row {
	if rows[piece.from].Values == 0 {
		return nil
	}
	from := piece.from
	for from > 0 && rows[from-1].Table == rows[piece.from].Table {
		from--
	}
	to := from
	for to < piece.from && rows[to].Values == 0 {
		to++
	}
	return slices.Clone(rows[from:to])
}

// isUnder reports whether the instance has the same outer edges as another.
func (in instance) isUnder(o instance) bool {
	const near = 8 // points
	return math.Abs(in.box.X0-o.box.X0) < near && math.Abs(in.box.X1-o.box.X1) < near
}

// repeats reports whether a piece has most of its rows in common with the instance, or,
// where rows have no labels, its heads with one of the instance's parts.
func (in instance) repeats(p instance) bool {
	if len(p.labels) > 0 {
		common := countCommon(in.labels, p.labels)
		return common >= 2 && common*2 >= len(p.labels)
	}
	if len(in.labels) > 0 || len(p.parts[0].texts) == 0 {
		return false
	}
	return slices.ContainsFunc(in.parts, p.parts[0].isLike)
}

// isLike reports whether two grids have the same heads, but for one of ten.
func (h heads) isLike(o heads) bool {
	common := countCommon(h.texts, o.texts)
	if common*10 >= 9*(len(h.texts)+len(o.texts)-common) {
		return true
	}
	common, all := 0, 0
	for r, n := range h.runes {
		common, all = common+min(n, o.runes[r]), all+max(n, o.runes[r])
	}
	for r, n := range o.runes {
		if h.runes[r] == 0 {
			all += n
		}
	}
	return common*10 >= 9*all
}

func countCommon(a, b map[string]bool) int {
	n := 0
	for t := range b {
		if a[t] {
			n++
		}
	}
	return n
}

// newInstance returns the instance that consists of the rows of one grid. What stands
// above it and in its first rows, before the first figure, is its caption.
func newInstance(rows []align.Row, names []string, captions map[*document.Table]caption) instance {
	own := heads{map[string]bool{}, map[rune]int{}}
	in := instance{rows: rows, labels: map[string]bool{}, parts: []heads{own}}
	if c := captions[rows[0].Table]; !c.below && rows[0].Index == 0 || c.below && rows[len(rows)-1].Index == rows[0].Table.Rows-1 {
		in.caption = c.text
	}
	begun := false
	for n, r := range rows {
		for _, cells := range [][]document.Cell{r.Labels, r.Figures, r.Blanks} {
			for _, c := range cells {
				in.box = in.box.Union(c.Place.Box)
			}
		}
		if line := lineOf(r); yearLine.MatchString(line) && (!begun || n == len(rows)-1) {
			in.caption += line + "\n"
			continue
		}
		begun = begun || r.Values > 0
		if names[n] != "" {
			in.labels[names[n]] = true
		}
		if begun {
			continue
		}
		for _, t := range r.Texts {
			own.texts[t] = true
			for _, c := range t {
				own.runes[c]++
			}
		}
		if len(r.Labels) == 1 || len(r.Labels) > 1 && bareYear.MatchString(r.Labels[0].Text) {
			in.caption += r.Labels[0].Text + "\n"
		}
	}
	return in
}

// yearLine is a line that names a year and no other figure, but for its own number: columns can part its figure from its
// 年度 where no rulings are.
var yearLine = regexp.MustCompile(`^(?:附?[图表](?:[\d一二三四五六七八九十]{1,2}[：:、.．]?)?)?20[0-4]\d年度?[^\d]{0,20}$|^附?表[\d一二三四五六七八九十]{1,2}20[0-4]\d$`)

// lineOf returns what a row prints, without spaces.
func lineOf(r align.Row) string {
	cells := slices.Concat(r.Labels, r.Figures)
	slices.SortFunc(cells, func(a, b document.Cell) int {
		return cmp.Or(cmp.Compare(a.Place.Box.X0, b.Place.Box.X0), align.ByColumn(a, b))
	})
	line := ""
	for _, c := range cells {
		line += strings.Join(strings.Fields(c.Text), "")
	}
	return line
}

// nameOf returns what tells a row with figures from others: the form's row that its
// label is like, else the label without its number, "" where that says too little.
func nameOf(r align.Row, items []align.Item) string {
	if r.Values == 0 || len(r.Texts) == 0 || yearLine.MatchString(lineOf(r)) {
		return ""
	}
	text := r.Texts[lastBeforeFigures(r)]
	w := spelling.WordingOf(text)
	best, name, alike := align.SureLabel, "", false
	for i := range items {
		if it := &items[i]; it.Kind == align.RowItem && it.Row.Zh != "" {
			switch like := it.Label.Like(w, best); {
			case like > best:
				best, name, alike = like, "row "+it.Row.ID, false
			case like == best:
				alike = true // the form has two rows of this label
			}
		}
	}
	switch {
	case alike:
		return ""
	case name != "":
		return name
	}
	text = strings.TrimLeft(text, "0123456789一二三四五六七八九十")
	if utf8.RuneCountInString(text) < tellingLabel {
		return ""
	}
	return text
}

// lastBeforeFigures returns which label of a row is the last one before its figures: behind them can stand remarks, which rows
// have in common. It is the last of all where none is before them.
func lastBeforeFigures(r align.Row) int {
	last := len(r.Labels) - 1
	for _, f := range r.Figures {
		if at := slices.IndexFunc(r.Labels, func(c document.Cell) bool { return c.Col > f.Col }); at > 0 {
			last = min(last, at-1)
		}
	}
	return last
}

// A span is a number of rows, to exclusive.
type span struct{ from, to int }

// pieces cuts rows at the ends of grids, where the rows of a grid begin anew, and where a
// caption stands in it.
func pieces(t *form.Table, rows []align.Row, names []string, captions map[*document.Table]caption) []span {
	var list []span
	for start := 0; start < len(rows); {
		end := start + 1
		for end < len(rows) && rows[end].Table == rows[start].Table {
			end++
		}
		from := start
		grid, below := rows[start:end], captions[rows[start].Table].below
		cuts := restarts(names[start:end])
		if full := fullLines(t, grid); len(full) > 1 {
			for _, at := range full[:len(full)-1] {
				cuts = append(cuts, at+1)
			}
		}
		if below {
			cuts = slices.DeleteFunc(cuts, func(at int) bool { return isCaption(grid[at], lineOf(grid[at])) }) // it is of the rows before it
		}
		cuts = append(cuts, captionsAmong(grid, below)...)
		slices.Sort(cuts)
		for _, at := range slices.Compact(cuts) {
			list = append(list, span{from, start + at})
			from = start + at
		}
		list = append(list, span{from, end})
		start = end
	}
	return list
}

// fewestCaptioned is how many heads stand beside each other at least below a caption.
const fewestCaptioned = 3

// fullLines returns which rows of a text have a figure for each column of a table whose figures stand on one line.
func fullLines(t *form.Table, rows []align.Row) []int {
	if t.Key != form.ByColumn || len(t.Blocks) != 1 {
		return nil
	}
	var at []int
	for i, r := range rows {
		if r.Source == document.FromText && len(r.Figures) == len(t.Blocks[0].Columns) {
			at = append(at, i)
		}
	}
	return at
}

// captionsAmong returns where, below figures, a line names a year and heads follow it before
// the next figure: without rulings, tables below each other can be taken for one. Where captions stand below their tables the cut
// is behind each.
func captionsAmong(rows []align.Row, below bool) []int {
	var at []int
	begun, caption := false, -1
	for i, r := range rows {
		switch {
		case begun && below && isCaption(r, lineOf(r)):
			if i+1 < len(rows) {
				at = append(at, i+1)
			}
		case begun && yearLine.MatchString(lineOf(r)):
			at, caption = append(at, i), -1
		case r.Values > 0:
			begun, caption = true, -1
		case begun && len(r.Labels) == 1 && (yearNamed.MatchString(r.Labels[0].Text) || lastYear.MatchString(r.Labels[0].Text)):
			caption = i
		case caption >= 0 && len(r.Labels) >= fewestCaptioned:
			at, caption = append(at, caption), -1
		}
	}
	return at
}

// restarts returns where the rows of one grid begin anew: two in a row are there a second
// time.
func restarts(names []string) []int {
	var at, told []int
	for i, name := range names {
		if name != "" {
			told = append(told, i)
		}
	}
	seen := map[string]int{}
	for k := range told {
		name := names[told[k]]
		first, known := seen[name]
		if known && k+1 < len(told) && names[told[first+1]] == names[told[k+1]] {
			at = append(at, told[k-1]+1)
			clear(seen)
			known = false
		}
		if !known {
			seen[name] = k
		}
	}
	return at
}
