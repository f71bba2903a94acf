package extract

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // of the pictures that pages consist of
	_ "image/png"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	_ "golang.org/x/image/tiff"
)

// maxPicture bounds the pixels of a picture before it is unpacked: one of a few
// kilobytes can be as large as a house. A3 at 600 pixels an inch has 70 million.
const maxPicture = 100_000_000

// CheckPicture returns an error that wraps a LimitError for a picture of too many
// pixels.
func checkPicture(width, height int64) error {
	if width > maxPicture || height > maxPicture || width*height > maxPicture {
		return fmt.Errorf("a picture of %d by %d: %w", width, height, &LimitError{"pixels of a picture", maxPicture})
	}
	return nil
}

// A pictureFile gives the pictures of a PDF. It is opened, by pdfcpu, when it is first
// asked.
type pictureFile struct {
	data   []byte
	opened bool
	file   *model.Context // nil if it can't be opened
	fault  error          // why it can't
}

// NewPictureFile returns the pictures of the PDF with the bytes.
func newPictureFile(data []byte) *pictureFile { return &pictureFile{data: data} }

// Of takes the pictures of a page out of the file, as they were scanned, in the order
// of Page.Pictures. It fails for those that pdfcpu hands out packed or does not list.
func (f *pictureFile) of(p *Page) (list []image.Image, err error) {
	defer recoverTo(&err)
	if !f.opened {
		f.opened = true
		f.file, f.fault = openPictures(f.data)
	}
	if f.fault != nil {
		return nil, f.fault
	}
	images, err := pdfcpu.ExtractPageImages(f.file, p.Number, false)
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

// openPictures opens the document for taking out pictures.
func openPictures(data []byte) (file *model.Context, err error) {
	defer recoverTo(&err)
	conf := plainConfiguration()
	conf.Optimize = true
	file, err = api.ReadValidateAndOptimize(bytes.NewReader(fromSignature(data)), conf)
	return file, err
}
