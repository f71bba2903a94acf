package scan

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"

	"nianbao/testdata/generate/pdf"
	"nianbao/testdata/generate/programs"
)

// write writes the scanned pages, as a PDF or as the pictures that the scanner is to give.
func (s Scanner) write(pages []*image.Gray, name string) error {
	stamped := 0 // the page with the stamp
	if s.stamp {
		stamped = 1 + s.Rand.Intn(len(pages))
	}
	sheets := make([]image.Image, len(pages))
	for i, p := range pages {
		for range s.Turn / 90 {
			p = quarter(p)
		}
		sheets[i] = s.sheet(p, i+1 == stamped)
	}
	switch s.As {
	case "", "pdf":
		return s.writePDF(sheets, name)
	case "tiff":
		return s.writeTIFF(sheets, name)
	}
	return s.writeLong(sheets, name)
}

// writePDF makes the PDF of the scanned pages.
func (s Scanner) writePDF(sheets []image.Image, name string) error {
	data, err := s.pdf(sheets)
	if err != nil {
		return err
	}
	if s.Kind != "g4" {
		return os.WriteFile(name, data, 0o644)
	}
	plain := name + ".plain"
	if err := os.WriteFile(plain, data, 0o644); err != nil {
		return err
	}
	defer os.Remove(plain)
	// Ghostscript packs pictures of one bit by CCITT group 4.
	if err := programs.Run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dAutoRotatePages=/None", "-sOutputFile="+name, plain); err != nil {
		return err
	}
	return programs.FixDates(name)
}

// pdf returns a PDF with a page for each sheet.
func (s Scanner) pdf(sheets []image.Image) ([]byte, error) {
	c := &pdf.Canvas{}
	for _, sheet := range sheets {
		picture, err := s.pack(sheet)
		if err != nil {
			return nil, err
		}
		c.Images = append(c.Images, picture)
		size := sheet.Bounds()
		wide, high := float64(size.Dx())*72/float64(s.DPI), float64(size.Dy())*72/float64(s.DPI)
		c.NewPage(wide, high, false)
		c.Page().Rotate = s.Rotate
		fmt.Fprintf(&c.Page().Content, "q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q\n", wide, high)
	}
	return c.Bytes("扫描件"), nil
}

// sheet scans one page: in gray, but for a scanner of colours and a camera.
func (s Scanner) sheet(page *image.Gray, stamped bool) image.Image {
	black, red := s.turned(page), image.NewGray(page.Rect)
	switch {
	case s.Seal == "black":
		seal := image.NewGray(page.Rect)
		s.stampOn(seal)
		blacken(black, seal)
	case stamped:
		s.stampOn(red)
	}
	if s.Kind == "photo" {
		return s.photographed(black, red)
	}
	s.dirty(black)
	if s.Kind == "colour" {
		im := image.NewRGBA(page.Rect)
		for i, v := range black.Pix {
			im.Set(i%page.Rect.Max.X, i/page.Rect.Max.X, reddened(float64(v), float64(red.Pix[i])))
		}
		return im
	}
	for i, v := range red.Pix {
		g := float64(black.Pix[i]) * (1 - 0.55*float64(v)/255)
		if black.Pix[i] = uint8(g); s.Kind == "g4" {
			black.Pix[i] = 0
			if g >= 128 {
				black.Pix[i] = 255
			}
		}
	}
	return black
}

// sealInk is how dark a seal in black is where it covers white paper.
const sealInk = 0.85

// blacken puts a seal in black over a page, from which print beneath it does not stand out.
func blacken(page, seal *image.Gray) {
	for i, v := range seal.Pix {
		page.Pix[i] = uint8(float64(page.Pix[i]) * (1 - sealInk*float64(v)/255))
	}
}

// reddened returns the colour of a gray with so much of the red of a stamp over it.
func reddened(gray, red float64) color.RGBA {
	ink := 1 - red/255 // how much of the paper shines through
	return color.RGBA{uint8(gray * (0.9 + 0.1*ink)), uint8(gray * (0.2 + 0.8*ink)), uint8(gray * (0.25 + 0.75*ink)), 255}
}

// pack packs a sheet for a PDF.
func (s Scanner) pack(sheet image.Image) (pdf.Scanned, error) {
	size := sheet.Bounds().Max
	var buf bytes.Buffer
	switch s.Kind {
	case "colour", "photo":
		err := jpeg.Encode(&buf, sheet, &jpeg.Options{Quality: s.Quality})
		return pdf.Scanned{Data: buf.Bytes(), Coding: pdf.ColourJPEG, Size: size}, err
	case "gray":
		err := jpeg.Encode(&buf, sheet, &jpeg.Options{Quality: s.Quality})
		return pdf.Scanned{Data: buf.Bytes(), Coding: pdf.GrayJPEG, Size: size}, err
	}
	gray := sheet.(*image.Gray)
	switch s.Kind {
	case "jbig2":
		return pdf.Scanned{Data: jbig2(gray), Coding: pdf.JBIG2Bits, Size: size}, nil
	case "jpx":
		data, err := programs.PackJPEG2000(gray, 100-s.Quality)
		return pdf.Scanned{Data: data, Coding: pdf.JPEG2000, Size: size}, err
	}
	z := zlib.NewWriter(&buf)
	for y := range size.Y {
		row := make([]byte, (size.X+7)/8)
		for x := range size.X {
			if gray.Pix[y*gray.Stride+x] >= 128 {
				row[x/8] |= 0x80 >> (x % 8)
			}
		}
		z.Write(row) // a bytes.Buffer takes everything
	}
	err := z.Close()
	return pdf.Scanned{Data: buf.Bytes(), Coding: pdf.PackedBits, Size: size}, err
}
