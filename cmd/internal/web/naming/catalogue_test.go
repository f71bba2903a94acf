package naming

import (
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
)

// What names a figure in an address names the same figure again, and what is none is
// refused.
func TestAnchors(t *testing.T) {
	for anchor, want := range map[string]annual.CellRef{
		"applications.received/total": {Indicator: "applications.received", Applicant: "total"},
		"reconsideration.total":       {Indicator: "reconsideration.total"},
	} {
		if got, ok := Ref(anchor); !ok || got != want || Anchor(got) != anchor {
			t.Errorf("%s is %+v, %v, and again %s", anchor, got, ok, Anchor(got))
		}
	}
	for _, anchor := range []string{"", "applications", "applications.received/Total", "a.b/c/d", "<b>.x"} {
		if ref, ok := Ref(anchor); ok {
			t.Errorf("%q is taken for %+v", anchor, ref)
		}
	}
}

// The kind of applicant is of no use to what is not counted by applicants.
func TestQuantities(t *testing.T) {
	for _, tc := range []struct {
		code, applicant string
		cell            string // the first; "" where there is no such quantity
	}{
		{"applications.received", "", "applications.received/total"},
		{"applications.received", "business", "applications.received/business"},
		{"reconsideration.total", "business", "reconsideration.total"},
		{"applications.received", "alien", ""},
		{"no.such", "", ""},
	} {
		q, ok := Quantity(tc.code, tc.applicant)
		if ok != (tc.cell != "") || ok && FirstCell(q) != tc.cell {
			t.Errorf("%s of %q: %v, %+v, want %q", tc.code, tc.applicant, ok, q.Cells, tc.cell)
		}
	}
}

// Every indicator that is listed has a name in both languages and can be compared.
func TestTables(t *testing.T) {
	zh, en := Tables(wording.Chinese), Tables(wording.English)
	if len(zh) == 0 || len(zh) != len(en) {
		t.Fatalf("%d tables in Chinese, %d in English", len(zh), len(en))
	}
	for i, table := range zh {
		for j, link := range table.Indicators {
			if _, ok := Quantity(link.Code, ""); !ok || link.Name == "" || en[i].Indicators[j].Name == "" {
				t.Errorf("%+v of %s", link, table.ID)
			}
		}
	}
}

// A function of departments has its name in the language of the page, and one that the
// register does not have has none.
func TestFunctions(t *testing.T) {
	for id, want := range map[string][2]string{"market-regulation": {"市场监督管理", "market regulation"}, "no-such": {}} {
		if zh, en := Names(wording.Chinese).Function(id), Names(wording.English).Function(id); zh != want[0] || en != want[1] {
			t.Errorf("%s is %q and %q, want %q", id, zh, en, want)
		}
	}
}
