package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image/color"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pictureOf returns a picture of a PDF, with so many bits a pixel and rows of whole bytes.
func pictureOf(t *testing.T, width, height, bits int, more types.Dict, pixels []byte) *types.StreamDict {
	t.Helper()
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	if _, err := w.Write(pixels); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s := &types.StreamDict{Raw: packed.Bytes(), FilterPipeline: []types.PDFFilter{{Name: filter.Flate}}, Dict: types.Dict{
		"Width": types.Integer(width), "Height": types.Integer(height), "BitsPerComponent": types.Integer(bits),
		"ColorSpace": types.Name(model.DeviceGrayCS)}}
	for k, v := range more {
		s.Dict[k] = v
	}
	return s
}

// What is taken out as it is, is what pdfcpu makes of it, pixel by pixel.
func TestPlainGray(t *testing.T) {
	file := &model.Context{XRefTable: &model.XRefTable{}}
	pixels := make([]byte, 64)
	for i := range pixels {
		pixels[i] = byte(i * 37)
	}
	inverted, whole := types.Dict{"Decode": types.Array{types.Integer(1), types.Integer(0)}}, types.Dict{"Decode": types.Array{types.Float(0), types.Float(1)}}
	for _, bits := range []int{1, 2, 4, 8} {
		for name, more := range map[string]types.Dict{"as it is": nil, "whole": whole, "inverted": inverted} {
			t.Run(fmt.Sprintf("%d bits, %s", bits, name), func(t *testing.T) {
				const width, height = 7, 5
				got, err := plainGray(file, pictureOf(t, width, height, bits, more, pixels))
				if err != nil || got == nil {
					t.Fatalf("%v, %v", got, err)
				}
				packed, err := pdfcpu.ExtractImage(file, pictureOf(t, width, height, bits, more, pixels), false, "Im0", 1, false)
				if err != nil {
					t.Fatal(err)
				}
				want, err := decode(*packed)
				if err != nil {
					t.Fatal(err)
				}
				if got.Bounds() != want.Bounds() {
					t.Fatalf("%v, want %v", got.Bounds(), want.Bounds())
				}
				for y := range height {
					for x := range width {
						if w := color.GrayModel.Convert(want.At(x, y)); got.At(x, y) != w {
							t.Errorf("(%d, %d): %v, want %v", x, y, got.At(x, y), w)
						}
					}
				}
			})
		}
	}
}

// What is more than its pixels is left to pdfcpu, and what is cut short is no picture.
func TestPlainGrayOfOthers(t *testing.T) {
	file := &model.Context{XRefTable: &model.XRefTable{}}
	pixels := make([]byte, 64)
	for name, more := range map[string]types.Dict{
		"in colours":       {"ColorSpace": types.Name(model.DeviceRGBCS)},
		"with a mask":      {"SMask": types.Integer(3)},
		"of a part":        {"Decode": types.Array{types.Float(0.2), types.Integer(1)}},
		"of 16 bits":       {"BitsPerComponent": types.Integer(16)},
		"without its bits": {"BitsPerComponent": nil},
	} {
		t.Run(name, func(t *testing.T) {
			if im, err := plainGray(file, pictureOf(t, 8, 8, 8, more, pixels)); im != nil || err != nil {
				t.Errorf("%v, %v", im, err)
			}
		})
	}
	if im, err := plainGray(file, pictureOf(t, 8, 9, 8, nil, pixels)); im != nil || err == nil {
		t.Errorf("cut short: %v, %v", im, err)
	}
	if _, err := plainGray(file, pictureOf(t, 20_000, 20_000, 1, nil, pixels)); err == nil {
		t.Error("too large: no error")
	}
}
