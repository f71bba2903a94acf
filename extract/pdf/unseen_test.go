package pdf

import (
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/pdf/surplus"
)

// What can't be seen on the page is not printed.
func TestUnseen(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"plain", "BT 10 20 Td (12) Tj ET", "12"},
		{"clipped away", "BT 10 20 Td (12) Tj ET q 100 100 20 20 re W n BT 10 20 Td (34) Tj ET Q", "12"},
		{"clipped again after the state is restored", "q 100 100 20 20 re W n Q BT 10 20 Td (12) Tj ET", "12"},
		{"inside its clipping path", "q 5 15 40 20 re W* n BT 10 20 Td (12) Tj ET Q", "12"},
		{"in the hole of its clipping path", "q 0 0 90 90 re 5 15 30 20 re W* n BT 10 20 Td (34) Tj 35 0 Td (12) Tj ET Q", "12"},
		{"in a clipping path that encloses it twice", "q 0 0 90 90 re 5 15 30 20 re W n BT 10 20 Td (12) Tj ET Q", "12"},
		{"behind the state with a hole", "q 0 0 90 90 re 5 15 30 20 re W* n Q BT 10 20 Td (12) Tj ET", "12"},
		{"a part is clipped away: kept, and marked as cut", "q 5 15 8 20 re W n BT 10 20 Td (12) Tj ET Q", "12 cut"},
		{"rendering mode 3", "BT 3 Tr 10 20 Td (34) Tj 0 Tr 20 0 Td (12) Tj ET", "12"},
		{"white on white", "1 g BT 10 20 Td (34) Tj ET 0 g BT 40 20 Td (12) Tj ET", "12"},
		{"white on white, of another space", "/DeviceRGB cs 1 1 1 sc BT 10 20 Td (34) Tj ET", ""},
		{"white on dark", "0.2 g 0 0 100 100 re f 1 1 1 rg BT 10 20 Td (12) Tj ET", "12"},
		{"no ink", "0 0 0 0 k BT 10 20 Td (34) Tj ET", ""},
		{"painted over", "BT 10 20 Td (34) Tj ET 1 g 0 0 100 100 re f 0 g BT 40 20 Td (12) Tj ET", "12"},
		{"under a picture", "BT 10 20 Td (34) Tj ET q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q BT 40 20 Td (12) Tj ET", "12"},
		{"behind a picture whose data end at once", "q BI /W 1 /H 1 /BPC 8 /CS /G ID \xffEI\nQ BT 40 20 Td (12) Tj ET q BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q", "12"},
		{"behind a picture with EI in its data", "q BI /W 2 /H 2 /BPC 8 /CS /G ID \xffEI \xff EI Q BT 40 20 Td (12) Tj ET", "12"},
		{"under a mask", "BT 10 20 Td (12) Tj ET q 100 0 0 100 0 0 cm BI /W 1 /H 1 /IM true ID \xff EI Q", "12"},
		{"too small to see", "BT 0.05 0 0 0.05 10 20 Tm (34) Tj 1 0 0 1 40 20 Tm (12) Tj ET", "12"},
		{"too narrow to see", "BT 10 20 Td 0.01 Tz (34) Tj 100 Tz 30 0 Td (12) Tj ET", "12"},
		{"on a ground that was painted before", "0.9 g 0 0 100 100 re f 0 g BT 10 20 Td (12) Tj ET", "12"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := interpret(t, c.content)
			all := len(in.glyphs)
			in.dropUnseen(false)
			if n := len(in.glyphs) + in.leftOut.Len(); n != all {
				t.Errorf("%d characters are printed or left out, of %d", n, all)
			}
			got, cut := "", false
			for _, g := range in.glyphs {
				got += g.Text
				cut = cut || g.Cut
			}
			if cut {
				got += " cut"
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// On a page that a picture covers invisible text says what the picture shows.
func TestInvisibleTextOverPicture(t *testing.T) {
	in := interpret(t, "BT 3 Tr 10 20 Td (12) Tj ET")
	in.dropUnseen(true)
	if len(in.glyphs) != 2 {
		t.Errorf("%d glyphs, want 2", len(in.glyphs))
	}
}

func TestStruckAndNotes(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a line through the middle", "BT 10 20 Td (15) Tj 15 0 Td (6) Tj ET 10 23.5 m 20 23.5 l S", "6"},
		{"a line beneath", "BT 10 20 Td (15) Tj ET 10 19 m 20 19 l S", "15"},
		{"the edge of a cell", "BT 10 20 Td (15) Tj ET 10 23.5 m 20 23.5 l S 10 0 m 10 50 l S", "15"},
		{"a line of a grid", "BT 10 20 Td (15) Tj ET 9 23.5 m 21 23.5 l S 14 0 m 14 50 l S", "15"},
		{"a line that runs on", "BT 10 20 Td (15) Tj ET 10 23.5 m 90 23.5 l S", "15"},
		{"a raised mark", "BT 10 20 Td (62) Tj 0.6 0 0 0.6 20 24 Tm (2) Tj ET", "62"},
		{"a raised mark that goes on over the next line", "BT 10 20 Td (62) Tj 0.6 0 0 0.6 20 24 Tm (a) Tj 0.6 0 0 0.6 14 8 Tm (1) Tj ET", "62"},
		{"smaller, and not raised", "BT 10 20 Td (62) Tj 0.6 0 0 0.6 20 20 Tm (2) Tj ET", "622"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := interpret(t, c.content)
			p := &document.Page{Glyphs: in.glyphs, Rulings: in.rulings}
			surplus.DropStruck(p, nil)
			surplus.DropNoteMarks(p)
			if n := len(p.Glyphs) + len(p.LeftOut); n != len(in.glyphs) {
				t.Errorf("%d characters are printed or left out, of %d", n, len(in.glyphs))
			}
			got := ""
			for _, g := range p.Glyphs {
				got += g.Text
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// What is left beside struck text, or before the mark of a note, stands where both were set:
// in the middle of its column. Text further off keeps its place.
func TestWhatIsLeftOutKeepsItsRoom(t *testing.T) {
	for _, c := range []struct {
		name, content string
		from, to      float64 // from at most, to at least
	}{
		{"beside struck text", "BT 10 20 Td (15) Tj 15 0 Td (6) Tj ET 10 23.5 m 20 23.5 l S", 10, 25},
		{"before a mark", "BT 10 20 Td (62) Tj 0.6 0 0 0.6 20 24 Tm (1) Tj ET", 10, 23},
		{"far from struck text", "BT 10 20 Td (15) Tj 35 0 Td (6) Tj ET 10 23.5 m 20 23.5 l S", 45, 45},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := interpret(t, c.content)
			p := &document.Page{Glyphs: in.glyphs, Rulings: in.rulings}
			surplus.DropStruck(p, nil)
			surplus.DropNoteMarks(p)
			if first, last := p.Glyphs[0].Box, p.Glyphs[len(p.Glyphs)-1].Box; first.X0 != c.from || last.X1 < c.to || p.LeftOut == "" {
				t.Errorf("from %g to %g, %q left out", first.X0, last.X1, p.LeftOut)
			}
		})
	}
}
