package codec

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"

	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// Bounds on one picture and on all of a file together. A3 at 600 pixels an inch has 70 million.
const (
	maxPixels = 100_000_000
	// maxBytes is for what a picture takes while it is unpacked: by the size of its pixels, and
	// of what the way in which it is packed needs beside them.
	maxBytes = 550_000_000
	// maxTotal bounds the pixels of all pictures of a file: a sheet without ink takes no bytes.
	maxTotal = 2_000_000_000
)

// A Resolution is that across and down, in pixels an inch; 0 where a file does not say.
type Resolution struct{ X, Y float64 }

// A Frame is one picture of a file.
type Frame struct {
	Width, Height int        // pixels, upright
	Told          Resolution // upright
	Colour        bool       // it has more than shades of gray

	orientation int // that of Exif, 1 to 8
	decode      func() (image.Image, error)
}

// A File is a picture file of which the headers are known.
type File struct {
	Frames []Frame
	// LeftOut says, in words, what the file shows beside the frames: the pictures of an animation
	// behind its first one; "" for nothing.
	LeftOut string
}

// A description is what the header of a picture says.
type description struct {
	told        Resolution
	orientation int
	bytes       int // that unpacking takes, of each pixel; 0 for those of its colours
	leftOut     string
}

// A format is how a kind of picture file is read that holds one picture.
type format struct {
	config   func(*bytes.Reader) (image.Config, error)
	decode   func(*bytes.Reader) (image.Image, error)
	describe func(data []byte, c image.Config) description
}

var formats = map[filekind.ID]format{
	filekind.JPEG: {
		func(r *bytes.Reader) (image.Config, error) { return jpeg.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) }, describeJPEG},
	filekind.PNG: {
		func(r *bytes.Reader) (image.Config, error) { return png.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) }, describePNG},
	filekind.GIF: {
		func(r *bytes.Reader) (image.Config, error) { return gif.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return gif.Decode(r) }, describeGIF},
	filekind.BMP: {
		func(r *bytes.Reader) (image.Config, error) { return bmp.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return bmp.Decode(r) }, describeBMP},
	filekind.WebP: {
		func(r *bytes.Reader) (image.Config, error) { return webp.DecodeConfig(r) },
		func(r *bytes.Reader) (image.Image, error) { return webp.Decode(r) }, describeWebP},
}

// Open reads the headers of a picture file of the kind. Errors are a document.Fault or wrap
// document.ErrUnsupported or document.ErrLimit.
func Open(kind filekind.ID, data []byte) (f *File, err error) {
	defer document.RecoverTo(&err)
	if kind == filekind.TIFF {
		return openTIFF(data)
	}
	how, known := formats[kind]
	if !known {
		return nil, fmt.Errorf("%w: a picture of the kind %s; save it as JPEG or PNG", document.ErrUnsupported, kind)
	}
	packed := data
	if kind == filekind.WebP && isAnimated(data) {
		if packed, err = firstOfAnimation(data); err != nil {
			return nil, err
		}
	}
	config, err := how.config(bytes.NewReader(packed))
	if err != nil {
		return nil, inWords(err)
	}
	d := how.describe(data, config)
	frame, err := newFrame(config, d, func() (image.Image, error) { return how.decode(bytes.NewReader(packed)) })
	if err != nil {
		return nil, err
	}
	return &File{Frames: []Frame{frame}, LeftOut: d.leftOut}, nil
}

// newFrame returns the frame of a picture, unless that is too large to be unpacked.
func newFrame(c image.Config, d description, decode func() (image.Image, error)) (Frame, error) {
	if c.Width <= 0 || c.Height <= 0 {
		return Frame{}, errEmpty
	}
	if c.Width > maxPixels || c.Height > maxPixels || c.Width*c.Height > maxPixels {
		return Frame{}, fmt.Errorf("a picture of %d by %d: %w", c.Width, c.Height, &document.LimitError{Limit: "pixels of a picture", Max: maxPixels})
	}
	own, colour := pixelOf(c.ColorModel)
	if c.Width*c.Height*max(d.bytes, own) > maxBytes {
		return Frame{}, fmt.Errorf("a picture of %d by %d: %w", c.Width, c.Height, &document.LimitError{Limit: "bytes of a picture, unpacked", Max: maxBytes})
	}
	f := Frame{Width: c.Width, Height: c.Height, Told: d.told, Colour: colour, orientation: d.orientation, decode: decode}
	if isOnSide(d.orientation) {
		f.Width, f.Height = f.Height, f.Width
		f.Told.X, f.Told.Y = f.Told.Y, f.Told.X
	}
	return f, nil
}

// Decode unpacks the picture and turns it upright. Errors are as those of Open.
func (f Frame) Decode() (im image.Image, err error) {
	defer document.RecoverTo(&err)
	im, err = f.decode()
	if err != nil {
		return nil, inWords(err)
	}
	im = upright(im, f.orientation)
	if size := im.Bounds(); size.Dx() > f.Width || size.Dy() > f.Height {
		return nil, errEmpty // its header was about another picture
	}
	return im, nil
}

const errEmpty = document.Fault("its structure contradicts itself")

// inWords returns the error of a decoder in words.
func inWords(err error) error {
	var limit *document.LimitError
	if errors.As(err, &limit) || errors.Is(err, document.ErrUnsupported) {
		return err
	}
	if isUnsupported(err) {
		return fmt.Errorf("%w: a picture that is packed in a way that is not known", document.ErrUnsupported)
	}
	return document.Fault(document.Words(err))
}
