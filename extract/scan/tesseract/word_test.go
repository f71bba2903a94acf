package tesseract

import (
	"image"
	"strings"
	"testing"
)

func TestParseTSV(t *testing.T) {
	const table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"1\t2\t0\t0\t0\t0\t0\t0\t100\t40\t-1\t\n4\t2\t1\t1\t1\t0\t10\t5\t80\t30\t-1\t\n5\t2\t1\t1\t1\t1\t10\t8\t30\t20\t96.5\t12\n5\t2\t1\t1\t1\t2\t50\t8\t30\t20\t88\t \n"
	words, err := parseTSV(strings.NewReader(table), 2)
	if err != nil || len(words[0]) != 0 || len(words[1]) != 1 {
		t.Fatalf("%v, %v", words, err)
	}
	if w := words[1][0]; w.Text != "12" || w.Box != image.Rect(10, 8, 40, 28) || w.Line != image.Rect(10, 5, 90, 35) || w.Confidence != 0.965 {
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
