package pdf

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/pdf/font"
	"nianbao/extract/pdf/guard"
	"nianbao/extract/pdf/surplus"
)

// testFont is a font of which every printable ASCII code is itself, half an em
// wide; of the others it does not say what they are.
func testFont(t *testing.T) *font.Font {
	t.Helper()
	data := sketch.PDF("", "<</Type/Font/Subtype/Type1/BaseFont/Test/FirstChar 0/Widths["+strings.Repeat("500 ", 127)+"]>>")
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return font.Load(r.Page(1).Resources().Key("Font").Key("F1"))
}

// interpret runs a content stream on a page of 200 by 200 points.
func interpret(t *testing.T, content string) *interpreter {
	t.Helper()
	in := &interpreter{clip: document.Rect{X0: 0, Y0: 0, X1: 200, Y1: 200}, budget: guard.NewBudget(context.Background(), document.Limits{}.WithDefaults())}
	in.state = firstState(document.Identity)
	in.state.font, in.state.size = testFont(t), 10
	if err := in.run([]byte(content), newResources(pdf.Value{}, nil), 0); err != nil {
		t.Fatal(err)
	}
	return in
}

func TestRulings(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"stroke", "10 20 m 110 20 l S", "10,20-110,20 w1"},
		{"stroke under a matrix", "2 0 0 2 5 5 cm 0.5 w 10 20 m 60 20 l S", "25,45-125,45 w1"},
		{"thin rectangle", "10 20 100 0.5 re f", "10,20.25-110,20.25 w0.5"},
		{"upright thin rectangle, upside down", "1 0 0 -1 0 200 cm 10 20 1 50 re f", "10.5,130-10.5,180 w1"},
		{"four sides of a box", "10 10 40 30 re S", "10,10-50,10 w1; 50,10-50,40 w1; 10,40-50,40 w1; 10,10-10,40 w1"},
		{"clip path", "10 20 100 12 re W n", ""},
		{"clip path, then text", "q 10 20 100 0.4 re W* n BT (a) Tj ET Q", ""},
		{"background", "10 20 100 30 re f", ""},
		{"a border painted as one box less another", "10 10 40 30 re 11 11 38 28 re f*",
			"10.5,10.5-49.5,10.5 w1; 10.5,39.5-49.5,39.5 w1; 10.5,10.5-10.5,39.5 w1; 49.5,10.5-49.5,39.5 w1"},
		{"a little slanted", "10 20 m 110 21 l S", "10,20.5-110,20.5 w1"},
		{"slanted", "10 20 m 110 60 l S", ""},
		{"curve", "10 20 m 30 20 50 20 70 20 c S", ""},
		{"off the page", "300 20 m 400 20 l S", ""},
		{"state restored", "q 0 0 0 0 0 0 cm Q 10 20 m 110 20 l s", "10,20-110,20 w1; 10,20-110,20 w1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, r := range interpret(t, c.content).rulings {
				got = append(got, fmt.Sprintf("%g,%g-%g,%g w%g", r.Box.X0, r.Box.Y0, r.Box.X1, r.Box.Y1, r.Width))
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("\n got %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestGlyphs(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"advance", "BT 10 20 Td (ab) Tj ET", "a@10 b@15"},
		{"spacing", "BT 10 20 Td 1 Tc 3 Tw (a b) Tj ET", "a@10 b@25"},
		{"stretched", "BT 200 Tz 10 20 Td (ab) Tj ET", "a@10 b@20"},
		{"array with offsets", "BT 10 20 Td [(a) -500 (b)] TJ ET", "a@10 b@20"},
		{"scaled by the matrix", "BT 2 0 0 2 10 20 Tm (ab) Tj ET", "a@10 b@20"},
		{"next line", "BT 12 TL 10 60 Td (a) ' (b) ' ET", "a@10 b@10"},
		{"far outside of the page", "BT 500 20 Td (ab) Tj ET", ""},
		{"over the edge of the page", "BT 194 20 Td (16) Tj ET", "1@194 6@199"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, g := range interpret(t, c.content).glyphs {
				got = append(got, fmt.Sprintf("%s@%g", g.Text, g.Box.X0))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}

func TestOverprintedGlyphsCountOnce(t *testing.T) {
	in := interpret(t, "BT 10 20 Td (211) Tj ET BT 10.3 20 Td (211) Tj ET")
	var got string
	for _, g := range surplus.DropOverprints(in.glyphs) {
		got += g.Text
	}
	if got != "211" {
		t.Errorf("got %q, want 211", got)
	}
}
