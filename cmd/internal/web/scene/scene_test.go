package scene

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"nianbao/extract"
)

// example is a scene with each kind of mark.
func example() *Scene {
	s := &Scene{Width: 400, Height: 200, Title: `洪泽区 <最高> & "38%"`}
	s.Add(Box{X: 20, Y: 60, Width: 100, Height: 20, Fill: Series(0), Link: Link{"/reports/1/figure?cell=a&b", "洪泽区：38%"}},
		Box{X: 20, Y: 90, Width: 60, Height: 20, Fill: Paper, Edge: Calm, Dashed: true},
		Box{X: 20, Y: 120, Width: 60, Height: 20, Hatch: NoReport, HatchInk: Rule}, Box{X: 100, Y: 120, Width: 60, Height: 20, Hatch: Blank, HatchInk: Quiet}, Box{X: 180, Y: 120, Width: 60, Height: 20, Hatch: Doubtful, HatchInk: Seal},
		Line{Points: []Point{{20, 150}, {100, 160}, {180, 150}}, Ink: Black, Width: 2}, Line{Points: []Point{{20, 170}, {180, 170}}, Ink: Black, Width: 2, Dashed: true},
		Dot{X: 200, Y: 160, Radius: 4, Fill: Paper, Edge: Seal},
		Text{X: 20, Y: 40, Size: 18, Text: "2023年，洪泽区的不予公开率最高，为38%", Ink: Black, Bold: true},
		Text{X: 380, Y: 180, Size: 12, Text: "Source: annual reports, 6 of 7 𠮷县", Ink: Quiet, Anchor: End})
	return s
}

// The files are well formed, and what is written in them is escaped.
func TestSVG(t *testing.T) {
	for name, as := range map[string]SVG{"on the page": {Themed: true}, "as a file": {Site: "https://example.org"}} {
		text := example().SVG(as)
		d := xml.NewDecoder(strings.NewReader(text))
		words := ""
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if letters, ok := token.(xml.CharData); ok {
				words += string(letters)
			}
		}
		if !strings.Contains(words, "洪泽区的不予公开率最高") || !strings.Contains(words, "𠮷县") {
			t.Errorf("%s: %q", name, words)
		}
		if themed := strings.Contains(text, `class="f-series1"`); themed != as.Themed || strings.Contains(text, `fill="#1d4f7c"`) == as.Themed {
			t.Errorf("%s: colours are those of the page: %v", name, themed)
		}
		if !strings.Contains(text, `<a href="`+as.Site+`/reports/1/figure?cell=a&amp;b"`) {
			t.Errorf("%s: no link to the printed cell", name)
		}
		if strings.Contains(text, "style=") {
			t.Errorf("%s: the content policy forbids styles in a page", name)
		}
	}
}

func TestPNG(t *testing.T) {
	data, err := example().PNG(2)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil || picture.Bounds().Dx() != 800 || picture.Bounds().Dy() != 400 {
		t.Fatalf("%v, %v", picture.Bounds(), err)
	}
	dark := func(x0, y0, x1, y1 int) (n int) {
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				if r, g, b, _ := picture.At(x, y).RGBA(); r+g+b < 3*0x9000 {
					n++
				}
			}
		}
		return n
	}
	for name, area := range map[string][4]int{"the bar": {50, 130, 200, 150}, "the headline": {40, 50, 600, 85}, "the source": {400, 335, 760, 365}, "the line": {40, 290, 360, 330}} {
		if dark(area[0], area[1], area[2], area[3]) < 100 {
			t.Errorf("%s is not drawn", name)
		}
	}
	if n := dark(500, 100, 790, 300); n > 0 {
		t.Errorf("%d dots where nothing is", n)
	}
}

// What the file says can be read again; a letter that the font lacks is seen to be missing.
func TestPDF(t *testing.T) {
	data, err := example().PDF("https://example.org", time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	read, err := extract.Read(context.Background(), "chart.pdf", data, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, glyph := range read.Pages[0].Glyphs {
		text += glyph.Text
	}
	for _, want := range []string{"2023年，洪泽区的不予公开率最高，为38%", "annualreports,6of7〓县"} {
		if !strings.Contains(strings.ReplaceAll(text, " ", ""), want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	if !bytes.Contains(data, []byte("https://example.org/reports/1/figure?cell=a&b")) {
		t.Error("no link to the printed cell")
	}
	if len(data) > 100_000 {
		t.Errorf("%d bytes: the whole font is in it", len(data))
	}
}

func BenchmarkPDF(b *testing.B) {
	s := example()
	for b.Loop() {
		if _, err := s.PDF("", time.Time{}); err != nil {
			b.Fatal(err)
		}
	}
}

// A scene is drawn at any scale, and what reaches over its edges is cut off.
func TestPNGAtAnyScale(t *testing.T) {
	for _, scale := range []float64{0.37, 1, 1.2, 1.5, 2, 2.5, 2.7, 3.3} {
		s := example()
		s.Add(Box{Width: 400, Height: 200, Edge: Black}, Text{X: 380, Y: 199, Size: 30, Text: "洪泽区", Ink: Black}, Dot{X: 0, Y: 0, Radius: 5, Fill: Seal})
		data, err := s.PNG(scale)
		if err != nil {
			t.Fatalf("%v: %v", scale, err)
		}
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%v: %v", scale, err)
		}
		width, height := picture.Bounds().Dx(), picture.Bounds().Dy()
		for name, at := range map[string]image.Point{"the dot": {0, 0}, "the edge": {width / 2, 0}, "the edge below": {width / 2, height - 1}} {
			if r, _, _, _ := picture.At(at.X, at.Y).RGBA(); r > 0xe000 {
				t.Errorf("%v: %s at %v is not drawn", scale, name, at)
			}
		}
	}
}
