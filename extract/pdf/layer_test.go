package pdf

import (
	"testing"

	"nianbao/extract/document"
)

func TestLayer(t *testing.T) {
	picture := document.Rect{X0: 0, Y0: 0, X1: 595, Y1: 842}
	stamp := document.Rect{X0: 300, Y0: 300, X1: 400, Y1: 400}
	for _, c := range []struct {
		name                     string
		images                   []document.Rect
		glyphs, hidden, unmapped int
		want                     document.Layer
	}{
		{"text", nil, 500, 0, 0, document.TextLayer},
		{"text with a small picture", []document.Rect{stamp}, 500, 0, 0, document.TextLayer},
		{"a scan", []document.Rect{picture}, 0, 0, 0, document.ScanLayer},
		{"a scan with a page number added", []document.Rect{picture}, 5, 0, 0, document.ScanLayer},
		{"a scan with a text layer of another program", []document.Rect{picture}, 500, 500, 0, document.HiddenLayer},
		{"text on a background", []document.Rect{picture}, 500, 0, 0, document.MixedLayer},
		{"glyphs without a meaning", nil, 500, 0, 400, document.GarbledLayer},
		{"glyphs without a meaning over a picture", []document.Rect{picture}, 500, 0, 400, document.GarbledLayer},
		{"a scan with a text layer that has no meaning", []document.Rect{picture}, 500, 500, 400, document.GarbledLayer},
		{"some glyphs without a meaning", nil, 500, 0, 100, document.TextLayer},
		{"an empty page", nil, 0, 0, 0, document.TextLayer},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &document.Page{Width: 595, Height: 842, Images: c.images, Glyphs: make([]document.Glyph, c.glyphs)}
			in := &interpreter{hidden: c.hidden, unmapped: c.unmapped}
			if got := in.layer(p); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
