package recognize

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"time"

	"nianbao/extract/document"
	"nianbao/extract/pdf"
	"nianbao/extract/render"
	"nianbao/extract/scan"
)

// Bounds on what is unpacked of a scanned page. They hold before anything is: a
// picture of a few kilobytes can be as large as a house.
const (
	// maxSheet is that of a page at the resolution at which it is read. A scan of A4 at
	// 200 pixels an inch has 67 million if each of its pixels is taken for a point, as
	// some producers do.
	maxSheet = 80_000_000
	// maxDrawn is that of the drawing of a page, which takes more memory; larger ones
	// than A3, which has 17 million, are drawn at a lower resolution.
	maxDrawn = 20_000_000
)

// checkSize returns a LimitError for a page that is too large to be read as a
// picture, or has too large a picture.
func checkSize(p *document.Page) error {
	const perPoint = scan.Resolution / 72.0
	if p.Width*perPoint*p.Height*perPoint > maxSheet {
		return fmt.Errorf("a page of %.0f by %.0f points: %w at %d an inch", p.Width, p.Height, &document.LimitError{Limit: "pixels of a page", Max: maxSheet}, scan.Resolution)
	}
	for _, pic := range p.Pictures {
		if err := pdf.CheckPicture(pic.Width, pic.Height); err != nil {
			return err
		}
	}
	return nil
}

// A Source gives the pictures that the pages of a file consist of.
type Source struct {
	pictures Pictures
	draw     func(context.Context, *document.Page) (image.Image, error) // nil where pages have nothing but pictures
}

// Pictures are those of a file: of a page, in the order of Page.Pictures.
type Pictures interface {
	Of(p *document.Page) ([]image.Image, error)
}

// FromPDF returns the source of the pages of a PDF with the bytes.
func FromPDF(data []byte) Source {
	return Source{pdf.NewPictures(data), func(ctx context.Context, p *document.Page) (image.Image, error) {
		return drawer.Draw(ctx, data, p.Number, p.Rotation)
	}}
}

// FromPictures returns the source of pages that are pictures and nothing else.
func FromPictures(p Pictures) Source { return Source{pictures: p} }

// of returns the pictures of a page, and whether they show all that the page
// does: its text too, as drawn.
//
// Pictures of a PDF are taken out by pdfcpu as they were scanned. What it does not unpack is
// drawn by PDFium at the resolution at which pages are read: pictures in JPEG 2000
// and JBIG2, which pdfcpu hands out packed, those in the content stream itself, which
// it does not list, those of colour spaces it does not know, and text.
func (s Source) of(ctx context.Context, p *document.Page) (list []scan.Picture, all bool, err error) {
	if err := checkSize(p); err != nil {
		return nil, false, err
	}
	if p.Layer == document.ScanLayer {
		var taken []image.Image
		taken, err = s.pictures.Of(p)
		for i, im := range taken {
			list = append(list, scan.Picture{Image: im, Matrix: scan.Matrix(p.Pictures[i].Matrix)})
		}
		if err == nil || errors.Is(err, document.ErrLimit) || s.draw == nil {
			return list, false, err
		}
	}
	drawn, derr := s.draw(ctx, p)
	if derr != nil {
		if err != nil {
			derr = fmt.Errorf("%w; %w", err, derr)
		}
		return nil, false, derr
	}
	return []scan.Picture{{Image: drawn, Matrix: scan.Matrix{p.Width, 0, 0, p.Height, 0, 0}, BlackAndWhite: isBlackAndWhite(p), Coarse: isCoarser(p, scan.FineBlackAndWhite), Bare: isCoarser(p, scan.BareBlackAndWhite)}}, true, nil
}

func isBlackAndWhite(p *document.Page) bool {
	return slices.ContainsFunc(p.Pictures, func(pic document.Picture) bool { return pic.BlackAndWhite })
}

// isCoarser reports whether one of the page's pictures is in black and white and
// has fewer pixels an inch, which its drawing does not show any more.
func isCoarser(p *document.Page, than float64) bool {
	return slices.ContainsFunc(p.Pictures, func(pic document.Picture) bool {
		return pic.BlackAndWhite && float64(pic.Height)*72 < than*math.Hypot(pic.Matrix[2], pic.Matrix[3])
	})
}

// drawer gives a page time for a picture of A4 at 600 pixels an inch in JPEG 2000, of
// which it takes half on a slow machine.
var drawer = render.New(render.Scale{Resolution: scan.Resolution, MaxPixels: maxDrawn}, time.Minute)
