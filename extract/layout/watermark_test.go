package layout

import (
	"fmt"
	"testing"

	"nianbao/extract/internal/sketch"
)

func TestWatermarks(t *testing.T) {
	text := func(number int) *sketch.Sheet {
		return sketch.NewSheet(number).Put(20, 300, "全年受理政府信息公开申请").Put(20, 280, "均已在规定的期限内办结")
	}
	for _, c := range []struct {
		name  string
		pages []*sketch.Sheet
		want  []string // watermarks, page by page
	}{
		{"large glyphs over the text", []*sketch.Sheet{text(1).Set("Hei", 30, 40, 285, "规章")}, []string{"规章"}},
		{"the rest of a run, beside the text", []*sketch.Sheet{text(1).Set("Hei", 30, 110, 285, "规章")}, []string{"规章"}},
		{"the same place on a page where it lies over nothing", []*sketch.Sheet{
			text(1).Set("Hei", 30, 40, 285, "规章"),
			sketch.NewSheet(2).Put(20, 100, "全年受理").Set("Hei", 30, 40, 285, "规章")}, []string{"规章", "规章"}},
		{"a large title lies over nothing", []*sketch.Sheet{text(1).Set("Hei", 30, 40, 340, "规章")}, []string{""}},
		{"a title as large as a watermark, in another font", []*sketch.Sheet{text(1).Set("Hei", 30, 40, 285, "规章").Set("Song", 30, 40, 340, "许可")}, []string{"规章"}},
		{"glyphs of the text's own size are never one", []*sketch.Sheet{text(1).Set("Hei", 12, 40, 297, "规章")}, []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			shown := 0
			for _, s := range c.pages {
				shown += len(s.Glyphs)
			}
			var got []string
			for _, p := range layOut(c.pages...) {
				text := ""
				for _, g := range p.Watermarks {
					text += g.Text
				}
				got = append(got, text)
				shown -= len(p.Glyphs) + len(p.Watermarks)
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if shown != 0 {
				t.Errorf("%d glyphs were lost", shown)
			}
		})
	}
}
