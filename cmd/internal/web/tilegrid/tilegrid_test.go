package tilegrid

import (
	"strings"
	"testing"

	"nianbao/normalize/gazetteer"
)

// Each province has a square of its own, and goes by the beginning of its name.
func TestProvinces(t *testing.T) {
	taken := map[[2]int]string{}
	placed := map[string]bool{}
	for _, p := range Provinces() {
		if other := taken[[2]int{p.Row, p.Column}]; other != "" {
			t.Errorf("%s lies on %s", p.Short, other)
		}
		taken[[2]int{p.Row, p.Column}], placed[p.Code] = p.Short, true
		if r, ok := gazetteer.LookupRegion(p.Code, 0); ok && !strings.HasPrefix(r.Name, p.Short) {
			t.Errorf("%s is %s", p.Code, r.Name)
		}
	}
	for _, r := range gazetteer.Regions() {
		if strings.HasSuffix(r.Code, "0000") && r.ValidTo == 0 && !placed[r.Code] {
			t.Errorf("%s %s has no square", r.Code, r.Name)
		}
	}
	if len(placed) != 34 {
		t.Errorf("%d squares, want 34", len(placed))
	}
}
