package catalogue

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/form"
)

func TestLabels(t *testing.T) {
	for name, want := range map[string][2]string{
		"applications.granted":               {"予以公开", "granted"},
		"applications.denied":                {"不予公开", "denied"},
		"applications.denied_state_secret":   {"属于国家秘密", "state secret"},
		"applications.received":              {"本年新收政府信息公开申请数量", "applications received this year"},
		"applications.received.business":     {"商业企业", "businesses"},
		"litigation.upheld":                  {"结果维持", "upheld"},
		"applications.partly_granted":        {"部分公开", "partly granted"},
		"applications.denied.natural_person": {"自然人", "natural persons"},
	} {
		q, err := FindQuantity(name)
		if err != nil {
			t.Fatal(err)
		}
		if zh, en := q.Label(); zh != want[0] || en != want[1] {
			t.Errorf("%s is labelled %q, %q, want %q", name, zh, en, want)
		}
	}
}

func TestFindQuantity(t *testing.T) {
	for name, want := range map[string]string{
		"applications.received":                "applications.received",
		"applications.received.total":          "applications.received",
		"applications.received/natural_person": "applications.received.natural_person",
		"reconsideration.total":                "reconsideration.total",
		"applications.denied":                  "applications.denied",
		"本年新收政府信息公开申请数量":                       "applications.received",
		"不予公开":                                 "applications.denied",
		"行政复议 / 结果维持":                          "reconsideration.upheld",
	} {
		if q, err := FindQuantity(name); err != nil || q.Name() != want {
			t.Errorf("%q: %q, %v, want %q", name, q.Name(), err, want)
		}
	}
	for name, want := range map[string]struct {
		reason  error
		suggest string
	}{
		"applications.recieved": {ErrUnknownIndicator, "applications.received"},
		"新收政府信息公开申请":            {ErrUnknownIndicator, "applications.received"},
		"结果维持":                  {ErrManyIndicators, "reconsideration.upheld"},
		"nothing at all":        {ErrUnknownIndicator, ""},
	} {
		_, err := FindQuantity(name)
		var wrong *IndicatorError
		if !errors.As(err, &wrong) || !errors.Is(err, want.reason) || strings.Join(wrong.Suggestions, " ") != want.suggest && !strings.HasPrefix(strings.Join(wrong.Suggestions, " "), want.suggest+" ") {
			t.Errorf("%q: %v, want %v with %q", name, err, want.reason, want.suggest)
		}
	}
}

// A sum over a group of rows has all rows of the group, in each form that has one of them:
// a form with one more would make the sum too small without a word.
func TestSumsAreWhole(t *testing.T) {
	compared := 0
	for _, f := range form.All() {
		for _, table := range f.Tables {
			if table.Key != form.ByApplicant {
				continue
			}
			total := table.Blocks[0].Columns[len(table.Blocks[0].Columns)-1]
			groups := map[string][]string{} // by the row of the group: indicators of its rows
			table.Blocks[0].EachRow(func(r form.Row, path []form.Row) {
				if table.HasFigures(r) && len(path) > 0 {
					indicator, _ := table.Cell(r, total)
					group := path[len(path)-1].Zh
					groups[group] = append(groups[group], indicator)
				}
			})
			for _, q := range loadQuantities() {
				if len(q.Cells) < 2 || q.Applicant != total.ID {
					continue
				}
				var parts []string
				for _, c := range q.Cells {
					parts = append(parts, c.Indicator)
				}
				for group, rows := range groups {
					if !slices.ContainsFunc(rows, func(r string) bool { return slices.Contains(parts, r) }) {
						continue
					}
					compared++
					for _, r := range rows {
						if !slices.Contains(parts, r) {
							t.Errorf("form %s: %s of %s is not in the sum %s", f.ID, r, group, q.Code)
						}
					}
				}
			}
		}
	}
	if compared < 7 {
		t.Errorf("only %d sums of groups were compared", compared)
	}
}

// Every part of a breakdown has its whole's unit, and each breakdown is one that
// the forms know.
func TestBreakdowns(t *testing.T) {
	list := Breakdowns()
	if len(list) < 5 {
		t.Fatalf("%d breakdowns", len(list))
	}
	for _, b := range list {
		for _, p := range b.Parts {
			if p.Unit != b.Whole.Unit || p.Unit == "" {
				t.Errorf("%s: %s is in %q, the whole in %q", b.Code, p.Name(), p.Unit, b.Whole.Unit)
			}
		}
	}
}
