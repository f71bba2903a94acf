package sketch

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/extract/document"
)

// Things on a sketched page. Any byte stands for one of them.
const (
	horizontal byte = iota // y, x0, x1
	vertical               // x, y0, y1
	small                  // a glyph of 10 points: x and y of its lower left corner, character
	large                  // a glyph of 20 points
	upright                // a glyph of vertical text
	nextPage
	things
)

// inTables are characters that tables hold.
var inTables = []rune("0123456789规章行政许可总计（一）、。.-/")

// Pages reads pages of 256 by 256 points from bytes, four for each thing.
func Pages(data []byte) []*document.Page {
	newPage := func(n int) *document.Page { return &document.Page{Number: n, Width: 256, Height: 256} }
	pages := []*document.Page{newPage(1)}
	for ; len(data) >= 4; data = data[4:] {
		p := pages[len(pages)-1]
		a, b, c := float64(data[1]), float64(data[2]), float64(data[3])
		glyph := func(size float64, angle int) {
			r := inTables[int(data[3])%len(inTables)]
			width := size
			if r < 0x80 {
				width = size / 2
			}
			p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), Box: document.Rect{X0: a, Y0: b, X1: a + width, Y1: b + size}, Font: "Song", Size: size, Angle: angle})
		}
		switch data[0] % things {
		case horizontal:
			p.Rulings = append(p.Rulings, document.Ruling{Box: document.Rect{X0: min(b, c), Y0: a, X1: max(b, c), Y1: a}, Width: 0.5})
		case vertical:
			p.Rulings = append(p.Rulings, document.Ruling{Box: document.Rect{X0: a, Y0: min(b, c), X1: a, Y1: max(b, c)}, Width: 0.5})
		case small:
			glyph(10, 0)
		case large:
			glyph(20, 0)
		case upright:
			glyph(10, 270)
		case nextPage:
			if len(pages) < 3 {
				pages = append(pages, newPage(p.Number+1))
			}
		}
	}
	return pages
}

// Drawn writes things for Pages: "h y x0 x1", "v x y0 y1", "p" for the next page, "x y
// text" for a line of glyphs and "l x y text" for large ones.
func Drawn(spec string) []byte {
	var data []byte
	for _, l := range strings.Split(strings.TrimSpace(spec), "\n") {
		var a, b, c byte
		var text string
		switch l[0] {
		case 'p':
			data = append(data, nextPage, 0, 0, 0)
		case 'h':
			fmt.Sscan(l[1:], &a, &b, &c)
			data = append(data, horizontal, a, b, c)
		case 'v':
			fmt.Sscan(l[1:], &a, &b, &c)
			data = append(data, vertical, a, b, c)
		default:
			size, thing := byte(10), small
			if l[0] == 'l' {
				size, thing, l = 20, large, l[1:]
			}
			fmt.Sscan(l, &a, &b, &text)
			for _, r := range text {
				data = append(data, thing, a, b, byte(slices.Index(inTables, r)))
				a += size / 2
				if r >= 0x80 {
					a += size / 2
				}
			}
		}
	}
	return data
}
