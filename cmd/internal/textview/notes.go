package textview

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/register"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/compare/yearly"
)

// PlaceNotes says what notes tell, a line for each.
func (v View) PlaceNotes(notes []compare.PlaceNote) []string {
	var lines []string
	for _, n := range notes {
		lines = append(lines, v.placeNote(n))
	}
	return lines
}

func (v View) placeNote(n compare.PlaceNote) string {
	before, after := placeName(n.Before, n.Before, n.Year), placeName(n.After, n.Before, n.Year)
	text := v.Say("%d: ", n.Year)
	switch {
	case n.Kind == gazetteer.Recoded && n.Before.Name == n.After.Name && n.Before.Parent == n.After.Parent:
		text += v.Say("%s got the code %s", before, n.After.Code)
	case n.Kind == gazetteer.Renamed:
		text += v.Say("%s was renamed %s", before, n.After.Name)
	case n.Kind == gazetteer.Recoded:
		text += v.Say("%s became %s", before, after)
	case n.Kind == gazetteer.Merged:
		text += v.Say("%s was merged into %s", before, after)
	default:
		text += v.Say("a part of %s came to %s", before, after)
	}
	switch n.Note {
	case compare.Joined:
		return text + v.Say("; one place, whose years are joined")
	case compare.Elsewhere:
		return text + v.Say(", which is not among the regions compared")
	case compare.Break:
		return text + v.Say("; not joined, the area is another from then on")
	}
	var here []string
	for _, side := range []struct {
		region gazetteer.Region
		years  []int
	}{{n.Before, n.BeforeYears}, {n.After, n.AfterYears}} {
		if len(side.years) > 0 {
			here = append(here, fmt.Sprintf("%s (%s)", side.region.Code, yearsText(side.years)))
		}
	}
	return text + v.Say("; reports are here under %s, --follow joins them", strings.Join(here, v.Word(" and ")))
}

// MisdatedNotes says which reports no comparison has a place for, a line for each.
func (v View) MisdatedNotes(list []compare.Misdated) []string {
	var lines []string
	for _, m := range list {
		var others []string
		for _, r := range m.Others {
			others = append(others, placeName(r, m.Region, m.Year))
		}
		name, with := placeName(m.Region, m.Region, m.Year), v.join(others)
		ended, began := m.Region.ValidTo, m.Region.ValidFrom
		line := v.Say("%d: report %d is left out: %s began in %d, made of %s", m.Year, m.Report, name, began, with)
		switch isOver := ended != 0 && m.Year > ended; {
		case isOver && with == "":
			line = v.Say("%d: report %d is left out: %s ended in %d", m.Year, m.Report, name, ended)
		case isOver:
			line = v.Say("%d: report %d is left out: %s ended in %d and went on as %s", m.Year, m.Report, name, ended, with)
		case with == "":
			line = v.Say("%d: report %d is left out: %s began in %d", m.Year, m.Report, name, began)
		}
		lines = append(lines, line)
	}
	return lines
}

// placeName returns a region's name and code, after those of the regions around it
// where the other one of a change has others.
func placeName(r, other gazetteer.Region, year int) string {
	name := r.Name
	if r.Parent != other.Parent {
		name = gazetteer.FullName(r, year)
	}
	return fmt.Sprintf("%s (%s)", name, r.Code)
}

// yearsText returns years as people write them: 2014–2016, 2018.
func yearsText(years []int) string {
	var parts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		parts = append(parts, spanText(years[i], years[j]))
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

// FewKnown says of which newer years there is too little so far to be shown for all.
func (v View) FewKnown(newer []yearly.Year) []string {
	var lines []string
	for _, y := range newer {
		lines = append(lines, v.Say("%d: %d of %d so far", y.Year, y.Known, y.Regions))
	}
	return lines
}

// BodyNotes says under which names the organs that were compared go, and which of them
// had another function before a reform or have one after. It is empty for a comparison
// whose body is a name and nothing more.
func (v View) BodyNotes(n compare.BodyNotes) []string {
	if n.Function.ID == "" {
		return nil
	}
	if len(n.Notes) == 0 {
		return []string{v.Say("organs of %s: no report here", v.functionText(n.Function))}
	}
	var lines []string
	for _, note := range n.Notes {
		var names []string
		for _, name := range note.Names {
			names = append(names, v.Say("%s (%s, %s)", name.Name, spanText(name.First, name.Last), v.counted(name.Reports, "report", "reports")))
		}
		line := v.Say("organs of %s", v.functionText(note.Function))
		if r := note.Reform; r.First != 0 {
			format := "after the reform of %s (%s), organs of %s"
			if note.Before {
				format = "before the reform of %s (%s), organs of %s"
			}
			line = v.Say(format, spanText(r.First, r.Last), v.Word(string(r.Kind)), v.functionText(note.Function))
		}
		lines = append(lines, line+v.Word(": ")+v.join(names))
	}
	if n.Several > 0 {
		lines = append(lines, v.Say("several organs fit in %s; one counts: that of the name asked for, then in the order above, a department before a branch",
			v.counted(n.Several, "region and year", "regions and years")))
	}
	return lines
}

func (v View) functionText(f register.Function) string { return v.Say("%[1]s (%[2]s)", f.Zh, f.En) }

func spanText(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}

// counted writes a number with its noun, which is told for one and for several.
func (v View) counted(n int, one, several string) string {
	if n == 1 {
		return v.Say("%d "+one, n)
	}
	return v.Say("%d "+several, n)
}

// mostNamed is how many reports a note names.
const mostNamed = 6

// CoverageNotes warns of figures that cover different things: it says how many reports are
// of the organ alone and how many of all its area, and which the fewer are. There are none
// where all cover the same.
func (v View) CoverageNotes(c compare.Coverage) []string {
	if !c.Differ() {
		return nil
	}
	notes := []string{v.Say("warning: the figures cover different things: reports on the organ alone: %d; on all organs of its area: %d; not said: %d",
		c.Own, c.Area, c.Unknown)}
	what := v.Say("on the organ alone")
	if c.Rarer == annual.AreaScope {
		what = v.Say("on the whole area")
	}
	notes = append(notes, what+v.Word(": ")+v.coveredText(c.Which))
	if len(c.Changed) > 0 {
		notes = append(notes, v.Say("covering something else than the region's report before it: %s", v.coveredText(c.Changed)))
	}
	return notes
}

func (v View) coveredText(list []compare.Covered) string {
	var names []string
	for _, each := range list[:min(len(list), mostNamed)] {
		names = append(names, v.Say("%s %d (report %d)", each.Name, each.Year, each.ReportID))
	}
	if more := len(list) - len(names); more > 0 {
		names = append(names, v.Say("%d more", more))
	}
	return v.join(names)
}

// A changeReason is why the change of a region from the first year to the last may be none of
// the same thing.
type changeReason struct {
	region     string
	reasons    []basis.Reason
	scope      [2]annual.Scope // what the two reports cover
	first, end int             // years
}

// changeReasons tells of each series why its change may be none of the same thing, by the
// reports of the first and the last year.
func changeReasons(c compare.Comparison, figures []compare.Ranked, bases map[int64]basis.Basis) map[string]changeReason {
	first, list := map[string]compare.Ranked{}, map[string]changeReason{}
	for _, f := range figures {
		key := c.SeriesKey(f.Region)
		switch f.Year {
		case c.FromYear:
			first[key] = f
		case c.ToYear:
			from, known := first[key]
			if !known || from.Value == nil || f.Value == nil {
				continue
			}
			a, b := bases[from.ReportID], bases[f.ReportID]
			reasons := basis.BetweenFigures(a, b, from.Side(), f.Side())
			list[key] = changeReason{f.Region.Name, reasons, [2]annual.Scope{a.Scope, b.Scope}, c.FromYear, c.ToYear}
		}
	}
	return list
}

// reasonTexts word the reasons.
var reasonTexts = map[basis.Reason]string{
	basis.OtherScope: "the reports do not cover the same, which makes it no change", basis.ScopeConflict: "a report contradicts itself on what it covers",
	basis.MaybeScope: "over threefold, and only one report says what it covers", basis.Identity: "whose report it is is in doubt",
	basis.Jump: "over threefold, and neither report says what it covers",
}

// scopeTexts word what a report covers.
var scopeTexts = map[annual.Scope]string{annual.OwnScope: "the organ alone", annual.AreaScope: "all organs of its area"}

// reasonNotes says of the first changes why they may be none of the same thing.
func (v View) reasonNotes(reasons map[string]changeReason) []string {
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(reasons)) {
		r := reasons[key]
		var texts []string
		for _, reason := range r.reasons {
			if text, ok := reasonTexts[reason]; ok {
				texts = append(texts, v.Word(text))
			}
		}
		if len(texts) == 0 {
			continue
		}
		scope := func(s annual.Scope) string { return v.Word(cmp.Or(scopeTexts[s], "not said")) }
		lines = append(lines, v.Say("%s: %s (%d: %s; %d: %s)", r.region, strings.Join(texts, v.Word("; ")), r.first, scope(r.scope[0]), r.end, scope(r.scope[1])))
	}
	if more := len(lines) - mostNamed; more > 0 {
		lines = append(lines[:mostNamed], v.Say("and %d more changes that may be none of the same thing", more))
	}
	return lines
}

// InventedNotes warns of figures of reports that say of themselves that they are invented; there are none where no
// report is.
func (v View) InventedNotes(invented, reports int) []string {
	switch invented {
	case 0:
		return nil
	case reports:
		return []string{v.Say("warning: all reports behind these figures are invented examples: the figures are not real (reports: %d)", reports)}
	}
	return []string{v.Say("warning: of the reports behind these figures (%d), invented examples, whose figures are not real: %d", reports, invented)}
}
