package form

import (
	"slices"
	"strings"
	"testing"
)

// What bounds figures, and what is bounded, are indicators of the forms.
func TestBounds(t *testing.T) {
	var known []string
	for _, i := range Indicators() {
		known = append(known, i.Code)
	}
	bounded := map[string]bool{}
	for _, b := range Bounds() {
		if len(b.Of) == 0 || b.Zh == "" || b.En == "" || b.ReasonZh == "" || b.ReasonEn == "" {
			t.Errorf("%+v says too little", b)
		}
		for _, name := range slices.Concat(b.Indicators, b.Of) {
			if code, _, _ := strings.Cut(name, "/"); !slices.Contains(known, code) {
				t.Errorf("%s is no indicator", name)
			}
		}
		for _, code := range b.Indicators {
			if bounded[code] {
				t.Errorf("%s is bounded twice", code)
			}
			bounded[code] = true
		}
	}
	if len(bounded) < 20 {
		t.Errorf("only %d indicators are bounded", len(bounded))
	}
}
