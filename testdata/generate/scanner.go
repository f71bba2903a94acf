package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// rasterize draws the pages of a PDF in gray.
func rasterize(pdf string, dpi int) ([]*image.Gray, error) {
	dir, err := os.MkdirTemp("", "raster")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := run("pdftoppm", "-gray", "-r", itoa(dpi), pdf, dir+"/p"); err != nil {
		return nil, err
	}
	names, err := filepath.Glob(dir + "/p-*.pgm")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var pages []*image.Gray
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var w, h, most int
		if _, err := fmt.Sscanf(string(data[:min(len(data), 40)]), "P5\n%d %d\n%d\n", &w, &h, &most); err != nil || len(data) < w*h {
			return nil, fmt.Errorf("%s: not the picture that was expected: %v", name, err)
		}
		im := image.NewGray(image.Rect(0, 0, w, h))
		copy(im.Pix, data[len(data)-w*h:])
		pages = append(pages, im)
	}
	return pages, nil
}

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
		return scanned{buf.Bytes(), colourJPEG, size}, err
	case "gray":
		for i, v := range red.Pix {
			black.Pix[i] = uint8(float64(black.Pix[i]) * (1 - 0.55*float64(v)/255))
		}
		err := jpeg.Encode(&buf, black, &jpeg.Options{Quality: s.quality})
		return scanned{buf.Bytes(), grayJPEG, size}, err
	case "jpx", "jbig2":
		for i, v := range red.Pix {
			black.Pix[i] = uint8(float64(black.Pix[i]) * (1 - 0.55*float64(v)/255))
		}
		if s.kind == "jbig2" {
			return scanned{jbig2(black), jbig2Bits, size}, nil
		}
		data, err := packJPEG2000(black, 100-s.quality)
		return scanned{data, jpeg2000, size}, err
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
	return scanned{buf.Bytes(), packedBits, size}, err
}

// packJPEG2000 packs a page so many times smaller.
func packJPEG2000(page *image.Gray, times int) ([]byte, error) {
	dir, err := os.MkdirTemp("", "jpeg2000")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	plain := fmt.Appendf(nil, "P5\n%d %d\n255\n", page.Rect.Dx(), page.Rect.Dy())
	if err := os.WriteFile(dir+"/page.pgm", append(plain, page.Pix...), 0o644); err != nil {
		return nil, err
	}
	if err := run("opj_compress", "-i", dir+"/page.pgm", "-o", dir+"/page.jp2", "-r", itoa(times)); err != nil {
		return nil, err
	}
	return os.ReadFile(dir + "/page.jp2")
}

// quarter returns the page turned clockwise by 90 degrees.
func quarter(page *image.Gray) *image.Gray {
	wide, high := page.Rect.Dx(), page.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, high, wide))
	for y := range high {
		for x := range wide {
			out.Pix[x*out.Stride+high-1-y] = page.Pix[y*page.Stride+x]
		}
	}
	return out
}

// turned returns the page as it lies askew on the glass.
func (s scanner) turned(page *image.Gray) *image.Gray {
	out := image.NewGray(page.Rect)
	sin, cos := math.Sincos(s.skew * math.Pi / 180)
	mx, my := float64(page.Rect.Dx())/2, float64(page.Rect.Dy())/2
	at := func(x, y int) float64 {
		if !image.Pt(x, y).In(page.Rect) {
			return 255
		}
		return float64(page.Pix[y*page.Stride+x])
	}
	for y := range page.Rect.Dy() {
		for x := range page.Rect.Dx() {
			u, v := float64(x)-mx, float64(y)-my
			u, v = u*cos-v*sin+mx, u*sin+v*cos+my
			i, j := int(math.Floor(u)), int(math.Floor(v))
			du, dv := u-float64(i), v-float64(j)
			g := (at(i, j)*(1-du)+at(i+1, j)*du)*(1-dv) + (at(i, j+1)*(1-du)+at(i+1, j+1)*du)*dv
			out.Pix[y*out.Stride+x] = uint8(g + 0.5)
		}
	}
	return out
}

// dirty adds the noise of the sensor, gray paper, and specks of dust.
func (s scanner) dirty(page *image.Gray) {
	for i, v := range page.Pix {
		g := 20 + float64(v)*0.87 + s.rng.NormFloat64()*s.noise
		page.Pix[i] = uint8(min(max(g, 0), 255))
	}
	for range s.specks {
		x, y, n := s.rng.Intn(page.Rect.Dx()), s.rng.Intn(page.Rect.Dy()), 1+s.rng.Intn(2)
		for j := range n {
			for i := range n {
				if p := image.Pt(x+i, y+j); p.In(page.Rect) {
					page.Pix[p.Y*page.Stride+p.X] = 40
				}
			}
		}
	}
}

// stampOn draws a round seal of 42 mm with a star somewhere on the page.
func (s scanner) stampOn(layer *image.Gray) {
	radius := 21 / 25.4 * float64(s.dpi)
	cx := radius + s.rng.Float64()*(float64(layer.Rect.Dx())-2*radius)
	cy := radius + s.rng.Float64()*(float64(layer.Rect.Dy())-2*radius)
	for y := range layer.Rect.Dy() {
		for x := range layer.Rect.Dx() {
			dx, dy := float64(x)-cx, float64(y)-cy
			r := math.Hypot(dx, dy)
			angle := math.Atan2(dy, dx)
			star := radius * (0.16 + 0.1*math.Cos(5*angle+math.Pi/2))
			if r < radius && r > radius*0.94 || r < star || r > radius*0.62 && r < radius*0.8 && math.Sin(angle*28) > 0.3 {
				layer.Pix[y*layer.Stride+x] = 255
			}
		}
	}
}
