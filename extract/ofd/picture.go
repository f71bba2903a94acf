package ofd

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // pictures of any kind may be in a file
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/bmp"
	_ "golang.org/x/image/tiff"

	"nianbao/extract/document"
)

// mostPixels bounds a picture before it is unpacked: one of a few kilobytes can be as large as a
// house. A3 at 600 pixels an inch has 70 million.
const mostPixels = 100_000_000

// picture draws a picture object: its unit square, counted downwards, is taken to where it lies.
// One without a transformation fills its boundary.
func (p *pageWriter) picture(e *element) error {
	member := p.media[e.attr("ResourceID")]
	if p.member(member) == nil {
		p.miss("a picture that the page shows is not in the file")
		return nil
	}
	n, err := p.image(member)
	if err != nil {
		return err
	}
	if at, ok := boxOf(e.attr("Boundary")); ok && e.attr("CTM") == "" {
		p.operator("cm", at.width, 0, 0, at.height, 0, 0)
	}
	fill := black
	p.use(&fill, nil)
	p.operator("cm", 1, 0, 0, -1, 0, 1)
	p.write("/P%d Do\n", n)
	p.pictures = append(p.pictures, fmt.Sprintf("/P%d %d 0 R", n, n))
	return nil
}

// image returns the number of the picture that a member holds, which is written once.
func (p *pageWriter) image(member string) (int, error) {
	if n, ok := p.file.images[member]; ok {
		return n, nil
	}
	data, err := p.container.media(member)
	var n int
	if err == nil {
		n, err = p.file.picture(data, p.budget)
	}
	if err != nil && isOver(err) {
		return 0, err
	}
	if err != nil {
		p.miss("a picture on the page can't be shown: " + document.Words(err))
		n = p.file.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", []byte{0xC0})
	}
	p.file.images[member] = n
	return n, nil
}

// picture writes a picture and returns its number. JPEG and JBIG2 go on as they are, others are
// unpacked.
func (w *pdfWriter) picture(data []byte, b *budget) (int, error) {
	if n, ok := w.bilevel(data); ok {
		return n, nil
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, document.Fault("it is of a kind that is not known")
	}
	if int64(config.Width)*int64(config.Height) > mostPixels {
		return 0, fmt.Errorf("a picture of %d by %d: %w", config.Width, config.Height, &document.LimitError{Limit: "pixels of a picture", Max: mostPixels})
	}
	if err := b.ctx.Err(); err != nil {
		return 0, errEnded
	}
	decoded, err := decode(data)
	if err != nil {
		return 0, document.Fault("it is damaged")
	}
	if format == "jpeg" {
		switch config.ColorModel {
		case color.GrayModel:
			return w.stream(imageEntries(config.Width, config.Height, "Gray", 8)+"/Filter/DCTDecode", data), nil
		case color.YCbCrModel:
			return w.stream(imageEntries(config.Width, config.Height, "RGB", 8)+"/Filter/DCTDecode", data), nil
		}
	}
	n, size := w.pixels(decoded)
	return n, b.mediaBytes(size)
}

func decode(data []byte) (m image.Image, err error) {
	defer document.RecoverTo(&err)
	m, _, err = image.Decode(bytes.NewReader(data))
	return m, err
}

func imageEntries(width, height int, space string, bits int) string {
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s/BitsPerComponent %d", width, height, space, bits)
}

// pixels writes an unpacked picture and returns its number and size: in black and white if it
// is, else in gray or in colors, with a mask if something shines through.
func (w *pdfWriter) pixels(m image.Image) (number, size int) {
	at := m.Bounds()
	gray, opaque, bilevel := true, true, true
	rgb, alpha := make([]byte, 0, 3*at.Dx()*at.Dy()), make([]byte, 0, at.Dx()*at.Dy())
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			c := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
			gray = gray && c.R == c.G && c.G == c.B
			opaque = opaque && c.A == 0xFF
			bilevel = bilevel && (c.R == 0 || c.R == 0xFF)
			rgb, alpha = append(rgb, c.R, c.G, c.B), append(alpha, c.A)
		}
	}
	mask := ""
	if !opaque {
		mask = fmt.Sprintf("/SMask %d 0 R", w.packed(imageEntries(at.Dx(), at.Dy(), "Gray", 8), alpha))
	}
	before := w.Len()
	switch {
	case gray && bilevel:
		number = w.packed(imageEntries(at.Dx(), at.Dy(), "Gray", 1)+mask, bitsOf(rgb, at.Dx()))
	case gray:
		for i := range alpha {
			alpha[i] = rgb[3*i]
		}
		number = w.packed(imageEntries(at.Dx(), at.Dy(), "Gray", 8)+mask, alpha)
	default:
		number = w.packed(imageEntries(at.Dx(), at.Dy(), "RGB", 8)+mask, rgb)
	}
	return number, w.Len() - before
}

// bitsOf packs the pixels of a picture in black and white, of which each row begins a byte.
func bitsOf(rgb []byte, width int) []byte {
	row := (width + 7) / 8
	bits := make([]byte, row*(len(rgb)/3/max(width, 1)))
	for i := range len(rgb) / 3 {
		if rgb[3*i] != 0 {
			x := i % width
			bits[i/width*row+x/8] |= 0x80 >> (x % 8)
		}
	}
	return bits
}

// jbig2Signature begins a file in JBIG2 (ITU-T T.88, annex D.4).
const jbig2Signature = "\x97JB2\r\n\x1a\n"

// bilevel writes a picture in JBIG2, of which a PDF holds the segments without the head of the
// file. It reports false for a picture of another kind, or of segments in another order.
func (w *pdfWriter) bilevel(data []byte) (int, bool) {
	rest, ok := bytes.CutPrefix(data, []byte(jbig2Signature))
	if !ok || len(rest) < 5 || rest[0]&1 == 0 {
		return 0, false
	}
	if rest[0]&2 != 0 {
		rest = rest[1:]
	} else {
		rest = rest[5:]
	}
	// The first segment tells of the page: number, flags, references, page, length, and then
	// its width and height.
	if len(rest) < 19 || rest[4]&0x3F != 48 {
		return 0, false
	}
	size := func(at int) int {
		return int(rest[at])<<24 | int(rest[at+1])<<16 | int(rest[at+2])<<8 | int(rest[at+3])
	}
	width, height := size(11), size(15)
	if width <= 0 || height <= 0 || width > mostPixels/height {
		return 0, false
	}
	return w.stream(imageEntries(width, height, "Gray", 1)+"/Filter/JBIG2Decode", rest), true
}
