package main

import (
	"fmt"
	"math/big"
	"strings"
)

// faults returns the sums that do not hold in what the report prints. Of a sum
// with a blank cell in it, the rest must not be more than the other side.
func (r *report) faults() []finding {
	var list []finding
	sum := func(keys ...key) (total *big.Rat, whole bool) {
		total, whole = new(big.Rat), true
		for _, k := range keys {
			if n, ok := new(big.Rat).SetString(value(r.printed[k])); ok {
				total.Add(total, n)
			} else {
				whole = false
			}
		}
		return total, whole
	}
	compare := func(check, indicator, applicant string, left, right []key) {
		l, known := sum(left...)
		m, also := sum(right...)
		if known && also && l.Cmp(m) != 0 || known && l.Cmp(m) < 0 || also && l.Cmp(m) > 0 {
			list = append(list, finding{check, indicator, applicant, l.RatString(), m.RatString()})
		}
	}
	if r.form == statisticsForm {
		for i, x := range statisticsRows {
			var parts []key
			for _, p := range statisticsParts(i) {
				if !r.omits(p) {
					parts = append(parts, key{"statistics." + p, ""})
				}
			}
			if total := "statistics." + x.code; x.sum && !r.omits(x.code) {
				compare("statistics-"+strings.ReplaceAll(x.code, "_", "-"), total, "", []key{{total, ""}}, parts)
			}
		}
		return list
	}
	form := r.formOf("applications")
	for _, a := range applicants {
		at := func(id string) key { return key{"applications." + id, a.id} }
		compare("applications-balance", "", a.id, []key{at("received"), at("carried_in")}, []key{at("handled"), at("carried_out")})
		var parts []key
		for _, id := range outcomes(form) {
			if !r.omits(id) {
				parts = append(parts, at(id))
			}
		}
		compare("applications-handled", "", a.id, []key{at("handled")}, parts)
	}
	for _, x := range leaves(r.rows()) {
		id := "applications." + x.id
		var parts []key
		for _, a := range applicants[:6] {
			parts = append(parts, key{id, a.id})
		}
		compare("applications-row", id, "", []key{{id, "total"}}, parts)
	}
	checks := []string{"reconsideration-total", "litigation-direct-total", "litigation-after-reconsideration-total"}
	for i, d := range disputes {
		var parts []key
		for _, c := range results[:4] {
			parts = append(parts, key{d.id + "." + c.id, ""})
		}
		compare(checks[i], "", "", []key{{d.id + ".total", ""}}, parts)
	}
	return list
}

// checkFaults returns an error if the report breaks the arithmetic without
// being meant to, or the other way round.
func (r *report) checkFaults() error {
	r.findings = r.faults()
	if (len(r.findings) > 0) != r.broken {
		return fmt.Errorf("sums that fail: %+v, meant to fail: %t", r.findings, r.broken)
	}
	return nil
}
