package compare

import (
	"slices"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
)

// A regionChoice is which regions a page compares, and what becomes of figures
// in doubt.
type regionChoice struct {
	Region  string `json:"region,omitempty"` // as typed; empty: the whole country
	Level   string `json:"level,omitempty"`  // one of Levels
	Flagged string `json:"flagged"`          // "show" or "exclude"

	Levels []string `json:"-"` // to choose from
}

// anyLevel are all words for the regions that are compared: those of a level, those
// directly below the one chosen, or that one alone.
var anyLevel = []string{"county", "prefecture", "province", "below", "itself"}

func (c *regionChoice) choose(r *page.Request, levels []string) {
	c.Region, c.Levels = r.Words("region"), levels
	if len(levels) > 0 {
		c.Level = r.Choice("level", levels...)
	}
	c.Flagged = r.Choice("flagged", flaggedWords...)
}

// flaggedWords say what becomes of figures in doubt.
var flaggedWords = []string{"show", "exclude"}

// scope returns the regions that the level means: "itself" is the region alone.
func (c *regionChoice) scope() compare.Scope {
	if c.Level == "itself" {
		return compare.Scope{Region: c.Region, Itself: true}
	}
	return compare.Scope{Region: c.Region, Level: catalogue.LevelNamed(c.Level)}
}

// An indicatorChoice is an indicator that a page compares regions by.
type indicatorChoice struct {
	Indicator string `json:"indicator"`
	Name      string `json:"name"`
	Unit      string `json:"unit"` // of the values; "%" of rates
	applicantChoice
	Per string `json:"per,omitempty"` // what is divided by
	regionChoice

	Heading string `json:"-"` // the name, with that of what is divided by
	Chosen  string `json:"-"` // of the choices of indicators: the code, or that of a rate
	Divided string `json:"-"` // of the choices to divide by, "" of a rate with a name
	Base    string `json:"-"` // of a rate: the name of what is divided by
	Cell    string `json:"-"` // the figure that is shown in print
	Sum     bool   `json:"-"` // it is made of several, which Cell tells as naming.Origin has it

	of   catalogue.Quantity
	per  *catalogue.Quantity
	real bool // invented reports are left out
}

// volume is the indicator that tells how much an organ has to do, and the one
// compared unless another is chosen.
const volume = "applications.received"

func (c *indicatorChoice) choose(r *page.Request, levels []string) {
	c.regionChoice.choose(r, levels)
	if c.Indicator = r.Words("indicator"); c.Indicator == "" {
		c.Indicator = volume
	}
	if c.Indicator == volume {
		r.Usual("indicator")
	}
	of, ok := naming.Quantity(c.Indicator, "")
	if !ok {
		r.Refuse(page.BadParameter("indicator", c.Indicator))
		return
	}
	c.applicantChoice.choose(r, of)
	if c.of, ok = naming.Quantity(c.Indicator, c.Applicant); !ok {
		r.Refuse(page.BadParameter("applicant", c.Applicant))
		return
	}
	c.Per, c.per = rateBase(r, c.Applicant)
	if err := c.describe(r.Language); err != nil {
		r.Refuse(err)
	}
}

func (c *indicatorChoice) describe(language wording.Language) (err error) {
	c.Name, c.Unit = naming.Short(language, c.of), c.of.Unit
	if c.per != nil {
		c.Unit, c.Base = "%", naming.Short(language, *c.per)
	}
	c.Chosen, c.Divided = chosenOf(language, c.of, c.per)
	c.Cell, c.Sum = naming.Origin(c.of, c.per)
	c.Heading, err = figure.Heading(language, c.of, c.per)
	return err
}

// chosenOf returns what is chosen in a form that has rates among its indicators: of a rate with
// a common name that alone, else the indicator and what it is divided by.
func chosenOf(language wording.Language, of catalogue.Quantity, per *catalogue.Quantity) (indicator, divided string) {
	if per == nil {
		return of.Code, ""
	}
	if rate, ok := naming.Called(language, of, per); ok {
		return rate.Code, ""
	}
	return of.Code, per.Code
}

// subject returns what a chart of the indicator is of.
func (c *indicatorChoice) subject(r *page.Request) figure.Subject {
	s := subjectOf(r, c.of, c.per)
	s.Region, s.Level = c.Region, c.Level
	return s
}

// subjectOf returns what a chart of a quantity, or of a rate, is of.
func subjectOf(r *page.Request, of catalogue.Quantity, per *catalogue.Quantity) figure.Subject {
	return figure.Subject{Measure: measure(r, of, per), Formula: formula(r, of, per), Counted: per == nil && naming.Counted(r.Language, of)}
}

// measure returns what is compared in words that fit into a sentence.
func measure(r *page.Request, of catalogue.Quantity, per *catalogue.Quantity) string {
	text, err := figure.Measure(r.Language, of, per)
	if err != nil {
		r.Refuse(err)
	}
	return text
}

// formula returns what a rate is made of, for those who see a chart without its page; "" of a quantity.
func formula(r *page.Request, of catalogue.Quantity, per *catalogue.Quantity) string {
	if per == nil {
		return ""
	}
	return r.Text("chart-formula", measure(r, of, per), naming.Short(r.Language, of), naming.Short(r.Language, *per))
}

// comparison returns what the store is asked for.
func (c *indicatorChoice) comparison(scope compare.Scope, from, to int) compare.Comparison {
	return compare.Comparison{Of: c.of, Per: c.per, Scope: scope, FromYear: from, ToYear: to, Doubt: compare.Doubt(c.Flagged), Real: c.real}
}

// An applicantChoice is the kind of applicant whose figures a page shows. Pages pass it on
// from indicator to indicator; to one that is not counted so it means nothing, and the page
// says that.
type applicantChoice struct {
	Applicant string   `json:"applicant,omitempty"`         // empty where no indicator is counted so
	Ignored   []string `json:"applicant_ignored,omitempty"` // indicators that are not counted by the kind asked for

	IgnoredNames []string         `json:"-"`
	Kind         string           `json:"-"` // name of the kind that was ignored
	Applicants   []form.Applicant `json:"-"` // to choose from; none where no indicator is counted so
}

// choose reads the kind of applicant for some quantities. Of none it can be chosen too.
func (c *applicantChoice) choose(r *page.Request, of ...catalogue.Quantity) {
	id, list := r.Words("applicant"), form.Applicants()
	total := list[len(list)-1]
	asked := total
	if id != "" {
		at := slices.IndexFunc(list, func(a form.Applicant) bool { return a.ID == id })
		if at < 0 {
			r.Refuse(page.BadParameter("applicant", id))
			return
		}
		asked = list[at]
	}
	if len(of) == 0 || slices.ContainsFunc(of, func(q catalogue.Quantity) bool { return q.Applicant != "" }) {
		c.Applicant, c.Applicants = asked.ID, list
	}
	if asked == total {
		r.Usual("applicant")
		return
	}
	c.Kind = r.Language.Pick(asked.Zh, asked.En)
	for _, q := range of {
		if q.Applicant == "" {
			c.Ignored, c.IgnoredNames = append(c.Ignored, q.Code), append(c.IgnoredNames, r.Language.Pick(q.Zh, q.En))
		}
	}
}

// rateBase reads what a rate is divided by, "" and nil for no rate.
func rateBase(r *page.Request, applicant string) (string, *catalogue.Quantity) {
	code := r.Words("per")
	if code == "" {
		return "", nil
	}
	q, ok := naming.Quantity(code, applicant)
	if !ok {
		r.Refuse(page.BadParameter("per", code))
		return code, nil
	}
	return code, &q
}

// betweenRegions are the marks between names of regions, those that part most first: an English name has
// spaces in it, and commas before the regions around it.
var betweenRegions = []string{"、;；\n\t", ",，", " \u3000"}

// typedRegions parts what is typed into codes and names.
func typedRegions(lists []string) []string {
	for _, marks := range betweenRegions {
		var parts []string
		for _, list := range lists {
			if list = strings.TrimSpace(list); len(gazetteer.InEnglish(list)) > 0 {
				parts = append(parts, list)
				continue
			}
			parts = append(parts, strings.FieldsFunc(list, func(c rune) bool { return strings.ContainsRune(marks, c) })...)
		}
		lists = parts
	}
	return lists
}

// childrenOf returns the codes of the divisions directly below one that are
// still in use.
func childrenOf(code string) []string {
	var list []string
	for region := range gazetteer.EachRegion() {
		if region.Parent == code && region.ValidTo == 0 {
			list = append(list, region.Code)
		}
	}
	return list
}

// A wordsView is a choice of words under the name of a parameter, of which one is
// chosen.
type wordsView struct {
	Name   string
	Label  string // key of the phrase
	Prefix string // of the keys of the words' phrases
	Words  []string
	Chosen string
}

// A yearsView is a choice of years under the name of a parameter.
type yearsView struct {
	Name   string
	Label  string // key of the phrase
	Years  []int
	Chosen int
}

// yearsOf returns the choice of some years, and of the one chosen where it is not
// among them.
func yearsOf(name, label string, chosen int, years []int) yearsView {
	if chosen != 0 && !slices.Contains(years, chosen) {
		years = append([]int{chosen}, years...)
	}
	return yearsView{name, label, years, chosen}
}
