package naming

import (
	"slices"
	"strings"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
)

// A Definition says what an indicator, or a sum of some, is, and which years of it are alike.
type Definition struct {
	Article string      `json:"article"` // of the Regulation, "" where it has none
	Printed []PrintedIn `json:"forms"`   // the oldest first; those of provinces only if they have it
	Alike   []Alike     `json:"alike"`   // what forms of other years count the same as
	Rates   []Rate      `json:"rates"`   // that it is often part of
}

// A PrintedIn says how a form has the indicator.
type PrintedIn struct {
	Form     string `json:"form"`
	Document string `json:"document"` // that prescribes it
	From     int    `json:"from_year"`
	To       int    `json:"to_year,omitempty"`  // 0: still
	Province string `json:"province,omitempty"` // that prescribes it, "" for the whole country
	Has      bool   `json:"has"`                // the form has it, of a sum one of its parts
	Label    string `json:"label"`              // as the form prints it, "" of a sum
	Unit     string `json:"unit"`
	// Changed says that label or unit are others than in the form before that has it.
	Changed bool `json:"changed"`
}

// An Alike is indicators of other forms that count the same, and why.
type Alike struct {
	Indicators []Link `json:"indicators"`
	Reason     string `json:"reason"`
}

// Form returns what a form is called: by its first year, and one that is prescribed for a part of the country by that too.
func Form(language wording.Language, id string) string {
	year, part, local := strings.Cut(id, "-")
	if !local {
		return id
	}
	for _, region := range gazetteer.InEnglish(part) {
		return language.Pick(region.Name+year, year+" ("+Place(language, region.Name)+")")
	}
	return id
}

// Forms returns what some forms are called.
func Forms(language wording.Language, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = Form(language, id)
	}
	return strings.Join(names, language.Pick("、", ", "))
}

// InText reports whether no form prints it: it is found in the text of reports.
func (d Definition) InText() bool {
	return !slices.ContainsFunc(d.Printed, func(p PrintedIn) bool { return p.Has })
}

// Define returns the definition of a quantity.
func Define(language wording.Language, q catalogue.Quantity) Definition {
	d := Definition{Article: Names(language).Article(q.Cells[0].Indicator), Printed: []PrintedIn{}, Alike: []Alike{}, Rates: []Rate{}}
	before := PrintedIn{}
	for _, f := range form.All() {
		p := printedIn(f, q)
		if !p.Has && f.Province != "" {
			continue
		}
		if p.Has {
			p.Changed = before.Has && (before.Label != p.Label || before.Unit != p.Unit)
			if f.Province == "" {
				before = p
			}
		}
		d.Printed = append(d.Printed, p)
	}
	d.alike(language, q)
	for _, r := range Rates(language) {
		if r.Of == q.Code || r.Per == q.Code {
			d.Rates = append(d.Rates, r)
		}
	}
	return d
}

func printedIn(f *form.Form, q catalogue.Quantity) PrintedIn {
	p := PrintedIn{Form: f.ID, Document: f.Document, From: f.FirstYear, To: f.LastYear}
	if region, ok := gazetteer.LookupRegion(f.Province, 0); ok {
		p.Province = region.Name
	}
	wanted := q.Cells
	if q.Or != nil {
		wanted = append(slices.Clone(wanted), *q.Or)
	}
	for _, i := range f.Indicators() {
		for _, ref := range wanted {
			if ref.Indicator != i.Code {
				continue
			}
			p.Has, p.Unit = true, i.Unit
			if len(wanted) == 1 {
				p.Label = i.Zh
			}
		}
	}
	return p
}

// alike adds what forms of other years count the same as the quantity.
func (d *Definition) alike(language wording.Language, q catalogue.Quantity) {
	if len(q.Cells) != 1 {
		return
	}
	code := q.Cells[0].Indicator
	for _, e := range form.Equalities() {
		if !slices.Contains(e.Indicators, code) {
			continue
		}
		a := Alike{Reason: language.Pick(e.ReasonZh, e.ReasonEn)}
		for _, other := range e.Indicators {
			if other != code {
				a.Indicators = append(a.Indicators, Link{Code: other, Name: Names(language).Indicator(other)})
			}
		}
		d.Alike = append(d.Alike, a)
	}
}
