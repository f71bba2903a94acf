package figure

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/chinese"
	"nianbao/normalize/gazetteer"
	"nianbao/store/columns"
	"nianbao/store/compare"
	"nianbao/store/database"
)

// A Figure is a value of one region and year as pages show it.
type Figure struct {
	Report int64  `json:"report"` // 0 where there is none
	Code   string `json:"region_code"`
	Region string `json:"region"`
	Parent string `json:"parent,omitempty"` // name of the next higher division
	Year   int    `json:"year"`
	Value  string `json:"value"` // empty: not known, or left out
	// Base is what the value is divided by, for a rate.
	Base   string `json:"base,omitempty"`
	Rate   string `json:"rate,omitempty"` // percent, rounded to two decimals
	Status string `json:"status"`         // of the value, or of the base of a rate if that is the graver
	Doubt  bool   `json:"doubtful"`       // the value, or what it is divided by, is in doubt
	Small  bool   `json:"small_base"`     // it is a rate of so little that it is ranked apart
	// Corrected says that a person corrected the value, a part of it, or what it is divided by.
	Corrected bool `json:"corrected"`
	// Derived says that the value, or what it is divided by, is printed nowhere and follows from the form: a zero
	// that was left blank.
	Derived bool `json:"derived"`
	// Invented says that the report is an example, whose figures nobody counted.
	Invented bool `json:"invented"`
	// Failing says that the value, a part of it, or what it is divided by is a term of a sum that fails in its own report.
	Failing bool `json:"in_failing_sum"`
	// PartsOfBase is what the parts of the base add up to, where the base is stated as zero and that is more.
	PartsOfBase string `json:"parts_of_base,omitempty"`
	// Lacking says which part of a rate its report does not state; LackNothing of any other figure.
	Lacking Lack `json:"-"`
	// Sign is what is printed where the status is blank, once TellSigns has told it.
	Sign Sign `json:"-"`

	amount *big.Rat // by which it is sorted and summed: of a rate what it comes to, not in percent
}

// Shown returns what the figure is compared by: the rate, else the value.
func (f Figure) Shown() string {
	switch {
	case f.amount == nil:
		return ""
	case f.Rate != "":
		return f.Rate
	}
	return f.Value
}

// Known reports whether the figure has a value to be compared by.
func (f Figure) Known() bool { return f.amount != nil }

// OfNothing reports whether there is no rate since there is nothing to divide by.
func (f Figure) OfNothing() bool { return f.amount == nil && f.Value != "" && f.Base == "0" }

// All returns the figures of a comparison.
func All(compared []compare.Figure, rates bool) []Figure {
	list := make([]Figure, len(compared))
	for i, c := range compared {
		list[i] = Of(c, rates)
	}
	return list
}

// Of returns a figure of a comparison, or the rate of one.
func Of(c compare.Figure, rate bool) Figure {
	f := Figure{Report: c.ReportID, Code: c.Region.Code, Region: c.Region.Name, Year: c.Year, Status: string(c.Of.Status),
		Doubt: c.Doubtful(), Small: c.SmallBase(), Corrected: c.Corrected(), Derived: c.Derived(), Invented: c.Invented, Failing: c.Failing(), amount: c.Value}
	if parent, ok := gazetteer.LookupRegion(c.Region.Parent, c.Year); ok {
		f.Parent = parent.Name
	}
	if c.Of.Value != nil {
		f.Value = Plain(c.Of.Value)
	}
	if rate {
		f.Lacking = lackOf(c)
		if c.Per.Value != nil {
			f.Base = Plain(c.Per.Value)
		}
		if c.Of.Value != nil && !c.Of.Doubtful() || c.Per.Value == nil {
			f.Status = string(c.Per.Status)
		}
		if c.Of.Derived() && !c.Per.Doubtful() && c.Per.Value != nil {
			f.Status = string(c.Of.Status) // graver than one that is printed
		}
		if c.Of.Value == nil {
			f.Status = string(c.Of.Status)
		}
		if c.Value != nil {
			f.Rate = Percent(c.Value)
		}
		if c.PartsOfBase != nil {
			f.PartsOfBase = Plain(c.PartsOfBase)
		}
	}
	return f
}

// A Lack is which part of a rate a report does not state.
type Lack string

// The parts.
const (
	LackNothing     Lack = ""
	LackNumerator   Lack = "numerator"
	LackDenominator Lack = "denominator"
	LackBoth        Lack = "both"
)

func lackOf(c compare.Figure) Lack {
	switch {
	case c.ReportID == 0:
		return LackNothing
	case c.Of.Value == nil && c.Per.Value == nil:
		return LackBoth
	case c.Of.Value == nil:
		return LackNumerator
	case c.Per.Value == nil:
		return LackDenominator
	}
	return LackNothing
}

// TellApart returns the names of the figures' regions. Where several are called the
// same, as districts of different cities are, the name of the next higher division
// stands before. So it does in a list of several cities where a region elsewhere in the country has the name: of
// 通州区 nobody would know which one it is.
func TellApart(list []Figure) []string { return tellApart(list, false) }

// NamedAlone is TellApart of a list beside which nothing says where its regions lie, in a language: a name that another region of
// the country has as well bears the next higher division also where all are of one.
func NamedAlone(language wording.Language, list []Figure) []string {
	names := tellApart(list, true)
	for i, f := range list {
		if language == wording.English && names[i] == f.Region && sharedInEnglish(f) {
			names[i] = f.Parent + f.Region
		}
	}
	return names
}

// sharedInEnglish reports whether a region has its English name, which is written without tones, in common with another one.
func sharedInEnglish(f Figure) bool {
	name := gazetteer.English(f.Region)
	return slices.ContainsFunc(gazetteer.InEnglish(name), func(r gazetteer.Region) bool {
		return r.Code != f.Code && had(r, f.Year) && gazetteer.English(r.Name) == name
	})
}

// had reports whether there was a region in a year.
func had(r gazetteer.Region, year int) bool {
	return r.ValidFrom <= year && (r.ValidTo == 0 || year <= r.ValidTo)
}

func tellApart(list []Figure, alone bool) []string {
	codes := map[string]string{}
	several := map[string]bool{}
	apart := alone && len(list) > 0
	for _, f := range list {
		if other, known := codes[f.Region]; known && other != f.Code {
			several[f.Region] = true
		}
		codes[f.Region] = f.Code
		apart = apart || f.Parent != list[0].Parent
	}
	if apart {
		markNamesakes(list, codes, several)
	}
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = f.Region
		if several[f.Region] {
			names[i] = f.Parent + f.Region
		}
	}
	return names
}

// inProvince returns the name of a region that stands in a list with that of its province before it.
func inProvince(name string, of Figure) string {
	if len(of.Code) < provinceDigits {
		return name
	}
	province, known := gazetteer.LookupRegion(of.Code[:provinceDigits]+"0000", of.Year)
	if !known || province.Code == of.Code || strings.HasPrefix(name, province.Name) {
		return name
	}
	return province.Name + name
}

// markNamesakes marks the names, each with its code, that another region of the country had in the year.
func markNamesakes(list []Figure, codes map[string]string, several map[string]bool) {
	year := list[0].Year
	for region := range gazetteer.EachRegion() {
		code, named := codes[region.Name]
		if named && code != "" && code != region.Code && had(region, year) {
			several[region.Name] = true
		}
	}
}

// A Doubt is a figure in doubt with the reasons, in the language of the page.
type Doubt struct {
	Figure
	Why  []string
	Href string // of the page on which it is printed
}

// OutsizedPhrase returns that which tells what a figure is out of proportion to, "" for one that is not.
func OutsizedPhrase(why columns.Disproportion) string {
	return map[columns.Disproportion]string{columns.AmongYears: "outsized", columns.PerApplication: "fees-doubt-excessive", columns.ToldTwice: "fees-doubt-told-twice"}[why]
}

// Doubts returns some figures of a comparison that are in doubt with the reasons. Their cell is that of the form, of a sum the first one.
func Doubts(r *page.Request, db *database.DB, c compare.Comparison, figures []compare.Figure, cell string, sum bool) ([]Doubt, error) {
	notes, err := compare.DoubtNotes(r.Context(), db, c, figures)
	if err != nil {
		return nil, err
	}
	var list []Doubt
	for _, f := range figures {
		d := Doubt{Figure: Of(f, c.Per != nil)}
		d.Href = r.Language.Prefix() + d.Printed(cell, sum)
		if why := OutsizedPhrase(f.Outsized()); why != "" {
			d.Why = append(d.Why, r.Text(why))
		}
		for _, note := range notes[f.ReportID] {
			d.Why = append(d.Why, r.Language.Pick(chinese.Of(note), note))
		}
		list = append(list, d)
	}
	return list, nil
}
