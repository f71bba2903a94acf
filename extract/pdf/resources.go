package pdf

import (
	"github.com/ledongthuc/pdf"

	"nianbao/extract/pdf/font"
)

// Resources are the dictionary of what a content stream calls by name (ISO
// 32000-1, 7.8.3). The library reads an object from the file and parses it anew
// each time it is looked at, and pages set the same font and graphics state with
// every other string, so what was looked up once is kept here.
type resources struct {
	value      pdf.Value
	categories map[string]pdf.Value
	fonts      map[string]*font.Font
	states     map[string]graphics
}

func newResources(v pdf.Value) *resources {
	return &resources{v, map[string]pdf.Value{}, map[string]*font.Font{}, map[string]graphics{}}
}

// entry returns what a category ("Font", "XObject" and so on) has under a name,
// null for nothing.
func (r *resources) entry(category, name string) pdf.Value {
	v, ok := r.categories[category]
	if !ok {
		v = r.value.Key(category)
		r.categories[category] = v
	}
	return v.Key(name)
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
