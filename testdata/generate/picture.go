package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
)

// write makes the PDF of the scanned pages.
func (s scanner) write(pages []*image.Gray, name string) error {
	c := &canvas{}
	stamped := 0 // the page with the stamp
	if s.stamp {
		stamped = 1 + s.rng.Intn(len(pages))
	}
	for i, p := range pages {
		for range s.turn / 90 {
			p = quarter(p)
		}
		picture, err := s.picture(p, i+1 == stamped)
		if err != nil {
			return err
		}
		c.images = append(c.images, picture)
		wide, high := float64(p.Rect.Dx())*72/float64(s.dpi), float64(p.Rect.Dy())*72/float64(s.dpi)
		c.newPage(wide, high, false)
		c.page().rotate = s.rotate
		fmt.Fprintf(&c.page().content, "q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q\n", wide, high)
	}
	data := c.bytes("扫描件")
	if s.kind != "g4" {
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
	return fixDates(name)
}

// picture scans one page.
func (s scanner) picture(page *image.Gray, stamped bool) (scanned, error) {
	black, red := s.turned(page), image.NewGray(page.Rect)
	if stamped {
		s.stampOn(red)
	}
	s.dirty(black)
	size := page.Rect.Max
	var buf bytes.Buffer
	switch s.kind {
	case "colour":
		im := image.NewRGBA(page.Rect)
		for i, v := range black.Pix {
			ink := 1 - float64(red.Pix[i])/255 // how much of the paper shines through
			im.Set(i%size.X, i/size.X, color.RGBA{uint8(float64(v) * (0.9 + 0.1*ink)), uint8(float64(v) * (0.2 + 0.8*ink)), uint8(float64(v) * (0.25 + 0.75*ink)), 255})
		}
		err := jpeg.Encode(&buf, im, &jpeg.Options{Quality: s.quality})
		return scanned{data: buf.Bytes(), coding: colourJPEG, size: size}, err
	case "gray":
		for i, v := range red.Pix {
			black.Pix[i] = uint8(float64(black.Pix[i]) * (1 - 0.55*float64(v)/255))
		}
		err := jpeg.Encode(&buf, black, &jpeg.Options{Quality: s.quality})
		return scanned{data: buf.Bytes(), coding: grayJPEG, size: size}, err
	case "jpx", "jbig2":
		for i, v := range red.Pix {
			black.Pix[i] = uint8(float64(black.Pix[i]) * (1 - 0.55*float64(v)/255))
		}
		if s.kind == "jbig2" {
			return scanned{data: jbig2(black), coding: jbig2Bits, size: size}, nil
		}
		data, err := packJPEG2000(black, 100-s.quality)
		return scanned{data: data, coding: jpeg2000, size: size}, err
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
	return scanned{data: buf.Bytes(), coding: packedBits, size: size}, err
}
