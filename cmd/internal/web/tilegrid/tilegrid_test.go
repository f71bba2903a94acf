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

// Each prefecture of a province that has several has a square of its own.
func TestCities(t *testing.T) {
	placed := map[string]bool{}
	for _, province := range Provinces() {
		taken := map[[2]int]string{}
		for _, p := range Cities(province.Code) {
			if other := taken[[2]int{p.Row, p.Column}]; other != "" {
				t.Errorf("%s lies on %s", p.Short, other)
			}
			taken[[2]int{p.Row, p.Column}], placed[p.Code] = p.Short, true
			if r, ok := gazetteer.LookupRegion(p.Code, 0); !ok || !strings.HasPrefix(r.Name, p.Short) {
				t.Errorf("%s is %s", p.Code, r.Name)
			}
			if p.Row > 9 || p.Column > 9 {
				t.Errorf("%s lies far off, at %d, %d", p.Short, p.Row, p.Column)
			}
		}
	}
	for _, r := range gazetteer.Regions() {
		if strings.HasSuffix(r.Code, "00") && !strings.HasSuffix(r.Code, "0000") && r.ValidTo == 0 && !placed[r.Code] {
			t.Errorf("%s %s has no square", r.Code, r.Name)
		}
	}
	if got := Cities("110000"); len(got) > 0 {
		t.Errorf("a city without prefectures has %v", got)
	}
}

// What lies in the north stands above what lies in the south.
func TestCitiesLieAboutRight(t *testing.T) {
	at := map[string]Place{}
	for _, p := range Cities("320000") {
		at[p.Short] = p
	}
	if !(at["徐州"].Row < at["南京"].Row && at["徐州"].Column < at["盐城"].Column && at["南京"].Column < at["南通"].Column && at["淮安"].Row < at["苏州"].Row) {
		t.Errorf("Jiangsu: %v", at)
	}
}
