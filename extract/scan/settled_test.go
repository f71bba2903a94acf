package scan

import (
	"image"
	"strings"
	"testing"

	"nianbao/extract/scan/reading"
)

// Of labels, those need no second reading of which the model is sure in each letter, that have no digits but in a
// number before them, and in which there is no room for a character that it does not know.
func TestIsClear(t *testing.T) {
	for _, c := range []struct {
		name, text string // its lines, parted by |
		pitch      []int  // where each character of a line begins, by the height of the line of 20
		sure       []float64
		want       bool
	}{
		{"a label", "总计", []int{0, 20}, []float64{0.95, 0.95}, true},
		{"not sure", "总计", []int{0, 20}, []float64{0.95, 0.8}, false},
		{"not sure of which bracket it is", "）总计", []int{0, 20, 40}, []float64{0.5, 0.95, 0.95}, true},
		{"one ideograph may be a digit", "二", []int{0}, []float64{0.99}, false},
		{"one ideograph may be the end of a label", "信息公开|息", []int{0, 20, 40, 60}, []float64{0.99, 0.99, 0.99, 0.99}, true},
		{"with digits", "共12件", []int{0, 20, 30, 40}, []float64{0.99, 0.99, 0.99, 0.99}, false},
		{"with digits in one of two lines", "总计|12", []int{0, 20}, []float64{0.99, 0.99}, false},
		{"with a number before it", "2.申请", []int{0, 10, 20, 40}, []float64{0.99, 0.99, 0.99, 0.99}, true},
		{"room for one that is left out", "亭区县", []int{0, 40, 60}, []float64{0.99, 0.99, 0.99}, false},
		{"a comma between", "一、本年", []int{0, 20, 40, 60}, []float64{0.99, 0.99, 0.99, 0.99}, true},
	} {
		cell := new(cellJob)
		for line := range strings.SplitSeq(c.text, "|") {
			l := linePicture{textLine: textLine{box: image.Rect(0, 0, 100, 20)}}
			for i, r := range []rune(line) {
				l.seen = append(l.seen, reading.Word{Text: string(r), Box: image.Rect(c.pitch[i], 0, c.pitch[i]+20, 20), Confidence: c.sure[i]})
			}
			cell.lines = append(cell.lines, l)
		}
		if got := cell.isClear(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// A label whose ideographs are as narrow as digits is a label, with the number before it; a figure with a unit is none.
func TestIsLabel(t *testing.T) {
	for text, want := range map[string]bool{"总计": true, "2.重复申请": true, "12件": false, "3万元": true, "27960.4万元": false, "二": false, "12": false} {
		if got := isLabel([]Word{{Text: text}}); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
