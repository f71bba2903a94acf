package judge

import (
	"testing"

	"nianbao/extract/scan/digits"
)

// A level stroke is a sign for none, whatever the models make of it.
func TestDash(t *testing.T) {
	list := Figures([]Case{{Readings: [3]Reading{{"1", 0.9}, {"1", 0.9}}, Shapes: []*digits.Shape{new(digits.Shape)}, Dash: true}})
	if text, f := list[0].Text, list[0].Figure; text != "-" || f.Doubt != "" {
		t.Errorf("%q, %q", text, f.Doubt)
	}
}
