package pdf

import "github.com/ledongthuc/pdf"

// An optionalContent tells which groups of optional content are off as the document
// opens (ISO 32000-1, 8.11). Groups are known by the text of their dictionaries.
type optionalContent struct {
	off     map[string]bool
	on      map[string]bool
	baseOff bool
}

func optionalContentOf(root pdf.Value) *optionalContent {
	v := root.Key("OCProperties").Key("D")
	if v.Kind() != pdf.Dict {
		return nil
	}
	o := &optionalContent{map[string]bool{}, map[string]bool{}, v.Key("BaseState").Name() == "OFF"}
	add := func(to map[string]bool, list pdf.Value) {
		for i := 0; i < list.Len() && i < maxGroups; i++ {
			to[list.Index(i).String()] = true
		}
	}
	add(o.off, v.Key("OFF"))
	add(o.on, v.Key("ON"))
	return o
}

// maxGroups is how many groups of one list are looked at.
const maxGroups = 1000

// isOff reports whether content of a group, or of a membership dictionary, is not shown.
func (o *optionalContent) isOff(v pdf.Value) bool {
	if o == nil || v.Kind() != pdf.Dict {
		return false
	}
	if v.Key("Type").Name() != "OCMD" {
		key := v.String()
		return o.off[key] || o.baseOff && !o.on[key]
	}
	groups := v.Key("OCGs")
	if groups.Kind() == pdf.Dict {
		return o.isOff(groups)
	}
	on, off := 0, 0
	for i := 0; i < groups.Len() && i < maxGroups; i++ {
		if o.isOff(groups.Index(i)) {
			off++
		} else {
			on++
		}
	}
	if on+off == 0 {
		return false
	}
	switch v.Key("P").Name() {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return on > 0
	}
	return on == 0
}
