package richtext

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"nianbao/extract/document"
	"nianbao/extract/markup"
)

// A reader makes paragraphs of tokens.
type reader struct {
	limits    document.Limits
	states    []state
	font      int         // the default
	pages     map[int]int // code pages by font
	page      int         // that of the document
	inFont    int         // of which the list of fonts tells
	bytes     []byte      // that are not characters yet
	half      rune        // the first half of a character beyond the first 65,536
	replaced  int         // characters that are still to be passed over
	paragraph paragraph
	rows      [2]row // of the table, and of one in it
	inRow     bool   // cells of a row are said, and it has not ended
	list      []markup.Paragraph
	complete  bool // the group that is the document has ended
}

// A paragraph is one that is being put together.
type paragraph struct {
	strings.Builder
	doubtful, picture bool
	off, level        bool // some of the text is set off the line, or on it
}

// A row is one that is being described.
type row struct {
	shape markup.RowShape
	cell  markup.CellShape // which is to follow
}

// deepest is how many groups stand in one another at most.
const deepest = 5000

func (r *reader) state() *state { return &r.states[len(r.states)-1] }

// read reads all tokens.
func (r *reader) read(l *lexer) error {
	r.states = []state{{unicodeSkip: 1, wideFont: -1}}
	for !r.complete {
		t := l.next()
		if t.kind != text && t.kind != octet {
			r.decode()
		}
		switch t.kind {
		case end:
			return errEnds
		case opens:
			if len(r.states) > deepest {
				return &document.LimitError{Limit: "nesting", Max: deepest}
			}
			r.open()
		case closes:
			r.close()
		case control:
			r.control(t)
		default:
			r.state().fresh = false
			r.bytes = append(r.bytes, r.passedOver(t)...)
		}
		if len(r.list) > 4*r.limits.MaxLines {
			return &document.LimitError{Limit: "lines", Max: int64(r.limits.MaxLines)}
		}
	}
	if r.paragraph.Len() > 0 || r.paragraph.picture {
		r.end(r.state().tables(), false)
	}
	return nil
}

const errEnds = document.Fault("it ends too early")

func (r *reader) open() {
	s := *r.state()
	if s.twice {
		s.skip = wholly // the text as old programs read it
	}
	r.state().fresh, r.state().twice = false, false
	s.fresh, s.starred, s.twice = true, false, false
	r.replaced = 0
	r.states = append(r.states, s)
}

func (r *reader) close() {
	r.replaced = 0
	if len(r.states) > 1 {
		r.states = r.states[:len(r.states)-1]
	}
	r.complete = len(r.states) == 1
}

// passedOver takes away what stands for a character that was given by its number.
func (r *reader) passedOver(t token) []byte {
	n := min(r.replaced, len(t.text))
	r.replaced -= n
	return t.text[n:]
}

// decode makes characters of bytes.
func (r *reader) decode() {
	b := r.bytes
	r.bytes = r.bytes[:0]
	s := r.state()
	if len(b) == 0 || s.skip != nothing || s.fonts || len(r.states) == 1 {
		return
	}
	page := r.pages[s.font]
	if wide, ok := r.pages[s.wideFont]; ok && s.wide {
		page = wide
	}
	r.add(decode(b, page, r.page))
}

// add adds text to the paragraph, as far as it is seen.
func (r *reader) add(text string) {
	s := r.state()
	if s.skip != nothing || s.hidden || s.deleted || s.fonts {
		return
	}
	r.paragraph.WriteString(text)
	if strings.ContainsFunc(text, func(c rune) bool { return !unicode.IsSpace(c) }) {
		p := &r.paragraph
		p.doubtful, p.off, p.level = p.doubtful || s.struck || s.twiceStruck || s.tiny, p.off || s.off, p.level || !s.off
	}
}

// addRune adds a character that is given by its number in UTF-16.
func (r *reader) addRune(number int) {
	c := rune(uint16(number))
	switch {
	case r.half != 0:
		c, r.half = utf16.DecodeRune(r.half, c), 0
	case utf16.IsSurrogate(c):
		r.half = c
		r.replaced = r.state().unicodeSkip
		return
	}
	r.add(string(c))
	r.replaced = r.state().unicodeSkip
}

// end ends a paragraph.
func (r *reader) end(depth int, cell bool) {
	if r.inRow {
		depth = max(depth, 1)
	}
	r.list = append(r.list, markup.Paragraph{Text: strings.TrimSuffix(r.paragraph.String(), "\n"), Doubtful: r.paragraph.doubtful || r.paragraph.off && r.paragraph.level,
		Picture: r.paragraph.picture, Depth: depth, EndsCell: cell})
	r.paragraph = paragraph{}
}

// endRow ends a row.
func (r *reader) endRow(depth int, of *row) {
	if strings.TrimSpace(r.paragraph.String()) != "" {
		r.end(depth, true)
	}
	shape := of.shape
	r.list = append(r.list, markup.Paragraph{Depth: depth, EndsRow: &shape})
}
