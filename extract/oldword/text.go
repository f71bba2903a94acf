package oldword

import (
	"strings"
	"unicode"

	"nianbao/extract/markup"
)

// A text is what the paragraphs of a document are made of.
type text struct {
	all                    []character
	characters, paragraphs []stretch
	data                   []byte
}

// The characters that stand for something else ([MS-DOC] 2.4.1).
const (
	picture       = 0x01
	endOfCell     = 0x07
	lineBreak     = 0x0B
	endOfSection  = 0x0C // or a page break
	endParagraph  = 0x0D
	columnBreak   = 0x0E
	fieldBegin    = 0x13
	fieldSeparate = 0x14
	fieldEnd      = 0x15
	hardHyphen    = 0x1E
	symbolMark    = 0x28
)

// read returns the paragraphs.
func (t *text) read() []markup.Paragraph {
	var list []markup.Paragraph
	unseen := instructions(t.all)
	p := &paragraph{}
	var look characterFormat
	var of stretch
	var in *piece
	for i, c := range t.all {
		if c.at < of.from || c.at >= of.to || c.piece != in {
			of, in = at(t.characters, c.at), c.piece
			look = characterFormatOf(of.modifiers, in.modifiers)
		}
		if !unseen[i] {
			p.add(c.rune, look)
		}
		if t.ends(c) {
			list = append(list, p.done(c, paragraphFormatOf(t.data, at(t.paragraphs, c.at).modifiers, c.piece.modifiers)))
			p = &paragraph{}
		}
	}
	return append(list, p.done(character{}, paragraphFormat{}))
}

// ends reports whether a character ends its paragraph. That which ends a section breaks a page
// as well, in the middle of a paragraph.
func (t *text) ends(c character) bool {
	switch c.rune {
	case endParagraph, endOfCell:
		return true
	case endOfSection:
		return at(t.paragraphs, c.at).to == c.at+c.size
	}
	return false
}

// instructions tells which characters are what a field is made from; what is left is its
// result. A beginning without an end is no field.
func instructions(all []character) []bool {
	type field struct{ begin, separate int }
	var open []field
	deeper := make([]int, len(all)+1) // in how many instructions a character is, less that of the one before
	hide := func(from, to int) { deeper[from]++; deeper[to+1]-- }
	for i, c := range all {
		switch n := len(open); {
		case c.rune == fieldBegin:
			open = append(open, field{i, -1})
		case c.rune == fieldSeparate && n > 0 && open[n-1].separate < 0:
			open[n-1].separate = i
		case c.rune == fieldEnd && n > 0:
			f := open[n-1]
			open = open[:n-1]
			if f.separate < 0 {
				f.separate = i
			}
			hide(f.begin, f.separate)
			hide(i, i)
		}
	}
	unseen := make([]bool, len(all))
	in := 0
	for i := range all {
		in += deeper[i]
		unseen[i] = in > 0
	}
	return unseen
}

// A characterFormat is how characters look, as far as it says what they are.
type characterFormat struct {
	unseen   bool // taken out by a change, or hidden
	doubtful bool // struck out, raised or lowered; or a style says whether it is hidden or struck
	off      bool // set off the line by a position in points
	special  bool // it stands for something else
	data     bool // of a field
	symbol   rune
}

func characterFormatOf(lists ...[]byte) characterFormat {
	var f characterFormat
	var removed, invisible, line, lines, off bool
	for _, list := range lists {
		for _, m := range modifiers(list) {
			switch m.code {
			case deleted:
				removed = m.isOn()
			case hidden:
				invisible, f.doubtful = m.isOn() && !m.byStyle(), m.byStyle()
			case struck:
				line = m.isOn()
			case doublyStruck:
				lines = m.isOn()
			case raised:
				off = m.operand[0] != 0
			case offLine:
				f.off = u16(m.operand) != 0
			case special:
				f.special = m.isOn()
			case isData:
				f.data = m.isOn()
			case symbol:
				f.symbol = rune(u16(m.operand[2:]))
			}
		}
	}
	f.unseen, f.doubtful = removed || invisible, f.doubtful || line || lines || off
	return f
}

// A paragraph is one that is being put together.
type paragraph struct {
	strings.Builder
	doubtful, picture bool
	off, level        bool // some of the text is set off the line, or on it
}

// add adds a character as it is seen.
func (p *paragraph) add(c rune, f characterFormat) {
	if f.unseen {
		return
	}
	switch {
	case c == symbolMark && f.symbol != 0:
		// A symbol of a font that has its own is no character; what it looks like is not known.
		c = f.symbol
		p.doubtful = p.doubtful || unicode.Is(unicode.Co, c)
	case c == picture && f.special:
		p.picture = p.picture || !f.data
		return
	case c == lineBreak, c == columnBreak, c == endOfSection:
		c = '\n'
	case c == '\t':
		c = ' '
	case c == hardHyphen:
		c = '-'
	case c < ' ':
		return
	}
	p.WriteRune(c)
	if !unicode.IsSpace(c) {
		p.doubtful, p.off, p.level = p.doubtful || f.doubtful, p.off || f.off, p.level || !f.off
	}
}

// done returns the paragraph, which a character ended.
func (p *paragraph) done(end character, f paragraphFormat) markup.Paragraph {
	m := markup.Paragraph{Text: strings.TrimSuffix(p.String(), "\n"), Doubtful: p.doubtful || p.off && p.level, Picture: p.picture, Depth: f.depth}
	if f.depth == 0 {
		return m
	}
	outer := end.rune == endOfCell
	switch {
	case outer && f.row || f.innerRow:
		m.EndsRow = &f.shape
	case outer || f.innerCell:
		m.EndsCell = true
	}
	return m
}
