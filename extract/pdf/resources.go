package pdf

import (
	"slices"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/pdf/font"
)

// Resources are the dictionary of what a content stream calls by name (ISO
// 32000-1, 7.8.3). The library reads an object from the file and parses it anew
// each time it is looked at, and pages set the same font and graphics state with
// every other string, so what was looked up once is kept here.
type resources struct {
	value      pdf.Value
	outer      *resources // of where a form is called: what it lacks itself is looked for there; nil for a page's
	categories map[string]pdf.Value
	fonts      map[string]*font.Font
	states     map[string]graphics
}

func newResources(v pdf.Value, outer *resources) *resources {
	return &resources{v, outer, map[string]pdf.Value{}, map[string]*font.Font{}, map[string]graphics{}}
}

// entry returns what a category ("Font", "XObject" and so on) has under a name,
// null for nothing.
func (r *resources) entry(category, name string) pdf.Value {
	v, ok := r.categories[category]
	if !ok {
		v = r.value.Key(category)
		r.categories[category] = v
	}
	if x := v.Key(name); !x.IsNull() || r.outer == nil {
		return x
	}
	return r.outer.entry(category, name)
}

// A graphics is what a graphics state dictionary sets of what we look at.
type graphics struct {
	hasWidth  bool
	lineWidth float64
	font      pdf.Value // null where it sets none
	size      float64

	hasAlpha, hasBlending bool
	alpha                 float64
	blended               bool // by a mode other than the normal one, or by a soft mask
}

func (r *resources) graphics(name string) graphics {
	if g, ok := r.states[name]; ok {
		return g
	}
	var g graphics
	v := r.entry("ExtGState", name)
	if lw := v.Key("LW"); !lw.IsNull() {
		g.hasWidth, g.lineWidth = true, lw.Float64()
	}
	if f := v.Key("Font"); f.Len() == 2 {
		g.font, g.size = f.Index(0), f.Index(1).Float64()
	}
	if ca := v.Key("ca"); !ca.IsNull() {
		g.hasAlpha, g.alpha = true, ca.Float64()
	}
	mode, mask := v.Key("BM"), v.Key("SMask")
	if !mode.IsNull() || !mask.IsNull() {
		normal := mode.IsNull() || mode.Name() == "Normal" || mode.Name() == "Compatible"
		g.hasBlending, g.blended = true, !normal || !mask.IsNull() && mask.Name() != "None"
	}
	r.states[name] = g
	return g
}

// xobject shows a picture or runs a form that the resources have under a name.
func (in *interpreter) xobject(name string, outer *resources, depth int) error {
	x := outer.entry("XObject", name)
	if in.optional != nil && in.optional.isOff(x.Key("OC")) {
		in.off++
		defer func() { in.off-- }()
	}
	switch x.Key("Subtype").Name() {
	case "Image":
		if in.off > 0 {
			return nil
		}
		box := in.state.ctm.Rect(document.Rect{X0: 0, Y0: 0, X1: 1, Y1: 1})
		in.images = append(in.images, box)
		in.pictures = append(in.pictures, document.Picture{Name: name, Width: x.Key("Width").Int64(), Height: x.Key("Height").Int64(),
			BlackAndWhite: x.Key("BitsPerComponent").Int64() == 1 || x.Key("ImageMask").Bool(), Matrix: in.state.ctm})
		in.cover(box, unknown, isUpright(in.state.ctm) && x.Key("SMask").IsNull() && x.Key("Mask").IsNull() && !x.Key("ImageMask").Bool())
	case "Form":
		return in.form(x, outer, depth)
	}
	return nil
}

// form runs a form, with the resources of where it is called if it has none.
// A form in itself is not run again, nor is what calls itself a form and has no content: viewers
// show nothing for either.
func (in *interpreter) form(x pdf.Value, outer *resources, depth int) error {
	name := x.String() // with where it lies in the file
	if x.Kind() != pdf.Stream || slices.Contains(in.running, name) {
		return nil
	}
	in.running = append(in.running, name)
	defer func() { in.running = in.running[:len(in.running)-1] }()
	if depth == maxFormDepth {
		return &document.LimitError{Limit: "nesting", Max: maxFormDepth}
	}
	if err := in.budget.Form(); err != nil {
		return err
	}
	data, err := in.budget.Stream(x)
	if err != nil {
		return err
	}
	own := outer
	if v := x.Key("Resources"); !v.IsNull() {
		own = newResources(v, outer)
	}
	saved, stack := in.state, in.saved
	in.saved = nil // a form's own Q can't undo the page's q
	in.state.ctm = matrixIn(x.Key("Matrix")).Then(in.state.ctm)
	if box := rectOf(x.Key("BBox")); box.Width() > 0 && box.Height() > 0 {
		in.clipToBox(in.state.ctm.Rect(box), isUpright(in.state.ctm))
	}
	err = in.run(data, own, depth+1)
	in.state, in.saved = saved, stack
	return err
}
