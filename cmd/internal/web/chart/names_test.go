package chart

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/scene"
)

// The name of a row is told in full, over some lines, and keeps its spaces where it is cut at last.
func TestNamesOfRows(t *testing.T) {
	const name = "Dachang Hui Autonomous County, Langfang"
	c := Chart{Kind: Bars, Categories: []string{name}, Beside: []string{"12/1345"}, Series: []Series{{Points: []Point{Number("10", 0)}}}, Words: testWords}
	for _, shape := range append([]Shape{OnPage, OnPhone}, Exported...) {
		if got := strings.Join(texts(Draw(c, shape)), " "); !strings.HasPrefix(got, name+" (12/1,345)") {
			t.Errorf("%s: %q", shape.Name, got)
		}
	}
	if got := lines("Dachang Autonomous County Council", 115, 13, false, 2); len(got) != 2 || !strings.HasPrefix(got[1], "Autonomous C") {
		t.Errorf("%q has lost a space", got)
	}
}

// grounded reports whether a text stands on a ground of its own.
func grounded(s *scene.Scene, text scene.Text) bool {
	for _, m := range s.Marks {
		if box, ok := m.(scene.Box); ok && box.Fill == scene.Paper && box.Overlaps(text.Bounds()) && box.Width >= text.Bounds().Width {
			return true
		}
	}
	return false
}

// texts returns the texts of a scene in their order.
func texts(s *scene.Scene) []string {
	var list []string
	for text := range s.Texts() {
		list = append(list, text.Text)
	}
	return list
}

// Each of a few dots has its name, of ten at least nine, none of which is crossed by the line of the median, stands on a dot, or on another name.
func TestNamesOfDots(t *testing.T) {
	for _, values := range [][]string{{"980", "2078", "4367"}, {"80", "108", "117", "221", "249", "304", "365", "379", "742", "2476"}} {
		c := Chart{Kind: Spread, Words: testWords}
		for i, value := range values {
			c.Points = append(c.Points, named("第"+string(rune('甲'+i))+"区", Number(value, 0)))
		}
		c.Median = &c.Points[len(values)/2]
		for _, shape := range []Shape{OnPage, Wide, Square} {
			s := Draw(c, shape)
			told := 0
			for text := range s.Texts() {
				if !strings.HasPrefix(text.Text, "第") {
					continue
				}
				told++
				for _, m := range s.Marks {
					var there scene.Box
					switch m := m.(type) {
					case scene.Line:
						if m.Dashed && !grounded(s, text) {
							there = scene.Box{X: m.Points[0].X - 0.5, Y: m.Points[0].Y, Width: 1, Height: m.Points[1].Y - m.Points[0].Y}
						}
					case scene.Dot:
						there = scene.Box{X: m.X - 3, Y: m.Y - 3, Width: 6, Height: 6}
					case scene.Text:
						if m.Text != text.Text {
							there = m.Bounds()
						}
					}
					if there.Width > 0 && there.Overlaps(text.Bounds()) {
						t.Errorf("%s: %q is covered by %T %+v", shape.Name, text.Text, m, m)
					}
				}
			}
			if told < len(values)-len(values)/10 {
				t.Errorf("%s: %d names of %d dots", shape.Name, told, len(values))
			}
		}
	}
}

// However crowded its dots are, a name that has no room beside its dot is told below, with its value; of too many, that there are.
func TestNoNameOfADotVanishes(t *testing.T) {
	for n, below := range map[int]bool{12: true, 25: true, 60: false} {
		c := Chart{Kind: Spread, Words: testWords}
		for i := range n {
			c.Points = append(c.Points, named(fmt.Sprint("第", i+1, "区"), Number(fmt.Sprint(40+i/4), 0)))
		}
		c.Points = append(c.Points, named("最高区", Number("900", 0)))
		for _, shape := range append([]Shape{OnPage, OnPhone}, Exported...) {
			told := strings.ReplaceAll(strings.Join(texts(Draw(c, shape)), ""), " ", "") // lines end between a name and its value, too
			for _, p := range c.Points {
				if !strings.Contains(told, p.Name+p.Text) && below {
					t.Errorf("%d dots, %s: %s is not named", n, shape.Name, p.Name)
				}
			}
			if all := !strings.Contains(told, c.Words.UnnamedMany); all != below {
				t.Errorf("%d dots, %s: the others are named %v, want %v", n, shape.Name, all, below)
			}
		}
	}
}
