package extract

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/character"
	"nianbao/extract/document"
	"nianbao/extract/layout"
	"nianbao/extract/table"
)

var (
	subheading  = regexp.MustCompile(`^\s*([（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]|\d{1,2}\s*[.．、]|[一二三四五六七八九十]是)\s*([^。！？；;]*)`)
	sentenceEnd = regexp.MustCompile(`[。！？；：:!?;]["”』」）)]?\s*$`)
)

// A body is what a document says, in reading order, and what tells its headings,
// paragraphs and tables.
type body struct {
	items    []document.Item
	measure  layout.Measure
	finder   table.Finder
	headings []heading
}

// readBody finds the headings among the items of a document, its lines and tables in order.
// Rows of tables are numbered like sections (一、本年新收…), and a report may leave a
// heading out or number it twice, so the headings are chosen together: the rising
// sequence of candidates with the best sum of scores.
func readBody(doc *document.Document, items []document.Item, titles []string) *body {
	b := &body{items: items}
	b.measure = layout.NewMeasure(b.items)
	switch doc.Layout {
	case document.Positioned:
		b.finder = table.ByPosition(b.measure.Right - b.measure.Left)
	case document.Ordered:
		b.finder = table.ByOrder(b.measure.Runes)
	case document.MarkedUp:
		b.finder, b.measure.Whole = table.ByMarkup(), true
	}
	b.headings = bestSequence(candidates(b.items, titles, b.finder))
	return b
}

// stretches returns the items before the first heading, and after each up to the next; what stands
// behind a heading on its line comes first.
func (b *body) stretches() [][]document.Item {
	var list [][]document.Item
	var first []document.Item
	start := 0
	for _, h := range b.headings {
		list = append(list, slices.Concat(first, b.items[start:h.at]))
		start, first = h.at+1, nil
		if h.rest != nil {
			first = []document.Item{{Page: b.items[h.at].Page, Line: h.rest}}
		}
	}
	return append(list, slices.Concat(first, b.items[start:]))
}

// divide splits the body, of these items, into sections. The first has no heading, and is
// left out if there is nothing in it.
func divide(doc *document.Document, items []document.Item, titles []string) []document.Section {
	b := readBody(doc, items, titles)
	shown := pictures(items)
	var sections []document.Section
	for i, items := range b.stretches() {
		items = b.finder.Find(items)
		if i == 0 {
			if len(items) > 0 {
				sections = append(sections, section(document.Section{Place: document.Place{Page: 1}}, items, b.measure))
			}
			continue
		}
		h := b.headings[i-1]
		next := section(document.Section{Ordinal: h.ordinal, Title: h.title, Place: b.items[h.at].Place()}, items, b.measure)
		for _, p := range shown {
			if p.before > h.at && (i == len(b.headings) || p.before <= b.headings[i].at) {
				next.Pictures = append(next.Pictures, p.place)
			}
		}
		sections = append(sections, next)
	}
	return sections
}

// section returns a section with the items put into it: tables as they are, lines
// joined to paragraphs.
func section(s document.Section, items []document.Item, m layout.Measure) document.Section {
	var open *document.Block
	var paragraph strings.Builder // the open one's text, of which a text without blank lines makes one
	size := 0.0                   // of the open paragraph's last line
	closeParagraph := func() {
		if open != nil {
			open.Paragraph = paragraph.String()
			paragraph.Reset()
			if m := subheading.FindStringSubmatch(open.Paragraph); m != nil && utf8.RuneCountInString(m[2]) <= maxHeading {
				s.Subheadings = append(s.Subheadings, document.Subheading{Label: m[1], Title: strings.TrimSpace(m[2]), Place: open.Place})
			}
			s.Blocks = append(s.Blocks, *open)
			open = nil
		}
	}
	for _, it := range items {
		if it.Table != nil {
			closeParagraph()
			s.Blocks = append(s.Blocks, document.Block{Table: it.Table, Place: it.Place()})
			continue
		}
		text := strings.TrimSpace(it.Line.Text)
		resized := math.Abs(it.Line.Size-size) > 0.15*size
		if open != nil && (resized || it.Line.Apart || m.Indented(it) || subheading.MatchString(text) && sentenceEnd.MatchString(paragraph.String())) {
			closeParagraph()
		}
		if open == nil {
			open = &document.Block{Place: it.Place()}
		}
		paragraph.WriteString(text)
		size = it.Line.Size
		if open.Place.Page == it.Place().Page {
			open.Place.Box = open.Place.Box.Union(it.Place().Box)
		}
		if m.Short(it) {
			closeParagraph()
		}
	}
	closeParagraph()
	return s
}

// markCut marks the cell that a text ends in without a line break: the last of a table behind which
// nothing stands.
func markCut(doc *document.Document) {
	if doc.Tail == "" || len(doc.Sections) == 0 {
		return
	}
	blocks := doc.Sections[len(doc.Sections)-1].Blocks
	if len(blocks) == 0 || blocks[len(blocks)-1].Table == nil {
		return
	}
	cells := blocks[len(blocks)-1].Table.Cells
	if last := &cells[len(cells)-1]; strings.HasSuffix(last.Text, character.Clean(doc.Tail)) {
		last.Cut = true
	}
}
