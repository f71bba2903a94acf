package codec

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"slices"

	"nianbao/extract/document"
)

// jpegCompression is that of strips of JPEG (TIFF Technical Note 2), as scanners write pages in
// gray and colour.
const jpegCompression = 7

// Values of the tag PhotometricInterpretation.
const (
	photometricBlackIsZero = 1
	photometricRGB         = 2
	photometricYCbCr       = 6
)

// packedAsJPEG returns the frame of a page that is packed in strips of JPEG.
func packedAsJPEG(d directory, desc description) (Frame, error) {
	size := image.Pt(int(d.integer(tagWidth, 0)), int(d.integer(tagLength, 0)))
	photometric := d.integer(tagPhotometric, photometricYCbCr)
	config := image.Config{ColorModel: color.RGBAModel, Width: size.X, Height: size.Y}
	switch photometric {
	case photometricBlackIsZero:
		config.ColorModel = color.GrayModel
	case photometricRGB, photometricYCbCr:
	default:
		return Frame{}, fmt.Errorf("%w: a TIFF of JPEG in another colour space", document.ErrUnsupported)
	}
	if _, tiles := d.entries[tagTileWidth]; tiles {
		return Frame{}, fmt.Errorf("%w: a TIFF of JPEG in tiles", document.ErrUnsupported)
	}
	return newFrame(config, desc, func() (image.Image, error) { return d.strips(size, photometric) })
}

// strips unpacks a page strip by strip.
func (d directory) strips(size image.Point, photometric uint32) (image.Image, error) {
	var page draw.Image = image.NewRGBA(image.Rectangle{Max: size})
	if photometric == photometricBlackIsZero {
		page = image.NewGray(image.Rectangle{Max: size})
	}
	tables, _ := d.raw(tagJPEGTables)
	offsets, lengths := d.integers(tagStripOffsets), d.integers(tagStripBytes)
	rows := int(min(d.integer(tagRowsPerStrip, uint32(size.Y)), uint32(size.Y)))
	if rows <= 0 || len(offsets) != len(lengths) || len(offsets) != (size.Y+rows-1)/rows {
		return nil, errEmpty
	}
	for i, at := range offsets {
		end := uint64(at) + uint64(lengths[i])
		if end > uint64(len(d.data)) {
			return nil, document.Fault("it ends too early")
		}
		strip, err := decodeStrip(tables, d.data[at:end], photometric)
		if err != nil {
			return nil, err
		}
		place := image.Rect(0, i*rows, size.X, min((i+1)*rows, size.Y))
		if strip.Bounds().Dx() < place.Dx() || strip.Bounds().Dy() < place.Dy() {
			return nil, errEmpty
		}
		draw.Draw(page, place, strip, strip.Bounds().Min, draw.Src)
	}
	return page, nil
}

// decodeStrip unpacks one strip. Its tables stand apart, as a JPEG without a picture.
func decodeStrip(tables, strip []byte, photometric uint32) (image.Image, error) {
	if len(strip) < 2 {
		return nil, errEmpty
	}
	if len(tables) > 4 {
		strip = slices.Concat(bytes.TrimSuffix(tables, []byte("\xFF\xD9")), strip[2:])
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(strip))
	if err != nil {
		return nil, err
	}
	if config.Width*config.Height > maxPixels {
		return nil, &document.LimitError{Limit: "pixels of a picture", Max: maxPixels}
	}
	im, err := jpeg.Decode(bytes.NewReader(strip))
	if planes, ok := im.(*image.YCbCr); ok && photometric == photometricRGB {
		return asRGB(planes), nil
	}
	return im, err
}

// asRGB returns the picture of which the planes are red, green and blue: a strip does not say so
// itself, and the decoder takes them for brightness and colour.
func asRGB(planes *image.YCbCr) image.Image {
	out := image.NewRGBA(planes.Rect)
	for y := planes.Rect.Min.Y; y < planes.Rect.Max.Y; y++ {
		for x := planes.Rect.Min.X; x < planes.Rect.Max.X; x++ {
			c := planes.YCbCrAt(x, y)
			out.SetRGBA(x, y, color.RGBA{c.Y, c.Cb, c.Cr, 0xFF})
		}
	}
	return out
}
