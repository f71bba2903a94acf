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
// ways, and once by its shapes, as digits look in print; where tesseract's two differ,
// it is asked once more. Of each piece of ink one
// character is read by its shape, so that no point, sign or digit is lost. The
// digits of other cells that it looks like can contradict, but count for nothing
// else: what they are is known from tesseract, which takes a 5 that has lost its
// stem for a 3 in one cell as in the next.
type Figure struct {
	// Agreeing is how many of these say the same and are contradicted by no
	// shape: a figure that none reads whole, or of which ink is left over, has 0.
	Agreeing   int
	Confidence float64 // 0 to 1, tesseract's, raised by each further reading that agrees
	Shaded     bool    // the page has shades of gray, which keep strokes thinner than a pixel
	Other      string  // a reading that differs, "" for none
	Doubt      string  // why the reading is in doubt, "" where two or more agree
}

// figureText puts the words of a reading together. A point or comma at the end is
// no part of any figure: tesseract adds one now and then, of no ink.
func figureText(words []word) string { return strings.TrimRight(joinedText(words), ".,") }

func joinedText(words []word) string {
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

// A character is what is known of a piece of ink by its shape, 0 for nothing.
type character struct {
	print rune // by what digits look like in print
	guess rune // the same where it is likely only: it can bear out what others say
	near  rune // by the characters of other cells that it looks like
}

func printOf(c character) rune { return c.print }
func guessOf(c character) rune { return c.guess }

// byShape returns the reading that one kind of knowledge of the characters gives, "" if
// it does not know every one.
func byShape(list []character, known func(character) rune) string {
	var text []rune
	for _, c := range list {
		r := known(c)
		if r == 0 {
			return ""
		}
		text = append(text, r)
	}
	return string(text)
}

// shapeConfidence is that of a reading by shape: of those that know a character,
// fewer than one in a thousand are wrong.
const shapeConfidence = 0.9

// judge compares the readings of a figure with each other and with its ink.
func judge(words []reading, shapes []character, ink []image.Rectangle) (text string, f Figure) {
	if len(ink) == 1 && isDash(ink[0]) {
		return "-", Figure{Agreeing: sureReadings, Confidence: 1}
	}
	print := reading{byShape(shapes, printOf), shapeConfidence}
	if words[0].text == words[1].text && words[0].text == byShape(shapes, guessOf) {
		print.text = words[0].text
	}
	readings := append(slices.Clip(words), print)
	for _, r := range readings {
		if r.text == "" || !matches(r.text, shapes) {
			continue
		}
		agreeing, confidence := agreement(r.text, readings)
		if agreeing > f.Agreeing || agreeing == f.Agreeing && confidence > f.Confidence {
			text, f.Agreeing, f.Confidence = r.text, agreeing, confidence
		}
	}
	if text != "" {
		f.Other = another(text, readings)
		if f.Agreeing < 2 {
			f.Doubt = onlyOneWay
		}
		return text, f
	}
	return doubtful(readings, ink)
}

// sureReadings is how many readings agree on what needs no more than one look.
const sureReadings = 3

// onlyOneWay is the doubt about a figure that no second reading bears out.
const onlyOneWay = "read in one way only"

// doubtful makes the most of readings that the shapes contradict.
func doubtful(readings []reading, ink []image.Rectangle) (text string, f Figure) {
	for _, r := range readings {
		if text == "" {
			text = r.text
		}
	}
	f.Other = another(text, readings)
	// What holds no digit would be taken for a label, and be lost.
	if !strings.ContainsAny(text, "0123456789") {
		text = ""
	}
	switch n := len([]rune(text)); {
	case text == "":
		text, f.Doubt = unread, "ink that could not be read"
	case f.Other != "":
		f.Doubt = fmt.Sprintf("readings differ: %s and %s", text, f.Other)
	case n != len(ink):
		f.Doubt = fmt.Sprintf("%d characters read, %d seen", n, len(ink))
	default:
		f.Doubt = onlyOneWay
	}
	return text, f
}

// agreement returns how many readings say the same, and how sure they are
// together.
func agreement(text string, readings []reading) (n int, confidence float64) {
	for _, r := range readings {
		if r.text == text {
			n++
			confidence = max(confidence, r.confidence)
		}
	}
	for range n - 1 {
		confidence = raised(confidence)
	}
	return n, confidence
}

// another returns a reading that differs, "" for none.
func another(text string, readings []reading) string {
	for _, r := range readings {
		if r.text != "" && r.text != text {
			return r.text
		}
	}
	return ""
}

// raised returns a confidence after another reading has said the same: half of
// what was in doubt is left.
func raised(confidence float64) float64 { return 1 - (1-confidence)/2 }

// matches reports whether a reading has as many characters as were seen, and
// none that looks like another.
func matches(text string, shapes []character) bool {
	runes := []rune(text)
	if len(runes) != len(shapes) {
		return false
	}
	for i, c := range shapes {
		if c.print != 0 && c.print != runes[i] || c.near != 0 && c.near != runes[i] {
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
