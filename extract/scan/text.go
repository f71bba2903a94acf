package scan

import (
	"image"
	"slices"
	"strings"
	"unicode"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/tesseract"
)

// A textLine is a line of text.
type textLine struct {
	box     image.Rectangle   // of its ink
	crop    *raster.Raster    // as it was scanned, for the model; nil where that does not read
	picture tesseract.Picture // in gray, for tesseract
	opening bool              // it may say whose report it is
	words   []reading.Word    // by tesseract
	seen    []reading.Word    // by the model
}

// Measures of the picture of a line for the model: what of the paper around is in it, by the height of the
// line, and how high a line is at least that is not a dash alone.
const (
	cropMargin = 0.1
	leastCrop  = 24
)

// crop returns a line as it was scanned, and where its upper left corner is.
func (s *Sheet) crop(box image.Rectangle) (*raster.Raster, image.Point) {
	if grow := leastCrop - box.Dy(); grow > 0 {
		box.Min.Y, box.Max.Y = box.Min.Y-grow/2, box.Max.Y+(grow+1)/2
	}
	box = box.Inset(-int(cropMargin*float64(box.Dy())) - 1).Intersect(s.gray.Bounds())
	return s.gray.Part(box), box.Min
}

// sureLine is how sure the model must be of a line, on average, that it is heard rather than
// tesseract, whatever that is: of what it sees in ruins, as under a seal, it is not.
const sureLine = 0.7

// text returns what a line says, by the model if that is sure of it or surer than tesseract, and how sure that is. Of thin
// strokes that are half lost the model reads most, and tesseract next to nothing, and neither is sure.
func (l *textLine) text() (string, float64) {
	seen, sure := lineText(l.seen), meanConfidence(l.seen)
	read := lineText(l.words)
	if seen != "" && (sure >= sureLine || sure > meanConfidence(l.words) || read == "") {
		return completed(seen, read), sure
	}
	return read, confidenceOf(l.words)
}

// isReadable reports whether the model is heard of a line, and leaves no gap in it that tesseract might fill.
func (l *textLine) isReadable() bool {
	return len(l.seen) > 0 && meanConfidence(l.seen) >= sureLine && !l.hasGap()
}

// sureCharacter is how sure the model must be of each character of a text that both programs read alike.
const sureCharacter = 0.8

// isAlike reports whether both programs read a line alike, and the model is sure of each character.
func (l *textLine) isAlike() bool {
	seen := folded(lineText(l.seen))
	return seen != "" && seen == folded(lineText(l.words)) && confidenceOf(l.seen) >= sureCharacter
}

// mostLeftOut is how many characters in a row the model leaves out that it does not know, as 猇 and 傈僳.
const mostLeftOut = 2

// completed returns what the model read with the ideographs that it left out between others, as tesseract has them.
func completed(seen, read string) string {
	a, b := []rune(seen), []rune(read)
	var out []rune
	i, j := 0, 0 // of what was gone through in either
	for _, s := range common([]rune(folded(seen)), []rune(folded(read))) {
		from, to := i, j
		for from+len(s) <= len(a) && folded(string(a[from:from+len(s)])) != string(s) {
			from++
		}
		for to+len(s) <= len(b) && folded(string(b[to:to+len(s)])) != string(s) {
			to++
		}
		out = append(out, a[i:from]...)
		if left := b[j:to]; i == from && i > 0 && len(left) > 0 && len(left) <= mostLeftOut && isHan(left) {
			out = append(out, left...)
		}
		out = append(out, a[from:from+len(s)]...)
		i, j = from+len(s), to+len(s)
	}
	return string(append(out, a[i:]...))
}

func isHan(text []rune) bool {
	return !slices.ContainsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// lineText puts the words of a line together. The model has spaces for those of print, and for those
// between what stands far apart, tesseract for neither; and it has the stroke 丶, which no text has, for the comma 、.
func lineText(words []reading.Word) string {
	return strings.NewReplacer(" ", "", "\u3000", "", "丶", "、").Replace(joinedText(words))
}

// meanConfidence returns that of the words by and large, 0 for none.
func meanConfidence(words []reading.Word) float64 {
	sum := 0.0
	for _, w := range words {
		sum += w.Confidence
	}
	return sum / max(1, float64(len(words)))
}

// leastAgreed is how many characters a stretch has that counts as read alike: fewer may be so by chance.
const leastAgreed = 2

// agreed returns the stretches of a line that both programs read alike, from left to right. One at
// either end of the line has a line break there.
func (l *textLine) agreed() []string {
	a, b := []rune(folded(lineText(l.seen))), []rune(folded(lineText(l.words)))
	if len(a) == 0 || len(b) == 0 || meanConfidence(l.seen) < sureCharacter {
		return nil
	}
	a, b = slices.Concat([]rune{'\n'}, a, []rune{'\n'}), slices.Concat([]rune{'\n'}, b, []rune{'\n'})
	var list []string
	for _, s := range common(a, b) {
		if text := string(s); len([]rune(strings.Trim(text, "\n"))) >= leastAgreed {
			list = append(list, text)
		}
	}
	return list
}

// common returns the stretches of the longest text that two have in common, which are parted in either.
func common(a, b []rune) [][]rune {
	longest := make([][]int, len(a)+1) // from a place in each to the end
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var list [][]rune
	begun := false
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			if !begun {
				list = append(list, nil)
			}
			begun = true
			list[len(list)-1] = append(list[len(list)-1], a[i])
			i, j = i+1, j+1
			continue
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
		begun = false
	}
	return list
}

// folded returns a text with punctuation as it is on a keyboard: which width it has is not seen.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFEE0
		case r == '。':
			return '.'
		case r == '、':
			return ','
		}
		return r
	}, text)
}

// byLine gives the words of the picture of what is around the cells to the lines that they stand in: the
// program sees words in the grain of white paper too.
func (p *pageJob) byLine() {
	for _, w := range p.words {
		var at *textLine
		most := 0
		for _, l := range p.texts {
			both := l.box.Intersect(w.Box)
			if area := both.Dx() * both.Dy(); area > most {
				at, most = l, area
			}
		}
		if at != nil {
			at.words = append(at.words, w)
		}
	}
}

// printed returns the words outside of the cells: as tesseract has them, but where the model reads
// each line as one.
func (p *pageJob) printed() []Word {
	var list []Word
	for _, l := range p.texts {
		text, sure := l.text()
		if l.crop == nil {
			list = append(list, p.sheet.words(l.words)...)
		} else if text != "" {
			list = append(list, Word{text, p.sheet.points(l.box), sure})
		}
	}
	return list
}
