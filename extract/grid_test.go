package extract

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
)

// testFont is a font of which every printable ASCII code is itself, half an em
// wide; of the others it does not say what they are.
func testFont() *font {
	f := &font{name: "Test", unit: 0.001, missing: 500, known: map[code]char{}}
	for b := ' '; b <= '~'; b++ {
		f.simple[b] = string(b)
	}
	return f
}

// interpret runs a content stream on a page of 200 by 200 points.
func interpret(t *testing.T, content string) *interpreter {
	t.Helper()
	in := &interpreter{clip: Rect{0, 0, 200, 200}, budget: newBudget(context.Background(), Limits{}.withDefaults())}
	in.state = state{ctm: identity, stretch: 1, lineWidth: 1, text: identity, line: identity, font: testFont(), size: 10}
	if err := in.run([]byte(content), newResources(pdf.Value{}), 0); err != nil {
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
	for _, g := range dropOverprints(in.glyphs) {
		got += g.Text
	}
	if got != "211" {
		t.Errorf("got %q, want 211", got)
	}
}

// lines draws the rulings of a table: "h y x0 x1" and "v x y0 y1".
func lines(spec string) string {
	var b strings.Builder
	for _, l := range strings.Split(spec, "\n") {
		var at, from, to float64
		var dir string
		if n, _ := fmt.Sscan(l, &dir, &at, &from, &to); n < 4 {
			continue
		}
		if dir == "h" {
			fmt.Fprintf(&b, "%g %g m %g %g l S\n", from, at, to, at)
		} else {
			fmt.Fprintf(&b, "%g %g m %g %g l S\n", at, from, at, to)
		}
	}
	return b.String()
}

func TestRuledTables(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"two by two", lines("h 10 10 90\nh 30 10 90\nh 50 10 90\nv 10 10 50\nv 50 10 50\nv 90 10 50") +
			"BT 12 35 Td (a) Tj ET BT 60 35 Td (1) Tj ET BT 12 15 Td (b) Tj ET BT 60 15 Td (2) Tj ET",
			`0,0+1x1 "a" | 0,1+1x1 "1" | 1,0+1x1 "b" | 1,1+1x1 "2"`},
		{"merged cells", lines("h 10 10 90\nh 30 50 90\nh 50 10 90\nh 70 10 90\nv 10 10 70\nv 50 10 50\nv 90 10 70") +
			"BT 12 55 Td (head) Tj ET BT 12 25 Td (g) Tj ET BT 60 35 Td (1) Tj ET BT 60 15 Td (2) Tj ET",
			`0,0+1x2 "head" | 1,0+2x1 "g" | 1,1+1x1 "1" | 2,1+1x1 "2"`},
		{"open at the bottom, as before a page break", lines("h 50 10 90\nh 30 10 90\nv 10 10 50\nv 50 10 50\nv 90 10 50") +
			"BT 12 35 Td (a) Tj ET BT 60 35 Td (1) Tj ET BT 12 15 Td (b) Tj ET BT 60 15 Td (2) Tj ET",
			`0,0+1x1 "a" | 0,1+1x1 "1" | 1,0+1x1 "b" | 1,1+1x1 "2"`},
		{"open sides", lines("h 10 10 90\nh 30 10 90\nh 50 10 90\nv 50 10 50") +
			"BT 12 35 Td (a) Tj ET BT 60 35 Td (1) Tj ET BT 12 15 Td (b) Tj ET BT 60 15 Td (2) Tj ET",
			`0,0+1x1 "a" | 0,1+1x1 "1" | 1,0+1x1 "b" | 1,1+1x1 "2"`},
		{"double and broken lines", lines("h 10 10 90\nh 11.5 10 90\nh 30 10 48\nh 30 50 90\nh 50 10 90\nv 10 10 50\nv 50 10 29\nv 50 31 50\nv 90 10 50") +
			"BT 12 35 Td (a) Tj ET BT 60 35 Td (1) Tj ET BT 12 15 Td (b) Tj ET BT 60 15 Td (2) Tj ET",
			`0,0+1x1 "a" | 0,1+1x1 "1" | 1,0+1x1 "b" | 1,1+1x1 "2"`},
		{"a figure wider than its cell stays whole and is marked", lines("h 10 10 90\nh 30 10 90\nv 10 10 30\nv 50 10 30\nv 70 10 30\nv 90 10 30") +
			"BT 52 15 Td (12345) Tj ET BT 82 15 Td (7) Tj ET",
			`0,0+1x1 "" | 0,1+1x1 "12345" crossed | 0,2+1x1 "7"`},
		{"a box is no table", lines("h 10 10 90\nh 50 10 90\nv 10 10 50\nv 90 10 50") + "BT 12 35 Td (a) Tj ET", ""},
		{"underlines are no table", lines("h 10 10 90\nh 30 10 90") + "BT 12 12 Td (a) Tj ET", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := interpret(t, c.content)
			p := &Page{Number: 1, Width: 200, Height: 200, Glyphs: in.glyphs, Rulings: in.rulings}
			found := findRuled(p)
			tables, rest := found.tables, found.rest
			var got []string
			for _, table := range tables {
				for _, cell := range table.Cells {
					s := fmt.Sprintf("%d,%d+%dx%d %q", cell.Row, cell.Col, cell.RowSpan, cell.ColSpan, cell.Text)
					if cell.Crossed {
						s += " crossed"
					}
					got = append(got, s)
				}
			}
			if s := strings.Join(got, " | "); s != c.want {
				t.Errorf("\n got %s\nwant %s", s, c.want)
			}
			if len(tables) == 0 && len(rest) == 0 {
				t.Error("text outside of tables was lost")
			}
		})
	}
}
