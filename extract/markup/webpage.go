package markup

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/extract/character"
	"nianbao/extract/document"
)

// ReadWebPage reads a report that is published as a web page, with its tables as
// tables. What the page shows beside the report is left out: what stands beside the
// container of its article, and lines of links anywhere. published is the address at which it
// was found, "" if that is not known.
func ReadWebPage(doc *document.Document, data []byte, published string, limits document.Limits) (err error) {
	doc.MediaType, doc.Layout = "text/html", document.MarkedUp
	defer func() {
		var typed *document.Error
		if err != nil && !errors.As(err, &typed) {
			reason := document.ErrDamagedPage
			if errors.Is(err, document.ErrLimit) {
				reason = document.ErrLimit
			}
			err = &document.Error{Path: doc.Path, Reason: reason, Detail: document.Words(err)}
		}
	}()
	defer document.RecoverTo(&err)
	if err := limits.CheckText(data, true); err != nil {
		return err
	}
	text, lost := character.DecodeText(data)
	if lost*100 > len(text) {
		return &document.Error{Path: doc.Path, Reason: document.ErrEncoding}
	}
	if lost > 0 {
		doc.Warnings = append(doc.Warnings, document.Warning{Code: "undecodable-bytes",
			Message: fmt.Sprintf("%d bytes of the page are no text in its encoding", lost)})
	}
	numbered, ends := withLineNumbers(text)
	root, err := html.Parse(bytes.NewReader(numbered))
	if err != nil {
		return err
	}
	if ends.early() {
		doc.Warnings = append(doc.Warnings, document.Warning{Code: document.EndsEarly, Message: "the page ends too early: a table of it does not end"})
	}
	doc.Address = addressOf(root)
	doc.Series = seriesOf(root, cmp.Or(published, doc.Address), doc.Path)
	w := &webPage{markup: newMarkup(limits), doc: doc, furniture: furnitureOf(root)}
	if err := w.flow(root); err != nil {
		return err
	}
	if err := w.endLine(); err != nil {
		return err
	}
	return w.done(doc)
}

// lineAttribute holds the line of the file on which an element begins: the
// parser does not keep it.
const lineAttribute = "data-nianbao-line"

// withLineNumbers adds the attribute to each start tag, and a mark in the cell that the page ends in; it
// returns how the page ends.
func withLineNumbers(text string) ([]byte, ending) {
	var out bytes.Buffer
	var ends ending
	line := 1
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			end := 1 + bytes.IndexAny(raw[1:], " \t\r\n\f/>")
			out.Write(raw[:end])
			fmt.Fprintf(&out, ` %s=%d `, lineAttribute, line)
			out.Write(raw[end:])
		} else {
			out.Write(raw)
		}
		line += bytes.Count(raw, []byte("\n"))
		if kind == html.ErrorToken && len(raw) == 0 && ends.inCell() {
			out.WriteString("<" + endMark + ">")
		}
		if kind == html.ErrorToken {
			return out.Bytes(), ends
		}
		ends.pass(kind, z)
	}
}

// A webPage turns the tree of a page into lines and tables.
type webPage struct {
	*markup
	doc       *document.Document
	furniture map[*html.Node]bool

	text   strings.Builder // of the line that is not ended
	plain  bool            // it holds words that are no link
	line   int             // on which it begins
	bold   bool            // it begins in bold
	at     int             // line of the innermost element
	strong int             // how many elements around make text bold
	links  int             // how many are links
}

// flow adds what an element holds, outside of tables.
func (w *webPage) flow(n *html.Node) error {
	switch {
	case w.furniture[n]:
		return w.endLine()
	case n.Type == html.TextNode:
		return w.write(n.Data)
	case n.Type == html.ElementNode && isUnseen(n):
		switch n.DataAtom {
		case atom.Head:
			w.readHead(n)
		case atom.Title:
			w.readTitle(n)
		}
		return nil
	case n.DataAtom == atom.Meta: // a page put into another has its head in the other's body
		w.readMeta(n)
		return nil
	case n.Type == html.ElementNode:
		w.at = lineOf(n, w.at)
	}
	if n.DataAtom == atom.Br {
		return w.endLine()
	}
	if n.DataAtom == atom.Img && w.links == 0 && !isSmall(n) {
		w.addPicture(w.at)
	}
	isBlock := slices.Contains(blocks, n.DataAtom)
	if isBlock {
		if err := w.endLine(); err != nil {
			return err
		}
	}
	if n.DataAtom == atom.Table {
		return w.table(n)
	}
	return w.within(n, isBlock)
}

// within adds what is inside of an element.
func (w *webPage) within(n *html.Node, isBlock bool) error {
	strong, links := w.strong, w.links
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.B, atom.Strong:
		w.strong++
	case atom.A:
		w.links++
	}
	for c := range n.ChildNodes() {
		if err := w.flow(c); err != nil {
			return err
		}
	}
	if isBlock {
		if err := w.endLine(); err != nil {
			return err
		}
	}
	w.strong, w.links = strong, links
	return nil
}

// longestSource is how many bytes of the file stand for a character of a line at most: spaces
// that make one, characters of four bytes.
const longestSource = 16

func (w *webPage) write(text string) error {
	if w.text.Len()+len(text) > longestSource*w.limits.MaxLine {
		return &document.LimitError{Limit: "characters in a line", Max: int64(w.limits.MaxLine)}
	}
	if w.text.Len() == 0 {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		w.line, w.bold, w.plain = w.at, w.strong > 0, false
	}
	w.plain = w.plain || w.links == 0 && strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	w.text.WriteString(text)
	return nil
}

// endLine adds the line that was begun, unless it is a menu's: nothing but
// links.
func (w *webPage) endLine() error {
	text := collapse(w.text.String())
	w.text.Reset()
	if !w.plain {
		return nil
	}
	w.plain = false
	return w.addLine(text, w.line, w.bold)
}

// table adds a table.
func (w *webPage) table(n *html.Node) error {
	var rows [][]markupCell
	for _, group := range rowGroups(n) {
		for i, tr := range group {
			var row []markupCell
			for c := range tr.ChildNodes() {
				if (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && !isUnseen(c) {
					cell := w.cell(c)
					if left := len(group) - i; cell.rowSpan == 0 || cell.rowSpan > left {
						cell.rowSpan = left // no cell reaches out of its group
					}
					row = append(row, cell)
				}
			}
			rows = append(rows, row)
		}
	}
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Caption {
			if err := w.within(c, true); err != nil {
				return err
			}
		}
	}
	return w.addTable(rows)
}

// rowGroups returns the rows of a table in the order in which they are shown:
// its head first and its foot last.
func rowGroups(table *html.Node) [][]*html.Node {
	var head, body, foot [][]*html.Node
	for c := range table.ChildNodes() {
		if isUnseen(c) {
			continue
		}
		var rows []*html.Node
		for r := range c.ChildNodes() {
			if r.DataAtom == atom.Tr && !isUnseen(r) {
				rows = append(rows, r)
			}
		}
		switch c.DataAtom {
		case atom.Thead:
			head = append(head, rows)
		case atom.Tbody:
			body = append(body, rows)
		case atom.Tfoot:
			foot = append(foot, rows)
		}
	}
	return slices.Concat(head, body, foot)
}
