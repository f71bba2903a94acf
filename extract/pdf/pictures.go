package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // of the pictures that pages consist of
	_ "image/png"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	_ "golang.org/x/image/tiff"

	"nianbao/extract/document"
	"nianbao/extract/pdf/guard"
)

// maxPicture bounds the pixels of a picture before it is unpacked: one of a few
// kilobytes can be as large as a house. A3 at 600 pixels an inch has 70 million.
const maxPicture = 100_000_000

// CheckPicture returns an error that wraps a LimitError for a picture of too many
// pixels.
func CheckPicture(width, height int64) error {
	if width > maxPicture || height > maxPicture || width*height > maxPicture {
		return fmt.Errorf("a picture of %d by %d: %w", width, height, &document.LimitError{Limit: "pixels of a picture", Max: maxPicture})
	}
	return nil
}

// A Pictures gives the pictures of a PDF. It is opened, by pdfcpu, when it is first
// asked.
type Pictures struct {
	data   []byte
	opened bool
	file   *model.Context // nil if it can't be opened
	fault  error          // why it can't
}

// NewPictures returns the pictures of the PDF with the bytes.
func NewPictures(data []byte) *Pictures { return &Pictures{data: data} }

// Of takes the pictures of a page out of the file, as they were scanned, in the order
// of Page.Pictures. It fails for those that pdfcpu hands out packed or does not list.
func (f *Pictures) Of(p *document.Page) (list []image.Image, err error) {
	defer document.RecoverTo(&err)
	if !f.opened {
		f.opened = true
		f.file, f.fault = openPictures(f.data)
	}
	if f.fault != nil {
		return nil, f.fault
	}
	byName, err := pagePictures(f.file, p.Number)
	if err != nil {
		return nil, err
	}
	for _, pic := range p.Pictures {
		im := byName[pic.Name]
		if im == nil && len(byName) == 1 && len(p.Pictures) == 1 {
			for _, only := range byName {
				im = only
			}
		}
		if im == nil {
			return nil, errors.New("a picture that could not be taken out: " + pic.Name)
		}
		list = append(list, im)
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
		err = CheckPicture(int64(config.Width), int64(config.Height))
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

// openPictures opens the document for taking out pictures.
func openPictures(data []byte) (file *model.Context, err error) {
	defer document.RecoverTo(&err)
	conf := guard.PlainConfiguration()
	conf.Optimize = true
	file, err = api.ReadValidateAndOptimize(bytes.NewReader(guard.FromSignature(data)), conf)
	return file, err
}
