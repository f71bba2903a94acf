package naming

import (
	"strings"
	"sync"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/register"
)

// A Book knows the names of indicators, applicants and functions of departments in one
// language, and what the catalogue says of indicators in any.
type Book struct {
	indicators map[string]string
	articles   map[string]string
	forms      map[string][]string
	applicants map[string]string
	language   wording.Language
}

// Names returns the book of a language, which all requests share.
func Names(language wording.Language) Book {
	if known, ok := booksByLanguage.Load(language); ok {
		return known.(Book)
	}
	b := newBook(language)
	booksByLanguage.Store(language, b)
	return b
}

// booksByLanguage are the books that were made once.
var booksByLanguage sync.Map

func newBook(language wording.Language) Book {
	b := Book{map[string]string{}, map[string]string{}, map[string][]string{}, map[string]string{}, language}
	for _, i := range form.Indicators() {
		b.indicators[i.Code] = language.Pick(i.Zh, i.En)
		b.articles[i.Code], b.forms[i.Code] = i.Article, i.Forms
	}
	for _, a := range form.Applicants() {
		b.applicants[a.ID] = language.Pick(a.Zh, a.En)
	}
	return b
}

// Cell returns the name of a figure: its indicator and the kind of applicant.
func (b Book) Cell(ref annual.CellRef) string {
	name, ok := b.indicators[ref.Indicator]
	if !ok {
		name = ref.Indicator
	}
	if ref.Applicant == "" {
		return name
	}
	return strings.TrimSpace(name + " · " + b.Applicant(ref.Applicant))
}

// Indicator returns the name of an indicator.
func (b Book) Indicator(code string) string { return b.indicators[code] }

// Applicant returns the name of a kind of applicants; of an unknown one what it goes by.
func (b Book) Applicant(id string) string {
	if name, ok := b.applicants[id]; ok {
		return name
	}
	return id
}

// Article returns where the rule about an indicator stands.
func (b Book) Article(code string) string { return b.articles[code] }

// Forms returns the forms that have an indicator.
func (b Book) Forms(code string) []string { return b.forms[code] }

// Function returns the name of a function of departments by its ID, "" for an ID that the
// register does not have.
func (b Book) Function(id string) string {
	f, ok := register.Lookup(id)
	if !ok {
		return ""
	}
	return b.language.Pick(f.Zh, f.En)
}
