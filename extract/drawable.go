package extract

import (
	"context"

	"nianbao/extract/document"
	"nianbao/extract/filekind"
	"nianbao/extract/ofd"
)

// Drawable returns what shows the pages of a document as they were read: a PDF and a picture file, or what is packed of one with gzip,
// are that themselves, of an OFD file a PDF is made. It returns nil for a document without
// pages. Errors are of type *Error, or that of the context.
func Drawable(ctx context.Context, name string, data []byte, limits document.Limits) ([]byte, error) {
	data, kind, err := unwrapped(name, data, limits.WithDefaults())
	if err != nil {
		return nil, err
	}
	switch {
	case kind.ID == filekind.PDF, kind.Holds == filekind.Picture:
		return data, nil
	case kind.ID == filekind.OFD:
		drawing, err := ofd.Draw(ctx, name, data, limits.WithDefaults())
		if err != nil {
			return nil, err
		}
		return drawing.PDF, nil
	}
	return nil, nil
}
