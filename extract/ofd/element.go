package ofd

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"nianbao/extract/document"
)

// An element is one of the markup, with all that it holds. Names are without their
// namespace: producers differ in it.
type element struct {
	name     string
	attrs    []xml.Attr
	text     []byte
	children []*element
}

// parse reads markup to its end. Entities other than those of XML itself are not known, so
// none can grow. Of markup that is cut short or not well formed nothing is read: what stands
// behind could be anything.
func parse(data []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(charset string, r io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(charset)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(r), nil
	}
	root := &element{}
	open := []*element{root}
	seen := 0
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if len(open) > deepest {
				return nil, &document.LimitError{Limit: "nesting", Max: deepest}
			}
			if seen += 1 + len(t.Attr); seen > mostElements {
				return nil, &document.LimitError{Limit: "elements", Max: mostElements}
			}
			e := &element{name: t.Name.Local, attrs: slices.Clone(t.Attr)}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			if len(open) == 1 || top.name != t.Name.Local {
				return nil, errMarkup
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(top.children) == 0 {
				top.text = append(top.text, t...)
			}
		}
	}
	if len(open) != 1 || len(root.children) == 0 {
		return nil, errMarkup
	}
	return root.children[0], nil
}

const errMarkup = document.Fault("its markup is damaged")

// attr returns an attribute, "" where there is none.
func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// child returns the first element with the path of names inside of e, nil without one.
func (e *element) child(names ...string) *element {
	for _, name := range names {
		if e == nil {
			return nil
		}
		i := slices.IndexFunc(e.children, func(c *element) bool { return c.name == name })
		if i < 0 {
			return nil
		}
		e = e.children[i]
	}
	return e
}

// all returns the elements with the name inside of e.
func (e *element) all(name string) []*element {
	if e == nil {
		return nil
	}
	var list []*element
	for _, c := range e.children {
		if c.name == name {
			list = append(list, c)
		}
	}
	return list
}

// content returns the text of an element without the white space around it, "" for nil.
func (e *element) content() string {
	if e == nil {
		return ""
	}
	return strings.TrimSpace(string(e.text))
}
