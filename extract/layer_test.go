package extract

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestLayer(t *testing.T) {
	picture := Rect{0, 0, 595, 842}
	stamp := Rect{300, 300, 400, 400}
	for _, c := range []struct {
		name                     string
		images                   []Rect
		glyphs, hidden, unmapped int
		want                     Layer
	}{
		{"text", nil, 500, 0, 0, TextLayer},
		{"text with a small picture", []Rect{stamp}, 500, 0, 0, TextLayer},
		{"a scan", []Rect{picture}, 0, 0, 0, ScanLayer},
		{"a scan with a page number added", []Rect{picture}, 5, 0, 0, ScanLayer},
		{"a scan with a text layer of another program", []Rect{picture}, 500, 500, 0, HiddenLayer},
		{"text on a background", []Rect{picture}, 500, 0, 0, MixedLayer},
		{"glyphs without a meaning", nil, 500, 0, 400, GarbledLayer},
		{"glyphs without a meaning over a picture", []Rect{picture}, 500, 0, 400, GarbledLayer},
		{"a scan with a text layer that has no meaning", []Rect{picture}, 500, 500, 400, GarbledLayer},
		{"some glyphs without a meaning", nil, 500, 0, 100, TextLayer},
		{"an empty page", nil, 0, 0, 0, TextLayer},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &Page{Width: 595, Height: 842, Images: c.images, Glyphs: make([]Glyph, c.glyphs)}
			in := &interpreter{hidden: c.hidden, unmapped: c.unmapped}
			if got := in.layer(p); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// Without OCR, a scan is refused with the reason.
func TestScanWithoutOCR(t *testing.T) {
	_, err := Open(context.Background(), "../testdata/bad/scan.pdf", Options{})
	if !errors.Is(err, ErrNoText) || !strings.HasSuffix(err.Error(), "OCR is off") {
		t.Errorf("error %v", err)
	}
}

// Where the pages are to be shown and not read, pages without text will do.
func TestTextless(t *testing.T) {
	doc, err := Open(t.Context(), "../testdata/bad/scan.pdf", Options{Textless: true})
	if err != nil || len(doc.Pages) != 1 || doc.Pages[0].Width < 500 {
		t.Errorf("%v, %v", doc, err)
	}
}
