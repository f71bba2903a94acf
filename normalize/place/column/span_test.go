package column

import (
	"slices"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
)

// headRow is a row of heads, each with where it begins and ends.
func headRow(heads ...any) align.Row {
	r := align.Row{Source: document.FromAlignment}
	for i := 0; i < len(heads); i += 3 {
		c := document.Cell{Text: heads[i].(string), ColSpan: 1, Place: document.Place{Page: 1, Box: document.Rect{X0: float64(heads[i+1].(int)), X1: float64(heads[i+2].(int)), Y1: 10}}}
		r.Labels, r.Texts = append(r.Labels, c), append(r.Texts, c.Text)
	}
	return r
}

// Heads tell columns where each has its own, in the form's order; the name of a group over one of its columns
// alone widens none.
func TestSpansOf(t *testing.T) {
	disclosure, disputes := &form.FindTable("2021", "disclosure").Blocks[0], &form.FindTable("2021", "disputes").Blocks[0]
	three := func(columns ...int) []Slot {
		var list []Slot
		for i, c := range columns {
			list = append(list, Slot{Box: document.Rect{X0: 110 + 100*float64(i), X1: 120 + 100*float64(i)}, Column: c, Headed: true, Likeness: 1, Filled: true})
		}
		return list
	}
	unlike := three(0, 1, 2)
	unlike[1].Likeness = 0.3
	for _, c := range []struct {
		name string
		list []Slot
		head align.Row
		want bool
	}{
		{"each under its own", three(0, 1, 2), headRow("本年制发件数", 100, 150, "本年废止件数", 200, 250, "现行有效件数", 300, 350), true},
		{"one head over two", three(0, 1, 2), headRow("本年制发件数本年废止件数", 100, 250, "现行有效件数", 300, 350), false},
		{"heads that overlap", three(0, 1, 2), headRow("本年制发件数", 100, 205, "本年废止件数", 200, 250, "现行有效件数", 300, 350), false},
		{"a head unlike the form's", unlike, headRow("本年制发件数", 100, 150, "夲年度止件数", 200, 250, "现行有效件数", 300, 350), false},
		{"another order", three(1, 0, 2), headRow("本年废止件数", 100, 150, "本年制发件数", 200, 250, "现行有效件数", 300, 350), false},
		{"one was not found", three(0, 1), headRow("本年制发件数", 100, 150, "本年废止件数", 200, 250), false},
	} {
		if got := SpansOf(c.list, []align.Row{c.head}, disclosure); (got != nil) != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}

	var list []Slot
	var heads []any
	for j, c := range disputes.Columns {
		x := 100 + 40*j
		list = append(list, Slot{Box: document.Rect{X0: float64(x + 10), X1: float64(x + 20)}, Column: j, Headed: true, Likeness: 1, Filled: true})
		heads = append(heads, c.Zh, x, x+30)
	}
	group := headRow(disputes.Columns[0].Groups[0], 170, 225) // wider than the head of the third column, over which it stands
	if got := SpansOf(list, []align.Row{group, headRow(heads...)}, disputes); got == nil || got[2].X0 != 180 {
		t.Errorf("under the name of a group: %v", got)
	}
}

func TestColumnOfSpans(t *testing.T) {
	spans := Spans{{X0: 100, X1: 150}, {X0: 160, X1: 210}, {X0: 300, X1: 350}}
	var got []int
	for _, x := range []float64{120, 145, 155, 250, 340, 348} {
		got = append(got, spans.Column(document.Rect{X0: x, X1: x + 8}))
	}
	// In the middle, over the edge, between two and under one by a bit, between two, in the last, out of it.
	if want := []int{0, 0, -1, -1, 2, -1}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
