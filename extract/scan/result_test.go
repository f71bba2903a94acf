package scan

import (
	"testing"

	"nianbao/extract/scan/tesseract"
)

// Tesseract ends figures in points and commas that are not there.
func TestFigureText(t *testing.T) {
	for _, c := range []struct {
		words []tesseract.Word
		want  string
	}{
		{[]tesseract.Word{{Text: "+86,"}}, "+86"},
		{[]tesseract.Word{{Text: "1,203.50."}}, "1,203.50"},
		{[]tesseract.Word{{Text: "12"}, {Text: "345"}}, "12345"},
		{nil, ""},
	} {
		if got := figureText(c.words); got != c.want {
			t.Errorf("%v: %q, want %q", c.words, got, c.want)
		}
	}
}
