package ofd

import (
	"fmt"
	"math"
	"strings"
)

// text writes one line of text.
func (w *writer) text(s Sheet, t Text) string {
	if w.Single && t.Figure && t.Angle == 0 && !t.Down {
		var b strings.Builder
		for i, c := range t.Chars {
			one := t
			one.Chars, one.Advances = []rune{c}, nil
			b.WriteString(w.object(s, one))
			if i < len(t.Advances) {
				t.X += t.Advances[i]
			}
		}
		return b.String()
	}
	return w.object(s, t)
}

// object writes a text object. Its boundary has its baseline a size below the upper edge.
func (w *writer) object(s Sheet, t Text) string {
	id, ok := w.fonts[t.Font]
	if !ok {
		id = w.number()
		w.fonts[t.Font] = id
	}
	length := t.Size
	for _, a := range t.Advances {
		length += a
	}
	x, y, scale := 0.0, t.Size, 1.0
	left, top, wide, high := t.X, s.High-t.Y-t.Size, length, 1.25*t.Size
	transformation := ""
	switch {
	case t.Angle != 0:
		sin, cos := math.Sincos(t.Angle * math.Pi / 180)
		transformation = fmt.Sprintf(` CTM="%s %s %s %s 0 0"`, decimal(cos), decimal(-sin), decimal(sin), decimal(cos))
		y, top, high = 0, s.High-t.Y, t.Size
	case w.Matrix:
		scale = 0.5
		transformation = fmt.Sprintf(` CTM="%[1]s 0 0 %[1]s 0 0"`, decimal(1/scale))
	}
	if t.Down {
		wide, high = t.Size, length+t.Size
	}
	inSpace := func(points float64) string { return mm(points * scale) }
	delta := ""
	if len(t.Advances) > 0 {
		axis := "X"
		if t.Down {
			axis = "Y"
		}
		delta = fmt.Sprintf(` Delta%s="%s"`, axis, w.distances(t.Advances, inSpace))
	}
	clip := ""
	if w.Clip && t.Angle == 0 && !t.Down {
		clip = fmt.Sprintf(`<Clips TransFlag="false"><Clip><Area><Path Boundary="0 0 %[1]s %[2]s"><AbbreviatedData>M 0 0 L %[1]s 0 L %[1]s %[2]s L 0 %[2]s C</AbbreviatedData></Path></Area></Clip></Clips>`, mm(wide), mm(high))
	}
	gray := int(math.Round(t.Gray * 255))
	return fmt.Sprintf(`<TextObject ID="%d" Boundary="%s %s %s %s" Font="%d" Size="%s"%s>%s<FillColor Value="%[10]d %[10]d %[10]d"/><TextCode X="%[11]s" Y="%[12]s"%[13]s>%[14]s</TextCode></TextObject>`,
		w.number(), mm(left), mm(top), mm(wide), mm(high), id, inSpace(t.Size), transformation, clip, gray, inSpace(x), inSpace(y), delta, escaped(string(t.Chars)))
}

// distances writes the distances of characters, those that are alike counted if the hand does so.
func (w *writer) distances(list []float64, write func(float64) string) string {
	var out []string
	for i := 0; i < len(list); {
		n := 1
		for w.Repeat && i+n < len(list) && write(list[i+n]) == write(list[i]) {
			n++
		}
		if n > 1 {
			out = append(out, fmt.Sprintf("g %d %s", n, write(list[i])))
		} else {
			out = append(out, write(list[i]))
		}
		i += n
	}
	return strings.Join(out, " ")
}
