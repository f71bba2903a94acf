package pageimage

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"time"

	"nianbao/extract/document"
	"nianbao/extract/picture"
	"nianbao/extract/render"
)

// scale is that of all pictures.
var scale = render.Scale{Resolution: 120, MaxPixels: 4_000_000}

// drawing bounds the time for one page: somebody waits for it.
const drawing = 20 * time.Second

// A Renderer draws pages and keeps their pictures. Its methods may be called from
// several goroutines.
type Renderer struct {
	*render.Renderer
	cache *cache
}

// New returns a renderer that keeps pictures of up to cacheBytes in memory.
func New(cacheBytes int) *Renderer {
	return &Renderer{render.New(scale, drawing), newCache(cacheBytes)}
}

// A Page says which page of which document is to be drawn.
type Page struct {
	SHA256   string // of the document's bytes
	Number   int    // from 1
	Rotation int    // degrees clockwise that make it upright, as extract undoes them
	// Width and Height of the upright page in points.
	Width, Height float64
}

// Picture returns the page as a PNG. data is called for the document's bytes
// unless the picture is at hand. The error is a *render.Error if the page can't be
// drawn.
func (r *Renderer) Picture(ctx context.Context, p Page, data func() ([]byte, error)) ([]byte, error) {
	k := key{p.SHA256, p.Number, p.Rotation}
	if picture, ok := r.cache.get(k); ok {
		return picture, nil
	}
	content, err := data()
	if err != nil {
		return nil, err
	}
	drawn, err := r.draw(ctx, content, p)
	if err != nil {
		return nil, err
	}
	encoded, err := encode(drawn)
	if err != nil {
		return nil, err
	}
	r.cache.put(k, encoded)
	return encoded, nil
}

// draw draws a page of a PDF, or shows that of a picture file.
func (r *Renderer) draw(ctx context.Context, data []byte, p Page) (*image.RGBA, error) {
	if !picture.Is(data) {
		return r.Draw(ctx, data, p.Number, p.Rotation)
	}
	drawn, err := picture.Draw(ctx, data, p.Number, scale.Pixels)
	if err != nil {
		return nil, &render.Error{Page: p.Number, Reason: render.ErrDamaged, Detail: err.Error()}
	}
	return drawn, nil
}

// markColor is the vermilion of a seal.
var markColor = color.RGBA{0xc3, 0x27, 0x2b, 0xff}

// Marked returns the picture with a frame around a box of the page, in points
// from its bottom left.
func Marked(picture []byte, p Page, box document.Rect) ([]byte, error) {
	decoded, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, fmt.Errorf("page %d: %w", p.Number, err)
	}
	size := decoded.Bounds()
	if few, ok := decoded.(*image.Paletted); ok && len(few.Palette) <= maxColors {
		few.Palette = append(few.Palette, markColor)
		frame(few, inPixels(p, box, size))
		return write(few)
	}
	marked := image.NewRGBA(size)
	draw.Draw(marked, size, decoded, size.Min, draw.Src)
	frame(marked, inPixels(p, box, size))
	return encode(marked)
}

// Empty returns an empty page with a frame around the box, for a document that
// is not at hand.
func Empty(p Page, box document.Rect) ([]byte, error) {
	width, height := scale.Pixels(p.Width, p.Height)
	page := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	frame(page, inPixels(p, box, page.Bounds()))
	return encode(page)
}

// inPixels returns the box in the pixels of a picture of the page.
func inPixels(p Page, box document.Rect, picture image.Rectangle) image.Rectangle {
	sx, sy := float64(picture.Dx())/p.Width, float64(picture.Dy())/p.Height
	return image.Rect(
		int(math.Floor(box.X0*sx)), int(math.Floor((p.Height-box.Y1)*sy)),
		int(math.Ceil(box.X1*sx)), int(math.Ceil((p.Height-box.Y0)*sy)))
}

const (
	frameWidth = 3 // pixels
	frameGap   = 2 // between the box and its frame, so that it covers no ink
)

func frame(on draw.Image, box image.Rectangle) {
	inner := box.Inset(-frameGap)
	outer := inner.Inset(-frameWidth)
	ink := image.NewUniform(markColor)
	for _, side := range []image.Rectangle{
		image.Rect(outer.Min.X, outer.Min.Y, outer.Max.X, inner.Min.Y),
		image.Rect(outer.Min.X, inner.Max.Y, outer.Max.X, outer.Max.Y),
		image.Rect(outer.Min.X, inner.Min.Y, inner.Min.X, inner.Max.Y),
		image.Rect(inner.Max.X, inner.Min.Y, outer.Max.X, inner.Max.Y),
	} {
		draw.Draw(on, side.Intersect(on.Bounds()), ink, image.Point{}, draw.Src)
	}
}

// encode returns the picture as a PNG, of few colours if it has few.
func encode(picture *image.RGBA) ([]byte, error) {
	if few, ok := paletted(picture); ok {
		return write(few)
	}
	return write(picture)
}

func write(picture image.Image) ([]byte, error) {
	var b bytes.Buffer
	// Smaller files would take ten times as long.
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, picture); err != nil {
		return nil, fmt.Errorf("picture of a page: %w", err)
	}
	return b.Bytes(), nil
}
