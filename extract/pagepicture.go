package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // of the pictures that pages consist of
	_ "image/png"
	"io"
	"math"
	"slices"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	_ "golang.org/x/image/tiff"

	"nianbao/extract/render"
	"nianbao/extract/scan"
)

// A picture is an image that a page shows: its name in the resources, its size as
// the file states it, and the matrix that takes the unit square to where it lies.
type picture struct {
	name          string
	width, height int64 // pixels
	blackAndWhite bool
	matrix        matrix
}

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
	// maxPicture is that of a picture: A3 at 600 pixels an inch has 70 million.
	maxPicture = 100_000_000
)

// checkSize returns a LimitError for a page that is too large to be read as a
// picture, or has too large a picture.
func (p *Page) checkSize() error {
	const perPoint = scan.Resolution / 72.0
	if p.Width*perPoint*p.Height*perPoint > maxSheet {
		return fmt.Errorf("a page of %.0f by %.0f points: %w at %d an inch", p.Width, p.Height, &LimitError{"pixels of a page", maxSheet}, scan.Resolution)
	}
	for _, pic := range p.pictures {
		if err := checkPicture(pic.width, pic.height); err != nil {
			return err
		}
	}
	return nil
}

func checkPicture(width, height int64) error {
	if width > maxPicture || height > maxPicture || width*height > maxPicture {
		return fmt.Errorf("a picture of %d by %d: %w", width, height, &LimitError{"pixels of a picture", maxPicture})
	}
	return nil
}

// A pictureSource gives the pictures that the pages of a file consist of.
type pictureSource struct {
	data   []byte
	opened bool
	file   *model.Context // of pdfcpu, nil if it can't open the file
	fault  error          // why it can't
}

// pictures returns the pictures of a page, and whether they show all that the page
// does: its text too, as drawn.
//
// Pictures are taken out by pdfcpu as they were scanned. What it does not unpack is
// drawn by PDFium at the resolution at which pages are read: pictures in JPEG 2000
// and JBIG2, which pdfcpu hands out packed, those in the content stream itself, which
// it does not list, those of colour spaces it does not know, and text.
func (s *pictureSource) pictures(ctx context.Context, p *Page) (list []scan.Picture, all bool, err error) {
	if err := p.checkSize(); err != nil {
		return nil, false, err
	}
	if p.Layer == ScanLayer {
		list, err = s.taken(p)
		if err == nil || errors.Is(err, ErrLimit) {
			return list, false, err
		}
	}
	drawn, derr := drawer.Draw(ctx, s.data, p.Number, p.Rotation)
	if derr != nil {
		if err != nil {
			derr = fmt.Errorf("%w; %w", err, derr)
		}
		return nil, false, derr
	}
	return []scan.Picture{{Image: drawn, Matrix: scan.Matrix{p.Width, 0, 0, p.Height, 0, 0}, BlackAndWhite: p.isBlackAndWhite(), Coarse: p.isCoarse()}}, true, nil
}

func (p *Page) isBlackAndWhite() bool {
	return slices.ContainsFunc(p.pictures, func(pic picture) bool { return pic.blackAndWhite })
}

// isCoarse reports whether one of the page's pictures is in black and white and
// coarser than figures can be trusted in, which its drawing does not show any more.
func (p *Page) isCoarse() bool {
	return slices.ContainsFunc(p.pictures, func(pic picture) bool {
		return pic.blackAndWhite && float64(pic.height)*72 < scan.FineBlackAndWhite*math.Hypot(pic.matrix[2], pic.matrix[3])
	})
}

// drawer gives a page time for a picture of A4 at 600 pixels an inch in JPEG 2000, of
// which it takes half on a slow machine.
var drawer = render.New(render.Scale{Resolution: scan.Resolution, MaxPixels: maxDrawn}, time.Minute)

// taken takes the pictures of a page out of the file.
func (s *pictureSource) taken(p *Page) (list []scan.Picture, err error) {
	defer recoverTo(&err)
	if !s.opened {
		s.opened = true
		s.file, s.fault = pictureFile(s.data)
	}
	if s.fault != nil {
		return nil, s.fault
	}
	images, err := pdfcpu.ExtractPageImages(s.file, p.Number, false)
	if err != nil {
		return nil, err
	}
	byName := map[string]image.Image{}
	for _, im := range images {
		if im.Thumb {
			continue
		}
		if byName[im.Name], err = decode(im); err != nil {
			return nil, err
		}
	}
	for _, pic := range p.pictures {
		im := byName[pic.name]
		if im == nil && len(byName) == 1 && len(p.pictures) == 1 {
			for _, only := range byName {
				im = only
			}
		}
		if im == nil {
			return nil, errors.New("a picture that could not be taken out: " + pic.name)
		}
		list = append(list, scan.Picture{Image: im, Matrix: scan.Matrix(pic.matrix)})
	}
	if len(list) == 0 {
		return nil, errors.New("no picture that can be taken out")
	}
	return list, nil
}

// decode unpacks a picture, of the size that it has itself.
func decode(im model.Image) (image.Image, error) {
	var head bytes.Buffer
	config, _, err := image.DecodeConfig(io.TeeReader(im, &head))
	if err == nil {
		err = checkPicture(int64(config.Width), int64(config.Height))
	}
	var decoded image.Image
	if err == nil {
		decoded, _, err = image.Decode(io.MultiReader(&head, im))
	}
	if err != nil {
		return nil, fmt.Errorf("a picture of type %s (%s): %w", im.FileType, im.Filter, err)
	}
	return decoded, nil
}

// pictureFile opens the document for taking out pictures.
func pictureFile(data []byte) (file *model.Context, err error) {
	defer recoverTo(&err)
	conf := plainConfiguration()
	conf.Optimize = true
	file, err = api.ReadValidateAndOptimize(bytes.NewReader(fromSignature(data)), conf)
	return file, err
}
