package pdf

import (
	"fmt"
	"strings"

	"nianbao/extract/document"
)

// A reason says why a glyph that the content shows can't be seen on the page.
type reason int

const (
	isSeen      reason = iota
	isInvisible        // rendering mode 3 or 7 (ISO 32000-1, 9.3.6)
	isTransparent
	isClipped
	isLayerOff
	isLikeGround // in the color of what it stands on
	isCovered
	isTiny
	reasons
)

// words are what a warning calls the reasons.
var words = [reasons]string{"", "invisible", "transparent", "clipped away", "of a layer that is off", "in the color of their ground", "painted over", "too small to see"}

// How small text is that nobody sees: of a size, in points, below smallestText, or drawn so
// narrow that its letters are strokes.
const (
	smallestText  = 1.0
	narrowestText = 0.05 // of the size
)

// A look is what bears on whether a glyph is seen.
type look struct {
	reason reason // as far as it is known when the glyph is shown
	color  ink
	string int // counts the strings shown
	// watermark is set for what the file says is one.
	watermark bool
}

// lookOf returns how the glyph with the box is shown, of a width and a size of its em.
func (in *interpreter) lookOf(box document.Rect, width, size float64) look {
	s := &in.state
	l := look{color: s.fill, string: in.strings, watermark: in.watermark > 0}
	if s.mode == 1 || s.mode == 5 {
		l.color = s.stroke
	} else if (s.mode == 2 || s.mode == 6) && !s.stroke.isLike(s.fill) {
		l.color = unknown
	}
	switch {
	case in.off > 0:
		l.reason = isLayerOff
	case s.mode == 3 || s.mode == 7:
		l.reason = isInvisible
	case s.alpha < alike:
		l.reason = isTransparent
	case s.clip.hides(box):
		l.reason = isClipped
	case size < smallestText || width < narrowestText*size:
		l.reason = isTiny
	}
	return l
}

// dropUnseen takes out the glyphs that can't be seen on the page and counts them by
// reason. Of a string of which a part is clipped away all is kept and marked as cut: a
// figure without its last digits is no smaller figure. On a page that a picture covers
// invisible text stays: it says what the picture shows.
func (in *interpreter) dropUnseen(covered bool) {
	in.judgeColors(covered)
	whole := map[int]bool{} // strings of which something is seen
	for i, l := range in.looks {
		if l.reason == isSeen || covered && l.reason == isInvisible {
			in.looks[i].reason = isSeen
			whole[l.string] = true
		}
	}
	seen := in.glyphs[:0]
	for i, g := range in.glyphs {
		l := in.looks[i]
		if l.reason == isClipped && whole[l.string] {
			l.reason, g.Cut = isSeen, true
		}
		if l.reason != isSeen {
			in.unseen[l.reason]++
			in.leftOut.WriteString(g.Text)
			continue
		}
		if l.watermark {
			in.watermarks = append(in.watermarks, g)
			continue
		}
		seen = append(seen, g)
	}
	in.glyphs = seen
}

// judgeColors finds the glyphs that have the color of their ground, or are painted over.
func (in *interpreter) judgeColors(covered bool) {
	if len(in.paints) >= maxPaints {
		return
	}
	grounds := []ink{white}
	for _, p := range in.paints {
		known := p.color.unknown
		for _, g := range grounds {
			known = known || g.isLike(p.color)
		}
		if !known {
			grounds = append(grounds, p.color)
		}
	}
	for i := range in.looks {
		l := &in.looks[i]
		if l.reason != isSeen {
			continue
		}
		box := in.glyphs[i].Box
		if !covered && in.isPaintedOver(box, i) {
			l.reason = isCovered
			continue
		}
		for _, g := range grounds {
			if l.color.isLike(g) {
				if l.color.isLike(in.groundOf(box, i)) {
					l.reason = isLikeGround
				}
				break
			}
		}
	}
}

// groundOf returns the color on which the middle of glyph i stands.
func (in *interpreter) groundOf(box document.Rect, i int) ink {
	at := document.Point{X: box.CenterX(), Y: box.CenterY()}
	for k := len(in.paints) - 1; k >= 0; k-- {
		p := in.paints[k]
		if p.after > i || !p.box.Contains(at) {
			continue
		}
		if !p.exact {
			return unknown
		}
		return p.color
	}
	return white
}

// isPaintedOver reports whether the inner part of glyph i is covered by what was painted
// after it.
func (in *interpreter) isPaintedOver(box document.Rect, i int) bool {
	inner := document.Rect{X0: box.X0 + 0.2*box.Width(), X1: box.X1 - 0.2*box.Width(), Y0: box.Y0 + 0.2*box.Height(), Y1: box.Y1 - 0.2*box.Height()}
	for k := len(in.paints) - 1; k >= 0; k-- {
		p := in.paints[k]
		if p.after <= i {
			return false // those before were painted before it too
		}
		if p.exact && p.box.Contains(document.Point{X: inner.X0, Y: inner.Y0}) && p.box.Contains(document.Point{X: inner.X1, Y: inner.Y1}) {
			return true
		}
	}
	return false
}

// unseenWarning tells of the glyphs that were left out because they can't be seen.
func (in *interpreter) unseenWarning(page int) []document.Warning {
	var parts []string
	for r, n := range in.unseen {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, words[r]))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []document.Warning{{Code: "unseen-text", Message: "glyphs that can't be seen on the page were left out: " + strings.Join(parts, ", "), Page: page}}
}
