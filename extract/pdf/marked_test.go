package pdf

import (
	"strings"
	"testing"
)

// What is marked as a watermark is shown, and no part of the text.
func TestMarkedWatermark(t *testing.T) {
	for content, want := range map[string]string{
		"(1) Tj /Artifact <</Type/Pagination/Subtype/Watermark>> BDC (2) Tj EMC (3) Tj": "13 2",
		"/Artifact <</Subtype/Watermark>> BDC /Span BMC (1) Tj EMC EMC":                 " 1",
		"/Artifact <</Type/Pagination/Subtype/Footer>> BDC (1) Tj EMC":                  "1 ",
		"/Span <</Subtype/Watermark>> BDC (1) Tj EMC":                                   "1 ",
	} {
		in := interpret(t, "BT 10 20 Td "+content+" ET")
		in.dropUnseen(false)
		got := ""
		for _, g := range in.glyphs {
			got += g.Text
		}
		got += " "
		for _, g := range in.watermarks {
			got += g.Text
		}
		if got != want {
			t.Errorf("%s: %q, want %q", content, got, want)
		}
	}
}

// ActualText tells what a piece of marked content stands for: it helps where
// the font does not, and does not alter what is known to be drawn.
func TestActualText(t *testing.T) {
	// The test font has a glyph without a meaning at code 1.
	for _, c := range []struct {
		name, content, want string
		unmapped            int
	}{
		{"a glyph without a meaning", "/Span <</ActualText <feff5e74>>> BDC (\001) Tj EMC (1) Tj", "年1", 0},
		{"a ligature", "/Span <</Lang (zh) /ActualText <feff00660069>>> BDC (\001) Tj EMC", "fi", 0},
		{"one of several, with a space", "/Span <</ActualText (1 3)>> BDC (1 \001) Tj EMC", "13", 0},
		{"in UTF-8", "/Span <</ActualText (\357\273\277\345\271\264)>> BDC (\001) Tj EMC", "年", 0},
		{"not one for each glyph", "/Span <</ActualText (123)>> BDC (1\001) Tj EMC", "1\uFFFD", 1},
		{"another digit than is drawn", "/Span <</ActualText (8)>> BDC (3) Tj EMC", "3", 0},
		{"empty", "/Span <</ActualText ()>> BDC (3\001) Tj EMC", "3\uFFFD", 1},
		{"around another piece", "/P <</ActualText (12)>> BDC /Span <</ActualText (2)>> BDC (\001) Tj EMC (\001) Tj EMC", "22", 0},
		{"without an end", "/Span <</ActualText (1)>> BDC (\001) Tj", "\uFFFD", 1},
		{"without a beginning", "EMC (3) Tj EMC", "3", 0},
		{"by a name that is not there", "/Span /MC0 BDC (3) Tj EMC", "3", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := interpret(t, "BT 10 20 Td "+c.content+" ET")
			var got string
			for _, g := range in.glyphs {
				got += g.Text
			}
			if got != c.want || in.unmapped != c.unmapped {
				t.Errorf("got %q with %d unmapped, want %q with %d", got, in.unmapped, c.want, c.unmapped)
			}
		})
	}
	deep := strings.Repeat("/P BMC ", 2*maxMarked) + "/Span <</ActualText (1)>> BDC (\001) Tj EMC " + strings.Repeat("EMC ", 2*maxMarked)
	if in := interpret(t, "BT "+deep+"/Span <</ActualText (2)>> BDC (\001) Tj EMC ET"); len(in.glyphs) != 2 || in.glyphs[1].Text != "2" {
		t.Errorf("after deep nesting: %+v", in.glyphs)
	}
}
