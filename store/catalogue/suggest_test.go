package catalogue

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A name is suggested where it may have been mistyped, and nothing where it is another's: that two
// names of a city have one character in common is no likeness.
func TestSuggestRegions(t *testing.T) {
	for typed, want := range map[string]string{
		"洪择区":    "淮安市洪泽区", // drawn alike
		"未阳市":    "衡阳市耒阳市",
		"洪泽":     "淮安市洪泽区", // a part of it
		"淮安市洪择区": "淮安市洪泽区",
		"石家庄":    "河北省石家庄市",
		"连云巷市":   "江苏省连云港市",
		"火星市":    "",
		"幸福区":    "",
		"x":      "",
	} {
		got := suggestRegions(typed)
		if want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("for %s: %q, want %q", typed, got, want)
		}
	}
}

func TestSuggestQuantities(t *testing.T) {
	for typed, want := range map[string]string{"applications.recieved": "applications.received", "不予公": "applications.denied", "x": "", "火星": ""} {
		got := suggestQuantities(typed)
		if want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("for %s: %q, want %q", typed, got, want)
		}
	}
}

// All regions that have what was typed in their names are suggested; a message tells a few of them, and how many
// there are.
func TestSuggestRegionsTellsHowMany(t *testing.T) {
	all := suggestRegions("城区")
	if len(all) <= suggested {
		t.Fatalf("only %q", all)
	}
	want := fmt.Sprintf("; %d have it in their names, such as %s", len(all), strings.Join(all[:suggested], ", "))
	if got := (&RegionError{Name: "城区", Suggestions: all}).Error(); !strings.HasSuffix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	if got := (&RegionError{Name: "洪择区", Suggestions: suggestRegions("洪择区")}).Error(); !strings.HasSuffix(got, "?") {
		t.Errorf("of few: %s", got)
	}
}
