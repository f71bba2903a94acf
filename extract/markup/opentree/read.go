package opentree

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"

	"nianbao/extract/document"
)

// Read returns the element that holds the text of a document, an empty one where none does, and its
// styles. Errors wrap document.ErrPassword, document.ErrLimit or document.ErrUnsupported; all others say
// that it is damaged.
func Read(data []byte, limits document.Limits) (*Element, Styles, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, nil, err
	}
	if manifest, err := part(z, "META-INF/manifest.xml", limits); err == nil && manifest.Within("encryption-data") != nil {
		return nil, nil, document.ErrPassword
	}
	all := Styles{}
	if styles, err := part(z, "styles.xml", limits); err == nil {
		all.add(styles)
	}
	content, err := part(z, "content.xml", limits)
	if err != nil {
		return nil, nil, err
	}
	all.add(content)
	if body := content.Within("body"); body != nil && body.Within("text") != nil {
		return body.Within("text"), all, nil
	}
	return &Element{}, all, nil
}

// part reads a part whole.
func part(z *zip.Reader, name string, limits document.Limits) (*Element, error) {
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return f.Name == name })
	if i < 0 {
		return nil, fmt.Errorf("%w: %w", document.ErrUnsupported, document.Fault("an archive without "+name))
	}
	f, err := z.File[i].Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limits.MaxTextBytes+1))
	if err == nil {
		err = limits.CheckText(data, true)
	}
	if err != nil {
		return nil, err
	}
	root := &Element{}
	return root, root.read(xml.NewDecoder(bytes.NewReader(data)), 0)
}
