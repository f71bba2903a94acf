package main

import (
	"fmt"
	"math/rand"
	"strings"
)

// A look is how a report of the corpus is set on paper.
type look struct {
	label, figure, prose, upright *typeface // upright: a vertical face for the labels of groups
	watermarkFace                 *typeface

	labelSize, figureSize, proseSize float64
	lower                            float64 // how far figures stand below the middle
	padding                          float64 // above and below the text of a cell
	share                            float64 // of the labels in the width of table 三, 0: as in the grid
	top                              bool    // texts at the top of their cells
	breaking                         bool    // figures break in narrow columns, and are not made to fit
	touching                         bool    // figures reach the line right of them
	overshoot                        float64 // points by which tables run over the page's edge
	justified                        bool    // gaps inside of words
	stackedHead                      bool    // heads of columns one character a line
	bareIndent                       bool    // indents of labels are no text

	rules ruling
	group groupStyle

	breakRow   int  // row of the grid of table 三 (or the statistics) before or in which a page ends, 0: anywhere
	breakLines int  // lines of its label that stay on the page, 0: none
	repeatHead bool // the head of a table again on each page

	landscape   bool   // sections with tables on sideways pages
	unrotated   bool   // which are not turned by /Rotate
	runningHead bool   // the title at the top of each page
	pageNumber  string // "", "close": right under the table; "side": beside its rows; "total": 第 1 页 共 9 页
	watermark   string
	slope       float64 // of the watermark in degrees
	bullets     string  // before paragraphs of section 一
}

// A groupStyle is how the labels of groups are set.
type groupStyle int

const (
	groupLevel   groupStyle = iota // in lines
	groupStacked                   // one character a line
	groupTurned                    // turned by 90°
	groupUpright                   // in a vertical font
)

// A compositor lays a report out from top to bottom.
type compositor struct {
	paper
	look
	rng    *rand.Rand
	y      float64
	margin float64
	pages  map[string][]int // page of each figure by table, in printed order
}

// compose lays a report out and returns the pages of its figures by table.
func (l look) compose(r *report, k ink, faces []*typeface, rng *rand.Rand) (*paper, map[string][]int) {
	c := &compositor{paper: paper{title: strings.Join(r.title, ""), ink: k, faces: faces}, look: l, rng: rng, margin: 72, pages: map[string][]int{}}
	c.begin(false)
	for _, line := range r.title {
		size := min(20, (c.folio().wide-2*c.margin)/c.prose.width(line, 1))
		c.y -= 1.5 * size
		c.text(mark{role: proseRole, x: (c.folio().wide - c.prose.width(line, size)) / 2, y: c.y, face: c.prose, size: size}, line)
	}
	for _, p := range r.preamble {
		c.paragraph(p)
	}
	grids := r.grids()
	for i, s := range r.sections {
		hasTable := len(s.paragraphs) == 1 && grids[s.paragraphs[0]] != nil
		sideways := l.landscape && hasTable
		if sideways != c.folio().turned || hasTable && c.breakRow > 0 && c.breaks(s.paragraphs[0]) {
			c.begin(sideways)
		}
		if head := r.heading(i); head != "" {
			c.room(3 * c.proseSize)
			c.paragraph(head)
		}
		for _, p := range s.paragraphs {
			if table := grids[p]; table != nil {
				c.tables(table)
				continue
			}
			if i == 0 {
				p = c.bullets + p
			}
			c.paragraph(p)
		}
	}
	c.furnish()
	return &c.paper, c.pages
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
	c.folios = append(c.folios, &folio{wide: w, high: h, turned: sideways, rotate: sideways && !c.unrotated})
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
			step := face.em(runes[k]) * m.size
			if gaps != nil {
				step += gaps[k]
			}
			switch {
			case face.vertical:
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

func (c *compositor) faceFor(f *typeface, r rune) *typeface {
	if f.has(r) {
		return f
	}
	if c.prose.has(r) && c.prose.vertical == f.vertical {
		return c.prose
	}
	return c.watermarkFace // has every character
}

// measure returns the width of a text with the faces it will be set in.
func (c *compositor) measure(f *typeface, s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += c.faceFor(f, r).em(r) * size
	}
	return w
}

// wrapped breaks a text into lines no wider than a measure.
func (c *compositor) wrapped(f *typeface, s string, size, measure float64) []string {
	var lines []string
	line, w := "", 0.0
	for _, r := range s {
		step := c.faceFor(f, r).em(r) * size
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
func (c *compositor) spread(f *typeface, s string, size, measure float64) []float64 {
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
	lines := c.wrapped(c.prose, "　　"+s, c.proseSize, measure)
	for i, line := range lines {
		c.room(1.6 * c.proseSize)
		c.y -= 1.6 * c.proseSize
		bare := strings.TrimPrefix(line, "　　") // an indent is no text
		x := c.margin + c.measure(c.prose, line, c.proseSize) - c.measure(c.prose, bare, c.proseSize)
		m := mark{role: proseRole, x: x, y: c.y, face: c.prose, size: c.proseSize}
		if c.justified && i < len(lines)-1 {
			m.gaps = c.spread(c.prose, bare, c.proseSize, c.margin+measure-x)
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
		if c.pageNumber == "total" {
			number = fmt.Sprintf("第 %d 页 共 %d 页", i+1, len(turn))
			size = 9
		}
		if c.pageNumber == "close" {
			size, y = 9, c.margin-10
		}
		x = (s.wide - c.measure(c.prose, number, size)) / 2
		if c.pageNumber == "side" {
			number = fmt.Sprint(i + 1)
			x, y = s.wide-c.margin+14, s.high/2-40+float64(17*(i%5))
		}
		c.text(mark{role: furnitureRole, x: x, y: y, face: c.prose, size: size}, number)
		if c.runningHead {
			c.text(mark{role: furnitureRole, x: c.margin, y: s.high - 48, face: c.prose, size: 9}, c.title)
			if i%2 == 0 {
				s.marks = append(s.marks, mark{role: furnitureRole, x: c.margin, y: s.high - 52, x1: s.wide - c.margin, y1: s.high - 52})
			}
		}
		if c.watermark != "" {
			size := 56.0
			x := (s.wide - c.measure(c.watermarkFace, c.watermark, size)) / 2
			m := mark{role: watermarkRole, x: x, y: s.high / 2, face: c.watermarkFace, size: size, gray: 0.88, angle: c.slope, text: []rune(c.watermark)}
			if c.slope != 0 {
				m.x, m.y = s.wide*0.2, s.high*0.25
			}
			s.marks = append(s.marks, m)
		}
		// Furniture comes before the text of the page, as in most files.
		s.marks = append(append([]mark{}, s.marks[first:]...), s.marks[:first]...)
	}
}
