package check

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// disputes makes a report with a table of reconsideration: upheld, corrected,
// other, pending, total. "" is a blank cell, "?" after a figure a doubt about
// its characters.
func disputes(cells ...string) *annual.Report {
	r := &annual.Report{Year: 2023, Form: "2021", Tables: []annual.TableForm{{Table: "applications", Form: "2021"}, {Table: "disputes", Form: "2021"}}}
	for i, id := range []string{"upheld", "corrected", "other", "pending", "total"} {
		o := annual.Observation{Indicator: "reconsideration." + id, Raw: cells[i], Status: annual.Read}
		if strings.HasSuffix(cells[i], "?") {
			digits := strings.TrimSuffix(cells[i], "?")
			o.Raw = digits[:1] + "\n" + digits[1:]
			o.Status, o.Note = annual.Flagged, number.Read(o.Raw).Doubt
		}
		if o.Value = number.Read(o.Raw).Value; o.Value == nil {
			o.Status = annual.Blank
		}
		r.Observations = append(r.Observations, o)
	}
	return r
}

func TestSettle(t *testing.T) {
	for _, c := range []struct {
		name     string
		cells    []string
		want     string // values and statuses after the checks
		findings string
	}{
		{"holds", []string{"10", "1", "0", "0", "11"}, "10 read, 1 read, 0 read, 0 read, 11 read", ""},
		{"does not hold: nothing is altered", []string{"10", "1", "0", "0", "0"}, "10 read, 1 read, 0 read, 0 read, 0 read",
			"reconsideration-total 0≠11"},
		{"blanks that can only be zero", []string{"3", "", "", "", "3"}, "3 read, 0 derived, 0 derived, 0 derived, 3 read", ""},
		{"one blank is the difference", []string{"3", "", "1", "0", "6"}, "3 read, 2 derived, 1 read, 0 read, 6 read", ""},
		{"a blank total is the sum", []string{"3", "2", "1", "0", ""}, "3 read, 2 read, 1 read, 0 read, 6 derived", ""},
		{"two blanks share a rest: unknown", []string{"3", "", "", "0", "6"}, "3 read, ∅ blank, ∅ blank, 0 read, 6 read", ""},
		{"parts that are more than the whole, whatever the blank", []string{"7", "", "0", "0", "6"}, "7 read, ∅ blank, 0 read, 0 read, 6 read",
			"reconsideration-total 6≠7"},
		{"a slash is no blank", []string{"3", "/", "0", "0", "3"}, "3 read, ∅ blank, 0 read, 0 read, 3 read", ""},
		{"a broken figure that the sum confirms", []string{"12?", "1", "0", "0", "13"}, "12 read, 1 read, 0 read, 0 read, 13 read", ""},
		{"a broken figure that it does not", []string{"12?", "1", "0", "0", "3"}, "12 flagged, 1 read, 0 read, 0 read, 3 read",
			"reconsideration-total 3≠13; value-flagged ≠"},
		{"a doubtful figure derives nothing", []string{"12?", "", "0", "0", "13"}, "12 flagged, ∅ blank, 0 read, 0 read, 13 read", "value-flagged ≠"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := disputes(c.cells...)
			settle(r)
			var got, findings []string
			for _, o := range r.Observations {
				v := "∅"
				if o.Value != nil {
					v = o.Value.String()
				}
				got = append(got, fmt.Sprintf("%s %s", v, o.Status))
			}
			for _, f := range r.Findings {
				findings = append(findings, fmt.Sprintf("%s %s≠%s", f.Code, f.Left, f.Right))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("values\n got %s\nwant %s", s, c.want)
			}
			if s := strings.Join(findings, "; "); s != c.findings {
				t.Errorf("findings\n got %s\nwant %s", s, c.findings)
			}
		})
	}
}

// In form 2021 row （六） is three rows; the sum over （一） to （六） takes them
// where （六） has no figure of its own.
func TestHandledSumTakesPartsOfOther(t *testing.T) {
	r := &annual.Report{Year: 2022, Form: "2021", Tables: []annual.TableForm{{Table: "applications", Form: "2021"}, {Table: "disputes", Form: "2021"}}}
	add := func(row, value string) {
		v, _ := number.ParseDecimal(value)
		r.Observations = append(r.Observations, annual.Observation{Indicator: "applications." + row, Applicant: "total", Value: &v, Raw: value, Status: annual.Read})
	}
	for _, ind := range form.Indicators() {
		row := strings.TrimPrefix(ind.Code, "applications.")
		switch {
		case !ind.ByApplicant, row == "other":
		case row == "other_fee_unpaid":
			add(row, "2")
		case row == "granted", row == "received":
			add(row, "5")
		case row == "handled":
			add(row, "6")
		default:
			add(row, "0")
		}
	}
	settle(r)
	var got []string
	for _, f := range r.Findings {
		got = append(got, f.Code+" "+f.Left+"≠"+f.Right)
	}
	if s := strings.Join(got, "; "); s != "applications-balance 5≠6; applications-handled 6≠7" {
		t.Errorf("findings: %s", s)
	}
}

// A note mark before the figures on both sides of a sum is broken off them as a line, and the
// sum holds with it and without: it confirms neither.
func TestSumThatHoldsCut(t *testing.T) {
	broken := func(raw string, value int64) *annual.Observation {
		d := number.NewDecimal(value)
		return &annual.Observation{Raw: raw, Value: &d, Status: annual.Flagged}
	}
	for _, c := range []struct {
		left, right *annual.Observation
		want        bool
	}{
		{broken("3\n271", 3271), broken("3\n271", 3271), true},
		{broken("327\n1", 3271), broken("32\n71", 3271), false},
	} {
		got := holdsCut([]*annual.Observation{c.left}, []*annual.Observation{c.right}, c.left.Value.Rat(), c.right.Value.Rat())
		if got != c.want {
			t.Errorf("%q, %q: %t", c.left.Raw, c.right.Raw, got)
		}
	}
}
