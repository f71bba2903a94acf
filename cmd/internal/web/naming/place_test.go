package naming

import (
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
)

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		language   wording.Language
		name, want string
	}{
		{wording.English, "洪泽区", "Hongze District"},
		{wording.English, "淮安市洪泽区", "Hongze District, Huai'an"},
		{wording.English, "江苏省淮安市洪泽区", "Hongze District, Huai'an, Jiangsu"},
		{wording.English, "洪泽区人民政府", "洪泽区人民政府"},
		{wording.English, "", ""},
		{wording.Chinese, "洪泽区", "洪泽区"},
	} {
		if got := Place(c.language, c.name); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Each unit that a form counts in has a word in English.
func TestUnits(t *testing.T) {
	for _, i := range form.Indicators() {
		if i.Unit != "" && Unit(wording.English, i.Unit) == i.Unit {
			t.Errorf("%s of %s has no word", i.Unit, i.Code)
		}
		if got := Unit(wording.Chinese, i.Unit); got != i.Unit {
			t.Errorf("%s is %s", i.Unit, got)
		}
	}
}
