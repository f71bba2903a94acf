package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

// A place is told by its name and that of one around it, in either order in English, in full or as people say.
func TestComposed(t *testing.T) {
	for text, want := range map[string]string{
		"四平铁西":                  "220302",
		"四平铁西区":                 "220302",
		"四平 铁西区":                "220302",
		"四平市铁西":                 "220302",
		"吉林四平铁西区":               "220302",
		"南京鼓楼":                  "320106",
		"Siping Tiexi":          "220302",
		"siping tiexi district": "220302",
		"Tiexi Siping":          "220302",
		"Tiexi District Siping": "220302",
		"Nanjing Gulou":         "320106",
		"Jilin Siping Tiexi":    "220302",
		"辽宁铁西区":                 "210106 210303",
		"铁西区":                   "",
		"Siping":                "",
		"四平鼓楼区":                 "",
		"the moon":              "",
		"":                      "",
	} {
		var codes []string
		for _, r := range Composed(text, false) {
			if r.ValidTo == 0 {
				codes = append(codes, r.Code)
			}
		}
		slices.Sort(codes)
		if got := strings.Join(slices.Compact(codes), " "); got != want {
			t.Errorf("%q may be %q, want %q", text, got, want)
		}
	}
	for _, begun := range []string{"四平铁", "Siping Ti", "Tiexi Sip", "Tiexi District, Si"} {
		if !slices.ContainsFunc(Composed(begun, true), func(r Region) bool { return r.Code == "220302" }) {
			t.Errorf("%q does not lead to 四平市铁西区", begun)
		}
		if list := Composed(begun, false); len(list) > 0 && begun != "四平铁" {
			t.Errorf("%q is whole: %v", begun, list)
		}
	}
}
