package openxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"nianbao/extract/document"
)

// An archive is the parts of a workbook by their names.
type archive struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
	most  int64
}

func openArchive(data []byte, limits document.Limits) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	a := &archive{map[string]*zip.File{}, limits.MaxStreamBytes, limits.MaxStreamBytes}
	if len(z.File) > limits.MaxObjects {
		return nil, &document.LimitError{Limit: "objects", Max: int64(limits.MaxObjects)}
	}
	for _, f := range z.File {
		a.parts[partName(f.Name)] = f
	}
	return a, nil
}

// partName returns the name by which a part is known: names differ in case and in their slashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// has reports whether there is such a part.
func (a *archive) has(name string) bool { return a.parts[partName(name)] != nil }

var errNoPart = document.Fault("a part of it is missing")

// stream calls a function with the decoder of a part.
func (a *archive) stream(name string, read func(*xml.Decoder) error) error {
	f := a.parts[partName(name)]
	if f == nil {
		return errNoPart
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return read(xml.NewDecoder(&metered{r, a}))
}

// decode reads a whole part into a value.
func (a *archive) decode(name string, into any) error {
	return a.stream(name, func(d *xml.Decoder) error { return d.Decode(into) })
}

// A metered reader counts what is unpacked.
type metered struct {
	io.Reader
	of *archive
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	if m.of.left -= int64(n); m.of.left < 0 {
		return n, &document.LimitError{Limit: "stream bytes", Max: m.of.most}
	}
	return n, err
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
func (a *archive) relations(of string) ([]relation, error) {
	file := path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
	if of == "" {
		file = "_rels/.rels"
	}
	if !a.has(file) {
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
