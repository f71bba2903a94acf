package codec

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"io"

	"golang.org/x/image/tiff"

	"nianbao/extract/document"
)

// maxFrames bounds the pictures of a file; see also maxTotal.
const maxFrames = 2000

// Bits of the tag NewSubfileType: a smaller copy of another picture of the file, and a mask of one.
const subfileCopy, subfileMask = 1, 4

// openTIFF opens the pages of a TIFF. The decoder reads the first directory of a file: for each
// page it gets the file with that page's directory as the first.
func openTIFF(data []byte) (*File, error) {
	t, at, ok := newTagged(data)
	if !ok {
		if bytes.HasPrefix(data, []byte("II+\x00")) || bytes.HasPrefix(data, []byte("MM\x00+")) {
			return nil, fmt.Errorf("%w: a TIFF of the large kind (BigTIFF); save it as a plain one", document.ErrUnsupported)
		}
		return nil, errEmpty
	}
	f := &File{}
	total := 0
	for seen := map[uint32]bool{}; at != 0; {
		if seen[at] {
			return nil, document.Fault("its pages lead back to themselves")
		}
		seen[at] = true
		d, next, ok := t.directory(at)
		if !ok {
			return nil, document.Fault("it ends too early")
		}
		if d.integer(tagSubfile, 0)&(subfileCopy|subfileMask) == 0 {
			frame, err := pageOfTIFF(d, at)
			if err != nil {
				return nil, fmt.Errorf("picture %d: %w", len(f.Frames)+1, err)
			}
			if total += frame.Width * frame.Height; total > maxTotal {
				return nil, fmt.Errorf("all pages together: %w", &document.LimitError{Limit: "pixels of a file", Max: maxTotal})
			}
			if f.Frames = append(f.Frames, frame); len(f.Frames) > maxFrames {
				return nil, &document.LimitError{Limit: "pages", Max: maxFrames}
			}
		}
		at = next
	}
	if len(f.Frames) == 0 {
		return nil, errEmpty
	}
	return f, nil
}

// pageOfTIFF returns the frame of a page.
func pageOfTIFF(d directory, at uint32) (Frame, error) {
	desc := description{told: d.resolution(), orientation: int(d.integer(tagOrientation, 1))}
	if d.integer(tagCompression, 1) == jpegCompression {
		return packedAsJPEG(d, desc)
	}
	page := func() io.Reader { return &onePage{data: d.data, order: d.order, first: at} }
	config, err := tiff.DecodeConfig(page())
	if err != nil {
		return Frame{}, inWords(err)
	}
	return newFrame(config, desc, func() (image.Image, error) { return tiff.Decode(page()) })
}

// A onePage is a TIFF of which another directory is the first.
type onePage struct {
	data  []byte
	order binary.ByteOrder
	first uint32
	at    int64
}

// ReadAt makes it an io.ReaderAt, which the decoder uses where it finds one.
func (p *onePage) ReadAt(b []byte, at int64) (int, error) {
	if at < 0 || at >= int64(len(p.data)) {
		return 0, io.EOF
	}
	n := copy(b, p.data[at:])
	var offset [4]byte
	p.order.PutUint32(offset[:], p.first)
	for i, v := range offset {
		if k := int64(4+i) - at; k >= 0 && k < int64(n) {
			b[k] = v
		}
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (p *onePage) Read(b []byte) (int, error) {
	n, err := p.ReadAt(b, p.at)
	p.at += int64(n)
	return n, err
}
