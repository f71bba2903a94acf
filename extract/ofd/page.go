package ofd

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"

	"nianbao/extract/document"
)

// A pageWriter writes the content stream of one page.
type pageWriter struct {
	*book
	file *pdfWriter
	bytes.Buffer
	pictures   []string // entries of the resources
	fault      string   // the first thing that could not be drawn, in words
	alpha      float64  // of the composite object in which we are
	hidden     int      // objects that are not visible in which we are
	multiplied bool     // what is drawn darkens what is beneath
	depth      int      // composite objects in which we are
}

// write writes to the content stream.
func (p *pageWriter) write(format string, args ...any) { fmt.Fprintf(p, format, args...) }

// operator writes an operator with its operands.
func (p *pageWriter) operator(op string, operands ...float64) {
	for _, v := range operands {
		p.WriteString(decimal(v))
		p.WriteByte(' ')
	}
	p.WriteString(op)
	p.WriteByte('\n')
}

// decimal writes a number as PDF has it, without an exponent.
func decimal(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64)
}

func hex16(n int) string { return fmt.Sprintf("%04X", n) }

// Sizes of a page in millimetres: what is said to be larger or smaller than these is taken for
// A4.
const (
	smallestPage = 1
	largestPage  = 5080 // 200 inches, which is the largest of a PDF
)

var a4 = box{0, 0, 210, 297}

// areaOf returns the area of a page that its element, or that of the document, states.
func areaOf(areas ...*element) box {
	for _, a := range areas {
		if b, ok := boxOf(a.child("PhysicalBox").content()); ok && smallestPage <= b.width && b.width <= largestPage && smallestPage <= b.height && b.height <= largestPage {
			return b
		}
	}
	return a4
}

// layerOrder is the order in which layers are drawn (GB/T 33190).
var layerOrder = []string{"Background", "Body", "Foreground"}

// page draws a page: templates behind it, its layers, templates before it, and annotations.
func (p *pageWriter) page(e *element, area box, annotations []*element) error {
	p.alpha = 1
	p.operator("cm", perMillimetre, 0, 0, -perMillimetre, -area.x*perMillimetre, (area.y+area.height)*perMillimetre)
	type drawn struct {
		content *element
		order   int
	}
	contents := []drawn{{e.child("Content"), 1}}
	for _, t := range e.all("Template") {
		at := slices.Index(layerOrder, t.attr("ZOrder"))
		template := p.templates[t.attr("TemplateID")]
		if at < 0 {
			at = max(slices.Index(layerOrder, template.order), 0)
		}
		content, err := template.content(p.book)
		if err != nil {
			if isOver(err) {
				return err
			}
			p.miss("a template of the page can't be read: " + document.Words(err))
			continue
		}
		contents = append(contents, drawn{content, at})
	}
	slices.SortStableFunc(contents, func(a, b drawn) int {
		if a.order != b.order {
			return a.order - b.order
		}
		return boolIndex(a.content == e.child("Content")) - boolIndex(b.content == e.child("Content"))
	})
	for _, c := range contents {
		if err := p.layers(c.content); err != nil {
			return err
		}
	}
	for _, a := range annotations {
		if err := p.annotation(a); err != nil {
			return err
		}
	}
	return nil
}

// layers draws the layers of a content in their order.
func (p *pageWriter) layers(content *element) error {
	if content == nil {
		return nil
	}
	order := func(l *element) int {
		if at := slices.Index(layerOrder, l.attr("Type")); at >= 0 {
			return at
		}
		return slices.Index(layerOrder, "Body")
	}
	list := slices.Clone(content.children)
	slices.SortStableFunc(list, func(a, b *element) int { return order(a) - order(b) })
	for _, l := range list {
		if err := p.object(l, aspect{}); err != nil {
			return err
		}
	}
	return nil
}

// object draws an object, or the objects of a layer or block.
func (p *pageWriter) object(e *element, outer aspect) error {
	if err := p.budget.object(); err != nil {
		return err
	}
	a := p.aspectOf(e, outer)
	switch e.name {
	case "Layer", "PageBlock", "Content":
		inner := aspect{a.chain[1:]} // the layer's own parameters hold, not its attributes
		for _, c := range e.children {
			if err := p.object(c, inner); err != nil {
				return err
			}
		}
		return nil
	case "TextObject", "PathObject", "ImageObject", "CompositeObject":
	default:
		return nil
	}
	if !isTrue(e.attr("Visible"), true) {
		p.hidden++
		defer func() { p.hidden-- }()
	}
	before := p.alpha
	p.alpha *= share(e.attr("Alpha"))
	defer func() { p.alpha = before }()
	p.write("q\n")
	if err := p.enter(e); err != nil {
		return err
	}
	var err error
	switch {
	case e.name == "TextObject":
		err = p.text(e, a)
	case e.name == "CompositeObject":
		err = p.composite(e)
	case p.hidden > 0 || p.alpha == 0: // nothing of these is seen
	case e.name == "PathObject":
		err = p.path(e, a)
	case e.name == "ImageObject":
		err = p.picture(e)
	}
	p.write("Q\n")
	return err
}

// enter sets the space of an object and clips to its regions.
func (p *pageWriter) enter(e *element) error {
	if at, ok := boxOf(e.attr("Boundary")); ok && (at.x != 0 || at.y != 0) {
		p.operator("cm", 1, 0, 0, 1, at.x, at.y)
	}
	if err := p.clip(e, false); err != nil {
		return err
	}
	if m := matrixOf(e.attr("CTM")); m != document.Identity {
		p.operator("cm", m[:]...)
	}
	return p.clip(e, true)
}

// deepestUnits is how many composite objects are drawn in one another.
const deepestUnits = 12

// composite draws the unit that an object names.
func (p *pageWriter) composite(e *element) error {
	unit := p.units[e.attr("ResourceID")]
	if unit == nil {
		p.miss("a composite object that the page shows is not in the file")
		return nil
	}
	if p.depth == deepestUnits {
		return &document.LimitError{Limit: "nesting", Max: deepestUnits}
	}
	if err := p.budget.unit(); err != nil {
		return err
	}
	p.depth++
	defer func() { p.depth-- }()
	return p.layers(unit.child("Content"))
}

// annotation draws the appearance of an annotation that is shown. A highlighting leaves what is
// beneath to be seen, and a watermark is no part of the text.
func (p *pageWriter) annotation(e *element) error {
	if !isTrue(e.attr("Visible"), true) {
		return nil
	}
	appearance := e.child("Appearance")
	if appearance == nil {
		return nil
	}
	p.multiplied = e.attr("Type") == "Highlight"
	defer func() { p.multiplied = false }()
	if e.attr("Type") == "Watermark" {
		p.write("/Artifact <</Type/Pagination/Subtype/Watermark>> BDC\n")
		defer p.write("EMC\n")
	}
	p.write("q\n")
	if at, ok := boxOf(appearance.attr("Boundary")); ok {
		p.operator("cm", 1, 0, 0, 1, at.x, at.y)
	}
	for _, c := range appearance.children {
		if err := p.object(c, aspect{}); err != nil {
			return err
		}
	}
	p.write("Q\n")
	return nil
}

// miss notes what of the page could not be drawn.
func (p *pageWriter) miss(what string) {
	if p.fault == "" {
		p.fault = what
	}
}
