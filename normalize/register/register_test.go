package register

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"testing"
)

//go:embed testdata/names.tsv
var namesTable string

// Names as titles of reports have them, without their regions; an empty list is of those
// that are no department's.
func TestOf(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(namesTable, "\n"), "\n")[1:]
	if len(lines) < 150 {
		t.Errorf("%d names", len(lines))
	}
	for _, line := range lines {
		name, want, _ := strings.Cut(line, "\t")
		var ids []string
		for _, f := range AllOf(name) {
			ids = append(ids, f.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		if f, ok := Of(name); ok != (want != "") || ok && f.ID != ids[0] {
			t.Errorf("%s: %s, %v", name, f.ID, ok)
		}
	}
}

func TestFunctionsAreWhole(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	ids, names := map[string]bool{}, map[string]string{}
	once := func(name, of string) {
		if other, taken := names[name]; taken {
			t.Errorf("%s leads to %s and %s", name, other, of)
		}
		names[name] = of
	}
	for _, f := range All() {
		if !id.MatchString(f.ID) || ids[f.ID] {
			t.Errorf("id %q", f.ID)
		}
		ids[f.ID] = true
		once("zh "+f.Zh, f.ID)
		once("en "+f.En, f.ID)
		if f.Zh == "" || f.En == "" || f.From != 0 && f.To != 0 && f.From > f.To {
			t.Errorf("%+v", f)
		}
		if len(f.Stems)+len(f.Organs)+len(f.Endings)+len(f.National) == 0 {
			t.Errorf("no organ can have %s", f.ID)
		}
		for _, stem := range f.Stems {
			once(stem, f.ID)
			if g, ok := Of(stem + "局"); !ok || g.ID != f.ID {
				t.Errorf("%s局: %s, not %s", stem, g.ID, f.ID)
			}
		}
		for _, organ := range f.Organs {
			once(organ, f.ID)
			if g, ok := Of(organ); !ok || g.ID != f.ID {
				t.Errorf("%s: %s, not %s", organ, g.ID, f.ID)
			}
		}
		for _, text := range []string{f.ID, f.Zh, f.En, strings.ToUpper(f.En)} {
			if g, ok := Named(text); !ok || g.ID != f.ID {
				t.Errorf("%q: %s, not %s", text, g.ID, f.ID)
			}
		}
	}
	r := load()
	for _, a := range r.Abbreviations {
		once(a.Stem, "several")
		for _, id := range a.Functions {
			if !ids[id] {
				t.Errorf("%s stands for %q", a.Stem, id)
			}
		}
	}
	for _, u := range r.Together {
		for _, id := range append(slices.Clone(u.Of), u.Is) {
			if !ids[id] {
				t.Errorf("together: %q", id)
			}
		}
	}
}

func TestReformsAreWhole(t *testing.T) {
	for _, r := range Reforms() {
		if r.First < 2000 || r.First > r.Last || r.Source == "" {
			t.Errorf("%+v", r)
		}
		for _, id := range append(slices.Clone(r.From), r.To...) {
			f, ok := Lookup(id)
			if !ok {
				t.Errorf("%+v: no %q", r, id)
			}
			before := slices.Contains(r.From, id)
			if before && (f.From > r.First || f.To != 0 && f.To < r.First) || !before && (f.From > r.First || f.To != 0 && f.To < r.Last) {
				t.Errorf("%s (%d to %d) in the reform of %d to %d", id, f.From, f.To, r.First, r.Last)
			}
			if before && r.Kind == Renamed && f.To != 0 && f.To != r.Last {
				t.Errorf("%s ends in %d, its reform in %d", id, f.To, r.Last)
			}
		}
		switch r.Kind {
		case Renamed:
			if len(r.From) != 1 || len(r.To) != 1 {
				t.Errorf("%+v", r)
			}
		case Merged:
			if len(r.To) != 1 {
				t.Errorf("%+v", r)
			}
		case Split:
			if len(r.From) != 1 {
				t.Errorf("%+v", r)
			}
		default:
			t.Errorf("%+v", r)
		}
	}
}

func TestNamed(t *testing.T) {
	for text, want := range map[string]string{
		"市场监管": "market-regulation", "市监局": "market-regulation", "market regulation": "market-regulation", "Market  Regulation": "market-regulation",
		"market-regulation": "market-regulation", "工商局": "industry-commerce", "工商": "industry-commerce", "卫健委": "health", "环保": "environmental-protection",
		"文旅": "culture-tourism", "商务局": "commerce",
		"教育体育局": "", "淮安": "", "": "", "局": "",
	} {
		if f, ok := Named(text); f.ID != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", text, f.ID, ok, want)
		}
	}
}

func TestOfNational(t *testing.T) {
	for name, want := range map[string][2]string{
		"国家税务总局淮安市洪泽区税务局":  {"tax", "淮安市洪泽区税务局"},
		"国家统计局淮安调查队":       {"survey-team", "淮安调查队"},
		"国家金融监督管理总局淮安监管分局": {"financial-regulation", "淮安监管分局"},
		"国家统计局":            {},
		"淮安市统计局":           {},
	} {
		if f, rest, _ := OfNational(name); f.ID != want[0] || rest != want[1] {
			t.Errorf("%s: %s, %q", name, f.ID, rest)
		}
	}
}

func TestLineage(t *testing.T) {
	for id, want := range map[string]string{
		"market-regulation":    "market-regulation <industry-commerce <quality-supervision <food-drug",
		"industry-commerce":    "industry-commerce >market-regulation",
		"health":               "health <health-family-planning <public-health <family-planning",
		"public-health":        "public-health >health-family-planning >health",
		"development-reform":   "development-reform", // it took in prices, and was there before
		"price":                "price >development-reform",
		"poverty-relief":       "poverty-relief >rural-revitalisation >agriculture-rural",
		"veterans":             "veterans", // split off; what it came from goes on
		"financial-regulation": "financial-regulation <banking-insurance <banking <insurance",
		"no-such":              "",
	} {
		var got []string
		for _, k := range Lineage(id) {
			switch {
			case k.Reform.First == 0:
				got = append(got, k.ID)
			case k.Before:
				got = append(got, "<"+k.ID)
			default:
				got = append(got, ">"+k.ID)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", id, s, want)
		}
	}
}
