package chart

import (
	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// A key is what a legend says of one sign.
type key struct {
	text string
	draw func(x, y, size float64) []scene.Mark // the sign, of a size, with its middle at y
}

// legend writes the keys in lines, as many as there is room for in each.
func (s *sheet) legend(keys []key) {
	if len(keys) == 0 {
		return
	}
	size := 0.9 * s.shape.Size
	sign, x, y := size, s.left, s.top+size
	for _, k := range keys {
		text := cut(k.text, s.right-s.left-1.8*sign, size, false)
		width := 1.7*sign + typeface.Width(text, size, false)
		if x > s.left && x+width > s.right {
			x, y = s.left, y+leading*size
		}
		s.Add(k.draw(x, y-0.35*size, sign)...)
		s.Add(scene.Text{X: x + 1.7*sign, Y: y, Size: size, Text: text, Ink: scene.Black})
		x += width + 1.4*size
	}
	s.top = y + 0.9*size
}

func boxKey(text string, box scene.Box) key {
	return key{text, func(x, y, size float64) []scene.Mark {
		b := box
		b.X, b.Y, b.Width, b.Height = x, y-size/2, size, size
		return []scene.Mark{b}
	}}
}

func dotKey(text string, dot scene.Dot) key {
	return key{text, func(x, y, size float64) []scene.Mark {
		d := dot
		d.X, d.Y, d.Radius = x+size/2, y, 0.3*size
		return []scene.Mark{d}
	}}
}

// lineKey is a line of strokes between places from 0 to 1.
func lineKey(text string, dashed bool, strokes ...[2]float64) key {
	return key{text, func(x, y, size float64) []scene.Mark {
		var marks []scene.Mark
		for _, stroke := range strokes {
			marks = append(marks, scene.Line{Points: []scene.Point{{X: x + stroke[0]*size, Y: y}, {X: x + stroke[1]*size, Y: y}}, Ink: scene.Black, Width: 2, Dashed: dashed})
		}
		return marks
	}}
}

// lineKeys are the keys of lines over years: of what is drawn otherwise, if there is any.
func (s *sheet) lineKeys() []key {
	var keys []key
	doubtful, gap, apart := false, false, false
	for _, series := range s.Series {
		for i, p := range series.Points {
			doubtful = doubtful || p.Doubtful && p.Value != nil
			gap = gap || p.Value == nil
			apart = apart || p.Apart && i > 0 && p.Value != nil && series.Points[i-1].Value != nil
		}
	}
	if doubtful {
		keys = append(keys, dotKey(s.Words.Doubtful, scene.Dot{Fill: scene.Paper, Edge: scene.Black}))
	}
	if gap {
		keys = append(keys, lineKey(s.Words.Gap, false, [2]float64{0, 0.4}, [2]float64{0.85, 1.25}))
	}
	if apart {
		keys = append(keys, lineKey(s.Words.Apart, true, [2]float64{0, 1.3}))
	}
	return keys
}

// doubtKeys are the keys of bars: of those in doubt, if there are any.
func (s *sheet) doubtKeys() []key {
	if !s.any(func(p Point) bool { return p.Doubtful && p.Value != nil }) {
		return nil
	}
	return []key{boxKey(s.Words.Doubtful, scene.Box{Fill: scene.Paper, Edge: scene.Calm, Dashed: true})}
}
