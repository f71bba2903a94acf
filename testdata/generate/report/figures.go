package report

import (
	"fmt"
	"math/rand"
	"strconv"

	"nianbao/testdata/internal/invented"
)

// Fill gives a report figures that obey the arithmetic of the form, the same
// for the same seed. scale is the size of the largest: a busy district has
// hundreds of applications, a department a few.
func (r *Report) Fill(seed int64, scale int) {
	rng := rand.New(rand.NewSource(seed))
	r.Printed = map[Key]string{}
	set := func(indicator, applicant string, n int) {
		r.Printed[Key{indicator, applicant}] = strconv.Itoa(n)
	}

	for _, b := range DisclosureBlocks(r.formOf("disclosure")) {
		for _, x := range b.Rows {
			for _, c := range b.Columns {
				name := "disclosure." + x.ID + "." + c.ID
				switch c.ID {
				case "amount":
					r.Printed[Key{name, ""}] = fmt.Sprintf("%d.%02d", 1000+rng.Intn(9000), 1+rng.Intn(98))
				case "change":
					set(name, "", rng.Intn(90)-40)
				case "decisions", "last_year":
					set(name, "", 100+rng.Intn(4900))
				case "published":
					made := r.Number("disclosure."+x.ID+".made", "")
					set(name, "", made-rng.Intn(made/3+1))
				case "in_force", "published_total":
					first := r.Number("disclosure."+x.ID+"."+b.Columns[0].ID, "")
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
	for i, a := range Applicants[:6] {
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
		for _, x := range Leaves(ApplicationRows(form)) {
			set("applications."+x.ID, a.ID, column[x.ID])
			totals[x.ID] += column[x.ID]
		}
	}
	for _, x := range Leaves(ApplicationRows(form)) {
		set("applications."+x.ID, "total", totals[x.ID])
	}

	for _, d := range disputes {
		sum := 0
		for _, c := range results[:4] {
			n := rng.Intn(max(6, scale/10))
			set(d.ID+"."+c.ID, "", n)
			sum += n
		}
		set(d.ID+".total", "", sum)
	}
}

// FillExtra gives figures to a row the form does not have: none in table 三,
// where they would count.
func (r *Report) FillExtra(x Column, rng *rand.Rand) {
	for _, a := range Applicants {
		r.Printed[Key{"applications." + x.ID, a.ID}] = "0"
	}
	for _, c := range []string{"last_year", "change", "decisions"} {
		r.Printed[Key{"disclosure." + x.ID + "." + c, ""}] = strconv.Itoa(rng.Intn(300))
	}
}

// Follow makes the report the successor of last year's: what that one
// carried out is carried in here, and the applications received make up for
// it. A blank cell of last year's counts as 0.
func (r *Report) Follow(last *Report) {
	for _, a := range Applicants {
		carried := 0
		if Value(last.Printed[Key{"applications.carried_out", a.ID}]) != "" {
			carried = last.Number("applications.carried_out", a.ID)
		}
		received := r.Number("applications.handled", a.ID) + r.Number("applications.carried_out", a.ID) - carried
		if received < 0 {
			panic("more carried in than there is")
		}
		r.Say("applications.carried_in", a.ID, strconv.Itoa(carried))
		r.Say("applications.received", a.ID, strconv.Itoa(received))
	}
}

// Say changes how a cell is printed.
func (r *Report) Say(indicator, applicant, text string) {
	k := Key{indicator, applicant}
	if _, known := r.Printed[k]; !known {
		panic("no such cell: " + indicator + " " + applicant)
	}
	r.Printed[k] = text
}

// Number returns the whole number a cell says.
func (r *Report) Number(indicator, applicant string) int {
	n, err := strconv.Atoi(Value(r.Printed[Key{indicator, applicant}]))
	if err != nil {
		panic(err)
	}
	return n
}

// BlankZeros empties the cells that say 0, as reports do that fill in only
// what happened.
func (r *Report) BlankZeros() {
	for k, v := range r.Printed {
		if v == "0" {
			r.Printed[k] = ""
		}
	}
}
