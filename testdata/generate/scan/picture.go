package scan

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"

	"nianbao/testdata/generate/pdf"
	"nianbao/testdata/generate/programs"
)

// write makes the PDF of the scanned pages.
func (s Scanner) write(pages []*image.Gray, name string) error {
	c := &pdf.Canvas{}
	stamped := 0 // the page with the stamp
	if s.stamp {
		stamped = 1 + s.Rand.Intn(len(pages))
	}
	for i, p := range pages {
		for range s.Turn / 90 {
			p = quarter(p)
		}
		picture, err := s.picture(p, i+1 == stamped)
		if err != nil {
			return err
		}
		c.Images = append(c.Images, picture)
		wide, high := float64(p.Rect.Dx())*72/float64(s.DPI), float64(p.Rect.Dy())*72/float64(s.DPI)
		c.NewPage(wide, high, false)
		c.Page().Rotate = s.Rotate
		fmt.Fprintf(&c.Page().Content, "q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q\n", wide, high)
	}
	data := c.Bytes("扫描件")
	if s.Kind != "g4" {
		return os.WriteFile(name, data, 0o644)
	}
	plain := name + ".plain"
	if err := os.WriteFile(plain, data, 0o644); err != nil {
		return err
	}
	defer os.Remove(plain)
	// Ghostscript packs pictures of one bit by CCITT group 4.
	if out, err := exec.Command("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dAutoRotatePages=/None", "-sOutputFile="+name, plain).CombinedOutput(); err != nil {
		return fmt.Errorf("gs: %w: %s", err, out)
	}
	return programs.FixDates(name)
}

// picture scans one page.
func (s Scanner) picture(page *image.Gray, stamped bool) (pdf.Scanned, error) {
	black, red := s.turned(page), image.NewGray(page.Rect)
	if stamped {
		s.stampOn(red)
	}
	s.dirty(black)
	size := page.Rect.Max
	var buf bytes.Buffer
	switch s.Kind {
	case "colour":
		im := image.NewRGBA(page.Rect)
		for i, v := range black.Pix {
			ink := 1 - float64(red.Pix[i])/255 // how much of the paper shines through
			im.Set(i%size.X, i/size.X, color.RGBA{uint8(float64(v) * (0.9 + 0.1*ink)), uint8(float64(v) * (0.2 + 0.8*ink)), uint8(float64(v) * (0.25 + 0.75*ink)), 255})
		}
		err := jpeg.Encode(&buf, im, &jpeg.Options{Quality: s.Quality})
		return pdf.Scanned{Data: buf.Bytes(), Coding: pdf.ColourJPEG, Size: size}, err
	case "gray":
		for i, v := range red.Pix {
			black.Pix[i] = uint8(float64(black.Pix[i]) * (1 - 0.55*float64(v)/255))
		}
		err := jpeg.Encode(&buf, black, &jpeg.Options{Quality: s.Quality})
		return pdf.Scanned{Data: buf.Bytes(), Coding: pdf.GrayJPEG, Size: size}, err
	case "jpx", "jbig2":
		for i, v := range red.Pix {
			black.Pix[i] = uint8(float64(black.Pix[i]) * (1 - 0.55*float64(v)/255))
		}
		if s.Kind == "jbig2" {
			return pdf.Scanned{Data: jbig2(black), Coding: pdf.JBIG2Bits, Size: size}, nil
		}
		data, err := programs.PackJPEG2000(black, 100-s.Quality)
		return pdf.Scanned{Data: data, Coding: pdf.JPEG2000, Size: size}, err
	}
	rows := bytes.NewBuffer(nil)
	for y := range size.Y {
		row := make([]byte, (size.X+7)/8)
		for x := range size.X {
			i := y*black.Stride + x
			if float64(black.Pix[i])*(1-0.55*float64(red.Pix[i])/255) >= 128 {
				row[x/8] |= 0x80 >> (x % 8)
			}
		}
		rows.Write(row)
	}
	z := zlib.NewWriter(&buf)
	z.Write(rows.Bytes()) // a bytes.Buffer takes everything
	err := z.Close()
	return pdf.Scanned{Data: buf.Bytes(), Coding: pdf.PackedBits, Size: size}, err
}
