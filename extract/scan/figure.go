package scan

import (
	"fmt"
	"image"
	"slices"
	"strings"
)

// A Figure is what is known of how a cell's figure was read.
//
// It is read three times: twice by tesseract, from pictures prepared in different
// ways, and once by its shapes, each digit by those of other cells that it looks
// like. Two must say the same, the shapes being one of the two wherever they say
// anything; and every piece of ink in the cell must be a character of it, so that
// no point, sign or digit is lost.
type Figure struct {
	Confidence float64 // 0 to 1, tesseract's, raised by each further reading that agrees
	Other      string  // a reading that differs, "" for none
	Doubt      string  // why the reading is in doubt, "" where it is not
}

// figureText puts the words of a reading together.
func figureText(words []word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.text)
	}
	return b.String()
}

// looksLikeFigure reports whether a line of ink can be a figure: all its
// characters are higher than wide, as digits are and ideographs are not, or level
// strokes.
func looksLikeFigure(ink []image.Rectangle) bool {
	if len(ink) > maxFigure {
		return false
	}
	high := 0
	for _, r := range ink {
		high = max(high, r.Dy())
	}
	for _, r := range ink {
		if !isDash(r) && float64(r.Dx()) > widestDigit*float64(high) {
			return false
		}
	}
	return true
}

// maxFigure is how many characters a figure has at most, and widestDigit the
// width of a digit by the height of its line.
const (
	maxFigure   = 20
	widestDigit = 0.85
)

// clusters counts the characters of a line of figures by its ink: pieces above
// each other are parts of one.
func clusters(parts []component) []image.Rectangle {
	var list []image.Rectangle
	for _, c := range parts {
		if n := len(list); n > 0 {
			last := &list[n-1]
			common := min(last.Max.X, c.box.Max.X) - max(last.Min.X, c.box.Min.X)
			if common*2 > min(last.Dx(), c.box.Dx()) {
				*last = last.Union(c.box)
				continue
			}
		}
		list = append(list, c.box)
	}
	return list
}

// isDash reports whether a character is a level stroke by its shape: models that
// know digits make a 1 or a 7 of it.
func isDash(r image.Rectangle) bool { return r.Dx() >= 3*r.Dy() }

// unread stands for ink of which nothing could be made.
const unread = "\uFFFD"

// A reading is one of the readings of a figure.
type reading struct {
	text       string
	confidence float64
}

func readingOf(words []word) reading {
	return reading{figureText(words), confidenceOf(words)}
}

// judge compares the readings of a figure with each other and with its ink. shapes
// holds what is known of each character by its shape, 0 for nothing.
func judge(first, second reading, shapes []rune, ink []image.Rectangle) (text string, f Figure) {
	if len(ink) == 1 && isDash(ink[0]) {
		return "-", Figure{Confidence: 1}
	}
	fits := func(r reading) bool { return r.text != "" && matches(r.text, shapes) }
	known := !slices.Contains(shapes, 0)
	switch best := max(first.confidence, second.confidence); {
	case first.text == second.text && fits(first) && known:
		return first.text, Figure{Confidence: raised(raised(best))}
	case first.text == second.text && fits(first):
		return first.text, Figure{Confidence: raised(best)}
	case known && fits(first):
		return first.text, Figure{Confidence: raised(first.confidence), Other: second.text}
	case known && fits(second):
		return second.text, Figure{Confidence: raised(second.confidence), Other: first.text}
	}
	text, f.Other = first.text, second.text
	if text == "" {
		text, f.Other = second.text, ""
	}
	if known {
		if f.Other == text || f.Other == "" {
			f.Other = string(shapes)
		}
	}
	// What holds no digit would be taken for a label, and be lost.
	if !strings.ContainsAny(text, "0123456789") {
		text = ""
	}
	switch n := len([]rune(text)); {
	case text == "":
		text, f.Doubt = unread, "ink that could not be read"
	case f.Other != "" && f.Other != text:
		f.Doubt = fmt.Sprintf("readings differ: %s and %s", text, f.Other)
	case n != len(ink):
		f.Doubt = fmt.Sprintf("%d characters read, %d seen", n, len(ink))
	default:
		f.Doubt = "read in one way only"
	}
	return text, f
}

// raised returns a confidence after another reading has said the same: half of
// what was in doubt is left.
func raised(confidence float64) float64 { return 1 - (1-confidence)/2 }

// matches reports whether a reading has as many characters as were seen, and
// none that looks like another.
func matches(text string, shapes []rune) bool {
	runes := []rune(text)
	if len(runes) != len(shapes) {
		return false
	}
	for i, known := range shapes {
		if known != 0 && known != runes[i] {
			return false
		}
	}
	return true
}

// confidenceOf returns that of the least certain word, 0 for none.
func confidenceOf(words []word) float64 {
	if len(words) == 0 {
		return 0
	}
	least := 1.0
	for _, w := range words {
		least = min(least, w.confidence)
	}
	return least
}
