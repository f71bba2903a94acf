package ofd

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"nianbao/extract/document"
)

// entry is the member from which all others are found.
const entry = "OFD.xml"

// A container is the archive of an OFD file.
type container struct {
	exact  map[string]*zip.File
	folded map[string]*zip.File // by names in small letters: producers on Windows do not mind
	budget *budget
}

func openContainer(data []byte, b *budget) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	if len(z.File) > b.limits.MaxObjects {
		return nil, &document.LimitError{Limit: "objects", Max: int64(b.limits.MaxObjects)}
	}
	c := &container{map[string]*zip.File{}, map[string]*zip.File{}, b}
	for _, f := range z.File {
		name := cleaned(f.Name)
		c.exact[name], c.folded[strings.ToLower(name)] = f, f
	}
	return c, nil
}

// cleaned returns a path within the archive, without a leading slash and without dots.
func cleaned(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(strings.TrimSpace(name), `\`, "/")), "/")
}

// member returns the member with the path.
func (c *container) member(name string) *zip.File {
	if f := c.exact[name]; f != nil {
		return f
	}
	return c.folded[strings.ToLower(name)]
}

// find returns the path of the member that a location names which stands in the file at base:
// from the root if it begins with a slash, else from the folder of base (GB/T 33190), or
// one of the folders given, or as some producers have it from the root all the same.
func (c *container) find(base, location string, folders ...string) (string, bool) {
	location = strings.ReplaceAll(strings.TrimSpace(location), `\`, "/")
	if location == "" {
		return "", false
	}
	var candidates []string
	if !strings.HasPrefix(location, "/") {
		for _, f := range append(folders, "") {
			candidates = append(candidates, path.Dir(base)+"/"+f+"/"+location, f+"/"+location)
		}
	}
	for _, name := range append(candidates, location) {
		if name = cleaned(name); c.member(name) != nil {
			return name, true
		}
	}
	return cleaned(path.Dir(base) + "/" + location), false
}

const errMissing = document.Fault("a part that it names is not in the archive")

// read unpacks a member, of so many bytes at most as the limits leave.
func (c *container) read(name string, most int64, count func(int) error) ([]byte, error) {
	f := c.member(name)
	if f == nil {
		return nil, errMissing
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if counted := count(len(data)); counted != nil {
		return nil, counted
	}
	return data, err
}

// media unpacks a font or a picture.
func (c *container) media(name string) ([]byte, error) {
	return c.read(name, mostMedia-c.budget.media, c.budget.mediaBytes)
}

// markup unpacks and parses a member.
func (c *container) markup(name string) (*element, error) {
	data, err := c.read(name, c.budget.limits.MaxStreamBytes-c.budget.text, c.budget.markup)
	if err != nil {
		return nil, err
	}
	return parse(data)
}
