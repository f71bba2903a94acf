package catalogue

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"nianbao/normalize/annual"
	"nianbao/normalize/datafile"
	"nianbao/normalize/form"
)

// A Quantity is what reports are compared by: an indicator for one kind of
// applicant, or a sum of indicators that the form prints under one label
// without a figure of its own, such as 不予公开 in its eight rows.
type Quantity struct {
	Code   string // of the indicator or the sum: "applications.received", "applications.denied"
	Zh, En string // labels, with the applicant's unless it is the total
	Unit   string // "件"
	// Applicant is one of normalize.Applicants, or empty where the indicator is
	// not counted by applicant.
	Applicant string
	// Cells are the figures that are added up: one, but for a sum.
	Cells []annual.CellRef
	// Or is what stands in place of the sum in reports that have none of its cells:
	// 其他处理 is one row in the form of 2019, and three in that of 2021.
	Or *annual.CellRef
}

// Name returns the name by which FindQuantity finds the quantity again:
// "applications.received", "applications.received.natural_person". The applicant
// is left out where it is the total.
func (q Quantity) Name() string {
	if q.Applicant == "" || q.Applicant == totalApplicant {
		return q.Code
	}
	return q.Code + "." + q.Applicant
}

// totalApplicant is the column 总计 of the applications table.
const totalApplicant = "total"

// A sum is an entry of sums.json.
type sum struct {
	Code        string   `json:"code"`
	Zh          string   `json:"zh"`
	En          string   `json:"en"`
	ByApplicant bool     `json:"by_applicant"`
	Parts       []string `json:"parts"` // codes of indicators
	Or          string   `json:"or"`    // code of an indicator, or empty
}

//go:embed sums.json
var sumsJSON []byte

// loadQuantities returns every quantity in the order of the forms, sums last,
// and for each that is counted by applicant the total first.
var loadQuantities = sync.OnceValue(func() []Quantity {
	var sums []sum
	datafile.Read("sums.json", sumsJSON, &sums)
	units := map[string]string{}
	var list []Quantity
	for _, i := range form.Indicators() {
		units[i.Code] = i.Unit
		list = append(list, quantitiesOf(i.Code, i.Zh, i.En, i.Unit, i.ByApplicant, []string{i.Code})...)
	}
	for _, s := range sums {
		unit, known := units[s.Parts[0]]
		for _, part := range s.Parts {
			if !known || units[part] != unit {
				panic("catalogue: sums.json: " + s.Code + ": " + part + " is no indicator or has another unit")
			}
		}
		for _, q := range quantitiesOf(s.Code, s.Zh, s.En, unit, s.ByApplicant, s.Parts) {
			if s.Or != "" {
				q.Or = &annual.CellRef{Indicator: s.Or, Applicant: q.Applicant}
			}
			list = append(list, q)
		}
	}
	return list
})

// quantitiesOf returns the quantities of one indicator or sum.
func quantitiesOf(code, zh, en, unit string, byApplicant bool, parts []string) []Quantity {
	applicants := []form.Applicant{{}}
	if byApplicant {
		applicants = form.Applicants()
		last := len(applicants) - 1 // 总计 is the last column
		applicants = append([]form.Applicant{applicants[last]}, applicants[:last]...)
	}
	var list []Quantity
	for _, a := range applicants {
		q := Quantity{Code: code, Zh: zh, En: en, Unit: unit, Applicant: a.ID}
		if a.ID != "" && a.ID != totalApplicant {
			q.Zh, q.En = zh+" / "+a.Zh, en+" / "+a.En
		}
		for _, part := range parts {
			q.Cells = append(q.Cells, annual.CellRef{Indicator: part, Applicant: a.ID})
		}
		list = append(list, q)
	}
	return list
}

// Quantities returns what reports can be compared by, in the order of the
// forms.
func Quantities() []Quantity { return slices.Clone(loadQuantities()) }

var quantitiesByName = sync.OnceValue(func() map[string]Quantity {
	named := map[string]Quantity{}
	for _, q := range loadQuantities() {
		named[q.Name()] = q
	}
	return named
})

// FindQuantity returns the quantity of a name: the code of an indicator or a
// sum, with ".total" or another applicant after it or without, or its Chinese
// label as the catalogue has it, whole or the last part of it. A name that is
// none or not one's alone gives an *IndicatorError with what may be meant.
func FindQuantity(name string) (Quantity, error) {
	name = strings.TrimSpace(name)
	code := strings.TrimSuffix(strings.ReplaceAll(name, "/", "."), "."+totalApplicant)
	for _, each := range []string{code, name} {
		if q, known := quantitiesByName()[each]; known {
			return q, nil
		}
	}
	var byLabel []Quantity
	for _, q := range loadQuantities() {
		if q.Zh == name || strings.HasSuffix(q.Zh, " / "+name) || strings.HasSuffix(unnumbered(q.Zh), "/"+name) {
			byLabel = append(byLabel, q)
		}
	}
	if len(byLabel) == 1 {
		return byLabel[0], nil
	}
	e := &IndicatorError{Name: name, Many: len(byLabel) > 0}
	for _, q := range byLabel[:min(len(byLabel), suggested)] {
		e.Suggestions = append(e.Suggestions, q.Name())
	}
	if len(byLabel) == 0 {
		e.Suggestions = suggestQuantities(name)
	}
	return Quantity{}, e
}
