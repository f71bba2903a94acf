package extract

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	headingLine = regexp.MustCompile(`^\s*([一二三四五六七八九十]{1,3})\s*[、.．,，:：]\s*(.+)$`)
	subheading  = regexp.MustCompile(`^\s*([（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]|\d{1,2}\s*[.．、]|[一二三四五六七八九十]是)\s*([^。！？；;]*)`)
	sentenceEnd = regexp.MustCompile(`[。！？；：:!?;]["”』」）)]?\s*$`)
)

const maxHeading = 40 // runes of a section's title

// A candidate is a line that could be the heading of a section.
type candidate struct {
	at      int // index in the flow
	ordinal int
	title   string
	score   float64
}

// divide splits the body into sections. Rows of tables are numbered like
// sections (一、本年新收…), and a report may leave a heading out or number it
// twice, so the headings are chosen together: the rising sequence of candidates
// with the best sum of scores.
func divide(doc *Document, titles []string) []Section {
	items := flow(doc)
	m := newMeasure(items)
	m.whole = doc.MediaType != "application/pdf" && doc.MediaType != "text/plain"
	rows := rowerFor(doc, m)
	chosen := bestSequence(candidates(items, titles, rows))
	var sections []Section
	start, s := 0, Section{Place: Place{Page: 1}}
	for _, c := range chosen {
		sections = appendSection(sections, s, rows.findTables(items[start:c.at]), m)
		s = Section{Ordinal: c.ordinal, Title: c.title, Place: items[c.at].place()}
		start = c.at + 1
	}
	return appendSection(sections, s, rows.findTables(items[start:]), m)
}

func appendSection(list []Section, s Section, items []item, m measure) []Section {
	if s.Ordinal == 0 && len(items) == 0 {
		return list
	}
	fill(&s, items, m)
	return append(list, s)
}

func candidates(items []item, titles []string, rows rower) []candidate {
	bodySize := commonSize(items)
	var list []candidate
	for i, it := range items {
		if it.line == nil {
			continue
		}
		m := headingLine.FindStringSubmatch(it.line.Text)
		if m == nil || rows.isRow(it) {
			continue // a row of a table, or a line of the table of contents
		}
		c := candidate{at: i, ordinal: ordinal(m[1]), title: strings.TrimSpace(m[2])}
		if cut := strings.IndexAny(c.title, "。"); cut > 0 {
			c.title = c.title[:cut]
		}
		if c.ordinal == 0 || utf8.RuneCountInString(c.title) > maxHeading {
			continue
		}
		c.score = 1
		for _, t := range titles {
			c.score = math.Max(c.score, 1+3*resemblance(c.title, t))
		}
		if it.line.Bold || it.line.Size > bodySize+0.5 {
			c.score += 0.5
		}
		list = append(list, c)
	}
	return list
}

// bestSequence picks the candidates with rising ordinals that score best; a
// step to the very next ordinal is worth something, candidates that score
// nothing are never picked.
func bestSequence(list []candidate) []candidate {
	best := make([]float64, len(list))
	from := make([]int, len(list))
	end := -1
	for i, c := range list {
		best[i], from[i] = c.score, -1
		if c.ordinal == 1 {
			best[i] += 0.5
		}
		for j := range i {
			if list[j].ordinal >= c.ordinal {
				continue
			}
			s := best[j] + c.score
			if list[j].ordinal+1 == c.ordinal {
				s += 0.5
			}
			if s > best[i] {
				best[i], from[i] = s, j
			}
		}
		if best[i] > 0 && (end < 0 || best[i] > best[end]) {
			end = i
		}
	}
	var chosen []candidate
	for i := end; i >= 0; i = from[i] {
		chosen = append([]candidate{list[i]}, chosen...)
	}
	return chosen
}

// ordinal reads a Chinese numeral from 一 to 九十九, 0 for anything else.
func ordinal(s string) int {
	digit := func(r rune) int {
		for i, d := range []rune("一二三四五六七八九") {
			if d == r {
				return i + 1
			}
		}
		return 0
	}
	n := 0
	for _, r := range s {
		if r == '十' {
			n = max(n, 1) * 10
		} else {
			n += digit(r)
		}
	}
	return n
}

// resemblance returns the share of common pairs of characters (Dice), from 0
// to 1.
func resemblance(a, b string) float64 {
	pairs := func(s string) map[string]int {
		m := map[string]int{}
		r := []rune(s)
		for i := 1; i < len(r); i++ {
			m[string(r[i-1:i+1])]++
		}
		return m
	}
	x, y := pairs(a), pairs(b)
	common, total := 0, 0
	for k, n := range x {
		common += min(n, y[k])
		total += n
	}
	for _, n := range y {
		total += n
	}
	if total == 0 {
		return 0
	}
	return 2 * float64(common) / float64(total)
}

// commonSize returns the size in which most of the text is set.
func commonSize(items []item) float64 {
	counts := map[float64]int{}
	best := 0.0
	for _, it := range items {
		if it.line == nil {
			continue
		}
		size := math.Round(it.line.Size*2) / 2
		counts[size] += len(it.line.Text)
		if counts[size] > counts[best] {
			best = size
		}
	}
	return best
}

// fill puts the items into the section: tables as they are, lines joined to
// paragraphs.
func fill(s *Section, items []item, m measure) {
	var open *Block
	size := 0.0 // of the open paragraph's last line
	closeParagraph := func() {
		if open != nil {
			if m := subheading.FindStringSubmatch(open.Paragraph); m != nil && utf8.RuneCountInString(m[2]) <= maxHeading {
				s.Subheadings = append(s.Subheadings, Subheading{Label: m[1], Title: strings.TrimSpace(m[2]), Place: open.Place})
			}
			s.Blocks = append(s.Blocks, *open)
			open = nil
		}
	}
	for _, it := range items {
		if it.table != nil {
			closeParagraph()
			s.Blocks = append(s.Blocks, Block{Table: it.table, Place: it.place()})
			continue
		}
		text := strings.TrimSpace(it.line.Text)
		resized := math.Abs(it.line.Size-size) > 0.15*size
		if open != nil && (resized || m.indented(it) || subheading.MatchString(text) && sentenceEnd.MatchString(open.Paragraph)) {
			closeParagraph()
		}
		if open == nil {
			open = &Block{Place: it.place()}
		}
		open.Paragraph += text
		size = it.line.Size
		if open.Place.Page == it.place().Page {
			open.Place.Box = open.Place.Box.Union(it.place().Box)
		}
		if m.short(it) {
			closeParagraph()
		}
	}
	closeParagraph()
}

// A measure tells where paragraphs begin and end: by indentation and by lines
// that are not full. Text without positions is measured in runes.
type measure struct {
	left, right float64 // edges of the text, in points
	runes       int     // of a full line
	whole       bool    // each line is a paragraph
}

// newMeasure takes the edges that nearly all lines keep to.
func newMeasure(items []item) measure {
	var m measure
	var lefts, rights []float64
	var lengths []int
	for _, it := range items {
		if it.line == nil {
			continue
		}
		lefts, rights = append(lefts, it.line.Box.X0), append(rights, it.line.Box.X1)
		lengths = append(lengths, utf8.RuneCountInString(it.line.Text))
	}
	if n := len(lefts); n > 0 {
		slices.Sort(lefts)
		slices.Sort(rights)
		m.left, m.right = lefts[n/50], rights[n-1-n/50]
		m.runes = fullLine(lengths)
	}
	return m
}

// fullLine returns the usual length of a line of prose: in a text, a line with
// an address or with letter-spaced words runs longer than full, and the lines of
// tables are much shorter.
func fullLine(lengths []int) int {
	slices.Sort(lengths)
	longest := lengths[len(lengths)-1]
	long, _ := slices.BinarySearch(lengths, longest/2+1)
	return lengths[(long+len(lengths)-1)/2]
}

func (m measure) indented(it item) bool {
	return !it.line.Box.IsZero() && it.line.Box.X0 > m.left+1.5*it.line.Size
}

func (m measure) short(it item) bool {
	if m.whole {
		return true
	}
	if it.line.Box.IsZero() {
		return utf8.RuneCountInString(it.line.Text) < m.runes*7/10
	}
	return it.line.Box.X1 < m.right-2.5*it.line.Size
}
