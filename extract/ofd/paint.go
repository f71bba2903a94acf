package ofd

import (
	"fmt"
	"strconv"
	"strings"
)

// An ink is what something is painted with, as red, green and blue from 0 to 1, and how much it
// hides of what is beneath, 1 for all.
type ink struct {
	rgb   [3]float64
	alpha float64
}

// usualLine is how wide a line is where that is not said, in millimetres.
const usualLine = 0.353

// deepestParams bounds drawing parameters that are based on each other.
const deepestParams = 16

// An aspect finds how an object is drawn: what it says itself goes before its drawing
// parameters, and these before those of what it is in.
type aspect struct{ chain []*element }

// aspectOf returns the aspect of an object inside of another.
func (b *book) aspectOf(e *element, outer aspect) aspect {
	chain := []*element{e}
	for id, n := e.attr("DrawParam"), 0; id != "" && n < deepestParams; n++ {
		param := b.params[id]
		if param == nil {
			break
		}
		chain = append(chain, param)
		id = param.attr("Relative")
	}
	return aspect{append(chain, outer.chain...)}
}

func (a aspect) child(name string) *element {
	for _, e := range a.chain {
		if c := e.child(name); c != nil {
			return c
		}
	}
	return nil
}

func (a aspect) attr(name string) string {
	for _, e := range a.chain {
		if v := e.attr(name); v != "" {
			return v
		}
	}
	return ""
}

// share reads an opacity, which is counted to 255.
func share(s string) float64 { return min(max(numberOr(s, 255), 0), 255) / 255 }

var black = ink{alpha: 1}

// patchy is the opacity of what may leave a part of its area bare, a shading or a pattern, so that
// nothing beneath is taken for covered.
const patchy = 254.0 / 255

// colorOf returns the color that an element states. Of one that runs from color to color the
// first is taken, and gray for a pattern.
func (b *book) colorOf(e *element) ink {
	c := ink{alpha: share(e.attr("Alpha"))}
	if e.attr("Value") == "" && e.attr("Index") == "" {
		if run := firstColor(e, 0); run != nil {
			inner := b.colorOf(run)
			inner.alpha *= c.alpha * patchy
			return inner
		}
		if e.child("Pattern") != nil {
			c.rgb = [3]float64{0.5, 0.5, 0.5}
			c.alpha *= patchy
		}
		return c
	}
	space := b.spaces[e.attr("ColorSpace")]
	value := e.attr("Value")
	if value == "" {
		if palette := space.child("Palette").all("CV"); len(palette) > 0 {
			value = palette[min(max(int(numberOr(e.attr("Index"), 0)), 0), len(palette)-1)].content()
		}
	}
	most := float64(int(1)<<min(max(int(numberOr(space.attr("BitsPerComponent"), 8)), 1), 16)) - 1
	c.rgb = rgbOf(components(value, most))
	return c
}

// firstColor returns the first color of a shading.
func firstColor(e *element, depth int) *element {
	for _, c := range e.children {
		if c.name == "Color" && c.attr("Value") != "" {
			return c
		}
		if depth < 4 && c.name != "Pattern" {
			if found := firstColor(c, depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

// components reads the parts of a color, as shares of the largest value; "#1f" is hexadecimal.
func components(value string, most float64) []float64 {
	var list []float64
	for _, f := range strings.FieldsFunc(value, func(c rune) bool { return c == ' ' || c == ',' }) {
		v, ok := number(f)
		if hex, is := strings.CutPrefix(f, "#"); is {
			n, err := strconv.ParseUint(hex, 16, 16)
			v, ok = float64(n), err == nil
		}
		if !ok {
			return nil
		}
		list = append(list, min(max(v/most, 0), 1))
	}
	return list
}

// rgbOf returns the color of one, three or four components; black for any other number of them.
func rgbOf(n []float64) [3]float64 {
	switch len(n) {
	case 1:
		return [3]float64{n[0], n[0], n[0]}
	case 3:
		return [3]float64{n[0], n[1], n[2]}
	case 4:
		return [3]float64{(1 - n[0]) * (1 - n[3]), (1 - n[1]) * (1 - n[3]), (1 - n[2]) * (1 - n[3])}
	}
	return [3]float64{}
}

// use writes the operators for what is painted next: fill and stroke, either of which may be nil.
func (p *pageWriter) use(fill, stroke *ink) {
	opacity := [2]float64{1, 1}
	for i, c := range []*ink{fill, stroke} {
		if c == nil {
			continue
		}
		opacity[i] = c.alpha * p.alpha
		p.operator([]string{"rg", "RG"}[i], c.rgb[:]...)
	}
	if opacity != [2]float64{1, 1} || p.multiplied {
		p.write("%s gs\n", p.file.state(opacity, p.multiplied))
	}
}

// A graphicsState is an entry of the resources that sets how much shines through.
type graphicsState struct {
	fill, stroke int // of 255
	multiplied   bool
}

func (s graphicsState) name() string {
	name := fmt.Sprintf("/A%dx%d", s.fill, s.stroke)
	if s.multiplied {
		name += "M"
	}
	return name
}

// entry is its dictionary.
func (s graphicsState) entry() string {
	mode := "Normal"
	if s.multiplied {
		mode = "Multiply"
	}
	return fmt.Sprintf("%s<</ca %.4f/CA %.4f/BM/%s>>", s.name(), float64(s.fill)/255, float64(s.stroke)/255, mode)
}
