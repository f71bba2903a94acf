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

// An organ goes on English pages by the body that it is, and where.
func TestGloss(t *testing.T) {
	for organ, want := range map[string]string{
		"扬州市广陵区商务局":     "Guangling District bureau of commerce, Yangzhou",
		"洪泽区人民政府":       "Hongze District government",
		"淮安市发展和改革委员会":   "Huai'an commission for development and reform",
		"江苏省公安厅":        "Jiangsu department of public security",
		"淮安市财政局（国资办）":   "Huai'an bureau of public finance",
		"国家税务总局淮安市税务局":  "Huai'an bureau of taxes",
		"【机器识别】洪泽区人民政府": "Hongze District government",
		"洪泽区不明机构":       "",
	} {
		if got := Gloss(wording.English, organ); got != want {
			t.Errorf("%s: %q, want %q", organ, got, want)
		}
		if got := Gloss(wording.Chinese, organ); got != "" {
			t.Errorf("%s in Chinese: %q", organ, got)
		}
	}
}
