package chart

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/typeface"
)

// Each mark has a sign of its own, which the type of charts has.
func TestMarksAreTold(t *testing.T) {
	all := Point{Corrected: true, Derived: true, Invented: true}.Marks()
	if all != "*=※" {
		t.Errorf("marks %q", all)
	}
	for _, mark := range all {
		if !typeface.Has(mark) || strings.Count(all, string(mark)) != 1 {
			t.Errorf("%q is not in the type, or stands for two things", mark)
		}
	}
}
