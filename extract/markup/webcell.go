package markup

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/extract/character"
)

// cell reads one cell.
func (w *webPage) cell(n *html.Node) markupCell {
	at := lineOf(n, w.at)
	t := &cellText{}
	t.add(n)
	c := markupCell{rowSpan: spanOf(n, "rowspan"), colSpan: max(1, spanOf(n, "colspan")), line: at, text: t.text(), doubtful: t.doubtful, cut: t.cut}
	c.flows = t.nested || utf8.RuneCountInString(c.text) > longestCell
	c.flow = func() error { w.at = at; return w.within(n, true) }
	return c
}

// spanOf reads rowspan or colspan, 1 where there is none that makes sense. A
// rowspan of 0 reaches to the end of its group.
func spanOf(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attribute(n, key)))
	if err != nil || v < 0 {
		return 1
	}
	return min(v, 65534)
}

// A cellText collects the text of a cell.
type cellText struct {
	lines    []string
	last     strings.Builder
	nested   bool // there is a table in the cell
	doubtful bool // text is struck out, raised or lowered
	cut      bool // the page ends in the cell
}

func (t *cellText) add(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		t.last.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && isUnseen(n):
		return
	case n.DataAtom == atom.Br:
		t.endLine()
		return
	case n.Data == endMark:
		t.cut = true
		return
	}
	t.nested = t.nested || n.DataAtom == atom.Table
	isBlock := slices.Contains(blocks, n.DataAtom)
	if isBlock {
		t.endLine()
	}
	before := t.last.Len()
	for c := range n.ChildNodes() {
		t.add(c)
	}
	if isAmended(n) && strings.TrimSpace(t.last.String()[before:]) != "" {
		t.doubtful = true
	}
	if isBlock {
		t.endLine()
	}
}

func (t *cellText) endLine() {
	if line := strings.TrimSpace(character.Clean(collapse(t.last.String()))); line != "" && line != character.Replacement {
		t.lines = append(t.lines, line)
	}
	t.last.Reset()
}

func (t *cellText) text() string {
	t.endLine()
	return strings.Join(t.lines, "\n")
}
