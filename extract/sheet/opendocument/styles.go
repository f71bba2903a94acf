package opendocument

import (
	"encoding/xml"
	"nianbao/extract/sheet/workbook"
	"strconv"
	"strings"
)

// A style is what a style says of itself, "" where it leaves that to its parent.
type style struct {
	parent                                string
	border, weight, size, struck, display string
	raised                                string
}

// looks are what a style comes to.
type looks struct {
	ruled, bold, amended, hidden bool
	size                         float64 // in points
}

// deepest is how many parents a style has at most.
const deepest = 20

// readStyle takes an element of a style down. It reports false for any other.
func (r *reader) readStyle(d *xml.Decoder, e xml.StartElement) (bool, error) {
	if e.Name.Local != "style" && e.Name.Local != "default-style" {
		return false, nil
	}
	s := &style{parent: workbook.Attribute(e, "parent-style-name")}
	r.styles[styleKey(workbook.Attribute(e, "family"), workbook.Attribute(e, "name"))] = s
	if err := r.budget.Object(); err != nil {
		return true, err
	}
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return true, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			s.read(t)
		case xml.EndElement:
			depth--
		}
	}
	return true, nil
}

func styleKey(family, name string) string { return family + "/" + name }

// read takes down what an element within a style says.
func (s *style) read(e xml.StartElement) {
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "border", "border-top", "border-bottom", "border-left", "border-right":
			if s.border == "" || isOther(a.Value, "none") {
				s.border = a.Value
			}
		case "font-weight":
			s.weight = a.Value
		case "font-size":
			s.size = a.Value
		case "text-line-through-style":
			s.struck = a.Value
		case "text-position":
			s.raised = a.Value
		case "display":
			s.display = a.Value
		}
	}
}

// looks returns what a style of a family comes to, with what its parents say.
func (r *reader) looks(family, name string) looks {
	key := styleKey(family, name)
	if known, ok := r.known[key]; ok {
		return known
	}
	var s style
	for n := 0; n < deepest && name != ""; n++ {
		of, ok := r.styles[styleKey(family, name)]
		if !ok {
			break
		}
		s.inherit(of)
		name = of.parent
	}
	if all, ok := r.styles[styleKey(family, "")]; ok {
		s.inherit(all)
	}
	size, _ := strconv.ParseFloat(strings.TrimSuffix(s.size, "pt"), 64)
	l := looks{
		ruled:   isOther(s.border, "none"),
		bold:    s.weight == "bold" || len(s.weight) == 3 && s.weight >= "600",
		amended: isOther(s.struck, "none") || isOther(s.raised, "0%"),
		hidden:  s.display == "false",
		size:    size,
	}
	r.known[key] = l
	return l
}

// inherit takes over what is not said yet.
func (s *style) inherit(of *style) {
	for _, p := range []struct{ to, from *string }{
		{&s.border, &of.border}, {&s.weight, &of.weight}, {&s.size, &of.size}, {&s.struck, &of.struck}, {&s.raised, &of.raised}, {&s.display, &of.display},
	} {
		if *p.to == "" {
			*p.to = *p.from
		}
	}
}
