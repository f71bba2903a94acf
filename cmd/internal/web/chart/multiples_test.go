package chart

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/scene"
)

// course is a line of a small chart, each of whose dots says its number.
func course(name string, texts ...string) Series {
	s := Series{Name: name}
	for _, text := range texts {
		p := Number(text, 0)
		p.Link.Says = p.Text
		s.Points = append(s.Points, p)
	}
	return s
}

// textsOf returns the texts of a drawing in an ink.
func textsOf(s *scene.Scene, ink scene.Ink) []string {
	var list []string
	for t := range s.Texts() {
		if t.Ink == ink {
			list = append(list, t.Text)
		}
	}
	return list
}

// On the scale of all a line of a few cases is flat, and says its first, its last and its greatest value. On scales of their own each
// says to where its scale goes. Which it is stands above them.
func TestSmallChartsSayTheirValues(t *testing.T) {
	c := Chart{Kind: Multiples, Categories: []string{"2021", "2022", "2023"}, Words: testWords,
		Series: []Series{course("甲", "300", "420", "400"), course("乙", "1", "7", "3"), course("丙", "2", "2", "5")}}
	for _, tc := range []struct {
		own           bool
		scales        string
		numbers, axes string
	}{
		{false, "各图同一纵轴", "400 300 420 3 1 7 5 2", "600"},
		{true, "各图纵轴不同", "400 300 420 3 1 7 5 2", "600 10 6"},
	} {
		c.OwnScales, c.Words.Scales = tc.own, tc.scales
		for _, shape := range append([]Shape{OnPage}, Exported[:2]...) {
			s := Draw(c, shape)
			if got := strings.Join(textsOf(s, scene.Series(0)), " "); got != tc.numbers {
				t.Errorf("own scales %v, %s: numbers %q, want %q", tc.own, shape.Name, got, tc.numbers)
			}
			axes := slices.DeleteFunc(textsOf(s, scene.Quiet), func(text string) bool { return strings.HasPrefix(text, "202") })
			if got := strings.Join(axes, " "); got != tc.axes {
				t.Errorf("own scales %v, %s: scales to %q, want %q", tc.own, shape.Name, got, tc.axes)
			}
			if !slices.Contains(textsOf(s, scene.Black), tc.scales) {
				t.Errorf("own scales %v, %s: it is not told", tc.own, shape.Name)
			}
		}
	}
	heights := func(own bool) (list []float64) { // of the dots of the line of a few cases above its ground
		c.OwnScales = own
		for _, m := range Draw(c, OnPage).Marks {
			if dot, ok := m.(scene.Dot); ok && slices.Contains([]string{"1", "7", "3"}, dot.Link.Says) {
				list = append(list, dot.Y)
			}
		}
		return list
	}
	if on, own := heights(false), heights(true); own[0]-own[1] < 20*(on[0]-on[1]) {
		t.Errorf("the rise from 1 to 7 is %.1f high on the scale of all, and %.1f on its own", on[0]-on[1], own[0]-own[1])
	}
}

// A first value that is as high as the mark of the scale, which stands there, has its number all the same.
func TestFirstValueBesideTheMarkOfTheScale(t *testing.T) {
	c := Chart{Kind: Multiples, Categories: []string{"2021", "2022", "2023", "2024"}, Words: testWords, OwnScales: true}
	for range 9 {
		c.Series = append(c.Series, course("甲", "97", "30", "96", "12"))
	}
	for _, shape := range append([]Shape{OnPage, OnPhone}, Exported...) {
		if n := strings.Count(strings.Join(textsOf(Draw(c, shape), scene.Series(0)), " "), "97"); n != len(c.Series) {
			t.Errorf("%s: %d numbers of %d first values", shape.Name, n, len(c.Series))
		}
	}
}

// What is cut off is told by the scale on which the line is: 10 after 1 is none on the scale of thousands.
func TestCutOffOfOwnScales(t *testing.T) {
	c := Chart{Kind: Multiples, Categories: []string{"2020", "2021", "2022", "2023"},
		Series: []Series{course("甲", "3000", "3100", "2900", "3000"), course("乙", "11", "900", "12", "13")}}
	for own, want := range map[bool]int{false: 0, true: 1} {
		if c.OwnScales = own; len(c.CutOff()) != want {
			t.Errorf("own scales %v: %d values are cut off, want %d", own, len(c.CutOff()), want)
		}
	}
}

// The dot that is nearest to a number is its own, or a line leads from the number to it.
func TestNumbersAreNearestToTheirDots(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 7))
	years := []string{"2017", "2018", "2019", "2020", "2021", "2022", "2023"}
	distance := func(b scene.Box, d scene.Dot) float64 {
		return math.Hypot(max(b.X-d.X, 0, d.X-b.X-b.Width), max(b.Y-d.Y, 0, d.Y-b.Y-b.Height))
	}
	numbers := 0
	for _, scale := range []float64{3, 40, 9000} {
		c := Chart{Kind: Multiples, Categories: years, Words: testWords}
		used := map[int]bool{}
		for i := range 20 {
			var texts []string
			for at := range years {
				n := 100*i + int(scale*float64(100)*rng.Float64()*rng.Float64())
				if at%5 == 3 && i%4 == 0 || at%5 == 4 && i%8 == 0 { // far above all others, in years beside each other too
					n = 20743628 + 1000*i
				}
				for used[n] {
					n++
				}
				used[n] = true
				texts = append(texts, fmt.Sprint(n))
			}
			c.Series = append(c.Series, course(fmt.Sprint("第", i+1, "区"), texts...))
		}
		for _, c.OwnScales = range []bool{false, true} {
			for _, shape := range append([]Shape{OnPage, OnPhone}, Exported...) {
				s := Draw(c, shape)
				for text := range s.Texts() {
					if text.Ink != scene.Series(0) {
						continue
					}
					numbers++
					var own, nearest scene.Dot
					for _, m := range s.Marks {
						dot, ok := m.(scene.Dot)
						if !ok || dot.Fill != scene.Series(0) {
							continue
						}
						if dot.Link.Says == text.Text {
							own = dot
						}
						if nearest.Radius == 0 || distance(text.Bounds(), dot) < distance(text.Bounds(), nearest) {
							nearest = dot
						}
					}
					leads := slices.ContainsFunc(s.Marks, func(m scene.Mark) bool {
						line, ok := m.(scene.Line)
						return ok && line.Width == 0.7 && line.Ink == scene.Quiet && len(line.Points) == 2 && math.Abs(line.Points[0].X-own.X) < 0.1 && line.Points[1].Y < own.Y && own.Y-line.Points[1].Y < text.Size &&
							line.Points[0].Y > text.Y && line.Points[0].Y-text.Y < 0.5*text.Size
					})
					if nearest != own && !leads {
						t.Errorf("%s, own scales %v: %s is nearest to the dot of %s", shape.Name, c.OwnScales, text.Text, nearest.Link.Says)
					}
				}
			}
		}
	}
	if numbers < 1000 {
		t.Errorf("only %d numbers were looked at", numbers)
	}
}
