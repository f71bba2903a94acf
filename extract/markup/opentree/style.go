package opentree

import "strings"

// Styles are the styles of a document by their families and names.
type Styles map[string]*style

// A style is what a style says of how characters look.
type style struct {
	parent                 string
	struck, raised, hidden string
}

// add takes down the styles of a part.
func (all Styles) add(e *Element) {
	for _, c := range e.Holds {
		if c.Name != "style" {
			all.add(c)
			continue
		}
		s := &style{parent: c.Attribute("parent-style-name")}
		if look := c.Within("text-properties"); look != nil {
			s.struck, s.raised, s.hidden = look.Attribute("text-line-through-style"), look.Attribute("text-position"), look.Attribute("display")
		}
		all[c.Attribute("family")+"/"+c.Attribute("name")] = s
	}
}

// Look tells of a style of a family, with what its parents say, whether what is set in it is in doubt or not seen.
func (all Styles) Look(family, name string) (doubtful, hidden bool) {
	var s style
	for range deepestStyle {
		of := all[family+"/"+name]
		if of == nil {
			break
		}
		s = style{of.parent, first(s.struck, of.struck), first(s.raised, of.raised), first(s.hidden, of.hidden)}
		name = of.parent
	}
	return s.struck != "" && s.struck != "none" || s.raised != "" && !strings.HasPrefix(s.raised, "0%"), s.hidden == "none"
}

// deepestStyle is how many parents a style has at most.
const deepestStyle = 20

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
