package markup

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Of a page of which a part is missing, as where a download broke off, browsers show what is there. What
// it ends with can be the beginning of a figure: 21 of 212,087. Pages that leave end tags out are whole all
// the same, so only a table counts that nothing ends, not even the end of the page.

// An ending is how a page ends, as far as its tags were passed.
type ending struct {
	tables []openTable // that are in each other
}

// An openTable is a table that has not ended.
type openTable struct {
	cell  bool // nor has a cell of it
	said  bool // in which a word stands
	whole bool // that ended, by a space or a line
}

// endMark is the element that marks where a page ends in a cell.
const endMark = "nianbao-end"

// early reports whether a page ends before a table of it does.
func (e *ending) early() bool { return len(e.tables) > 0 }

// inCell reports whether a page ends in a cell, in the middle of a word or before the first.
func (e *ending) inCell() bool {
	if !e.early() {
		return false
	}
	t := e.tables[len(e.tables)-1]
	return t.cell && !t.whole
}

// pass takes note of the token that was read last.
func (e *ending) pass(kind html.TokenType, z *html.Tokenizer) {
	switch kind {
	case html.TextToken:
		e.text(string(z.Raw()))
	case html.StartTagToken, html.SelfClosingTagToken:
		name, _ := z.TagName()
		e.tag(atom.Lookup(name), true)
	case html.EndTagToken:
		name, _ := z.TagName()
		e.tag(atom.Lookup(name), false)
	}
}

func (e *ending) text(s string) {
	if !e.early() {
		return
	}
	t := &e.tables[len(e.tables)-1]
	last, _ := utf8.DecodeLastRuneInString(s)
	t.said = t.said || collapse(s) != ""
	t.whole = t.said && unicode.IsSpace(last)
}

func (e *ending) tag(name atom.Atom, starts bool) {
	switch {
	case name == atom.Table && starts:
		e.tables = append(e.tables, openTable{})
		return
	case name == atom.Body || name == atom.Html:
		if !starts {
			e.tables = nil
		}
		return
	case !e.early():
		return
	case name == atom.Table:
		e.tables = e.tables[:len(e.tables)-1]
		return
	}
	t := &e.tables[len(e.tables)-1]
	switch name {
	case atom.Td, atom.Th:
		*t = openTable{cell: starts}
	case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption:
		*t = openTable{}
	default:
		t.whole = t.whole || t.said && (name == atom.Br || slices.Contains(blocks, name))
	}
}
