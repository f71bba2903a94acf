package scan

import (
	"image"
	"testing"

	"nianbao/extract/scan/reading"
)

// Of labels, those need no second reading of which the model is sure in each character, that have no digits, and
// in which there is no room for a character that it does not know.
func TestIsClear(t *testing.T) {
	for _, c := range []struct {
		name, text string
		pitch      []int // where each character begins, by the height of the line of 20
		sure       float64
		want       bool
	}{
		{"a label", "总计", []int{0, 20}, 0.95, true},
		{"not sure", "总计", []int{0, 20}, 0.8, false},
		{"one ideograph may be a digit", "二", []int{0}, 0.99, false},
		{"with digits", "共12件", []int{0, 20, 30, 40}, 0.99, false},
		{"room for one that is left out", "亭区县", []int{0, 40, 60}, 0.99, false},
		{"a comma between", "一、本年", []int{0, 20, 40, 60}, 0.99, true},
	} {
		l := &textLine{box: image.Rect(0, 0, 100, 20)}
		for i, r := range []rune(c.text) {
			l.seen = append(l.seen, reading.Word{Text: string(r), Box: image.Rect(c.pitch[i], 0, c.pitch[i]+20, 20), Confidence: c.sure})
		}
		if got := l.isClear(); got != c.want {
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
