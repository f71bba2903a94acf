package scan

import (
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"

	"nianbao/testdata/generate/programs"
)

// writeTIFF writes a TIFF with a page for each sheet, at the resolution of the scan: in CCITT
// group 4 where it is in black and white. Ghostscript does it, by way of a PDF.
func (s Scanner) writeTIFF(sheets []image.Image, name string) error {
	data, err := s.pdf(sheets)
	if err != nil {
		return err
	}
	plain := name + ".plain"
	if err := os.WriteFile(plain, data, 0o644); err != nil {
		return err
	}
	defer os.Remove(plain)
	device := map[string]string{"g4": "tiffg4", "gray": "tiffgray", "colour": "tiff24nc", "photo": "tiff24nc"}[s.Kind]
	args := []string{"-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=" + device, fmt.Sprintf("-r%d", s.DPI), "-sOutputFile=" + name}
	if device != "tiffg4" {
		args = append(args, "-sCompression=lzw")
	}
	return programs.Run("gs", append(args, plain)...)
}

// writeLong writes all sheets below each other as one long picture, which says nothing of its
// resolution.
func (s Scanner) writeLong(sheets []image.Image, name string) error {
	var size image.Point
	for _, sheet := range sheets {
		size = image.Pt(max(size.X, sheet.Bounds().Dx()), size.Y+sheet.Bounds().Dy())
	}
	var long draw.Image = image.NewGray(image.Rectangle{Max: size})
	if s.Kind == "colour" || s.Kind == "photo" {
		long = image.NewRGBA(image.Rectangle{Max: size})
	}
	draw.Draw(long, long.Bounds(), image.White, image.Point{}, draw.Src)
	y := 0
	for _, sheet := range sheets {
		draw.Draw(long, sheet.Bounds().Add(image.Pt(0, y)), sheet, image.Point{}, draw.Src)
		y += sheet.Bounds().Dy()
	}
	file := name
	if s.As == "webp" {
		file = name + ".png"
		defer os.Remove(file)
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if s.As == "jpeg" {
		err = jpeg.Encode(f, long, &jpeg.Options{Quality: s.Quality})
	} else {
		err = png.Encode(f, long)
	}
	if err := errors.Join(err, f.Close()); err != nil || s.As != "webp" {
		return err
	}
	return programs.Run("cwebp", "-quiet", "-q", fmt.Sprint(s.Quality), file, "-o", name)
}
