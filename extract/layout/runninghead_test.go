package layout

import (
	"testing"

	"nianbao/extract/document"
)

// The dashes beside the number of a page are read from a picture as the ideograph that looks like them. What is printed as a text is
// what it says.
func TestDashesMisread(t *testing.T) {
	for _, c := range []struct {
		layer document.Layer
		text  string
		want  document.Role
	}{
		{document.ReadLayer, "一3一", document.PageNumber},
		{document.ReadLayer, "一 3 -", document.PageNumber},
		{document.ReadLayer, "-3-", document.PageNumber},
		{document.ReadLayer, "一3", document.Body},
		{document.ReadLayer, "一、3项", document.Body},
		{document.TextLayer, "一3一", document.Body},
	} {
		line := func(text string, y float64) document.Line {
			return document.Line{Text: text, Size: 10, Box: document.Rect{X0: 280, Y0: y, X1: 310, Y1: y + 10}}
		}
		p := &document.Page{Number: 3, Width: 595, Height: 842, Layer: c.layer, Lines: []document.Line{line("一、总体情况", 700), line("见下表。", 400), line(c.text, 60)}}
		MarkRoles([]*document.Page{p})
		if got := p.Lines[2].Role; got != c.want {
			t.Errorf("%s, %q: role %v, want %v", c.layer, c.text, got, c.want)
		}
	}
}
