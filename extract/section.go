package extract

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	subheading  = regexp.MustCompile(`^\s*([（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]|\d{1,2}\s*[.．、]|[一二三四五六七八九十]是)\s*([^。！？；;]*)`)
	sentenceEnd = regexp.MustCompile(`[。！？；：:!?;]["”』」）)]?\s*$`)
)

// A body is what a document says, in reading order, and what tells its headings,
// paragraphs and tables.
type body struct {
	items    []item
	measure  measure
	finder   finder
	headings []heading
}

// readBody puts the lines and tables of all pages in order and finds the headings.
// Rows of tables are numbered like sections (一、本年新收…), and a report may leave a
// heading out or number it twice, so the headings are chosen together: the rising
// sequence of candidates with the best sum of scores.
func readBody(doc *Document, titles []string) *body {
	b := &body{items: flow(doc)}
	b.measure = newMeasure(b.items)
	switch doc.MediaType {
	case "application/pdf":
		b.finder = byPosition(b.measure.right - b.measure.left)
	case "text/plain":
		b.finder = byOrder(b.measure.runes)
	default:
		b.finder, b.measure.whole = byMarkup(), true
	}
	b.headings = bestSequence(candidates(b.items, titles, b.finder))
	return b
}

// stretches returns the items before the first heading, and after each up to the next.
func (b *body) stretches() [][]item {
	var list [][]item
	start := 0
	for _, h := range b.headings {
		list = append(list, b.items[start:h.at])
		start = h.at + 1
	}
	return append(list, b.items[start:])
}

// divide splits the body into sections. The first has no heading, and is left out if
// there is nothing in it.
func divide(doc *Document, titles []string) []Section {
	b := readBody(doc, titles)
	var sections []Section
	for i, items := range b.stretches() {
		items = b.finder.find(items)
		if i == 0 {
			if len(items) > 0 {
				sections = append(sections, section(Section{Place: Place{Page: 1}}, items, b.measure))
			}
			continue
		}
		h := b.headings[i-1]
		sections = append(sections, section(Section{Ordinal: h.ordinal, Title: h.title, Place: b.items[h.at].place()}, items, b.measure))
	}
	return sections
}

// section returns a section with the items put into it: tables as they are, lines
// joined to paragraphs.
func section(s Section, items []item, m measure) Section {
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
	return s
}
