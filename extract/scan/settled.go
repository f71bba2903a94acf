package scan

import (
	"slices"
	"strings"
	"unicode"

	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/segment"
)

// Tesseract takes longer than all else, and is not asked where the others leave nothing open: of figures
// that model and shapes read alike, and of labels of which the model is sure in each character.

// isSettled reports whether a figure needs no reading by tesseract. On coarse scans in black and
// white all that there is must agree.
func (c *cellJob) isSettled() bool {
	known := c.asCase()
	return !c.coarse && (known.IsSettled() || c.inProse && known.IsLikely()) || len(c.lines) == 1 && c.lines[0].isClear() && c.lines[0].ideographs() >= fewestClear
}

// clearLabel is how sure the model must be of each letter of a label, and fewestClear how many
// ideographs a label has that is no figure misread.
const (
	clearLabel  = 0.9
	fewestClear = 2
)

// isClear reports whether a text is a label that needs no second reading.
func (c *cellJob) isClear() bool {
	n := 0
	for i := range c.lines {
		if !c.lines[i].isClear() {
			return false
		}
		n += c.lines[i].ideographs()
	}
	return n >= fewestClear
}

// ideographs returns how many the model sees in a line.
func (l *textLine) ideographs() int {
	n := 0
	for _, w := range l.seen {
		if isIdeograph(w) {
			n++
		}
	}
	return n
}

func isIdeograph(w reading.Word) bool { return strings.ContainsFunc(w.Text, isHanLetter) }

func isHanLetter(r rune) bool { return unicode.Is(unicode.Han, r) }

// isClear reports whether the model leaves nothing open of a line of a label: it has no digits but in a number before it, as
// two have to agree on others, and no gap between its ideographs, as where the model does not know one. Which
// brackets and points it has, it need not be sure of.
func (l *textLine) isClear() bool {
	if l.ideographs() == 0 || l.hasGap() || strings.ContainsAny(withoutNumber(lineText(l.seen)), "0123456789") {
		return false
	}
	return !slices.ContainsFunc(l.seen, func(w reading.Word) bool {
		return w.Confidence < clearLabel && strings.ContainsFunc(w.Text, unicode.IsLetter)
	})
}

// withoutNumber returns a label without the number before it, as in 2.重复申请.
func withoutNumber(label string) string {
	if rest := strings.TrimLeft(label, "0123456789"); strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "、") {
		return rest
	}
	return label
}

// widestPitch is how far from each other the middles of ideographs stand at most that have none between
// them, by the height of their line.
const widestPitch = 1.6

// hasGap reports whether ideographs stand so far apart that there is room for another.
func (l *textLine) hasGap() bool {
	middle := 0 // of the ideograph before, 0 for none
	for _, w := range l.seen {
		if !isIdeograph(w) {
			middle = 0
			continue
		}
		at := (w.Box.Min.X + w.Box.Max.X) / 2
		if middle > 0 && float64(at-middle) > widestPitch*float64(l.box.Dy()) {
			return true
		}
		middle = at
	}
	return false
}

// isDash reports whether the one character of a figure is a level stroke.
func (c *cellJob) isDash() bool { return len(c.ink) == 1 && segment.IsDash(c.ink[0]) }

// longDash is how wide a level stroke is at least, in pixels, that is wider than a digit of 14 points.
const longDash = Resolution * 8 / 72

// isLongDash reports whether a figure is a level stroke that no scan has left of a digit: the dash of Chinese print is as wide as an ideograph.
func (c *cellJob) isLongDash() bool { return c.isDash() && c.ink[0].Dx() > longDash }
