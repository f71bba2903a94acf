package column

import (
	"slices"
	"strings"

	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
)

// mostWords bounds how many words of heads are looked at.
const mostWords = 40

// Torn reports whether the heads of a text that has lost its lines stand in the form's order.
// They were broken over lines, and the lines stand behind each other: 自然 社会 法律 商业 科研 人 公益
// 服务 其他 企业 机构 组织 机构. Where a line ends before each word of a column further left, and may
// before others, each head must be whole and its pieces as many lines apart as those of any other. Either the
// heads begin in the form's order, or those of a group of columns begin or end on the same line,
// or have the same middle, as they do in cells beside each other.
func Torn(head []align.Row, b *form.Block) bool {
	if !headsDiffer(b) {
		return false
	}
	t := tornHeads{block: b, spans: make([]span, len(b.Columns))}
	for i := range b.Columns {
		t.names = append(t.names, b.Columns[i].Head().Text())
	}
	for _, r := range head {
		for _, text := range r.Texts {
			for _, word := range strings.Fields(withoutGroups(text, b)) {
				if t.isPiece(word) {
					t.words = append(t.words, word)
				}
			}
		}
	}
	return len(t.words) > len(b.Columns) && len(t.words) <= mostWords && t.fits(0, 0, -1, 0)
}

// tornHeads are the words of heads, and how far those of each column are read.
type tornHeads struct {
	block *form.Block
	words []string
	names []string // of the columns
	spans []span   // of the heads, as far as they are read
}

// A span is how much of a head stands on which lines.
type span struct {
	read        int // bytes
	first, last int // lines, of those that are read
	word        int // the first of them
}

// isPiece reports whether a word is a part of a head.
func (t *tornHeads) isPiece(word string) bool {
	for _, name := range t.names {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// fits reports whether the words from one on can be read as the rest of the heads. before is
// the column of the word before, on the line given; step is how many lines pieces of a head are
// apart, 0 where that is not known.
func (t *tornHeads) fits(word, line, before, step int) bool {
	if word == len(t.words) {
		return t.areWhole() && (t.beginInOrder() || t.areLevel())
	}
	for i := range t.names {
		if i > before && t.reads(word, line, i, step) || t.reads(word, line+1, i, step) {
			return true
		}
	}
	return false
}

// reads reports whether a word can be read as the next piece of the head of a column, on a line,
// and the words after it as the rest.
func (t *tornHeads) reads(word, line, column, step int) bool {
	s := t.spans[column]
	if !strings.HasPrefix(t.names[column][s.read:], t.words[word]) {
		return false
	}
	next := span{s.read + len(t.words[word]), line, line, word}
	if s.read > 0 {
		next.first, next.word = s.first, s.word
		if step == 0 {
			step = line - s.last
		}
		if step == 0 || line-s.last != step {
			return false
		}
	}
	t.spans[column] = next
	if t.fits(word+1, line, column, step) {
		return true
	}
	t.spans[column] = s
	return false
}

// areWhole reports whether each head was read to its end.
func (t *tornHeads) areWhole() bool {
	for i, name := range t.names {
		if t.spans[i].read < len(name) {
			return false
		}
	}
	return true
}

// beginInOrder reports whether the first pieces of the heads stand in the form's order.
func (t *tornHeads) beginInOrder() bool {
	return slices.IsSortedFunc(t.spans, func(a, b span) int { return a.word - b.word })
}

// areLevel reports whether the heads of columns of the same groups all begin on one line, or end
// on one, or have one middle.
func (t *tornHeads) areLevel() bool {
	groups := map[string][]span{}
	for i, c := range t.block.Columns {
		path := strings.Join(c.Groups, "/")
		groups[path] = append(groups[path], t.spans[i])
	}
	for _, spans := range groups {
		if !alike(spans, func(s span) int { return s.first }) && !alike(spans, func(s span) int { return s.last }) &&
			!alike(spans, func(s span) int { return s.first + s.last }) {
			return false
		}
	}
	return true
}

func alike(spans []span, height func(span) int) bool {
	for _, s := range spans {
		if height(s) != height(spans[0]) {
			return false
		}
	}
	return true
}
