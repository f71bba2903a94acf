package opendocument

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"nianbao/extract/document"
)

// An archive is the parts of a document by their names.
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
	if len(z.File) > limits.MaxObjects {
		return nil, &document.LimitError{Limit: "objects", Max: int64(limits.MaxObjects)}
	}
	a := &archive{map[string]*zip.File{}, limits.MaxStreamBytes, limits.MaxStreamBytes}
	for _, f := range z.File {
		a.parts[f.Name] = f
	}
	return a, nil
}

var errNoPart = document.Fault("a part of it is missing")

// each calls a function for each element that begins in a part.
func (a *archive) each(name string, begins func(*xml.Decoder, xml.StartElement) error) error {
	f := a.parts[name]
	if f == nil {
		return errNoPart
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(&metered{r, a})
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := begins(d, e); err != nil {
				return err
			}
		}
	}
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

// attribute returns an attribute by its name without a prefix, "" without one.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isOther reports whether an attribute is there and says something else than none.
func isOther(value, none string) bool { return value != "" && !strings.HasPrefix(value, none) }
