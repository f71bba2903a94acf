package openxml

import (
	"encoding/xml"
	"path"
	"strings"

	"nianbao/extract/sheet/workbook"
)

// An archive is the parts of a workbook by their names.
type archive struct{ *workbook.Archive }

// partName returns the name by which a part is known: names differ in case and in their slashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// decode reads a whole part into a value.
func (a archive) decode(name string, into any) error {
	return a.Stream(name, func(d *xml.Decoder) error { return d.Decode(into) })
}

// A relation leads from one part to another.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// is reports whether the relation is of a type, by the last part of its name, which the standard
// and its strict sister have in common.
func (r relation) is(kind string) bool { return path.Base(r.Type) == kind }

// relations returns those of a part, "" for the archive as a whole. A part without any has none.
func (a archive) relations(of string) ([]relation, error) {
	file := path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
	if of == "" {
		file = "_rels/.rels"
	}
	if !a.Has(file) {
		return nil, nil
	}
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	if err := a.decode(file, &list); err != nil {
		return nil, err
	}
	for i, r := range list.Relations {
		if strings.HasPrefix(r.Target, "/") {
			list.Relations[i].Target = r.Target[1:]
		} else {
			list.Relations[i].Target = path.Join(path.Dir(of), r.Target)
		}
	}
	return list.Relations, nil
}

// related returns the target of the first relation of a type, "" without one.
func related(list []relation, kind string) string {
	for _, r := range list {
		if r.is(kind) && r.Mode != "External" {
			return r.Target
		}
	}
	return ""
}
