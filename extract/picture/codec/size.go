package codec

import (
	"bytes"
	"image"
	"io"

	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// headLength is how many bytes of a file are read for the size of its picture: a camera puts a
// small copy before it.
const headLength = 256 << 10

// Size returns the size of a picture in pixels, from the beginning of its file. It reports false
// where that does not tell: for a TIFF, of which the directory may be at the end, for what is
// damaged, and for what is no picture.
func Size(r io.Reader) (width, height int, ok bool) {
	head, err := io.ReadAll(io.LimitReader(r, headLength))
	if err != nil {
		return 0, 0, false
	}
	kind, err := filekind.Of(bytes.NewReader(head), int64(len(head)))
	if err != nil {
		return 0, 0, false
	}
	how, known := formats[kind.ID]
	if !known {
		return 0, 0, false
	}
	c, err := how.size(head)
	return c.Width, c.Height, err == nil
}

// size reads the header of a picture.
func (f format) size(data []byte) (c image.Config, err error) {
	defer document.RecoverTo(&err)
	return f.config(bytes.NewReader(data))
}
