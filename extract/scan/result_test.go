package scan

import (
	"testing"

	"nianbao/extract/scan/reading"
)

// Tesseract ends figures in points and commas that are not there.
func TestFigureText(t *testing.T) {
	for _, c := range []struct {
		words []reading.Word
		want  string
	}{
		{[]reading.Word{{Text: "+86,"}}, "+86"},
		{[]reading.Word{{Text: "1,203.50."}}, "1,203.50"},
		{[]reading.Word{{Text: "12"}, {Text: "345"}}, "12345"},
		{nil, ""},
	} {
		if got := figureText(c.words); got != c.want {
			t.Errorf("%v: %q, want %q", c.words, got, c.want)
		}
	}
}
