package runon

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
)

const (
	// mostWays bounds how many ways to part the digits of a row are looked at. A row that
	// has more tells nothing.
	mostWays = 4000
	// mostTries bounds the search for them.
	mostTries = 400_000
	// longestFigure is how many digits a figure has at most that counts something.
	longestFigure = 7
)

// A row of figures of a grid that a form knows.
type row struct {
	of      align.Row
	item    align.Item
	words   []string // its figures as they stand there
	columns int
	ways    []way // to part them; nil where there are none, or too many
	own     bool  // it has a figure for each column as it stands
	zeros   bool  // it has nothing but zeros, as many as columns
	alone   bool  // its own sum leaves one way only, blanks or no blanks
	fewer   bool  // its digits can be those of fewer figures too, and blanks
	forced  bool  // its zeros leave one way only, with or without sums
}

// A way to part the digits of a row: a figure for each column.
type way []int64

func newRow(r align.Row, it align.Item, t *form.Table) *row {
	out := &row{of: r, item: it, columns: len(it.Block.Columns)}
	bare, led := true, false
	for _, c := range r.Figures {
		out.words = append(out.words, c.Text)
		bare = bare && digits.MatchString(c.Text) // no unit, no sign, no point
		led = led || zeroLed.MatchString(c.Text)
	}
	joined := strings.Join(out.words, "")
	out.own = out.columns == 1 || len(out.words) == out.columns && !led
	switch {
	case !bare:
	case out.own:
		out.ways = []way{values(out.words)}
	case allZeros.MatchString(joined) && len(joined) == out.columns:
		out.zeros = true
		out.ways = []way{make(way, out.columns)}
	case len(out.words) < out.columns && t.Key == form.ByRowAndColumn:
		out.ways = out.partings(out.columns, func(w way, last int) bool { return last < out.columns-1 || inTime(w, it.Block.Columns) })
		for n := range out.columns {
			out.fewer = out.fewer || len(out.partings(n, anyWay)) > 0
		}
		out.forced = len(out.partings(out.columns, anyWay)) == 1 && !out.fewer
		out.alone = len(out.ways) == 1 && !out.fewer
		if counted := func(c form.Column) bool { return c.Period == form.AllYears }; out.fewer && !slices.ContainsFunc(it.Block.Columns, counted) {
			out.ways = nil // nothing tells that none of the cells is blank
		}
	case len(out.words) < out.columns:
		sums := sumsOf(it, t)
		out.ways = out.search(out.columns, sums)
		out.fewer = out.fitsFewer(sums)
		out.alone = len(out.ways) == 1 && !out.fewer
	}
	return out
}

// inTime reports whether what is counted from the first year on is no less than what is of
// the one.
func inTime(w way, columns []form.Column) bool {
	for i, all := range columns {
		for j, one := range columns {
			if all.Period == form.AllYears && one.Period == form.ThisYear && w[i] < w[j] {
				return false
			}
		}
	}
	return true
}

// fitsFewer reports whether the digits can be parted into fewer figures than there are
// columns, the last of which is the sum of the others: a row with blanks.
func (r *row) fitsFewer(sums []sum) bool {
	for n := r.columns - 1; n > 1; n-- {
		s := sum{whole: n - 1}
		for i := range n - 1 {
			s.parts = append(s.parts, i)
		}
		if len(sums) > 1 || len(r.search(n, []sum{s})) > 0 {
			return true
		}
	}
	return false
}

// hasBlanks reports whether the row must have blanks, as its digits can't be parted into a
// figure for each column.
func (r *row) hasBlanks() bool {
	return !r.own && len(r.ways) == 0 && (r.fewer || r.left(0, 0) < r.columns)
}

// isTold reports whether nothing but the row itself tells its figures.
func (r *row) isTold() bool { return r.own || r.zeros || r.forced || r.alone }

// isOpen reports whether the figures of the row can't be taken as they stand.
func (r *row) isOpen() bool { return !r.own }

func values(words []string) way {
	var w way
	for _, s := range words {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return nil
		}
		w = append(w, n)
	}
	return w
}

// A sum of columns: those of parts make up the one of the whole.
type sum struct {
	whole int
	parts []int
}

// sumsOf returns the sums that a row of a table has in itself.
func sumsOf(it align.Item, t *form.Table) []sum {
	columns := it.Block.Columns
	if t.Key == form.ByApplicant {
		s := sum{whole: len(columns) - 1}
		for i := range s.whole {
			s.parts = append(s.parts, i)
		}
		return []sum{s}
	}
	if t.Key != form.ByColumn {
		return nil
	}
	at := func(code string) int {
		return slices.IndexFunc(columns, func(c form.Column) bool { return c.ID == code })
	}
	var list []sum
	for _, c := range t.Checks {
		if len(c.Left) != 1 || at(c.Left[0]) < 0 {
			continue
		}
		s := sum{whole: at(c.Left[0])}
		for _, code := range c.Right {
			if i := at(code); i >= 0 {
				s.parts = append(s.parts, i)
			}
		}
		if len(s.parts) == len(c.Right) {
			list = append(list, s)
		}
	}
	return list
}

// search lists the ways to part the digits of a row of which each column is in a sum, and all
// sums hold. It is nil where the row has no sums.
func (r *row) search(columns int, sums []sum) []way {
	summed := map[int]bool{}
	ends := map[int][]sum{} // the sums that are complete with a column
	for _, s := range sums {
		last := s.whole
		summed[s.whole] = true
		for _, i := range s.parts {
			summed[i] = true
			last = max(last, i)
		}
		ends[last] = append(ends[last], s)
	}
	if len(summed) < columns {
		return nil
	}
	return r.partings(columns, func(w way, last int) bool { return holds(w, ends[last]) })
}

// anyWay allows every way to part digits.
func anyWay(way, int) bool { return true }

// partings lists the ways to part the digits of a row into as many figures, of which none begins with a zero, and which
// are allowed up to each of their columns. It is nil where there are too many.
func (r *row) partings(columns int, allowed func(w way, last int) bool) []way {
	var ways []way
	tries := 0
	current := make(way, columns)
	var next func(column, word, at int) bool
	next = func(column, word, at int) bool {
		if tries++; tries > mostTries || len(ways) > mostWays {
			return false
		}
		for word < len(r.words) && at == len(r.words[word]) {
			word, at = word+1, 0
		}
		if column == columns {
			if word == len(r.words) {
				ways = append(ways, slices.Clone(current))
			}
			return true
		}
		if word == len(r.words) || r.left(word, at) < columns-column {
			return true
		}
		text := r.words[word][at:]
		longest := min(len(text), longestFigure)
		if text[0] == '0' {
			longest = 1
		}
		for n := 1; n <= longest; n++ {
			v, _ := strconv.ParseInt(text[:n], 10, 64)
			current[column] = v
			if allowed(current, column) && !next(column+1, word, at+n) {
				return false
			}
		}
		return true
	}
	if !next(0, 0, 0) {
		return nil
	}
	return ways
}

// left returns how many digits of the row stand from a place on.
func (r *row) left(word, at int) int {
	n := -at
	for _, w := range r.words[word:] {
		n += len(w)
	}
	return n
}

func holds(w way, sums []sum) bool {
	for _, s := range sums {
		total := int64(0)
		for _, i := range s.parts {
			total += w[i]
		}
		if total != w[s.whole] {
			return false
		}
	}
	return true
}

// cells writes a way as figures.
func (w way) cells() []string {
	var list []string
	for _, v := range w {
		list = append(list, strconv.FormatInt(v, 10))
	}
	return list
}

// why says what the parting rests on.
func (r *row) why(proven bool) document.RunOn {
	return document.RunOn{Text: strings.Join(r.words, " "), Parted: len(r.ways) == 1, Proven: proven}
}
