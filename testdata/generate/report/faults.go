package report

import (
	"fmt"
	"math/big"
	"strings"
)

// Faults returns the sums that do not hold in what the report prints. Of a sum
// with a blank cell in it, the rest must not be more than the other side.
func (r *Report) Faults() []finding {
	var list []finding
	sum := func(keys ...Key) (total *big.Rat, whole bool) {
		total, whole = new(big.Rat), true
		for _, k := range keys {
			if n, ok := new(big.Rat).SetString(Value(r.Printed[k])); ok {
				total.Add(total, n)
			} else {
				whole = false
			}
		}
		return total, whole
	}
	compare := func(check, indicator, applicant string, left, right []Key) {
		l, known := sum(left...)
		m, also := sum(right...)
		if known && also && l.Cmp(m) != 0 || known && l.Cmp(m) < 0 || also && l.Cmp(m) > 0 {
			list = append(list, finding{check, indicator, applicant, l.RatString(), m.RatString()})
		}
	}
	if r.Form == StatisticsForm {
		for i, x := range StatisticsRows {
			var parts []Key
			for _, p := range statisticsParts(i) {
				if !r.omits(p) {
					parts = append(parts, Key{"statistics." + p, ""})
				}
			}
			if total := "statistics." + x.Code; x.Sum && !r.omits(x.Code) {
				compare("statistics-"+strings.ReplaceAll(x.Code, "_", "-"), total, "", []Key{{total, ""}}, parts)
			}
		}
		return list
	}
	form := r.formOf("applications")
	for _, a := range Applicants {
		at := func(id string) Key { return Key{"applications." + id, a.ID} }
		compare("applications-balance", "", a.ID, []Key{at("received"), at("carried_in")}, []Key{at("handled"), at("carried_out")})
		var parts []Key
		for _, id := range outcomes(form) {
			if !r.omits(id) {
				parts = append(parts, at(id))
			}
		}
		compare("applications-handled", "", a.ID, []Key{at("handled")}, parts)
	}
	for _, x := range Leaves(r.rows()) {
		id := "applications." + x.ID
		var parts []Key
		for _, a := range Applicants[:6] {
			parts = append(parts, Key{id, a.ID})
		}
		compare("applications-row", id, "", []Key{{id, "total"}}, parts)
	}
	checks := []string{"reconsideration-total", "litigation-direct-total", "litigation-after-reconsideration-total"}
	for i, d := range disputes {
		var parts []Key
		for _, c := range results[:4] {
			parts = append(parts, Key{d.ID + "." + c.ID, ""})
		}
		compare(checks[i], "", "", []Key{{d.ID + ".total", ""}}, parts)
	}
	return list
}

// CheckFaults returns an error if the report breaks the arithmetic without
// being meant to, or the other way round.
func (r *Report) CheckFaults() error {
	r.findings = r.Faults()
	if (len(r.findings) > 0) != r.Broken {
		return fmt.Errorf("sums that fail: %+v, meant to fail: %t", r.findings, r.Broken)
	}
	return nil
}
