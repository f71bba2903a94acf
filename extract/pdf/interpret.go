package pdf

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/character"
	"nianbao/extract/document"
	"nianbao/extract/pdf/font"
	"nianbao/extract/pdf/guard"
	"nianbao/extract/pdf/syntax"
)

// An interpreter walks a page's content streams once and collects what is
// shown: glyphs, painted paths and images (ISO 32000-1, 8 and 9).
type interpreter struct {
	fonts map[string]*font.Font // of the document, by the font dictionary's text
	clip  document.Rect         // the page; far outside of it nothing counts

	glyphs   []document.Glyph
	marked   []marked // the marked content in which we are, the innermost last
	unmarked int      // pieces that are nested too deep to be in marked
	rulings  []document.Ruling
	images   []document.Rect
	pictures []document.Picture // the images that are objects of their own
	unmapped int                // glyphs whose font does not tell what they stand for
	// conflicts has one entry for each glyph of which the witnesses disagree.
	conflicts []*font.Conflict
	hidden    int // glyphs of an invisible layer, as OCR programs add

	looks   []look // of the glyphs
	strings int    // how many were shown, those of one operator as one: kerning cuts figures
	paints  []paint
	off     int // pieces of marked content that are not shown in which we are
	// watermark counts those that are watermarks, and watermarks are the glyphs of these.
	watermark  int
	watermarks []document.Glyph
	optional   *optionalContent
	running    []string     // the forms in which we are, the innermost last
	forms      pdf.Value    // what form fields have in common (AcroForm)
	attached   *attachments // the files that the document carries, so far
	unseen     [reasons]int // glyphs that were left out
	leftOut    strings.Builder

	state  state
	saved  []state
	path   path
	budget *guard.Budget
}

// The part of the graphics state that bears on what we collect.
type state struct {
	ctm       document.Matrix
	font      *font.Font
	size      float64
	charSpace float64
	wordSpace float64
	stretch   float64 // horizontal scaling, 1 for 100 %
	leading   float64
	rise      float64
	mode      int
	lineWidth float64
	text      document.Matrix
	line      document.Matrix

	clip                   clip
	fill, stroke           ink
	fillSpace, strokeSpace colorSpace
	alpha                  float64 // of what is filled, 1 for opaque
	blended                bool    // with what is beneath, or by a mask
}

// firstState is the graphics state before the first operator.
func firstState(ctm document.Matrix) state {
	gray := colorSpace{components: 1}
	return state{ctm: ctm, stretch: 1, lineWidth: 1, text: document.Identity, line: document.Identity, alpha: 1, fillSpace: gray, strokeSpace: gray}
}

const (
	maxFormDepth  = 12
	maxSavedState = 512
)

// run interprets a content stream with its resources.
func (in *interpreter) run(data []byte, resources *resources, depth int) error {
	marked, unmarked, off, watermark := in.marked, in.unmarked, in.off, in.watermark
	in.marked, in.unmarked = nil, 0
	defer func() { in.marked, in.unmarked, in.off, in.watermark = marked, unmarked, off, watermark }()
	l := &syntax.Lexer{Data: data}
	var args []syntax.Token
	for {
		t := l.Next()
		switch t.Kind {
		case syntax.KindEOF:
			return nil
		case syntax.KindOperator:
			if err := in.budget.Operator(); err != nil {
				return err
			}
			if t.Text == "ID" {
				in.inlinePicture(args)
				l.SkipInlineImage()
			} else if err := in.counted(t.Text, args, resources, depth); err != nil {
				return err
			}
			args = args[:0]
		default:
			if len(args) < 64 {
				args = append(args, t)
			}
		}
	}
}

// counted executes an operator and takes the glyphs it shows from the budget;
// those of a form are counted by the form's own operators.
func (in *interpreter) counted(op string, args []syntax.Token, resources *resources, depth int) error {
	before := len(in.glyphs)
	if err := in.operator(op, args, resources, depth); err != nil || op == "Do" {
		return err
	}
	return in.budget.Shown(len(in.glyphs) - before)
}

// num returns the i-th operand, 0 where there is none.
func num(args []syntax.Token, i int) float64 {
	if i < len(args) {
		return args[i].Num
	}
	return 0
}

func matrixOf(args []syntax.Token) document.Matrix {
	var m document.Matrix
	for i := range m {
		m[i] = num(args, i)
	}
	return m
}

func (in *interpreter) operator(op string, args []syntax.Token, resources *resources, depth int) error {
	s := &in.state
	switch op {
	case "q":
		if len(in.saved) < maxSavedState {
			in.saved = append(in.saved, *s)
		}
	case "Q":
		if n := len(in.saved); n > 0 {
			*s, in.saved = in.saved[n-1], in.saved[:n-1]
		}
	case "cm":
		s.ctm = matrixOf(args).Then(s.ctm)
	case "w":
		s.lineWidth = num(args, 0)
	case "gs":
		if len(args) > 0 {
			in.extGState(resources.graphics(args[0].Text))
		}
	case "Do":
		if len(args) > 0 {
			return in.xobject(args[0].Text, resources, depth)
		}
	case "BMC", "BDC":
		in.beginMarked(args, resources)
	case "EMC":
		in.endMarked()
	default:
		if !in.textOperator(op, args, resources) && !in.colorOperator(op, args, resources) {
			in.pathOperator(op, args)
		}
	}
	return nil
}

func (in *interpreter) extGState(gs graphics) {
	if gs.hasWidth {
		in.state.lineWidth = gs.lineWidth
	}
	if gs.hasAlpha {
		in.state.alpha = gs.alpha
	}
	if gs.hasBlending {
		in.state.blended = gs.blended
	}
	if !gs.font.IsNull() {
		in.state.font = in.fontOf(gs.font)
		in.state.size = gs.size
	}
}

// textOperator reports false for an operator that is not of text.
func (in *interpreter) textOperator(op string, args []syntax.Token, resources *resources) bool {
	s := &in.state
	switch op {
	case "BT":
		s.text, s.line = document.Identity, document.Identity
	case "Tf":
		if len(args) > 0 {
			s.font = in.fontNamed(args[0].Text, resources)
		}
		s.size = num(args, 1)
	case "Tc":
		s.charSpace = num(args, 0)
	case "Tw":
		s.wordSpace = num(args, 0)
	case "Tz":
		s.stretch = num(args, 0) / 100
	case "TL":
		s.leading = num(args, 0)
	case "Ts":
		s.rise = num(args, 0)
	case "Tr":
		s.mode = int(num(args, 0))
	case "Td":
		in.moveLine(num(args, 0), num(args, 1))
	case "TD":
		s.leading = -num(args, 1)
		in.moveLine(num(args, 0), num(args, 1))
	case "Tm":
		s.line = matrixOf(args)
		s.text = s.line
	case "T*":
		in.moveLine(0, -s.leading)
	case "Tj":
		in.showOperand(args, len(args)-1)
	case "'":
		in.moveLine(0, -s.leading)
		in.showOperand(args, len(args)-1)
	case "\"":
		s.wordSpace, s.charSpace = num(args, 0), num(args, 1)
		in.moveLine(0, -s.leading)
		in.showOperand(args, 2)
	case "TJ":
		if len(args) == 0 {
			break
		}
		in.strings++
		for _, item := range args[0].Items {
			if item.Kind == syntax.KindString {
				in.show(item.Text)
			} else {
				in.advance(-item.Num / 1000 * s.size)
			}
		}
	default:
		return false
	}
	return true
}

// fontNamed returns the font that the resources have under a name.
func (in *interpreter) fontNamed(name string, resources *resources) *font.Font {
	f, ok := resources.fonts[name]
	if !ok {
		if f = in.fontOf(resources.entry("Font", name)); f == nil {
			f = font.Load(pdf.Value{}) // viewers show text in a font that is missing in one of their own
		}
		resources.fonts[name] = f
	}
	return f
}

func (in *interpreter) fontOf(v pdf.Value) *font.Font {
	if v.IsNull() {
		return nil
	}
	key := v.String()
	f, ok := in.fonts[key]
	if !ok {
		f = font.Load(v)
		in.fonts[key] = f
	}
	return f
}

func (in *interpreter) moveLine(tx, ty float64) {
	in.state.line = document.Matrix{1, 0, 0, 1, tx, ty}.Then(in.state.line)
	in.state.text = in.state.line
}

// advance moves the text position by d unscaled text space units in the
// direction of writing.
func (in *interpreter) advance(d float64) {
	s := &in.state
	if s.font != nil && s.font.Vertical {
		s.text = document.Matrix{1, 0, 0, 1, 0, d}.Then(s.text)
	} else {
		s.text = document.Matrix{1, 0, 0, 1, d * s.stretch, 0}.Then(s.text)
	}
}

func (in *interpreter) showOperand(args []syntax.Token, i int) {
	if 0 <= i && i < len(args) && args[i].Kind == syntax.KindString {
		in.strings++
		in.show(args[i].Text)
	}
}

func (in *interpreter) show(str string) {
	s := &in.state
	if s.font == nil {
		return
	}
	s.font.Chars(str, func(c font.Char) {
		in.glyph(c)
		d := c.Width * s.font.Unit * s.size
		if s.font.Vertical {
			d = c.VMetric.Advance * s.font.Unit * s.size
		}
		d += s.charSpace
		if c.Space {
			d += s.wordSpace
		}
		in.advance(d)
	})
}

// The em square's ascent and descent. Fonts state their own, but differ so much
// in them that the middles of two glyphs on one line would not agree.
const (
	emAscent  = 0.88
	emDescent = -0.12
)

func (in *interpreter) glyph(c font.Char) {
	s := &in.state
	if c.Conflict != nil {
		in.conflicts = append(in.conflicts, c.Conflict)
	}
	if strings.TrimSpace(c.Text) == "" {
		return // gaps are measured; a space glyph says nothing more
	}
	em := s.font.Em // a Type 3 font may be drawn in any units: at size 1, say, and tens of them high
	m := document.Matrix{s.size * s.stretch * em, 0, 0, s.size * em, 0, s.rise}.Then(s.text).Then(s.ctm)
	w := c.Width * s.font.Unit / em
	box := document.Rect{X0: 0, Y0: emDescent, X1: w, Y1: emAscent}
	if s.font.Vertical {
		x, y := c.VMetric.OriginX*s.font.Unit, c.VMetric.OriginY*s.font.Unit
		box = document.Rect{X0: -x, Y0: emDescent - y, X1: w - x, Y1: emAscent - y}
	}
	width, size := m.Scale()
	g := document.Glyph{Text: c.Text, Box: m.Rect(box), Font: s.font.Name, Size: size, Turn: m.Angle()}
	g.Angle = g.Turn
	if s.font.Vertical {
		g.Angle = (g.Turn + 270) % 360
	}
	if !in.near(g.Box) || math.IsNaN(size) || size == 0 {
		return
	}
	look := in.lookOf(g.Box, width, size)
	if look.reason == isInvisible {
		in.hidden++
	}
	if c.Text == character.Replacement || character.IsPrivate(c.Text) {
		in.unmapped++
	}
	in.glyphs, in.looks = append(in.glyphs, g), append(in.looks, look)
}

// near reports whether a glyph is on the page or not far to its left or right:
// a table too wide for its page runs over the edge, and a figure of which the
// last digits are cut off must not be read as a smaller one.
func (in *interpreter) near(box document.Rect) bool {
	beyond := in.clip.Width() / 4
	x, y := box.CenterX(), box.CenterY()
	return in.clip.X0-beyond <= x && x <= in.clip.X1+beyond && in.clip.Y0 <= y && y <= in.clip.Y1
}
