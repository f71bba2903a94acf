package table

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/internal/sketch"
)

func TestRuledTables(t *testing.T) {
	for _, c := range []struct{ name, rulings, texts, want string }{
		{"two by two", "h 10 10 90\nh 30 10 90\nh 50 10 90\nv 10 10 50\nv 50 10 50\nv 90 10 50", "12 35 a; 60 35 1; 12 15 b; 60 15 2",
			`0,0+1x1 "a" | 0,1+1x1 "1" | 1,0+1x1 "b" | 1,1+1x1 "2"`},
		{"merged cells", "h 10 10 90\nh 30 50 90\nh 50 10 90\nh 70 10 90\nv 10 10 70\nv 50 10 50\nv 90 10 70", "12 55 head; 12 25 g; 60 35 1; 60 15 2",
			`0,0+1x2 "head" | 1,0+2x1 "g" | 1,1+1x1 "1" | 2,1+1x1 "2"`},
		{"open at the bottom, as before a page break", "h 50 10 90\nh 30 10 90\nv 10 10 50\nv 50 10 50\nv 90 10 50", "12 35 a; 60 35 1; 12 15 b; 60 15 2",
			`0,0+1x1 "a" | 0,1+1x1 "1" | 1,0+1x1 "b" | 1,1+1x1 "2"`},
		{"open sides", "h 10 10 90\nh 30 10 90\nh 50 10 90\nv 50 10 50", "12 35 a; 60 35 1; 12 15 b; 60 15 2",
			`0,0+1x1 "a" | 0,1+1x1 "1" | 1,0+1x1 "b" | 1,1+1x1 "2"`},
		{"double and broken lines", "h 10 10 90\nh 11.5 10 90\nh 30 10 48\nh 30 50 90\nh 50 10 90\nv 10 10 50\nv 50 10 29\nv 50 31 50\nv 90 10 50", "12 35 a; 60 35 1; 12 15 b; 60 15 2",
			`0,0+1x1 "a" | 0,1+1x1 "1" | 1,0+1x1 "b" | 1,1+1x1 "2"`},
		{"a figure wider than its cell stays whole and is marked", "h 10 10 90\nh 30 10 90\nv 10 10 30\nv 50 10 30\nv 70 10 30\nv 90 10 30", "52 15 12345; 82 15 7",
			`0,0+1x1 "" | 0,1+1x1 "12345" crossed | 0,2+1x1 "7"`},
		{"a digit on the edge may be of either cell", "h 10 10 90\nh 30 10 90\nv 10 10 30\nv 50 10 30\nv 90 10 30", "48 15 7",
			`0,0+1x1 "" crossed | 0,1+1x1 "7" crossed`},
		{"a digit beside the edge is of its own", "h 10 10 90\nh 30 10 90\nv 10 10 30\nv 50 10 30\nv 90 10 30", "49 15 7",
			`0,0+1x1 "" | 0,1+1x1 "7"`},
		{"a figure on the edge of two rows", "h 10 10 90\nh 30 10 90\nh 50 10 90\nv 10 10 50\nv 50 10 50\nv 90 10 50", "12 35 a; 60 27 70; 12 15 b",
			`0,0+1x1 "a" | 0,1+1x1 "70" crossed | 1,0+1x1 "b" | 1,1+1x1 "" crossed`},
		{"a figure half outside of the table", "h 10 10 90\nh 30 10 90\nv 10 10 30\nv 50 10 30\nv 90 10 30", "12 15 a; 88 15 7",
			`0,0+1x1 "a" | 0,1+1x1 "" crossed`},
		{"a word on the edge leaves its neighbour alone", "h 10 10 90\nh 30 10 90\nv 10 10 30\nv 50 10 30\nv 90 10 30", "42 15 公开",
			`0,0+1x1 "" | 0,1+1x1 "公开" crossed`},
		{"a box is no table", "h 10 10 90\nh 50 10 90\nv 10 10 50\nv 90 10 50", "12 35 a", ""},
		{"underlines are no table", "h 10 10 90\nh 30 10 90", "12 12 a", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := sketch.NewSheet(1).Rule(c.rulings)
			for _, text := range strings.Split(c.texts, ";") {
				var x, y float64
				var shown string
				fmt.Sscan(text, &x, &y, &shown)
				page.Put(x, y, shown)
			}
			found := FindRuled(&page.Page)
			tables, rest := found.Tables, found.Rest
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
