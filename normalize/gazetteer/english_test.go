package gazetteer

import (
	"regexp"
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
