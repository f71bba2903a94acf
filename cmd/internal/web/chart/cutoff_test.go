package chart

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/scene"
)

// One value that is far above the rest does not flatten the lines: it is cut off and has its number, in each kind and shape.
// What is high in every year, or of a few cases, is on the scale.
func TestMisprintsAreCutOff(t *testing.T) {
	years := []string{"2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029"}
	line := func(name string, texts ...string) Series {
		s := Series{Name: name}
		for _, text := range texts {
			s.Points = append(s.Points, named(name, Number(text, 0)))
		}
		return s
	}
	for name, tc := range map[string]struct {
		series []Series
		unit   string
		cut    string
		top    float64 // of the scale
	}{
		"a misprint":                 {[]Series{line("甲", "100", "12000", "120", "130"), line("乙", "80", "90", "70", "60")}, "", "12,000", 150},
		"two, one far above another": {[]Series{line("甲", "100", "20743628", "120", "130"), line("乙", "80", "90", "70", "390286")}, "", "20,743,628 390,286", 150},
		"three, one below the other": {[]Series{line("甲", "5000", "120", "130", "140", "110", "120", "130", "140", "110", "120"), line("乙", "80", "1300", "70", "60", "80", "90", "70", "60", "90", "80"),
			line("丙", "80", "90", "300", "60", "80", "90", "70", "60", "90", "80")}, "", "5,000 1,300", 300},
		"the last year":               {[]Series{line("甲", "100", "110", "120", "13000")}, "", "13,000", 150},
		"a line high in every year":   {[]Series{line("甲", "10000", "12000", "12000", "13000"), line("乙", "80", "90", "70", "60")}, "", "", 15000},
		"all that there is of a line": {[]Series{line("甲", "100", "110", "120", "130"), {Name: "乙", Points: []Point{{}, Number("3759436", 0), {}, {}}}}, "", "3,759,436", 150},
		"a rise":                      {[]Series{line("甲", "100", "150", "300", "700")}, "", "", 800},
		"few cases":                   {[]Series{line("甲", "0", "1", "0", "10")}, "", "", 10},
		"a rate":                      {[]Series{line("甲", "0.5", "1", "1", "100")}, "%", "", 100},
		"a rate that is no rate":      {[]Series{line("甲", "0.5", "1", "1", "9000")}, "%", "9,000", 1},
		"too little to be read in it": {[]Series{line("甲", "100", "12000")}, "", "", 15000},
	} {
		c := Chart{Kind: Lines, Unit: tc.unit, Categories: years[:len(tc.series[0].Points)], Series: tc.series, Words: testWords}
		var cut []string
		for _, p := range c.CutOff() {
			cut = append(cut, p.Text)
		}
		if scale := scaleOf(c.fit(c.limit()), 5); strings.Join(cut, " ") != tc.cut || scale.High != tc.top {
			t.Errorf("%s: cut off %q, want %q; a scale to %v, want %v", name, cut, tc.cut, scale.High, tc.top)
		}
		for _, kind := range []Kind{Lines, Multiples} {
			for _, shape := range append([]Shape{OnPage, OnPhone}, Exported...) {
				c.Kind = kind
				drawn := strings.ReplaceAll(" | "+told(Draw(c, shape)), " || ", " | ")
				for _, text := range cut {
					if strings.Count(drawn, " | "+text+c.sign()+" | ") != 1 {
						t.Errorf("%s, %s, %s: %s is not told once in %s", name, kind, shape.Name, text, drawn)
					}
				}
				if has := strings.Contains(drawn, testWords.CutOff); has != (tc.cut != "") {
					t.Errorf("%s, %s, %s: told in the legend %v", name, kind, shape.Name, has)
				}
			}
		}
	}
}

// What is cut off stands above the last line of the scale.
func TestCutOffStandsAbove(t *testing.T) {
	c := Chart{Kind: Lines, Categories: []string{"2020", "2021", "2022", "2023"}, Words: testWords, Series: []Series{{Name: "甲", Points: []Point{Number("100", 0), Number("110", 0), Number("13000", 0), Number("120", 0)}}}}
	top, dots := 1e9, []float64{}
	for _, m := range Draw(c, OnPage).Marks {
		switch m := m.(type) {
		case scene.Line:
			if m.Ink == scene.Rule {
				top = min(top, m.Points[0].Y)
			}
		case scene.Dot:
			if m.Fill == scene.Series(0) {
				dots = append(dots, m.Y)
			}
		}
	}
	for i, y := range dots {
		if above := y < top; above != (i == 2) {
			t.Errorf("the dot of %s stands at %.0f, the last line of the scale at %.0f", c.Categories[i], y, top)
		}
	}
	if len(dots) != 4 {
		t.Errorf("%d dots", len(dots))
	}
}
