package gazetteer

import (
	"regexp"
	"testing"
)

// Each region, of any year, has an English name in Latin letters.
func TestEnglishOfEachRegion(t *testing.T) {
	latin := regexp.MustCompile(`^[A-ZÜ][a-zü']*( [A-Z][a-z]+)*$`)
	for _, r := range Regions() {
		if name := English(r.Code, r.Name); !latin.MatchString(name) {
			t.Errorf("%s %s: %q", r.Code, r.Name, name)
		}
	}
}

// Names are read as the places are called, which a character's usual reading does not always tell.
func TestEnglishNames(t *testing.T) {
	for _, c := range []struct{ code, name, want string }{
		{"610000", "陕西省", "Shaanxi"},
		{"140000", "山西省", "Shanxi"},
		{"320800", "淮安市", "Huai'an"},
		{"320803", "淮安区", "Huai'an District"},
		{"320803", "楚州区", "Chuzhou District"},
		{"310112", "闵行区", "Minhang District"},
		{"441803", "清新区", "Qingxin District"},
		{"310115", "浦东新区", "Pudong New Area"},
		{"451031", "隆林各族自治县", "Longlin Autonomous County"},
		{"150100", "呼和浩特市", "Hohhot"},
		{"141100", "吕梁市", "Lüliang"},
		{"320803", "洪泽区", ""},
	} {
		if got := English(c.code, c.name); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.code, c.name, got, c.want)
		}
	}
}
