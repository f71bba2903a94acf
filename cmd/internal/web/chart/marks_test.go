package chart

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// Each mark has a sign of its own, which the type of charts has.
func TestMarksAreTold(t *testing.T) {
	all := Point{Corrected: true, Derived: true, Invented: true}.Marks()
	if all != "*=※" {
		t.Errorf("marks %q", all)
	}
	for _, mark := range all {
		if !typeface.Has(mark) || strings.Count(all, string(mark)) != 1 {
			t.Errorf("%q is not in the type, or stands for two things", mark)
		}
	}
}

// In a small chart a mark that all values of a line have stands behind its name, once; one that some have stands at these. The
// number of the last value covers no dot.
func TestMarksOfSmallCharts(t *testing.T) {
	invented := func(text string, is bool) Point { p := Number(text, 0); p.Invented = is; return p }
	c := Chart{Kind: Multiples, Categories: []string{"2021", "2022", "2023"}, Words: testWords, Series: []Series{
		{Name: "甲", Points: []Point{invented("1", true), invented("20", true), invented("3", true)}},
		{Name: "乙", Points: []Point{invented("1", true), invented("2", false), invented("30000", false)}},
	}}
	s := Draw(c, OnPage)
	texts := " "
	for text := range s.Texts() {
		texts += text.Text + " "
		for _, m := range s.Marks {
			if dot, ok := m.(scene.Dot); ok && (scene.Box{X: dot.X - 1, Y: dot.Y - 1, Width: 2, Height: 2}).Overlaps(text.Bounds()) && text.Text != "※" {
				t.Errorf("%q covers a dot", text.Text)
			}
		}
	}
	for _, want := range []string{" 甲※ ", " 3 ", " 乙 ", " 1※ ", " 30,000 "} {
		if !strings.Contains(texts, want) {
			t.Errorf("%q is not in %q", want, texts)
		}
	}
	if got := strings.Count(texts, " ※ "); got != 1 { // in the legend alone: the one value has its number
		t.Errorf("%d marks by themselves in %q", got, texts)
	}
}

// A number that stands above the dot of an earlier year has a line to its own dot.
func TestNumberLeadsToItsDot(t *testing.T) {
	last := Number("1", 0)
	last.Text = "1,234,567,890,123,456" // so wide that it reaches over the others
	c := Chart{Kind: Multiples, Categories: []string{"2021", "2022", "2023"}, Words: testWords}
	for _, before := range []string{"30", "60", "90"} {
		c.Series = append(c.Series, Series{Name: before, Points: []Point{Number("1", 0), Number(before, 0), last}})
	}
	leading := 0
	for _, m := range Draw(c, OnPhone).Marks {
		if line, ok := m.(scene.Line); ok && line.Ink == scene.Quiet && line.Width == 0.7 && line.Points[0].X == line.Points[1].X && line.Points[1].Y > line.Points[0].Y {
			leading++
		}
	}
	if leading != len(c.Series) {
		t.Errorf("%d lines of %d numbers", leading, len(c.Series))
	}
}
