package picture

import (
	"bytes"
	"context"
	"errors"
	"image"

	"golang.org/x/image/draw"

	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// Is reports whether the bytes are those of a picture file.
func Is(data []byte) bool {
	kind, err := filekind.Of(bytes.NewReader(data), int64(len(data)))
	return err == nil && kind.Holds == filekind.Picture
}

// Draw returns a page of a picture file, counted from 1, in its colours and of the size in pixels
// that the function gives for one in points. Errors are as those of Read, but of no type.
func Draw(ctx context.Context, data []byte, page int, pixels func(width, height float64) (int, int)) (*image.RGBA, error) {
	kind, err := filekind.Of(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	f, err := open(ctx, new(document.Document), kind.ID, data)
	if err != nil {
		return nil, err
	}
	if page < 1 || page > len(f.pages) {
		return nil, errors.New("the file has no such page")
	}
	part := f.pages[page-1]
	im, err := f.file.Frames[part.frame].Decode()
	if err != nil {
		return nil, err
	}
	size := part.page(page)
	width, height := pixels(size.Width, size.Height)
	drawn := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(drawn, drawn.Rect, image.White, image.Point{}, draw.Src)
	draw.BiLinear.Scale(drawn, drawn.Rect, im, part.box.Add(im.Bounds().Min), draw.Over, nil)
	return drawn, nil
}
