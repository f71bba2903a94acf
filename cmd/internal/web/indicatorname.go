package web

import (
	"strings"
	"sync"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// A nameBook knows the names of indicators and applicants in one language, and what
// the catalogue says of indicators in any.
type nameBook struct {
	indicators map[string]string
	units      map[string]string
	articles   map[string]string
	forms      map[string][]string
	applicants map[string]string
}

// indicatorNames returns the book of a language, which all requests share.
func indicatorNames(language wording.Language) nameBook {
	if known, ok := booksByLanguage.Load(language); ok {
		return known.(nameBook)
	}
	b := newNameBook(language)
	booksByLanguage.Store(language, b)
	return b
}

// booksByLanguage are the books that were made once.
var booksByLanguage sync.Map

func newNameBook(language wording.Language) nameBook {
	b := nameBook{map[string]string{}, map[string]string{}, map[string]string{}, map[string][]string{}, map[string]string{}}
	for _, i := range form.Indicators() {
		b.indicators[i.Code] = language.Pick(i.Zh, i.En)
		b.units[i.Code], b.articles[i.Code], b.forms[i.Code] = i.Unit, i.Article, i.Forms
	}
	for _, a := range form.Applicants() {
		b.applicants[a.ID] = language.Pick(a.Zh, a.En)
	}
	return b
}

// cell returns the name of a figure: its indicator and the kind of applicant.
func (b nameBook) cell(ref annual.CellRef) string {
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
