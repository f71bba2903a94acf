package surplus

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nianbao/extract/document"
)

// What is a note mark: smaller characters that follow a digit closely and stand higher.
const (
	noteSmaller  = 0.8 // of the digit's size at most
	noteSmallest = 0.45
	noteLarger   = 1.3  // times the usual size on the page that the digit has at most: a watermark's is larger
	noteRaised   = 0.12 // em of the digit that the middle is higher at least
	noteGap      = 0.3  // em of the digit between them at most
	noteLength   = 4    // characters of a mark
	noteBelow    = 2.5  // em of the digit that the rest of a mark stands below it at most, on a line of its own
)

// DropNoteMarks takes out the raised marks behind figures, that refer to a note, and
// returns a warning that says how many they are and what they say, none where there are none.
func DropNoteMarks(p *document.Page) []document.Warning {
	if len(p.Glyphs) == 0 {
		return nil
	}
	low, high := math.Inf(1), 0.0
	for _, g := range p.Glyphs {
		low, high = math.Min(low, g.Size), math.Max(high, g.Size)
	}
	if low > noteSmaller*high {
		return nil
	}
	largest := noteLarger * usualSize(p.Glyphs)
	// Most glyphs follow no digit, and no larger one.
	size := 0.0
	index := newPlaces(p.Glyphs, func(o document.Glyph) bool {
		bears := isNumeral(o.Text) && o.Size <= largest && o.Angle == 0
		if bears {
			size = math.Max(size, o.Size)
		}
		return bears
	})
	drop := make([]bool, len(p.Glyphs))
	var marks []string
	for i, g := range p.Glyphs {
		if g.Angle != 0 || drop[i] || g.Size > noteSmaller*size {
			continue
		}
		base := before(p.Glyphs, index, i, func(o document.Glyph) bool {
			return noteSmallest*o.Size <= g.Size && g.Size <= noteSmaller*o.Size && g.Box.CenterY()-o.Box.CenterY() >= noteRaised*o.Size &&
				g.Box.CenterY() < o.Box.Y1
		})
		if base < 0 {
			continue
		}
		mark := []int{i}
		for len(mark) <= noteLength {
			last := mark[len(mark)-1]
			next := slices.IndexFunc(p.Glyphs, func(o document.Glyph) bool {
				l := p.Glyphs[last]
				return math.Abs(o.Size-l.Size) < 0.05*l.Size && math.Abs(o.Box.CenterY()-l.Box.CenterY()) < 0.1*l.Size &&
					math.Abs(o.Box.X0-l.Box.X1) < 0.25*l.Size
			})
			if next < 0 {
				next = onNextLine(p.Glyphs, base, last)
			}
			if next < 0 || slices.Contains(mark, next) {
				break
			}
			mark = append(mark, next)
		}
		if len(mark) > noteLength {
			continue
		}
		text := ""
		for _, k := range mark {
			drop[k] = true
			text += p.Glyphs[k].Text
			if k == i || onOneLine(p.Glyphs[i], p.Glyphs[k]) {
				widen(&p.Glyphs[base], p.Glyphs[k].Box)
			}
		}
		marks = append(marks, text)
	}
	if len(marks) == 0 {
		return nil
	}
	p.Glyphs = without(p.Glyphs, drop)
	said := strings.Join(marks[:min(len(marks), 20)], " ")
	return []document.Warning{{Code: "note-marks", Message: fmt.Sprintf("%d raised marks behind figures were taken for those of notes: %s", len(marks), said), Page: p.Number}}
}

// onNextLine returns the glyph that goes on with a mark for which its cell has no room on one
// line, -1 for none: it is shown next, as small, and stands under the figure.
func onNextLine(glyphs []document.Glyph, base, last int) int {
	next := last + 1
	if next == len(glyphs) {
		return -1
	}
	b, l, o := glyphs[base], glyphs[last], glyphs[next]
	below := b.Box.CenterY() - o.Box.CenterY()
	if o.Angle != 0 || o.Font != l.Font || math.Abs(o.Size-l.Size) >= 0.05*l.Size || below < noteRaised*b.Size || below > noteBelow*b.Size ||
		math.Abs(o.Box.CenterX()-b.Box.CenterX()) > noteBelow*b.Size {
		return -1
	}
	return next
}

// before returns the nearest glyph that glyph i follows closely and that the function
// holds for, -1 for none.
func before(glyphs []document.Glyph, index places, i int, holds func(document.Glyph) bool) int {
	g, best, least := glyphs[i], -1, math.Inf(1)
	for _, k := range index.near(g.Box) {
		o := glyphs[k]
		gap := g.Box.X0 - o.Box.X1
		if k != i && math.Abs(gap) <= noteGap*o.Size && math.Abs(gap) < least && holds(o) {
			best, least = k, math.Abs(gap)
		}
	}
	return best
}

// isNumeral reports whether a glyph is a digit, or a Chinese one.
func isNumeral(text string) bool {
	return text != "" && strings.Contains("0123456789〇零一二三四五六七八九十百千", text)
}
