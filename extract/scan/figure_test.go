package scan

import (
	"image"
	"strings"
	"testing"

	"nianbao/extract/scan/digits"
)

func TestJudge(t *testing.T) {
	sure := func(s string) reading { return reading{s, 0.9} }
	for _, c := range []struct {
		name          string
		first, second reading
		print, near   string // "?" for an unknown character
		text          string
		agreeing      int
		doubt         string
		guess         string // by print, where it is not sure; as print where empty
	}{
		{"all agree", sure("205"), sure("205"), "205", "205", "205", 3, "", ""},
		{"print bears one reading out", sure("205"), sure("208"), "205", "???", "205", 2, "", ""},
		{"print bears the other out", sure("206"), sure("205"), "205", "205", "205", 2, "", ""},
		{"print against both readings", sure("31"), sure("379"), "51", "51", "51", 1, "read in one way only", ""},
		{"two readings, some shapes unknown", sure("205"), sure("205"), "2?5", "20?", "205", 2, "", ""},
		{"two readings, and likelier by print than another", sure("117"), sure("117"), "?17", "???", "117", 3, "", "117"},
		{"two readings, by print likelier another", sure("117"), sure("117"), "?17", "???", "117", 2, "", "717"},
		{"one reading, and likelier by print than another", sure("117"), sure(""), "?17", "???", "117", 1, "read in one way only", "117"},
		{"two readings against a shape", sure("205"), sure("205"), "2?6", "2?6", "205", 0, "read in one way only", ""},
		{"two readings, print another", sure("3"), sure("3"), "8", "8", "8", 1, "read in one way only", ""},
		{"what other cells say counts for nothing", sure("3"), sure("8"), "?", "3", "3", 1, "read in one way only", ""},
		{"the shapes contradict each other", sure("3"), sure("3"), "8", "3", "3", 0, "readings differ", ""},
		{"readings differ, a shape unknown", sure("17"), sure("77"), "?7", "?7", "17", 1, "read in one way only", ""},
		{"a point that both readings lost", sure("1205"), sure("1205"), "12?05", "12?05", "1205", 0, "4 characters read, 5 seen", ""},
		{"a minus that both readings lost", sure("12"), sure("12"), "?12", "?12", "12", 0, "2 characters read, 3 seen", ""},
		{"a digit too many", sure("112"), sure("112"), "12", "1?", "12", 1, "read in one way only", ""},
		{"one reading, shapes unknown", sure("7"), sure(""), "?", "?", "7", 1, "read in one way only", ""},
		{"nothing", sure(""), sure(""), "?", "?", "\uFFFD", 0, "could not be read", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			known := func(r rune) rune {
				if r == '?' {
					return 0
				}
				return r
			}
			var shapes []character
			var ink []image.Rectangle
			for i, r := range c.print {
				guess := r
				if c.guess != "" {
					guess = rune(c.guess[i])
				}
				shapes = append(shapes, character{known(r), known(guess), known(rune(c.near[i]))})
				ink = append(ink, image.Rect(20*i, 0, 20*i+14, 30))
			}
			text, f := judge([]reading{c.first, c.second, {}}, shapes, ink)
			if text != c.text || f.Agreeing != c.agreeing || (f.Doubt == "") != (c.doubt == "") || !strings.Contains(f.Doubt, c.doubt) {
				t.Errorf("%q, %d agree, %q; want %q, %d, %q", text, f.Agreeing, f.Doubt, c.text, c.agreeing, c.doubt)
			}
		})
	}
}

// Tesseract ends figures in points and commas that are not there.
func TestFigureText(t *testing.T) {
	for _, c := range []struct {
		words []word
		want  string
	}{
		{[]word{{text: "+86,"}}, "+86"},
		{[]word{{text: "1,203.50."}}, "1,203.50"},
		{[]word{{text: "12"}, {text: "345"}}, "12345"},
		{nil, ""},
	} {
		if got := figureText(c.words); got != c.want {
			t.Errorf("%v: %q, want %q", c.words, got, c.want)
		}
	}
}

// A level stroke is a sign for none, whatever the models make of it.
func TestJudgeDash(t *testing.T) {
	text, f := judge([]reading{{"1", 0.9}, {"1", 0.9}}, []character{{}}, []image.Rectangle{image.Rect(0, 10, 30, 14)})
	if text != "-" || f.Doubt != "" {
		t.Errorf("%q, %q", text, f.Doubt)
	}
}

func TestLooksLikeFigure(t *testing.T) {
	digit, dot, dash, ideograph := image.Rect(0, 0, 15, 30), image.Rect(0, 26, 4, 30), image.Rect(0, 14, 14, 17), image.Rect(0, 0, 32, 30)
	for _, c := range []struct {
		name string
		ink  []image.Rectangle
		want bool
	}{
		{"a figure", []image.Rectangle{digit, digit, dot, digit}, true},
		{"a minus", []image.Rectangle{dash, digit}, true},
		{"a dash", []image.Rectangle{dash}, true},
		{"a figure with a unit", []image.Rectangle{digit, ideograph}, false},
	} {
		if got := looksLikeFigure(c.ink); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestLines(t *testing.T) {
	piece := func(x0, y0, x1, y1 int) component { return component{box: image.Rect(x0, y0, x1, y1)} }
	for _, c := range []struct {
		name  string
		parts []component
		want  []int // pieces on each line
	}{
		{"two lines set close", []component{piece(0, 0, 30, 30), piece(40, 2, 70, 31), piece(0, 33, 30, 63)}, []int{2, 1}},
		{"the strokes of 三", []component{piece(0, 0, 30, 4), piece(4, 13, 26, 17), piece(0, 27, 30, 31), piece(0, 40, 30, 70)}, []int{3, 1}},
		{"a point beside a digit", []component{piece(0, 0, 15, 30), piece(20, 26, 24, 30)}, []int{2}},
	} {
		var got []int
		for _, l := range lines(c.parts) {
			got = append(got, len(l))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: pieces %v, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: pieces %v, want %v", c.name, got, c.want)
			}
		}
	}
}

func TestParseTSV(t *testing.T) {
	const table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"1\t2\t0\t0\t0\t0\t0\t0\t100\t40\t-1\t\n4\t2\t1\t1\t1\t0\t10\t5\t80\t30\t-1\t\n5\t2\t1\t1\t1\t1\t10\t8\t30\t20\t96.5\t12\n5\t2\t1\t1\t1\t2\t50\t8\t30\t20\t88\t \n"
	words, err := parseTSV(strings.NewReader(table), 2)
	if err != nil || len(words[0]) != 0 || len(words[1]) != 1 {
		t.Fatalf("%v, %v", words, err)
	}
	if w := words[1][0]; w.text != "12" || w.box != image.Rect(10, 8, 40, 28) || w.line != image.Rect(10, 5, 90, 35) || w.confidence != 0.965 {
		t.Errorf("%+v", w)
	}
	for _, bad := range []string{
		"5\t3\t1\t1\t1\t1\t10\t8\t30\t20\t96\tx\n", "5\t1\t1\t1\t1\t1\tten\t8\t30\t20\t96\tx\n", "5\t1\t1\t1\t1\t1\t10\t8\t30\t20\tsure\tx\n",
	} {
		if _, err := parseTSV(strings.NewReader(bad), 2); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

// A character is known by others like it in other cells, and not by one alone.
func TestKnow(t *testing.T) {
	one, two := new(digits.Shape), new(digits.Shape)
	for i := range digits.Grid {
		two[i] = float32(i % 2)
	}
	taught := []example{{one, '1', 0}, {one, '1', 1}, {two, '2', 2}}
	for _, c := range []struct {
		name string
		of   *digits.Shape
		cell int
		want rune
	}{
		{"like two others", one, 5, '1'}, {"like one other only", two, 5, 0}, {"like itself and one other", one, 0, 0},
	} {
		if got := know(c.of, c.cell, taught); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Where the first two differ, the third decides only together with the shapes.
func TestJudgeThird(t *testing.T) {
	shapes := func(print string) (list []character, ink []image.Rectangle) {
		for i, r := range print {
			c := character{print: r, guess: r}
			if r == '?' {
				c = character{}
			}
			list, ink = append(list, c), append(ink, image.Rect(20*i, 0, 20*i+14, 30))
		}
		return list, ink
	}
	for _, c := range []struct {
		third, print string
		agreeing     int
	}{{"-58", "-58", 3}, {"-58", "-5?", 2}, {"-53", "-58", 2}, {"", "-58", 2}} {
		known, ink := shapes(c.print)
		text, f := judge([]reading{{"58", 0.9}, {"-58", 0.8}, {c.third, 0.8}}, known, ink)
		if text != "-58" || f.Agreeing != c.agreeing {
			t.Errorf("third %q, print %q: %q, %d agree, want %d", c.third, c.print, text, f.Agreeing, c.agreeing)
		}
	}
}
