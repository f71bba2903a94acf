package typeface

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// TrueType is the font: letters of Noto Sans CJK SC, with TrueType outlines; makefont.py
// makes it, and charts.LICENSE.txt has its licence.
//
//go:embed charts.ttf
var TrueType []byte

// Missing stands for a letter that the font lacks, as print has long shown one.
const Missing = '〓'

// boldness is how much wider a bold Latin letter is than a regular one: the font has
// regular letters alone, and browsers set bold ones of their own.
const boldness = 1.07

// A face is the font with what was looked up in it.
type face struct {
	font   *sfnt.Font
	em     fixed.Int26_6
	widths [1 << 16]float32 // of each letter, of its size; below 0 where the font lacks it
}

var loaded = sync.OnceValue(func() *face {
	f, err := sfnt.Parse(TrueType)
	if err != nil {
		panic(fmt.Sprintf("charts.ttf: %v", err)) // the file is part of the binary
	}
	l := &face{font: f, em: fixed.Int26_6(f.UnitsPerEm())}
	var buffer sfnt.Buffer
	for letter := range l.widths {
		l.widths[letter] = -1
		glyph, err := f.GlyphIndex(&buffer, rune(letter))
		if err != nil || glyph == 0 {
			continue
		}
		if advance, err := f.GlyphAdvance(&buffer, glyph, l.em, font.HintingNone); err == nil {
			l.widths[letter] = float32(advance) / float32(l.em)
		}
	}
	return l
})

// Has reports whether the font has a letter.
func Has(letter rune) bool { return loaded().has(letter) }

func (f *face) has(letter rune) bool {
	return letter >= 0 && int(letter) < len(f.widths) && f.widths[letter] >= 0
}

// Printable returns a text with Missing in the place of the letters that the font lacks.
func Printable(text string) string {
	return strings.Map(func(letter rune) rune {
		if Has(letter) {
			return letter
		}
		return Missing
	}, text)
}

// Width returns how wide a text of a size is, in the unit of the size.
func Width(text string, size float64, bold bool) float64 {
	width, all := 0.0, loaded()
	for _, letter := range text {
		if !all.has(letter) {
			letter = Missing
		}
		one := float64(all.widths[letter])
		if bold && one < 1 {
			one *= boldness
		}
		width += one
	}
	return width * size
}
