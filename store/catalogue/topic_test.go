package catalogue

import (
	"errors"
	"strings"
	"testing"
)

// Every rate divides quantities that there are, of one unit, is named and defined in both
// languages, and says which article counts what it counts.
func TestRates(t *testing.T) {
	for _, r := range Rates() {
		of, err := FindQuantity(r.Of)
		if err != nil || of.Code != r.Of {
			t.Errorf("%s: %s: %v", r.Code, r.Of, err)
		}
		per, err := FindQuantity(r.Per)
		if err != nil || per.Code != r.Per || per.Unit != of.Unit {
			t.Errorf("%s: %s in %q by %s in %q: %v", r.Code, r.Of, of.Unit, r.Per, per.Unit, err)
		}
		if r.Zh == "" || r.En == "" || !strings.Contains(r.ZhDefinition, "÷") || !strings.Contains(r.EnDefinition, "÷") || r.Article == "" {
			t.Errorf("%s is not told in full: %+v", r.Code, r)
		}
	}
	for name, want := range map[string]string{"不予公开率": "rate.denied", "纠错率": "rate.reconsideration_corrected", "复议纠正率": "rate.reconsideration_corrected",
		"结转率": "rate.carried_out", "败诉率": "rate.litigation_corrected", "rate.sued": "rate.sued", "denial rate": "rate.denied"} {
		if r, ok := FindRate(name); !ok || r.Code != want {
			t.Errorf("%s is %q", name, r.Code)
		}
	}
	if _, ok := FindRate("出生率"); ok {
		t.Error("any name is a rate")
	}
}

// A name that newspapers use leads to the quantity, and one of the form still does.
func TestCommonNames(t *testing.T) {
	for name, want := range map[string]string{"败诉": "litigation.corrected", "申请量": "applications.received", "不予公开": "applications.denied", "信访": "applications.rejected_petition",
		"新收申请数": "applications.received", "lawsuits": "litigation.total", "applications.denied": "applications.denied"} {
		if q, err := FindCommon(name); err != nil || q.Code != want {
			t.Errorf("%s is %q, %v", name, q.Code, err)
		}
	}
	for code := range loadTopics().Names {
		if _, err := FindQuantity(code); err != nil && !strings.HasPrefix(code, "narrative.") {
			t.Errorf("a name of what is none: %v", err)
		}
	}
}

// A measure is a rate by its name, or a quantity by any of its names.
func TestMeasures(t *testing.T) {
	for name, want := range map[string]string{"不予公开率": "applications.denied by applications.handled", "rate.sued": "litigation.total by applications.handled",
		"败诉": "litigation.corrected", "applications.received.business": "applications.received.business"} {
		m, err := FindMeasure(name)
		got := m.Of.Name()
		if m.Per != nil {
			got += " by " + m.Per.Name()
		}
		if err != nil || got != want {
			t.Errorf("%s is %q, want %q: %v", name, got, want, err)
		}
	}
	if _, err := FindMeasure("出生率"); !errors.Is(err, ErrUnknownIndicator) {
		t.Errorf("a rate of nothing: %v", err)
	}
}

// What the forms since 2019 count is in a topic, each in one place.
func TestTopics(t *testing.T) {
	for _, q := range Quantities() {
		prefix, _, _ := strings.Cut(q.Code, ".")
		if prefix == "return" || prefix == "fujian" || prefix == "statistics" || prefix == "narrative" {
			continue
		}
		found := false
		for _, topic := range Topics() {
			_, ok := topic.Has(q.Code)
			found = found || ok
		}
		if !found {
			t.Errorf("%s has no topic", q.Code)
		}
	}
}
