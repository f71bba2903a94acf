package compare

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// organ is a report of a department as the reading of its name leaves it.
type organ struct {
	code     string
	year     int
	body     string
	kind     identity.Kind
	function string
	id       string // less the code
	received string
}

// organs keeps reports of departments.
func organs(t *testing.T, list ...organ) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	for i, o := range list {
		r := storetest.Plain(t, o.code, o.body, o.year)
		r.OrganKind, r.Function, r.OrganID = o.kind, o.function, o.code+"-"+o.id
		r.Observations = []annual.Observation{{Indicator: "applications.received", Applicant: "total", Value: storetest.Decimal(t, o.received), Status: annual.Read}}
		name := fmt.Sprintf("%d.pdf", i)
		storetest.MustImport(t, s, storetest.FileOf(name, name), r)
	}
	return s
}

// Three districts; the names, and in one of them the years of the reform, differ.
func marketOrgans(t *testing.T) *database.DB {
	const market, commerce, quality = "market-regulation", "industry-commerce", "quality-supervision"
	return organs(t,
		organ{"320813", 2017, "工商行政管理局", identity.Department, commerce, commerce, "2"},
		organ{"320813", 2017, "质量技术监督局", identity.Department, quality, quality, "9"},
		organ{"320813", 2020, "市场监督管理局", identity.Department, market, market, "5"},
		organ{"320803", 2017, "市场监督管理局", identity.Department, market, market, "3"},
		organ{"320803", 2020, "市监局", identity.Department, market, market, "6"},
		organ{"320804", 2020, "淮安市市场监督管理局淮阴分局", identity.Branch, market, market + "-branch", "7"},
		organ{"320804", 2020, "高新区市场监督管理局", identity.Department, market, market + ":高新区", "80"},
		organ{"320812", 2020, "教育局", identity.Department, "education", "education", "90"},
	)
}

func figuresOf(t *testing.T, s *database.DB, body string, reforms bool) []string {
	t.Helper()
	c := Comparison{Of: storetest.Quantity(t, "applications.received"), Body: body, Reforms: reforms, Scope: Scope{Region: "320800"}, FromYear: 2017, ToYear: 2020}
	figures, err := Figures(context.Background(), s, c)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range figures {
		if f.Value != nil {
			got = append(got, fmt.Sprintf("%s %d %s", f.Region.Name, f.Year, f.Value.RatString()))
		}
	}
	slices.Sort(got)
	return got
}

// What names a function stands for all organs that have it, under whatever name: but not
// for those of a part of the region.
func TestBodyByFunction(t *testing.T) {
	s := marketOrgans(t)
	for _, body := range []string{"市场监管", "market-regulation", "Market regulation", "市监局", "市场监督管理局"} {
		got := figuresOf(t, s, body, false)
		if want := []string{"洪泽区 2020 5", "淮安区 2017 3", "淮安区 2020 6", "淮阴区 2020 7"}; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", body, got, want)
		}
	}
	if got := figuresOf(t, s, "高新区市场监督管理局", false); !slices.Equal(got, []string{"淮阴区 2020 80"}) {
		t.Errorf("by its whole name: %v", got)
	}
}

// With reforms the organ of before stands where there is none of after: the one of
// those merged that most came from.
func TestBodyOverReforms(t *testing.T) {
	s := marketOrgans(t)
	for body, want := range map[string][]string{
		"市场监管": {"洪泽区 2017 2", "洪泽区 2020 5", "淮安区 2017 3", "淮安区 2020 6", "淮阴区 2020 7"},
		"质监局":  {"洪泽区 2017 9", "洪泽区 2020 5", "淮安区 2017 3", "淮安区 2020 6", "淮阴区 2020 7"},
	} {
		if got := figuresOf(t, s, body, true); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", body, got, want)
		}
	}
	c := Comparison{Of: storetest.Quantity(t, "applications.received"), Body: "市场监管", Reforms: true, Scope: Scope{Region: "320800"}, FromYear: 2017, ToYear: 2020}
	notes, err := NotesOnBodies(context.Background(), s, c)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range notes.Notes {
		got = append(got, fmt.Sprintf("%s %v %d-%d %+v", n.ID, n.Before, n.Reform.First, n.Reform.Last, n.Names))
	}
	storetest.ExpectLines(t, got,
		"market-regulation false 0-0 [{Name:市场监督管理局 First:2017 Last:2020 Reports:2} {Name:市监局 First:2020 Last:2020 Reports:1} {Name:淮安市市场监督管理局淮阴分局 First:2020 Last:2020 Reports:1}]",
		"industry-commerce true 2009-2019 [{Name:工商行政管理局 First:2017 Last:2017 Reports:1}]")
	if notes.Several != 1 {
		t.Errorf("%d regions and years with several organs", notes.Several)
	}
	c.Body = "第一人民医院"
	if _, err := Figures(context.Background(), s, c); !errors.Is(err, ErrBadComparison) || !strings.Contains(err.Error(), c.Body) {
		t.Errorf("reforms of what has no function: %v", err)
	}
}

// Two spellings of one organ in one year are versions of each other, and the later counts.
func TestBodyOfTwoSpellings(t *testing.T) {
	s := organs(t,
		organ{"320813", 2020, "卫健委", identity.Department, "health", "health", "1"},
		organ{"320813", 2020, "卫生健康委员会", identity.Department, "health", "health", "2"})
	for body, want := range map[string]string{"卫健委": "洪泽区 2020 2", "health": "洪泽区 2020 2"} {
		if got := figuresOf(t, s, body, false); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %v, want %s", body, got, want)
		}
	}
	c := Comparison{Of: storetest.Quantity(t, "applications.received"), Body: "health", Scope: Scope{Region: "320800"}, FromYear: 2020, ToYear: 2020}
	if notes, err := NotesOnBodies(context.Background(), s, c); err != nil || notes.Several != 0 {
		t.Errorf("%+v, %v", notes, err)
	}
}
