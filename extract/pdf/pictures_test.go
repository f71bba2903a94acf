package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"nianbao/extract/document"
)

// A picture can be larger than the file says.
func TestDecode(t *testing.T) {
	packed := func(width, height int) model.Image {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewPaletted(image.Rect(0, 0, width, height), []color.Color{color.White})); err != nil {
			t.Fatal(err)
		}
		return model.Image{Reader: &b, FileType: "png"}
	}
	if im, err := decode(packed(30, 20)); err != nil || im.Bounds().Dx() != 30 || im.Bounds().Dy() != 20 {
		t.Errorf("%v, %v", im, err)
	}
	if _, err := decode(packed(101, 1_000_000)); !errors.Is(err, document.ErrLimit) {
		t.Errorf("%v, want %v", err, document.ErrLimit)
	}
	if _, err := decode(model.Image{Reader: bytes.NewReader([]byte("no picture")), FileType: "jpx"}); !errors.Is(err, image.ErrFormat) {
		t.Errorf("%v, want %v", err, image.ErrFormat)
	}
}
