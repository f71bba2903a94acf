package sketch

import (
	"fmt"
	"strings"

	"nianbao/extract/document"
)

// A Sheet is a page to be read, 300 by 400 points, made of words in place:
// ideographs of 10 points, which fill their em, and half as wide ASCII.
type Sheet struct{ document.Page }

// NewSheet returns an empty page with the number.
func NewSheet(number int) *Sheet {
	return &Sheet{document.Page{Number: number, Width: 300, Height: 400}}
}

// Put sets a text with its lower left corner at x, y.
func (s *Sheet) Put(x, y float64, text string) *Sheet { return s.Set("Song", 10, x, y, text) }

// Set sets a text in a font of another name and size.
func (s *Sheet) Set(font string, size, x, y float64, text string) *Sheet {
	for _, r := range text {
		width := size
		if r < 0x80 {
			width = size / 2
		}
		if r != ' ' {
			s.Glyphs = append(s.Glyphs, document.Glyph{Text: string(r), Box: document.Rect{X0: x, Y0: y, X1: x + width, Y1: y + size}, Font: font, Size: size})
		}
		x += width
	}
	return s
}

// Row sets words with their left edges given: "20 规章; 120 3; 180 4".
func (s *Sheet) Row(y float64, spec string) *Sheet {
	for _, part := range strings.Split(spec, ";") {
		var x float64
		word := strings.TrimSpace(part)
		at, text, _ := strings.Cut(word, " ")
		fmt.Sscan(at, &x)
		s.Put(x, y, text)
	}
	return s
}

// Rows sets rows 20 points apart, the first at 360.
func (s *Sheet) Rows(spec string) *Sheet {
	for i, l := range strings.Split(strings.TrimSpace(spec), "\n") {
		s.Row(360-20*float64(i), l)
	}
	return s
}

// Turned sets a text that runs upwards.
func (s *Sheet) Turned(x, y float64, text string) *Sheet {
	for i, r := range text {
		from := y + 5*float64(i)
		s.Glyphs = append(s.Glyphs, document.Glyph{Text: string(r), Box: document.Rect{X0: x, Y0: from, X1: x + 10, Y1: from + 5}, Font: "Song", Size: 10, Angle: 90, Turn: 90})
	}
	return s
}

// Rule draws rulings, one a line: "h y x0 x1" and "v x y0 y1".
func (s *Sheet) Rule(spec string) *Sheet {
	for _, l := range strings.Split(spec, "\n") {
		var at, from, to float64
		var direction string
		if n, _ := fmt.Sscan(l, &direction, &at, &from, &to); n < 4 {
			continue
		}
		box := document.Rect{X0: at, Y0: from, X1: at, Y1: to}
		if direction == "h" {
			box = document.Rect{X0: from, Y0: at, X1: to, Y1: at}
		}
		s.Rulings = append(s.Rulings, document.Ruling{Box: box, Width: 0.5})
	}
	return s
}

// Items returns lines of the sheet as a flow.
func (s *Sheet) Items(lines []document.Line) []document.Item {
	var list []document.Item
	for i := range lines {
		list = append(list, document.Item{Page: &s.Page, Line: &lines[i]})
	}
	return list
}
