package identity

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/spelling"
)

// A Trace is how an identity was told, stage by stage: what the document says of its
// organ, how that was grouped and weighed, between which regions was decided, and which
// years it names. Explain makes it; reading a report does not.
type Trace struct {
	Opening Opening `json:"opening"`
	// Mentions are the places that name an organ as the report's, in the order in which
	// they were found.
	Mentions []TracedMention `json:"mentions"`
	// Selves are the words by which the text speaks of itself, 我局 and the like, with how
	// often it does.
	Selves map[string]int `json:"selves,omitempty"`
	// Groups are the mentions that may be of one organ, the group of most weight first.
	Groups []TracedGroup `json:"groups"`
	// Regions are the choices between several regions that a name may mean.
	Regions []TracedChoice `json:"regions,omitempty"`
	// Beside are the regions that are told beside the text.
	Beside []TracedChoice `json:"beside,omitempty"`
	Years  []TracedYear   `json:"years"`
}

// A TracedMention is one place that names an organ.
type TracedMention struct {
	Organ  string `json:"organ"`
	Kind   Kind   `json:"kind,omitempty"`
	Source string `json:"source"` // a frame of wordings.json, or title, signature, path and the like
	Weight int    `json:"weight"`
	// Excluded tells that the text speaks of itself as no such organ does: 我局 is not said
	// by a government.
	Excluded bool   `json:"excluded,omitempty"`
	Beside   bool   `json:"beside,omitempty"` // it stands beside the text
	From     Source `json:"from"`
}

// A TracedGroup is an organ with what speaks for it.
type TracedGroup struct {
	Organ   string   `json:"organ"` // the name that it goes by
	Score   float64  `json:"score"` // the greatest weight, and a part of those of other sources
	Sources []string `json:"sources"`
}

// A TracedChoice is a name that may mean several regions.
type TracedChoice struct {
	Name    string             `json:"name,omitempty"`
	Between []gazetteer.Region `json:"between"`
	Chosen  []gazetteer.Region `json:"chosen,omitempty"` // empty where nothing decided
	// By is the quote that decided, or that tells the regions beside the text.
	By    string         `json:"by,omitempty"`
	Place document.Place `json:"place,omitzero"`
}

// A TracedYear is a year that the document names.
type TracedYear struct {
	Year int    `json:"year"`
	As   YearAs `json:"as"`
	From Source `json:"from"`
}

// A YearAs is what the words around a year name it as.
type YearAs string

// What a year is named as, the weightiest first. Numbers and dates never tell the year of
// a report.
const (
	YearOfTitle   YearAs = "title"
	YearOfReport  YearAs = "report"  // in the name that the text gives the report
	YearOfPeriod  YearAs = "period"  // of the statistics
	YearOfSubject YearAs = "subject" // it begins a sentence on what was done
	YearNamed     YearAs = "named"   // in other words
	YearOfNumber  YearAs = "number"  // of a document, or of what lies ahead
	YearOfDate    YearAs = "date"    // of a day, or on a line with what a site says of its page
)

// Counts reports whether words of that kind can tell the year of a report.
func (a YearAs) Counts() bool { return a != YearOfNumber && a != YearOfDate }

// Explain reads whose report a document is and tells how.
func Explain(doc *document.Document) Trace {
	t := &Trace{Selves: map[string]int{}}
	t.Opening = readOpening(doc, t)
	return *t
}

// mentions takes over what was found.
func (t *Trace) mentions(list []mention, spoken selves) {
	if t == nil {
		return
	}
	for word, n := range spoken.words {
		t.Selves[word] = n
	}
	for _, m := range list {
		t.Mentions = append(t.Mentions, TracedMention{Organ: m.whole, Kind: m.kind, Source: m.source, Weight: m.weight,
			Excluded: !spoken.fits(m), Beside: m.beside, From: Source{m.quote, m.place}})
	}
}

// groups takes over how the vote went.
func (t *Trace) groups(list []group) {
	if t == nil {
		return
	}
	for _, g := range list {
		traced := TracedGroup{Organ: g.name().whole, Score: g.score}
		for _, m := range g.members {
			if !slices.Contains(traced.Sources, m.source) {
				traced.Sources = append(traced.Sources, m.source)
			}
		}
		t.Groups = append(t.Groups, traced)
	}
}

// regions takes over a choice, once.
func (t *Trace) regions(names []string, between, chosen []gazetteer.Region, by string) {
	if t == nil {
		return
	}
	choice := TracedChoice{Name: strings.Join(names, ""), Between: between, Chosen: chosen, By: by}
	if !slices.ContainsFunc(t.Regions, func(c TracedChoice) bool { return c.Name == choice.Name && c.By == choice.By }) {
		t.Regions = append(t.Regions, choice)
	}
}

// besides takes over what is told of the region beside the text.
func (t *Trace) besides(list func() []besideRegion) {
	if t == nil {
		return
	}
	for _, b := range list() {
		t.Beside = append(t.Beside, TracedChoice{Between: b.regions, By: b.place.Quote, Place: b.place.Place})
	}
}

// years takes over the years that the title and the opening name.
func (t *Trace) years(texts []string, places []document.Place) {
	if t == nil {
		return
	}
	for i, text := range texts[:min(len(texts), openingParagraphs+1)] {
		if i > 0 && text == texts[0] {
			continue // the title again, as the first paragraph
		}
		place := document.Place{}
		if i < len(places) {
			place = places[i]
		}
		t.Years = append(t.Years, yearsIn(text, i == 0, place)...)
	}
}

// aroundYear is how many characters of the text a quote has on either side of a year.
const aroundYear = 12

// yearsIn returns the years of a text, each with what the words around it name it as.
func yearsIn(text string, title bool, place document.Place) []TracedYear {
	text = noSpacing.Replace(text)
	isDateLine := dateLine.MatchString(text) && len(text) < 60*gazetteer.HanBytes && !namesReport.MatchString(text) && !period.MatchString(text)
	spans := []struct {
		as YearAs
		at [][]int
	}{
		{YearOfPeriod, slices.Concat(period.FindAllStringIndex(text, -1), brokenPeriod.FindAllStringIndex(text, -1))},
		{YearOfNumber, notYears.FindAllStringIndex(text, -1)},
		{YearOfDate, fullDate.FindAllStringIndex(text, -1)},
		{YearOfReport, reportYear.FindAllStringIndex(text, -1)},
		{YearOfSubject, subjectYear.FindAllStringIndex(text, -1)},
	}
	var list []TracedYear
	for _, at := range bareYear.FindAllStringIndex(text, -1) {
		year, _ := strconv.Atoi(text[at[0]:at[1]])
		as := YearNamed
		switch i := slices.IndexFunc(spans, func(s struct {
			as YearAs
			at [][]int
		}) bool {
			return slices.ContainsFunc(s.at, func(span []int) bool { return span[0] <= at[0] && at[1] <= span[1] })
		}); {
		case title && (i < 0 || spans[i].as.Counts() || strings.HasPrefix(text[max(0, at[0]-1):], "(")):
			as = YearOfTitle
		case isDateLine:
			as = YearOfDate
		case i >= 0:
			as = spans[i].as
		}
		list = append(list, TracedYear{Year: year, As: as, From: Source{around(text, at[0], at[1]), place}})
	}
	return list
}

// around returns a part of the text with a few characters on either side.
func around(text string, from, to int) string {
	for range aroundYear {
		_, before := utf8.DecodeLastRuneInString(text[:from])
		_, after := utf8.DecodeRuneInString(text[to:])
		from, to = from-before, to+after
	}
	return text[from:to]
}

// yearSources returns where the year of the report and the period that contradicts it
// stand.
func yearSources(o Opening, texts []string, places []document.Place) (year, stated Source) {
	for i, text := range texts {
		text = noSpacing.Replace(spelling.Narrow(text))
		place := document.Place{}
		if i < len(places) {
			place = places[i]
		}
		if m := period.FindString(text); m != "" && stated.Quote == "" && strings.Contains(m, strconv.Itoa(o.PeriodYear)) {
			stated = Source{m, place}
		}
		if year.Quote == "" {
			if at := strings.Index(text, strconv.Itoa(o.Year)); at >= 0 && !period.MatchString(text) {
				year = Source{around(text, at, at+4), place}
			}
		}
	}
	return year, stated
}
