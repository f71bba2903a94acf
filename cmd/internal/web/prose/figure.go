package prose

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// A FigureChange is a figure that two texts state differently, or that only one
// states.
type FigureChange struct {
	Section string `json:"section"`
	Before  string `json:"before"` // the words before the figure
	Left    string `json:"left,omitempty"`
	Right   string `json:"right,omitempty"`
	After   string `json:"after"` // the words after it, its unit first
}

// figureLength returns how many bytes of a text that begins with a digit are one
// figure, 0 if it begins with none. The separators of thousands, the point and the
// percent sign belong to it. Full-width digits are folded before the text comes here.
func figureLength(text string) int {
	n := digits(text)
	if n == 0 {
		return 0
	}
	for strings.HasPrefix(text[n:], ",") && digits(text[n+1:min(n+4, len(text))]) == 3 {
		n += 4
	}
	if strings.HasPrefix(text[n:], ".") {
		if decimals := digits(text[n+1:]); decimals > 0 {
			n += 1 + decimals
		}
	}
	if strings.HasPrefix(text[n:], "%") {
		n++
	}
	return n
}

// digits returns how many digits a text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// tokens cuts a text into characters, and into figures as a whole: 12 that
// became 21 is another figure and not an exchange of digits.
func tokens(text string) []string {
	list := make([]string, 0, utf8.RuneCountInString(text))
	for text != "" {
		n := figureLength(text)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text)
		}
		list, text = append(list, text[:n]), text[n:]
	}
	return list
}

func isFigure(token string) bool { return token != "" && token[0] >= '0' && token[0] <= '9' }

// alphabet gives each token a character, as the library compares characters.
type alphabet struct {
	codes map[string]rune
	words map[rune]string
}

// firstCode is the first character of the supplementary private use planes,
// which have room for more tokens than a paragraph has.
const firstCode = 0xF0000

func (a *alphabet) encode(list []string) []rune {
	runes := make([]rune, 0, len(list))
	for _, token := range list {
		code, ok := a.codes[token]
		if !ok {
			code = firstCode + rune(len(a.codes))
			a.codes[token], a.words[code] = code, token
		}
		runes = append(runes, code)
	}
	return runes
}

func (a *alphabet) decode(text string) []string {
	var list []string
	for _, r := range text {
		list = append(list, a.words[r])
	}
	return list
}

const (
	// diffTime bounds the search for the shortest difference of two paragraphs;
	// after it a longer one is taken.
	diffTime = time.Second
	// contextLength is how many characters are shown around a figure.
	contextLength = 14
	// maxParagraph bounds the tokens of a paragraph that is compared in parts.
	maxParagraph = 20_000
)

// difference returns two paragraphs in parts, and the figures that changed.
func difference(left, right string) (a, b []Part, figures []FigureChange) {
	before, after := tokens(left), tokens(right)
	if len(before) > maxParagraph || len(after) > maxParagraph {
		return []Part{{left, true}}, []Part{{right, true}}, nil
	}
	letters := &alphabet{map[string]rune{}, map[rune]string{}}
	differ := diffmatchpatch.New()
	differ.DiffTimeout = diffTime
	diffs := differ.DiffCleanupSemantic(differ.DiffMainRunes(letters.encode(before), letters.encode(after), false))
	var words string // before the place in either text
	for i := 0; i < len(diffs); i++ {
		removed, added := "", ""
		var gone, come []string
		for ; i < len(diffs) && diffs[i].Type != diffmatchpatch.DiffEqual; i++ {
			part := letters.decode(diffs[i].Text)
			if diffs[i].Type == diffmatchpatch.DiffDelete {
				removed += strings.Join(part, "")
				gone = append(gone, part...)
			} else {
				added += strings.Join(part, "")
				come = append(come, part...)
			}
		}
		same := ""
		if i < len(diffs) {
			same = strings.Join(letters.decode(diffs[i].Text), "")
		}
		figures = append(figures, pairFigures(words, gone, come, same)...)
		a, b = addPart(a, removed, true), addPart(b, added, true)
		a, b = addPart(a, same, false), addPart(b, same, false)
		words += added + same
	}
	return a, b, figures
}

func addPart(parts []Part, text string, own bool) []Part {
	if text == "" {
		return parts
	}
	return append(parts, Part{text, own})
}

// pairFigures takes the figures of what was exchanged for what. As many on
// either side are taken for the same in their order; else each stands alone.
func pairFigures(before string, gone, come []string, after string) []FigureChange {
	left, right := located(before, gone, after), located(before, come, after)
	if len(left) == len(right) {
		var list []FigureChange
		for i := range left {
			if left[i].Left != right[i].Left {
				change := right[i]
				change.Left, change.Right = left[i].Left, right[i].Left
				list = append(list, change)
			}
		}
		return list
	}
	for i := range right {
		right[i].Left, right[i].Right = "", right[i].Left
	}
	return append(left, right...)
}

// located returns the figures among tokens with the words around each, as Left.
func located(before string, list []string, after string) []FigureChange {
	var figures []FigureChange
	text := strings.Join(list, "")
	at := 0
	for _, token := range list {
		if isFigure(token) {
			figures = append(figures, FigureChange{Before: tail(before + text[:at]), Left: token, After: head(text[at+len(token):] + after)})
		}
		at += len(token)
	}
	return figures
}

// loneFigures adds the figures of a paragraph that only one text has.
func (c *Comparison) loneFigures(section, text string, left bool) {
	for _, f := range located("", tokens(text), "") {
		f.Section = section
		if !left {
			f.Left, f.Right = "", f.Left
		}
		c.Figures = append(c.Figures, f)
	}
}

func tail(text string) string {
	for n := utf8.RuneCountInString(text); n > contextLength; n-- {
		_, size := utf8.DecodeRuneInString(text)
		text = text[size:]
	}
	return text
}

func head(text string) string {
	runes := []rune(text)
	return string(runes[:min(len(runes), contextLength)])
}

// Differences returns two texts in parts that both have and parts that one has
// alone.
func Differences(left, right string) (a, b []Part) {
	a, b, _ = difference(left, right)
	return a, b
}
