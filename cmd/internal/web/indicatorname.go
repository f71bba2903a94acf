package web

import (
	"strings"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize"
)

// A nameBook knows the names of indicators and applicants in one language.
type nameBook struct {
	indicators map[string]string
	units      map[string]string
	applicants map[string]string
}

func indicatorNames(language wording.Language) nameBook {
	b := nameBook{map[string]string{}, map[string]string{}, map[string]string{}}
	for _, i := range normalize.Indicators() {
		b.indicators[i.Code] = language.Pick(i.Zh, i.En)
		b.units[i.Code] = i.Unit
	}
	for _, a := range normalize.Applicants() {
		b.applicants[a.ID] = language.Pick(a.Zh, a.En)
	}
	return b
}

// cell returns the name of a figure: its indicator and the kind of applicant.
func (b nameBook) cell(ref normalize.CellRef) string {
	name, ok := b.indicators[ref.Indicator]
	if !ok {
		name = ref.Indicator
	}
	if ref.Applicant == "" {
		return name
	}
	applicant, ok := b.applicants[ref.Applicant]
	if !ok {
		applicant = ref.Applicant
	}
	return strings.TrimSpace(name + " · " + applicant)
}
