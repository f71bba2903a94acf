package main

import (
	"fmt"
	"math/rand"
	"strconv"

	"nianbao/testdata/internal/invented"
)

// fill gives a report figures that obey the arithmetic of the form, the same
// for the same seed. scale is the size of the largest: a busy district has
// hundreds of applications, a department a few.
func (r *report) fill(seed int64, scale int) {
	rng := rand.New(rand.NewSource(seed))
	r.printed = map[key]string{}
	set := func(indicator, applicant string, n int) {
		r.printed[key{indicator, applicant}] = strconv.Itoa(n)
	}

	for _, b := range disclosureBlocks(r.formOf("disclosure")) {
		for _, x := range b.rows {
			for _, c := range b.columns {
				name := "disclosure." + x.id + "." + c.id
				switch c.id {
				case "amount":
					r.printed[key{name, ""}] = fmt.Sprintf("%d.%02d", 1000+rng.Intn(9000), 1+rng.Intn(98))
				case "change":
					set(name, "", rng.Intn(90)-40)
				case "decisions", "last_year":
					set(name, "", 100+rng.Intn(4900))
				case "published":
					made := r.number("disclosure."+x.id+".made", "")
					set(name, "", made-rng.Intn(made/3+1))
				case "in_force", "published_total":
					first := r.number("disclosure."+x.id+"."+b.columns[0].id, "")
					set(name, "", first+20+rng.Intn(150))
				case "repealed":
					set(name, "", rng.Intn(12))
				default:
					set(name, "", 3+rng.Intn(30))
				}
			}
		}
	}

	form := r.formOf("applications")
	totals := map[string]int{}
	for i, a := range applicants[:6] {
		most := max(2, scale/[]int{1, 3, 12, 16, 8, 6}[i])
		column := map[string]int{}
		for _, id := range outcomes(form) {
			n := rng.Intn(max(2, most*invented.OutcomeWeights[id]/100+most/5))
			if i > 0 && rng.Intn(3) > 0 {
				n = 0
			}
			if r.omits(id) {
				n = 0 // nothing happened that the report could leave out
			}
			column[id] = n
			column["handled"] += n
		}
		column["carried_out"] = rng.Intn(most)
		column["carried_in"] = min(rng.Intn(most), column["handled"]+column["carried_out"])
		column["received"] = column["handled"] + column["carried_out"] - column["carried_in"]
		for _, x := range leaves(applicationRows(form)) {
			set("applications."+x.id, a.id, column[x.id])
			totals[x.id] += column[x.id]
		}
	}
	for _, x := range leaves(applicationRows(form)) {
		set("applications."+x.id, "total", totals[x.id])
	}

	for _, d := range disputes {
		sum := 0
		for _, c := range results[:4] {
			n := rng.Intn(max(6, scale/10))
			set(d.id+"."+c.id, "", n)
			sum += n
		}
		set(d.id+".total", "", sum)
	}
}

// fillExtra gives figures to a row the form does not have: none in table 三,
// where they would count.
func (r *report) fillExtra(x column, rng *rand.Rand) {
	for _, a := range applicants {
		r.printed[key{"applications." + x.id, a.id}] = "0"
	}
	for _, c := range []string{"last_year", "change", "decisions"} {
		r.printed[key{"disclosure." + x.id + "." + c, ""}] = strconv.Itoa(rng.Intn(300))
	}
}

// follow makes the report the successor of last year's: what that one
// carried out is carried in here, and the applications received make up for
// it. A blank cell of last year's counts as 0.
func (r *report) follow(last *report) {
	for _, a := range applicants {
		carried := 0
		if value(last.printed[key{"applications.carried_out", a.id}]) != "" {
			carried = last.number("applications.carried_out", a.id)
		}
		received := r.number("applications.handled", a.id) + r.number("applications.carried_out", a.id) - carried
		if received < 0 {
			panic("more carried in than there is")
		}
		r.say("applications.carried_in", a.id, strconv.Itoa(carried))
		r.say("applications.received", a.id, strconv.Itoa(received))
	}
}

// say changes how a cell is printed.
func (r *report) say(indicator, applicant, text string) {
	k := key{indicator, applicant}
	if _, known := r.printed[k]; !known {
		panic("no such cell: " + indicator + " " + applicant)
	}
	r.printed[k] = text
}

// number returns the whole number a cell says.
func (r *report) number(indicator, applicant string) int {
	n, err := strconv.Atoi(value(r.printed[key{indicator, applicant}]))
	if err != nil {
		panic(err)
	}
	return n
}

// blankZeros empties the cells that say 0, as reports do that fill in only
// what happened.
func (r *report) blankZeros() {
	for k, v := range r.printed {
		if v == "0" {
			r.printed[k] = ""
		}
	}
}
