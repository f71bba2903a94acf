package scan

import (
	"strings"
	"unicode"

	"nianbao/extract/scan/segment"
)

// Tesseract takes longer than all else, and is not asked where the others leave nothing open: of figures
// that model and shapes read alike, and of labels of which the model is sure in each character.

// isSettled reports whether a figure needs no reading by tesseract. On coarse scans in black and
// white all that there is must agree.
func (c *cellJob) isSettled() bool { return !c.coarse && c.asCase().IsSettled() || c.isClearLabel() }

// isClearLabel reports whether what could be a figure by its size is a word by what the model reads.
func (c *cellJob) isClearLabel() bool { return len(c.lines) == 1 && c.lines[0].isClear() }

// clearLabel is how sure the model must be of each character of a label, and fewestClear how many
// ideographs a label has that is no figure misread.
const (
	clearLabel  = 0.9
	fewestClear = 2
)

// isClear reports whether a line is a label that needs no second reading: without digits, for which two
// have to agree, and without a gap between its ideographs, as where the model does not know one.
func (l *textLine) isClear() bool {
	text := lineText(l.seen)
	ideographs := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			ideographs++
		}
	}
	return ideographs >= fewestClear && !strings.ContainsAny(text, "0123456789") && confidenceOf(l.seen) >= clearLabel && !l.hasGap()
}

// widestPitch is how far from each other the middles of ideographs stand at most that have none between
// them, by the height of their line.
const widestPitch = 1.6

// hasGap reports whether ideographs stand so far apart that there is room for another.
func (l *textLine) hasGap() bool {
	middle := 0 // of the ideograph before, 0 for none
	for _, w := range l.seen {
		if !strings.ContainsFunc(w.Text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
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
