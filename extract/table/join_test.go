package table

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// ruledPages returns the tables of pages as drawn writes them.
func ruledPages(t *testing.T, specs ...string) []*document.Table {
	t.Helper()
	pages := sketch.Pages(sketch.Drawn(strings.Join(specs, "\np\n")))
	var tables []*document.Table
	for _, p := range pages {
		for _, own := range FindRuled(p).Tables {
			if n := len(tables); n > 0 && Continues(tables[n-1], own) {
				tables[n-1] = Join(tables[n-1], own)
				continue
			}
			tables = append(tables, own)
		}
	}
	return tables
}

func TestTablesOverPages(t *testing.T) {
	const (
		frame = "h 10 10 90\nh 30 10 90\nh 50 10 90\nv 10 10 50\nv 50 10 50\nv 90 10 50\n"
		// The lower and the upper half of one line are 1 point apart, and another
		// line is 2 points to the left.
		narrow = "h 10 10 90\nh 30 10 90\nh 50 10 90\nv 10 10 50\nv 50 10 50\nv 52 10 29\nv 53 33 50\nv 90 10 50\n"
	)
	for _, c := range []struct {
		name  string
		pages []string
		want  []string // tables
	}{
		{"as wide on the next page", []string{frame + "12 35 规章\n60 35 1\n12 15 许可\n60 15 2", frame + "12 35 总计\n60 35 3\n12 15 规\n60 15 4"},
			[]string{"0 规章 | 1 1\n0 许可 | 1 2\n0 总计 | 1 3\n0 规 | 1 4"}},
		{"a repeated head is left out", []string{frame + "12 35 规章\n60 35 总计\n12 15 许可\n60 15 2", frame + "12 35 规章\n60 35 总计\n12 15 规\n60 15 4"},
			[]string{"0 规章 | 1 总计\n0 许可 | 1 2\n0 规 | 1 4"}},
		{"a repeated row of figures is none", []string{frame + "12 35 规章\n60 35 1\n12 15 许可\n60 15 2", frame + "12 35 规章\n60 35 1\n12 15 规\n60 15 4"},
			[]string{"0 规章 | 1 1\n0 许可 | 1 2\n0 规章 | 1 1\n0 规 | 1 4"}},
		{"a line between lines keeps a column of its own", []string{narrow + "12 35 规章\n60 35 1\n12 15 许可\n60 15 2", narrow + "12 35 总计\n60 35 3\n12 15 规\n60 15 4"},
			[]string{"0 规章 | 1  | 2 1\n0 许可 | 1  | 2 2\n0 总计 | 1  | 2 3\n0 规 | 1  | 2 4"}},
		{"narrower on the next page: another table", []string{frame + "12 35 规章\n60 35 1", "h 10 40 90\nh 30 40 90\nv 40 10 30\nv 60 10 30\nv 90 10 30\n42 15 总\n70 15 3"},
			[]string{"0 规章 | 1 1\n0  | 1 ", "0 总 | 1 3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, table := range ruledPages(t, c.pages...) {
				got = append(got, sketch.Printed(table))
				sketch.CheckRuled(t, table)
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
		})
	}
}
