package opentree

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"

	"nianbao/extract/document"
)

// An Element is an element with all it holds, in its order; a text is one without a name.
type Element struct {
	Name  string // without a prefix
	Text  string
	Holds []*Element
	attrs []xml.Attr
}

// deepestElement is how many elements stand in one another at most.
const deepestElement = 1000

func (e *Element) read(d *xml.Decoder, depth int) error {
	if depth > deepestElement {
		return &document.LimitError{Limit: "nesting", Max: deepestElement}
	}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) && depth == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			child := &Element{Name: t.Name.Local, attrs: t.Copy().Attr}
			if err := child.read(d, depth+1); err != nil {
				return err
			}
			e.Holds = append(e.Holds, child)
		case xml.CharData:
			e.Holds = append(e.Holds, &Element{Text: string(t)})
		case xml.EndElement:
			return nil
		}
	}
}

// Within returns the first element of a name in e, nil without one.
func (e *Element) Within(name string) *Element {
	for _, c := range e.Holds {
		if c.Name == name {
			return c
		}
		if found := c.Within(name); found != nil {
			return found
		}
	}
	return nil
}

// Attribute returns an attribute by its name without a prefix, "" without one.
func (e *Element) Attribute(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Times returns how often something stands there, or over how much it reaches: the attribute of a name,
// which is at least 1 and at most that.
func (e *Element) Times(name string, most int) int {
	n, err := strconv.Atoi(e.Attribute(name))
	if err != nil {
		return 1
	}
	return min(max(n, 1), most)
}
