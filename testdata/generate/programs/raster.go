package programs

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// Rasterize draws the pages of a PDF in gray.
func Rasterize(pdf string, dpi int) ([]*image.Gray, error) {
	dir, err := os.MkdirTemp("", "raster")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := Run("pdftoppm", "-gray", "-r", strconv.Itoa(dpi), pdf, dir+"/p"); err != nil {
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

// PackJPEG2000 packs a page so many times smaller.
func PackJPEG2000(page *image.Gray, times int) ([]byte, error) {
	dir, err := os.MkdirTemp("", "jpeg2000")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	plain := fmt.Appendf(nil, "P5\n%d %d\n255\n", page.Rect.Dx(), page.Rect.Dy())
	if err := os.WriteFile(dir+"/page.pgm", append(plain, page.Pix...), 0o644); err != nil {
		return nil, err
	}
	if err := Run("opj_compress", "-i", dir+"/page.pgm", "-o", dir+"/page.jp2", "-r", strconv.Itoa(times)); err != nil {
		return nil, err
	}
	return os.ReadFile(dir + "/page.jp2")
}
