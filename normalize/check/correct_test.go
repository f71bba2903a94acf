package check

import (
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// disputesReport has a table 四 whose reconsideration figures are those given:
// upheld, corrected, other, pending, total; "" is a blank cell.
func disputesReport(t *testing.T, values ...string) annual.Report {
	t.Helper()
	r := annual.Report{Year: 2023, Form: "2021", Tables: []annual.TableForm{{Table: "disputes", Form: "2021"}}}
	for i, name := range []string{"upheld", "corrected", "other", "pending", "total"} {
		o := annual.Observation{Indicator: "reconsideration." + name, Unit: "件", Raw: values[i], Status: annual.Blank, Confidence: 1}
		if values[i] != "" {
			o.Value, o.Status = decimal(t, values[i]), annual.Read
		}
		r.Observations = append(r.Observations, o)
	}
	settle(&r)
	return r
}

func decimal(t *testing.T, text string) *number.Decimal {
	t.Helper()
	d, err := number.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

func TestCorrect(t *testing.T) {
	for _, c := range []struct {
		name   string
		values []string // upheld, corrected, other, pending, total
		cell   string
		value  string // "" is blank
		want   []string
	}{
		{"a sum is mended", []string{"10", "1", "0", "0", "0"}, "total", "11",
			[]string{"mended: 0 and 11"}},
		{"a sum still fails, with another number", []string{"10", "1", "0", "0", "0"}, "total", "10",
			[]string{"replaced: 0 and 11", "raised: 10 and 11"}},
		{"a sum still fails as before", []string{"10", "1", "0", "0", "0"}, "total", "0",
			[]string{": 0 and 11"}},
		{"a sum that held fails", []string{"10", "1", "0", "0", "11"}, "upheld", "70",
			[]string{"raised: 11 and 71"}},
		{"a sum cannot be worked out any more", []string{"10", "1", "0", "0", "0"}, "total", "",
			[]string{"mended: 0 and 11"}},
		{"a value that the arithmetic gave is belied", []string{"10", "", "0", "0", "11"}, "total", "12",
			[]string{"raised: 12 and 11"}},
		{"a person agrees", []string{"10", "1", "0", "0", "11"}, "total", "11", nil},
	} {
		r := disputesReport(t, c.values...)
		before := slices.Clone(r.Observations)
		correction := annual.Correction{CellRef: annual.CellRef{Indicator: "reconsideration." + c.cell}, Reason: "p. 3", By: "李", At: time.Unix(0, 0)}
		if c.value != "" {
			correction.Value = decimal(t, c.value)
		}
		got := Correct(r, []annual.Correction{correction})
		var findings []string
		for _, f := range got.Findings {
			findings = append(findings, string(f.Correction)+": "+f.Left+" and "+f.Right)
		}
		if !slices.Equal(findings, c.want) {
			t.Errorf("%s: findings %q, want %q", c.name, findings, c.want)
		}
		at := index(&got)[correction.CellRef]
		if at.Status != annual.Corrected || at.Correction == nil || at.Correction.By != "李" || (at.Value == nil) != (c.value == "") {
			t.Errorf("%s: the cell is %+v", c.name, at)
		}
		if was := index(&r)[correction.CellRef]; at.Correction.Machine.Status != was.Status || at.Correction.Machine.Value != was.Value {
			t.Errorf("%s: what was read is %+v, want that of %+v", c.name, at.Correction.Machine, was)
		}
		for i := range before {
			if before[i] != r.Observations[i] {
				t.Errorf("%s: the reading has changed: %+v", c.name, r.Observations[i])
			}
		}
	}
}

// A doubt about a value is settled when a person has read it.
func TestCorrectDoubt(t *testing.T) {
	r := disputesReport(t, "10", "1", "0", "0", "0")
	r.Findings = []annual.Finding{
		{Code: "value-flagged", Severity: annual.Warning, Cells: []annual.CellRef{{Indicator: "reconsideration.upheld"}}},
		{Code: "value-flagged", Severity: annual.Warning, Cells: []annual.CellRef{{Indicator: "reconsideration.other"}}},
	}
	got := Correct(r, []annual.Correction{{CellRef: annual.CellRef{Indicator: "reconsideration.upheld"}, Value: decimal(t, "10")}})
	if f := got.Findings; f[0].Stands() || !f[1].Stands() {
		t.Errorf("findings: %+v", f)
	}
}

// A sum that fails since a correction is no fault of the report if it held as it was read. Where it failed, or a
// figure of it was in doubt or not found, it is one.
func TestCorrectTellsWhatHeld(t *testing.T) {
	total := annual.CellRef{Indicator: "reconsideration.total"}
	for _, c := range []struct {
		name   string
		total  string
		status annual.Status
		held   bool
	}{
		{"it held", "11", annual.Read, true},
		{"it held, the total by the sum", "11", annual.Derived, true},
		{"it failed", "10", annual.Read, false},
		{"the total was in doubt", "11", annual.Flagged, false},
		{"there was none", "", annual.Blank, false},
	} {
		r := disputesReport(t, "10", "1", "0", "0", "11")
		for i := range r.Observations {
			if o := &r.Observations[i]; o.Indicator == total.Indicator {
				o.Status, o.Value = c.status, nil
				if c.total != "" {
					o.Value = decimal(t, c.total)
				}
			}
		}
		if c.status == annual.Read {
			settle(&r) // finds the sum that fails
		}
		got := Correct(r, []annual.Correction{{CellRef: total, Value: decimal(t, "12")}})
		at := slices.IndexFunc(got.Findings, func(f annual.Finding) bool { return f.Correction == annual.Raised && f.Code == "reconsideration-total" })
		if at < 0 || got.Findings[at].Held != c.held || got.Findings[at].Counts() == c.held {
			t.Errorf("%s: %+v", c.name, got.Findings)
		}
	}
}

// What the text states is set against the corrected value.
func TestCorrectStated(t *testing.T) {
	stated := annual.Observation{Indicator: "narrative.received", Value: decimal(t, "21"), Unit: "件", Status: annual.Inferred, Note: "stated in the text"}
	total := annual.Observation{Indicator: "applications.received", Applicant: "total", Value: decimal(t, "27"), Unit: "件", Raw: "27", Status: annual.Read}
	r := annual.Report{Year: 2023, Form: "2021", Observations: []annual.Observation{stated, total}}
	compareNarrative(&r)
	if len(r.Findings) != 1 || r.Findings[0].Code != narrativeDisagrees {
		t.Fatalf("findings before: %+v", r.Findings)
	}
	for value, want := range map[string]annual.Effect{"21": annual.Mended, "20": annual.Replaced} {
		got := Correct(r, []annual.Correction{{CellRef: annual.CellRef{Indicator: "applications.received", Applicant: "total"}, Value: decimal(t, value)}})
		if f := got.Findings[0]; f.Correction != want {
			t.Errorf("corrected to %s: %q, want %q", value, f.Correction, want)
		}
	}
}

func TestReadCorrection(t *testing.T) {
	for _, c := range []struct{ text, unit, want, err string }{
		{"21", "件", "21", ""},
		{"２１", "件", "21", ""},
		{"1,234", "件", "1234", ""},
		{"12件", "件", "12", ""},
		{"-12", "件", "-12", ""},
		{"0.5亿元", "万元", "5000", ""},
		{"3375.66", "万元", "3375.66", ""},
		{"blank", "件", "", ""},
		{"", "件", "", "is no number; for an empty cell write blank"},
		{"—", "件", "", "is no number; for an empty cell write blank"},
		{"twelve", "件", "", "not a number"},
		{"3 2", "件", "", "the digits stand apart"},
		{"012", "件", "", "begins with a zero"},
		{"12元", "件", "", "counted in 件"},
		{"12件", "万元", "", "counted in 万元"},
		{"5.5", "件", "", "what is counted in 件 has no decimals"},
		{"5.0", "件", "5.0", ""},
	} {
		v, err := ReadCorrection(c.text, c.unit)
		switch {
		case c.err != "":
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%q in %s: error %v, want %q", c.text, c.unit, err, c.err)
			}
		case err != nil:
			t.Errorf("%q in %s: %v", c.text, c.unit, err)
		case (v == nil) != (c.want == "") || v != nil && v.String() != c.want:
			t.Errorf("%q in %s: %v, want %q", c.text, c.unit, v, c.want)
		}
	}
}

// A minus sign stands before changes alone, or where the document has it.
func TestCanBe(t *testing.T) {
	decimal := func(text string) *number.Decimal {
		if text == "" {
			return nil
		}
		d, err := number.ParseDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		return &d
	}
	for _, c := range []struct {
		name, indicator, typed, read string
		want                         bool
	}{
		{"a count", "applications.received", "3", "4", true},
		{"none", "applications.received", "0", "4", true},
		{"blank", "applications.received", "", "4", true},
		{"a count below zero", "applications.received", "-3", "4", false},
		{"below zero where nothing was read", "applications.received", "-3", "", false},
		{"below zero in print", "applications.received", "-3", "-3", true},
		{"an amount below zero", "disclosure.procurement.amount", "-0.5", "0.5", false},
		{"a change", "disclosure.permits.change", "-3", "4", true},
		{"a figure of the text", "narrative.received", "-3", "", false},
	} {
		if form.IndicatorUnit(c.indicator) == "" {
			t.Fatalf("%s: no indicator %s", c.name, c.indicator)
		}
		if got := CanBe(c.indicator, decimal(c.typed), decimal(c.read)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
