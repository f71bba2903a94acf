package gazetteer

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Each region, of any year, has an English name in Latin letters.
func TestEnglishOfEachRegion(t *testing.T) {
	latin := regexp.MustCompile(`^[A-ZÜ][a-zü']*( [A-Z][a-z]+)*$`)
	for _, r := range Regions() {
		if name := English(r.Name); !latin.MatchString(name) {
			t.Errorf("%s %s: %q", r.Code, r.Name, name)
		}
	}
}

// Names are read as the places are called, which a character's usual reading does not always tell.
func TestEnglishNames(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"陕西省", "Shaanxi"},
		{"山西省", "Shanxi"},
		{"淮安市", "Huai'an"},
		{"淮安区", "Huai'an District"},
		{"楚州区", "Chuzhou District"},
		{"闵行区", "Minhang District"},
		{"清新区", "Qingxin District"},
		{"浦东新区", "Pudong New Area"},
		{"隆林各族自治县", "Longlin Autonomous County"},
		{"呼和浩特市", "Hohhot"},
		{"吕梁市", "Lüliang"},
		{"洪泽", ""},
	} {
		if got := English(c.name); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What people type in English is a region, or may be several, which those around it tell apart.
func TestInEnglish(t *testing.T) {
	for text, want := range map[string]string{
		"Huai'an":                            "320800",
		"huai’an":                            "320800",
		"Huaian City":                        "320800",
		"Huai'an District":                   "320803",
		"Hongze District":                    "320813",
		"Hongze, Huai'an":                    "320813 320829", // the county of before, too
		"Jiangsu Province":                   "320000",
		"Gulou District, Nanjing":            "320106",
		"Gulou District (Fuzhou)":            "350102",
		"Suzhou":                             "320500 341300",
		"Suzhou/Jiangsu":                     "320500",
		"Tiexi District, Shenyang, Liaoning": "210106", // one of Anshan is in Liaoning, too
		"Tiexi District, Liaoning":           "210106 210303",
		"Lvliang":                            "",
		"Luliang":                            "141100",
		"Hongze District, Shanghai":          "",
		"洪泽区":                                "",
		"2023":                               "",
		"":                                   "",
		"the moon":                           "",
	} {
		codes := map[string]bool{}
		for _, r := range InEnglish(text) {
			codes[r.Code] = true
		}
		if got := strings.Join(slices.Sorted(maps.Keys(codes)), " "); got != want {
			t.Errorf("%q may be %q, want %q", text, got, want)
		}
	}
}
