package compose

import (
	"fmt"
	"math/rand"
	"strings"

	"nianbao/testdata/generate/font"
	"nianbao/testdata/generate/report"
)

// A compositor lays a report out from top to bottom.
type compositor struct {
	Paper
	Look
	rng    *rand.Rand
	y      float64
	margin float64
	pages  map[string][]int // page of each figure by table, in printed order
}

// Compose lays a report out and returns the pages of its figures by table.
func (l Look) Compose(r *report.Report, k Ink, faces []*font.Typeface, rng *rand.Rand) (*Paper, map[string][]int) {
	c := &compositor{Paper: Paper{title: strings.Join(r.Title, ""), ink: k, faces: faces}, Look: l, rng: rng, margin: 72, pages: map[string][]int{}}
	c.begin(false)
	for _, line := range r.Title {
		size := min(20, (c.folio().wide-2*c.margin)/c.Prose.Width(line, 1))
		c.y -= 1.5 * size
		c.text(mark{role: proseRole, x: (c.folio().wide - c.Prose.Width(line, size)) / 2, y: c.y, face: c.Prose, size: size}, line)
	}
	for _, p := range r.Preamble {
		c.paragraph(p)
	}
	grids := r.Grids()
	for i, s := range r.Sections {
		hasTable := len(s.Paragraphs) == 1 && grids[s.Paragraphs[0]] != nil
		sideways := l.Landscape && hasTable
		if sideways != c.folio().turned || hasTable && c.BreakRow > 0 && c.breaks(s.Paragraphs[0]) {
			c.begin(sideways)
		}
		if head := r.Heading(i); head != "" {
			c.room(3 * c.ProseSize)
			c.paragraph(head)
		}
		for _, p := range s.Paragraphs {
			if table := grids[p]; table != nil {
				c.tables(table)
				continue
			}
			if i == 0 {
				p = c.Bullets + p
			}
			c.paragraph(p)
		}
	}
	c.furnish()
	return &c.Paper, c.pages
}

func (c *compositor) breaks(table string) bool {
	return table == "applications" || table == "statistics"
}

func (c *compositor) folio() *folio { return c.folios[len(c.folios)-1] }

func (c *compositor) begin(sideways bool) {
	w, h := 595.0, 842.0
	if sideways {
		w, h = h, w
	}
	c.folios = append(c.folios, &folio{wide: w, high: h, turned: sideways, rotate: sideways && !c.Unrotated})
	c.y = h - c.margin
}

// room starts a page unless height points are left on this one.
func (c *compositor) room(height float64) {
	if c.y-height < c.margin {
		c.begin(c.folio().turned)
	}
}

// text adds a line; what its face cannot show is set in the face of the prose.
func (c *compositor) text(m mark, s string) {
	runes := []rune(s)
	gaps := m.gaps
	for i := 0; i < len(runes); {
		face := c.faceFor(m.face, runes[i])
		j := i + 1
		for j < len(runes) && c.faceFor(m.face, runes[j]) == face {
			j++
		}
		part := m
		part.face, part.text = face, runes[i:j]
		if gaps != nil {
			part.gaps = gaps[i:j]
		}
		c.folio().marks = append(c.folio().marks, part)
		for k := i; k < j; k++ {
			step := face.Em(runes[k]) * m.size
			if gaps != nil {
				step += gaps[k]
			}
			switch {
			case face.Vertical:
				m.y -= step
			case m.angle == 90:
				m.y += step
			default:
				m.x += step
			}
		}
		i = j
	}
}

func (c *compositor) faceFor(f *font.Typeface, r rune) *font.Typeface {
	if f.Has(r) {
		return f
	}
	if c.Prose.Has(r) && c.Prose.Vertical == f.Vertical {
		return c.Prose
	}
	return c.WatermarkFace // has every character
}

// measure returns the width of a text with the faces it will be set in.
func (c *compositor) measure(f *font.Typeface, s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += c.faceFor(f, r).Em(r) * size
	}
	return w
}

// wrapped breaks a text into lines no wider than a measure.
func (c *compositor) wrapped(f *font.Typeface, s string, size, measure float64) []string {
	var lines []string
	line, w := "", 0.0
	for _, r := range s {
		step := c.faceFor(f, r).Em(r) * size
		if w+step > measure+0.01 && line != "" {
			lines = append(lines, line)
			line, w = "", 0
		}
		line += string(r)
		w += step
	}
	return append(lines, line)
}

// spread returns the gaps that stretch a line to a measure.
func (c *compositor) spread(f *font.Typeface, s string, size, measure float64) []float64 {
	n := len([]rune(s))
	rest := measure - c.measure(f, s, size)
	if n < 2 || rest <= 0 {
		return nil
	}
	gaps := make([]float64, n)
	for i := range n - 1 {
		gaps[i] = rest / float64(n-1)
	}
	return gaps
}

func (c *compositor) paragraph(s string) {
	measure := c.folio().wide - 2*c.margin
	lines := c.wrapped(c.Prose, "　　"+s, c.ProseSize, measure)
	for i, line := range lines {
		c.room(1.6 * c.ProseSize)
		c.y -= 1.6 * c.ProseSize
		bare := strings.TrimPrefix(line, "　　") // an indent is no text
		x := c.margin + c.measure(c.Prose, line, c.ProseSize) - c.measure(c.Prose, bare, c.ProseSize)
		m := mark{role: proseRole, x: x, y: c.y, face: c.Prose, size: c.ProseSize}
		if c.Justified && i < len(lines)-1 {
			m.gaps = c.spread(c.Prose, bare, c.ProseSize, c.margin+measure-x)
		}
		c.text(m, bare)
	}
}

// furnish adds page numbers, running heads and watermarks.
func (c *compositor) furnish() {
	turn := c.folios
	defer func() { c.folios = turn }()
	for i, s := range turn {
		c.folios = turn[:i+1] // the page that text is added to is the last
		first := len(s.marks)
		number := fmt.Sprintf("- %d -", i+1)
		size, x, y := 12.0, 0.0, c.margin/2
		if c.PageNumber == "total" {
			number = fmt.Sprintf("第 %d 页 共 %d 页", i+1, len(turn))
			size = 9
		}
		if c.PageNumber == "close" {
			size, y = 9, c.margin-10
		}
		x = (s.wide - c.measure(c.Prose, number, size)) / 2
		if c.PageNumber == "side" {
			number = fmt.Sprint(i + 1)
			x, y = s.wide-c.margin+14, s.high/2-40+float64(17*(i%5))
		}
		c.text(mark{role: furnitureRole, x: x, y: y, face: c.Prose, size: size}, number)
		if c.RunningHead {
			c.text(mark{role: furnitureRole, x: c.margin, y: s.high - 48, face: c.Prose, size: 9}, c.title)
			if i%2 == 0 {
				s.marks = append(s.marks, mark{role: furnitureRole, x: c.margin, y: s.high - 52, x1: s.wide - c.margin, y1: s.high - 52})
			}
		}
		if c.Watermark != "" {
			size := 56.0
			x := (s.wide - c.measure(c.WatermarkFace, c.Watermark, size)) / 2
			m := mark{role: watermarkRole, x: x, y: s.high / 2, face: c.WatermarkFace, size: size, gray: 0.88, angle: c.Slope, text: []rune(c.Watermark)}
			if c.Slope != 0 {
				m.x, m.y = s.wide*0.2, s.high*0.25
			}
			s.marks = append(s.marks, m)
		}
		// Furniture comes before the text of the page, as in most files.
		s.marks = append(append([]mark{}, s.marks[first:]...), s.marks[:first]...)
	}
}
