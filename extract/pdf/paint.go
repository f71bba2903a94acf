package pdf

import (
	"math"
	"slices"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/pdf/syntax"
)

// An ink is what something is painted with, as red, green and blue from 0 to 1. The
// zero value is black.
type ink struct {
	rgb     [3]float64
	unknown bool // a pattern, or of a space that is not followed
}

var (
	white   = ink{rgb: [3]float64{1, 1, 1}}
	unknown = ink{unknown: true}
)

// alike is by how much, of 1, two colors may differ in each component that the eye can't
// tell apart.
const alike = 0.05

func (c ink) isLike(o ink) bool {
	if c.unknown || o.unknown {
		return false
	}
	for i := range c.rgb {
		if math.Abs(c.rgb[i]-o.rgb[i]) > alike {
			return false
		}
	}
	return true
}

// deviceColor returns the color of one, three or four components (ISO 32000-1, 8.6.4).
func deviceColor(args []syntax.Token) ink {
	n := make([]float64, len(args))
	for i := range args {
		n[i] = args[i].Num
	}
	switch len(n) {
	case 1:
		return ink{rgb: [3]float64{n[0], n[0], n[0]}}
	case 3:
		return ink{rgb: [3]float64{n[0], n[1], n[2]}}
	case 4:
		return ink{rgb: [3]float64{(1 - n[0]) * (1 - n[3]), (1 - n[1]) * (1 - n[3]), (1 - n[2]) * (1 - n[3])}}
	}
	return unknown
}

// A colorSpace says what the components of a color stand for: how many they are of a
// device, or tints of inks, or nothing that is followed.
type colorSpace struct {
	components int
	tints      bool
}

// spaceOf returns the color space that a name stands for (ISO 32000-1, 8.6).
func spaceOf(name string, resources *resources) colorSpace {
	v := resources.entry("ColorSpace", name)
	if v.Kind() == pdf.Array {
		name = v.Index(0).Name()
	} else if v.Kind() == pdf.Name {
		name = v.Name()
	}
	switch name {
	case "DeviceGray", "CalGray", "G":
		return colorSpace{components: 1}
	case "DeviceRGB", "CalRGB", "RGB":
		return colorSpace{components: 3}
	case "DeviceCMYK", "CMYK":
		return colorSpace{components: 4}
	case "ICCBased":
		return colorSpace{components: int(v.Index(1).Key("N").Int64())}
	case "Separation", "DeviceN":
		return colorSpace{tints: true}
	}
	return colorSpace{}
}

// first returns the color that is set together with the space.
func (s colorSpace) first() ink {
	if s.components > 0 {
		return ink{}
	}
	return unknown
}

// of returns the color of the components. No ink leaves the paper white.
func (s colorSpace) of(args []syntax.Token) ink {
	switch {
	case s.components == len(args) && len(args) > 0:
		return deviceColor(args)
	case s.tints:
		for _, a := range args {
			if a.Num != 0 || a.Kind != syntax.KindNumber {
				return unknown
			}
		}
		return white
	}
	return unknown
}

// colorOperator reports false for an operator that sets no color.
func (in *interpreter) colorOperator(op string, args []syntax.Token, resources *resources) bool {
	s := &in.state
	switch op {
	case "g", "rg", "k":
		s.fill = deviceColor(args)
	case "G", "RG", "K":
		s.stroke = deviceColor(args)
	case "cs", "CS":
		space := colorSpace{}
		if len(args) > 0 {
			space = spaceOf(args[0].Text, resources)
		}
		if op == "cs" {
			s.fillSpace, s.fill = space, space.first()
		} else {
			s.strokeSpace, s.stroke = space, space.first()
		}
	case "sc", "scn":
		s.fill = s.fillSpace.of(args)
	case "SC", "SCN":
		s.stroke = s.strokeSpace.of(args)
	default:
		return false
	}
	return true
}

// A paint is an area that was painted: it lies over the glyphs before it and under those
// after.
type paint struct {
	box   document.Rect
	color ink
	// exact is set where the whole of the box is covered and nothing shows through.
	exact bool
	after int // how many glyphs were shown before it
}

// maxPaints is how many painted areas of a page are looked at: drawings have more, and
// nothing is hidden behind them for certain.
const maxPaints = 20000

// cover keeps an area that is painted.
func (in *interpreter) cover(box document.Rect, c ink, whole bool) {
	s := &in.state
	if in.off > 0 || len(in.paints) >= maxPaints || s.alpha == 0 {
		return
	}
	clipped, some := s.clip.cut(box)
	if !some {
		return
	}
	in.paints = append(in.paints, paint{clipped, c, whole && s.alpha == 1 && !s.blended && (s.clip.exact || !s.clip.set), len(in.glyphs)})
}

// isUpright reports whether a matrix leaves upright boxes upright: it turns by right angles.
func isUpright(m document.Matrix) bool {
	const near = 1e-6 // of what rounding leaves
	isZero := func(a, b float64) bool { return math.Abs(a) <= near*math.Abs(b) }
	return isZero(m[1], m[0]) && isZero(m[2], m[3]) || isZero(m[0], m[1]) && isZero(m[3], m[2])
}

// inlinePicture keeps the area of a picture that stands in the content itself, with the keys
// and values given (ISO 32000-1, 8.9.7). One that is a mask has holes.
func (in *interpreter) inlinePicture(keys []syntax.Token) {
	mask := slices.ContainsFunc(keys, func(t syntax.Token) bool { return t.Text == "IM" || t.Text == "ImageMask" })
	box := in.state.ctm.Rect(document.Rect{X1: 1, Y1: 1})
	if in.off == 0 {
		in.images = append(in.images, box)
	}
	in.cover(box, unknown, isUpright(in.state.ctm) && !mask)
}

// coverFilled keeps the areas of the shapes that are filled. Thin ones are lines.
func (in *interpreter) coverFilled() {
	for _, sub := range in.path.subpaths {
		box, isBox := boxOf(sub)
		if box.Width() > maxThickness && box.Height() > maxThickness {
			in.cover(box, in.state.fill, isBox && !in.path.curved && len(in.path.subpaths) == 1)
		}
	}
}

// boxOf returns what the points of a subpath cover, and whether they are the corners of
// an upright rectangle.
func boxOf(sub []document.Point) (box document.Rect, isBox bool) {
	if len(sub) == 0 {
		return box, false
	}
	box = document.SpanRect(sub[0], sub[0])
	for _, pt := range sub {
		box = document.Rect{X0: math.Min(box.X0, pt.X), Y0: math.Min(box.Y0, pt.Y), X1: math.Max(box.X1, pt.X), Y1: math.Max(box.Y1, pt.Y)}
	}
	const near = 0.01 // points
	corners := 0
	for i, pt := range sub {
		onX := math.Abs(pt.X-box.X0) < near || math.Abs(pt.X-box.X1) < near
		onY := math.Abs(pt.Y-box.Y0) < near || math.Abs(pt.Y-box.Y1) < near
		if !onX || !onY || i > 0 && math.Abs(pt.X-sub[i-1].X) > near && math.Abs(pt.Y-sub[i-1].Y) > near {
			return box, false
		}
		corners++
	}
	return box, 4 <= corners && corners <= 6 // closed once or twice
}
