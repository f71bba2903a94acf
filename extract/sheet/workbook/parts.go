package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"

	"nianbao/extract/document"
)

// An Archive is the parts of a workbook by their names, for the forms that are zip archives of XML.
type Archive struct {
	parts map[string]*zip.File
	name  func(string) string
	left  int64 // bytes that may still be unpacked
	most  int64
}

// OpenArchive opens the archive of a workbook. name returns the name by which a part is known. Errors that wrap
// document.ErrLimit say that it has too many parts; all others that it is damaged.
func OpenArchive(data []byte, limits document.Limits, name func(string) string) (*Archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	if len(z.File) > limits.MaxObjects {
		return nil, &document.LimitError{Limit: "objects", Max: int64(limits.MaxObjects)}
	}
	a := &Archive{map[string]*zip.File{}, name, limits.MaxStreamBytes, limits.MaxStreamBytes}
	for _, f := range z.File {
		a.parts[name(f.Name)] = f
	}
	return a, nil
}

// Has reports whether there is such a part.
func (a *Archive) Has(name string) bool { return a.parts[a.name(name)] != nil }

var errNoPart = document.Fault("a part of it is missing")

// Stream calls a function with the decoder of a part. Of all parts together so many bytes are unpacked as the limits
// let one stream have.
func (a *Archive) Stream(name string, read func(*xml.Decoder) error) error {
	f := a.parts[a.name(name)]
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

// A metered reader counts what is unpacked.
type metered struct {
	io.Reader
	of *Archive
}

// Read makes it an io.Reader.
func (m *metered) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	if m.of.left -= int64(n); m.of.left < 0 {
		return n, &document.LimitError{Limit: "stream bytes", Max: m.of.most}
	}
	return n, err
}

// Attribute returns the value of an attribute by its name without a prefix, "" without it.
func Attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
