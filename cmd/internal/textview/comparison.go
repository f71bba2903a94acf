package textview

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/compare/yearly"
	"nianbao/store/export"
)

// A Table is a comparison laid out for people.
type Table struct {
	title string
	rows  [][]string // the first is the head
	notes []string   // what the figures are of
}

// With returns the table with further notes below it.
func (t Table) With(notes []string) Table {
	t.notes = append(slices.Clone(t.notes), notes...)
	return t
}

// Write writes the table, as Markdown or in columns.
func (t Table) Write(w io.Writer, markdown bool) error {
	text := t.title + "\n\n"
	if markdown {
		text += Markdown(t.rows)
	} else {
		text += Grid(t.rows)
	}
	for i, note := range t.notes {
		if i == 0 {
			text += "\n"
		}
		if markdown && i > 0 {
			text += "\n"
		}
		text += note + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

func (v View) comparisonTitle(c compare.Comparison) string {
	title := fmt.Sprintf("%s (%s), %s", c.Of.Zh, c.Of.Name(), c.Of.Unit)
	if c.Per != nil {
		title += fmt.Sprintf(" / %s (%s), %s", c.Per.Zh, c.Per.Name(), c.Per.Unit)
	}
	return title
}

// regionText returns the name of a region, with those of the regions around it
// where regions of several are compared: many districts have one name.
func regionText(c compare.Comparison, r gazetteer.Region, year int) string {
	if c.Scope.Level == 0 {
		return r.Name
	}
	return gazetteer.FullName(r, year)
}

// FigureTable lays figures out: for one year a row for each, for several a row
// for each region and a column for each year. Below it stands what they are of, and what
// the notes tell of the regions. A change between two years is marked where by the bases of the
// reports it may be none of the same thing.
func (v View) FigureTable(c compare.Comparison, figures []compare.Ranked, notes []compare.PlaceNote, bases map[int64]basis.Basis, sort string) Table {
	t := Table{title: v.comparisonTitle(c)}
	counts := v.coverageNotes(c, figures)
	figures, silent := v.reported(c, figures)
	if c.FromYear == c.ToYear {
		t.rows = [][]string{{v.Say("region"), v.Say("code"), fmt.Sprint(c.ToYear), v.Say("rank")}}
		for _, f := range figures {
			rank := ""
			if f.Rank > 0 {
				rank = fmt.Sprint(f.Rank)
			}
			t.rows = append(t.rows, []string{regionText(c, f.Region, f.Year), f.Region.Code, v.figureText(c, f.Figure), rank})
		}
	} else {
		var cells []yearCell
		for _, f := range figures {
			cells = append(cells, yearCell{f.Region, f.Year, v.figureText(c, f.Figure), f.Value, f.ReportID != 0, f.SmallBase()})
		}
		reasons := changeReasons(c, figures, bases)
		t.rows = v.yearRows(c, cells, changeMarks{area: c.Broken(notes), basis: reasons}, sort)
		silent = append(silent, v.reasonNotes(reasons)...)
	}
	t.notes = append(append(counts, v.legend(t.rows)...), silent...)
	const shown = 20 // of the whole country there are hundreds
	for i, note := range v.PlaceNotes(notes) {
		if i == shown {
			t.notes = append(t.notes, v.Say("and %d more changes of regions, which the other formats print in full", len(notes)-shown))
			break
		}
		t.notes = append(t.notes, note)
	}
	return t
}

// reported returns the figures of the regions that have a report in one of the years, and a
// line about the others, if there are any.
func (v View) reported(c compare.Comparison, figures []compare.Ranked) (kept []compare.Ranked, silent []string) {
	reports := map[string]bool{}
	for _, f := range figures {
		key := c.SeriesKey(f.Region)
		reports[key] = reports[key] || f.ReportID != 0
	}
	var without []gazetteer.Region
	named := map[string]bool{}
	for _, f := range figures {
		key := c.SeriesKey(f.Region)
		switch {
		case reports[key]:
			kept = append(kept, f)
		case !named[key]:
			named[key], without = true, append(without, f.Region)
		}
	}
	return kept, v.withoutReport(without)
}

// levelNouns are what regions of a level are called, one and several.
var levelNouns = map[catalogue.Level][2]string{
	catalogue.Provinces: {"province", "provinces"}, catalogue.Prefectures: {"prefecture", "prefectures"}, catalogue.Counties: {"county or district", "counties or districts"},
}

// withoutReport says in one line how many regions have no report at all, and which those are
// where they are few.
func (v View) withoutReport(regions []gazetteer.Region) []string {
	if len(regions) == 0 {
		return nil
	}
	noun := levelNouns[catalogue.LevelOf(regions[0].Code)]
	var names []string
	for _, r := range regions {
		if catalogue.LevelOf(r.Code) != catalogue.LevelOf(regions[0].Code) {
			noun = [2]string{"region", "regions"}
		}
		names = append(names, r.Name)
	}
	line := v.Say("%s: no report here", v.counted(len(regions), noun[0], noun[1]))
	if len(names) <= mostNamed {
		line += v.Say(" (%s)", v.join(names))
	}
	return []string{line}
}

// coverageNotes says for each year of how many regions there are figures.
func (v View) coverageNotes(c compare.Comparison, figures []compare.Ranked) []string {
	type count struct{ regions, known, doubtful, reports int }
	counts := map[int]*count{}
	for _, f := range figures {
		if counts[f.Year] == nil {
			counts[f.Year] = &count{}
		}
		n := counts[f.Year]
		n.regions++
		if f.Value != nil {
			n.known++
		}
		if f.ReportID != 0 {
			n.reports++
		}
		if f.Doubtful() {
			n.doubtful++
		}
	}
	var notes []string
	for year := c.FromYear; year <= c.ToYear; year++ {
		n := counts[year]
		if n == nil {
			continue
		}
		note := v.Say("%d: %d regions, %d with a report, %d with a figure", year, n.regions, n.reports, n.known)
		if n.doubtful > 0 {
			note += v.Say(", %d in doubt and %s", n.doubtful, v.doubtWord(c))
		}
		notes = append(notes, note)
	}
	return notes
}

func (v View) doubtWord(c compare.Comparison) string {
	if c.Doubt == compare.ShowDoubtful {
		return v.Say("shown")
	}
	return v.Say("left out")
}

// legend explains the marks that the rows use.
func (v View) legend(rows [][]string) []string {
	var notes []string
	for _, mark := range []struct{ end, meaning string }{
		{"?", "?: reading or place in doubt"}, {"=", "=: not printed, but the only value that the sums of the form admit"},
		{"*", "*: corrected by a person"},
		{"†", "†: the two years may not be of the same thing, see below"}, {"‡", "‡: the area changed in between"},
		{"°", "°: a rate on a base of fewer than ten, not ranked with the others"}, {"¶", "¶: of fewer than half of the regions, not to be set beside other sums"},
		{"※", "※: of an invented example: the figure is not real"}, {"≠", "≠: at odds with other figures in the same report"},
		{"§", "§: the first and the last year are not of the same regions; --same adds up those of all years"},
	} {
		if slices.ContainsFunc(rows[1:], func(r []string) bool {
			return slices.ContainsFunc(r, func(cell string) bool { return strings.Contains(cell, mark.end) })
		}) {
			notes = append(notes, v.Word(mark.meaning))
		}
	}
	return notes
}

// summed returns the sums within the regions that have a report in them in one of the years,
// and a line about the others, if there are any.
func (v View) summed(sums []compare.Aggregate) (kept []compare.Aggregate, silent []string) {
	reports := map[string]int{}
	for _, a := range sums {
		reports[a.Region.Code] += a.Reports
	}
	var without []gazetteer.Region
	named := map[string]bool{}
	for _, a := range sums {
		code := a.Region.Code
		switch {
		case reports[code] > 0:
			kept = append(kept, a)
		case !named[code]:
			named[code], without = true, append(without, a.Region)
		}
	}
	return kept, v.withoutReport(without)
}

// otherRegions tells the regions, by their codes, whose sums of the first and the last year are
// of other regions.
func otherRegions(c compare.Comparison, sums []compare.Aggregate) map[string]bool {
	other, first := map[string]bool{}, map[string]compare.Aggregate{}
	for _, a := range sums {
		switch a.Year {
		case c.FromYear:
			first[a.Region.Code] = a
		case c.ToYear:
			other[a.Region.Code] = !yearly.Alike(first[a.Region.Code].Known, a.Known, a.WithFirst)
		}
	}
	return other
}

// SumTable lays sums out by region and year, each with what it is of.
func (v View) SumTable(c compare.Comparison, sums []compare.Aggregate, sort string) Table {
	t := Table{title: v.comparisonTitle(c) + v.Say(", summed")}
	var cells []yearCell
	sums, silent := v.summed(sums)
	doubtful := 0
	for _, a := range sums {
		doubtful += a.Doubtful
		text := v.Say("unknown")
		switch {
		case a.Value != nil && c.Per != nil:
			text = fmt.Sprintf("%s (%s / %s)", rateText(c, a.Value), export.NumberText(a.Of), export.NumberText(a.Per))
		case a.Value != nil:
			text = export.NumberText(a.Value)
		}
		text = v.Say("%s [%d of %d]", text, a.Known, a.Regions) + smallMark(a.SmallBase()) + fewMark(a) + inventedMark(a.Invented > 0)
		cells = append(cells, yearCell{a.Region, a.Year, text, a.Value, a.Reports > 0, a.SmallBase() || a.Few()})
	}
	if sort == "" && c.FromYear == c.ToYear {
		sort = "value"
	}
	t.rows = v.yearRows(c, cells, changeMarks{other: otherRegions(c, sums)}, sort)
	t.notes = []string{v.Say("[n of N]: the sum is of n of the N regions that there were")}
	if c.Same {
		t.notes = append(t.notes, v.Say("only regions with a figure in all of the years"))
	}
	t.notes = append(append(t.notes, v.legend(t.rows)...), silent...)
	if doubtful > 0 {
		t.notes = append(t.notes, v.Say("%d figures in doubt are %s", doubtful, v.doubtWord(c)))
	}
	return t
}
