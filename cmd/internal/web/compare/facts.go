package compare

import (
	"fmt"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/catalogue"
)

// A measuring is an inquiry whose tables have the figures of one quantity, or of one divided by another.
type measuring interface {
	measured() (of catalogue.Quantity, per *catalogue.Quantity)
}

func (c *indicatorChoice) measured() (catalogue.Quantity, *catalogue.Quantity) { return c.of, c.per }
func (d *indicatorData) measured() (catalogue.Quantity, *catalogue.Quantity)   { return d.of, d.per }

// listed is an inquiry whose tables have the figures of several quantities.
type listed interface{ quantities() []catalogue.Quantity }

func (d *regionsData) quantities() []catalogue.Quantity {
	var list []catalogue.Quantity
	for _, code := range d.Indicators {
		if q, ok := naming.Quantity(code, d.Applicant); ok {
			list = append(list, q)
		}
	}
	if d.per != nil {
		list = append(list, *d.per)
	}
	return list
}

func (d *sharesData) quantities() []catalogue.Quantity {
	return append([]catalogue.Quantity{d.of.Whole}, d.of.Parts...)
}

// doubting is an inquiry that lets figures in doubt be left out.
type doubting interface{ doubtful() string }

func (c *regionChoice) doubtful() string  { return c.Flagged }
func (d *indicatorData) doubtful() string { return d.Flagged }
func (d *regionsData) doubtful() string   { return d.Flagged }

// facts returns what the figures in the tables of an inquiry are, for those who take these away.
func facts(r *page.Request, i inquiry) []page.Fact {
	var list []page.Fact
	tell := func(key, text string, column bool) {
		if text != "" {
			list = append(list, page.Fact{Key: key, Text: text, Column: column})
		}
	}
	if m, ok := i.(measuring); ok {
		of, per := m.measured()
		heading, err := figure.Heading(r.Language, of, per)
		if err != nil {
			r.Refuse(err)
		}
		tell("indicator", heading, true)
		unit := "unit"
		if per != nil {
			unit = "rate-unit"
		}
		tell(unit, naming.Unit(r.Language, of.Unit, of.Code), true)
		tell("formula", formula(r, of, per), false)
		tellDefinition(r, tell, of)
		if per != nil {
			tellDefinition(r, tell, *per)
		}
	}
	if l, ok := i.(listed); ok {
		for _, q := range l.quantities() {
			tellDefinition(r, tell, q)
		}
	}
	for _, c := range i.charts() {
		if c.Regions > 0 {
			key := "fact-known-text"
			if c.Changes != nil {
				key = "fact-known-both"
			}
			tell("known", r.Text(key, c.Known, c.Regions), true)
			break
		}
	}
	if d, ok := i.(doubting); ok {
		tell("flagged", r.Text("flagged-"+d.doubtful()), false)
	}
	a := i.about()
	if a.LeftOut {
		tell("invented", r.Text("fact-invented-left-out"), false)
	} else if a.Invented != nil {
		tell("invented", a.Invented.Note, false)
	}
	if a.Coverage != nil {
		tell("coverage", a.Coverage.Note, false)
	}
	if a.Misdated != nil {
		tell("misdated", a.Misdated.note(r), false)
	}
	return list
}

// tellDefinition tells by which name and code a quantity goes, where each form prints it, what rule it rests on, and which
// other figures count the same.
func tellDefinition(r *page.Request, tell func(key, text string, column bool), q catalogue.Quantity) {
	tell("code", fmt.Sprintf("%s: %s", q.Name(), naming.Short(r.Language, q)), false)
	d := naming.Define(r.Language, q)
	tell("article", d.Article, false)
	if d.InText() {
		tell("printed", r.Text("found-in-text"), false)
		return
	}
	for _, p := range d.Printed {
		if !p.Has {
			continue
		}
		years := r.Text("form-since", p.From)
		if p.To != 0 {
			years = r.Text("form-years", p.From, p.To)
		}
		tell("printed", strings.Trim(years+": "+strings.TrimSpace(p.Document+" "+p.Label), " :"), false)
	}
	for _, a := range d.Alike {
		var names []string
		for _, link := range a.Indicators {
			names = append(names, link.Code)
		}
		tell("alike", r.Text("counted-alike-lead")+" "+strings.Join(names, ", ")+" ("+a.Reason+")", false)
	}
}
