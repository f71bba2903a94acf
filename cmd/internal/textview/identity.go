package textview

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
)

// setAside says why a year of a kind does not tell that of the report.
var setAside = map[identity.YearAs]string{
	identity.YearOfNumber: "set aside: the number of a document, or what lies ahead",
	identity.YearOfDate:   "set aside: a date",
}

// Identity writes how it was told whose report a document is, and of which year: what was
// decided, each place that names an organ with its weight, how they voted, between which
// regions was decided, and the years with what their words name them as.
func (v View) Identity(w io.Writer, t identity.Trace, path string) error {
	var b strings.Builder
	o, id := t.Opening, t.Opening.Identity
	line := func(name, format string, args ...any) {
		v.line(&b, name, v.Say(format, args...))
	}
	organ := id.Organ
	if organ == "" {
		organ = v.Say("no organ")
	}
	v.print(&b, "%s  (%s) in %s\n", organ, v.Word(string(id.State)), path)
	if o.Other != "" {
		line("refused", "%s", o.Other)
	}
	if id.Kind != "" {
		line("kind", "%s", strings.Join(slices.DeleteFunc([]string{v.Word(string(id.Kind)), id.Department, id.Township}, func(s string) bool { return s == "" }), ", "))
	}
	switch {
	case id.Region.Code != "":
		line("region", "%s (confidence %.2f)", regionName(id.Region, o.Year), id.Confidence)
	case len(id.Candidates) > 0:
		line("region", "not decided between %s", regionNames(id.Candidates, o.Year))
	}
	if o.Year != 0 {
		line("year", "%d, period %s to %s", o.Year, o.PeriodStart, o.PeriodEnd)
	}
	if o.Title != "" {
		line("title", "%s", o.Title)
	}
	if id.Evidence != "" {
		line("told by", "%s%s", id.Evidence, v.Where(id.EvidencePlace))
	}
	if id.Against != "" {
		line("against", "%s%s", id.Against, v.Where(id.AgainstPlace))
	}
	if id.RegionAgainst.Quote != "" {
		line("against", "another region: %s%s", id.RegionAgainst.Quote, v.Where(id.RegionAgainst.Place))
	}
	if o.PeriodSource.Quote != "" {
		line("against", "another year: %s%s", o.PeriodSource.Quote, v.Where(o.PeriodSource.Place))
	}
	v.writeMentions(&b, t)
	v.writeRegions(&b, t)
	v.writeYears(&b, t.Years)
	_, err := io.WriteString(w, b.String())
	return err
}

// writeMentions writes what names an organ, and the vote.
func (v View) writeMentions(b *strings.Builder, t identity.Trace) {
	if len(t.Mentions) > 0 {
		v.print(b, "mentions: weight, source, organ, quote\n")
	}
	seen := map[string]bool{}
	for _, m := range t.Mentions {
		key, note := m.Source+m.From.Quote, ""
		if seen[key] {
			continue // a line is read once more with the one before, where a sentence may go on
		}
		seen[key] = true
		if m.Excluded {
			note = v.Say("  excluded: the text speaks as another kind of body")
		}
		fmt.Fprintf(b, "  %4d  %-10s %s (%s)%s\n        %s%s\n", m.Weight, m.Source, m.Organ, v.Word(string(m.Kind)), note, m.From.Quote, v.Where(m.From.Place))
	}
	if len(t.Selves) > 0 {
		var words []string
		for word, n := range t.Selves {
			words = append(words, fmt.Sprintf("%s × %d", word, n))
		}
		sort.Strings(words)
		v.print(b, "speaks of itself as: %s\n", strings.Join(words, ", "))
	}
	if len(t.Groups) > 0 {
		v.print(b, "vote: score, organ, sources\n")
	}
	for _, g := range t.Groups {
		fmt.Fprintf(b, "  %5.1f  %s: %s\n", g.Score, g.Organ, strings.Join(g.Sources, ", "))
	}
}

// writeRegions writes between which regions was decided, and what is told beside the text.
func (v View) writeRegions(b *strings.Builder, t identity.Trace) {
	year := t.Opening.Year
	for _, c := range t.Regions {
		if len(c.Chosen) == 1 {
			v.print(b, "region: %s may be %s; %s by %s\n", c.Name, regionNames(c.Between, year), regionName(c.Chosen[0], year), c.By)
			continue
		}
		v.print(b, "region: %s may be %s; nothing decides\n", c.Name, regionNames(c.Between, year))
	}
	for _, c := range t.Beside {
		v.print(b, "beside the text: %s%s tells %s\n", c.By, v.Where(c.Place), regionNames(c.Between, year))
	}
}

// writeYears writes the years that the document names.
func (v View) writeYears(b *strings.Builder, years []identity.TracedYear) {
	if len(years) > 0 {
		v.print(b, "years: year, named as, words\n")
	}
	for _, y := range years {
		note := ""
		if reason := setAside[y.As]; reason != "" {
			note = "  " + v.Word(reason)
		}
		fmt.Fprintf(b, "  %d  %s %s%s%s\n", y.Year, pad(v.Word(string(y.As)), 8), y.From.Quote, v.Where(y.From.Place), note)
	}
}

func regionName(r gazetteer.Region, year int) string {
	return gazetteer.FullName(r, year) + " " + r.Code
}

func regionNames(list []gazetteer.Region, year int) string {
	var names []string
	for _, r := range list {
		names = append(names, regionName(r, year))
	}
	return strings.Join(names, ", ")
}
