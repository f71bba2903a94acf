package picture

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strings"

	"nianbao/extract/document"
	"nianbao/extract/filekind"
	"nianbao/extract/picture/codec"
)

// A File is a picture file as pages.
type File struct {
	file  *codec.File
	kept  map[int]*image.Gray // of frames, by their number; what does not fit is unpacked again
	dark  map[int]bool        // frames of which the brightness is read; see hasColouredPrint
	pages []part
}

// A part is what a page shows of a picture.
type part struct {
	frame int
	box   image.Rectangle // pixels
	codec.Resolution
}

// maxKept bounds the pictures that are kept unpacked, in pixels: those of seven pages of A4.
const maxKept = 64_000_000

// Read fills in the pages of a document with what a picture file shows. Errors are of type
// *document.Error, with the reasons ErrNoWriting, ErrDamagedPicture, ErrUnsupported and ErrLimit,
// or the context's.
func Read(ctx context.Context, doc *document.Document, kind filekind.Kind, data []byte, limits document.Limits) (*File, error) {
	doc.MediaType, doc.Layout = kind.MediaType, document.Positioned
	f, err := open(ctx, doc, kind.ID, data)
	if err == nil && len(f.pages) > limits.MaxPages {
		err = &document.LimitError{Limit: "pages", Max: int64(limits.MaxPages)}
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, asError(doc.Path, err)
	}
	for _, p := range f.pages {
		doc.Pages = append(doc.Pages, p.page(len(doc.Pages)+1))
	}
	return f, nil
}

// open unpacks the pictures of a file, each once, and divides them into pages. What is to be told
// of that goes to the document's warnings.
func open(ctx context.Context, doc *document.Document, kind filekind.ID, data []byte) (*File, error) {
	opened, err := codec.Open(kind, data)
	if err != nil {
		return nil, err
	}
	f := &File{file: opened, kept: map[int]*image.Gray{}, dark: map[int]bool{}}
	if opened.LeftOut != "" {
		doc.Warnings = append(doc.Warnings, document.Warning{Code: "picture-left-out", Message: opened.LeftOut})
	}
	looks := make([]look, len(opened.Frames))
	profiles := map[int]*profile{} // of those that are long
	pixels, written := 0, false
	for i := range opened.Frames {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var gray *image.Gray
		if gray, looks[i], err = f.look(i); err != nil {
			return nil, fmt.Errorf("picture %d: %w", i+1, err)
		}
		if pixels += len(gray.Pix); pixels <= maxKept || i == 0 {
			f.kept[i] = gray
		}
		if !looks[i].isWritten() {
			continue
		}
		written = true
		if isLong(gray.Rect.Dx(), gray.Rect.Dy()) {
			profiles[i] = profileOf(gray)
			looks[i].sheets = profiles[i].sheets()
		}
	}
	if !written {
		return nil, fmt.Errorf("%w: %s", document.ErrNoWriting, describe(looks))
	}
	s := scaleOf(opened.Frames, looks)
	if s.told != "" {
		doc.Warnings = append(doc.Warnings, document.Warning{Code: "picture-size", Message: s.told})
	}
	for i, frame := range opened.Frames {
		f.divide(doc, i, s.of(frame, looks[i].sheets), looks[i], profiles[i])
	}
	return f, nil
}

// divide makes the pages of a frame.
func (f *File) divide(doc *document.Document, frame int, r codec.Resolution, l look, p *profile) {
	whole := image.Rect(0, 0, f.file.Frames[frame].Width, f.file.Frames[frame].Height)
	if p == nil {
		f.pages = append(f.pages, part{frame, whole, r})
		return
	}
	spans := p.sheetSpans(l.sheets)
	if l.sheets == 0 {
		spans = p.divide(int(longestPage*r.Y/pointsPerInch), l.size)
	}
	if len(spans) > 1 {
		doc.Warnings = append(doc.Warnings, document.Warning{Code: "picture-cut", Page: len(f.pages) + 1,
			Message: fmt.Sprintf("the picture is %d pixels long, and was cut into %d pages", whole.Dy(), len(spans))})
	}
	for _, s := range spans {
		f.pages = append(f.pages, part{frame, image.Rect(0, s.from, whole.Dx(), s.to), r})
	}
}

const pointsPerInch = 72

// page returns a page of the document that shows the part alone.
func (p part) page(number int) *document.Page {
	width, height := float64(p.box.Dx())*pointsPerInch/p.X, float64(p.box.Dy())*pointsPerInch/p.Y
	return &document.Page{Number: number, Width: width, Height: height, Layer: document.ScanLayer,
		Images: []document.Rect{{X1: width, Y1: height}},
		Pictures: []document.Picture{{Name: fmt.Sprintf("picture %d", p.frame+1), Width: int64(p.box.Dx()), Height: int64(p.box.Dy()),
			Matrix: document.Matrix{width, 0, 0, height, 0, 0}}}}
}

// Of returns the picture of a page, in shades of gray. Errors are as those of Read, but of no
// type.
func (f *File) Of(p *document.Page) ([]image.Image, error) {
	if p.Number < 1 || p.Number > len(f.pages) {
		return nil, errors.New("the file has no such page")
	}
	part := f.pages[p.Number-1]
	gray := f.kept[part.frame]
	if gray == nil {
		var err error
		if gray, err = f.gray(part.frame); err != nil {
			return nil, err
		}
	}
	return []image.Image{gray.SubImage(part.box)}, nil
}

// look unpacks a frame and looks at it, and finds out by which of its shades it is to be read.
func (f *File) look(frame int) (*image.Gray, look, error) {
	im, err := f.file.Frames[frame].Decode()
	if err != nil {
		return nil, look{}, err
	}
	gray := brightest(im)
	l := lookAt(gray)
	if f.file.Frames[frame].Colour {
		dark := brightness(im)
		size := l.size
		if !l.isWritten() {
			size = lookAt(dark).size // all print may be in colours
		}
		if hasColouredPrint(gray, dark, size) {
			f.dark[frame] = true
			return dark, lookAt(dark), nil
		}
	}
	return gray, l, nil
}

// gray unpacks a frame once more.
func (f *File) gray(frame int) (*image.Gray, error) {
	im, err := f.file.Frames[frame].Decode()
	switch {
	case err != nil:
		return nil, err
	case f.dark[frame]:
		return brightness(im), nil
	}
	return brightest(im), nil
}

// asError gives an error the file's name and its reason.
func asError(path string, err error) error {
	typed := &document.Error{Path: path, Reason: document.ErrDamagedPicture, Detail: document.Words(err)}
	for _, reason := range []error{document.ErrNoWriting, document.ErrUnsupported, document.ErrLimit} {
		if errors.Is(err, reason) {
			typed.Reason = reason
			typed.Detail = strings.Replace(err.Error(), reason.Error()+": ", "", 1)
		}
	}
	return typed
}
