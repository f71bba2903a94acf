package compare

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/headline"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/catalogue"
)

// draw draws the sums within the regions, without that of the whole, beside which
// they could not be told apart.
func (d *sumsData) draw(r *page.Request) {
	d.keep("sums-"+quantityName(d.of, d.per), d.Level, first(d.Years), lastOf(d.Years))
	var lines []figure.Series
	corrected, known, invented := 0, 0, 0
	varied := false
	for _, g := range d.Groups {
		if g.Whole && len(d.Groups) > 1 {
			continue
		}
		varied = varied || g.varied()
		line := figure.Series{Name: g.Region}
		for _, s := range g.Sums {
			line.Values, line.Doubtful = append(line.Values, figure.Drawn(s.Shown())), append(line.Doubtful, s.Hollow(d.Flagged))
			line.Broken = append(line.Broken, s.Apart)
			line.Marks = append(line.Marks, s.Marks())
			corrected, known, invented = corrected+s.Corrected, known+s.Known, invented+s.Invented
			rate := figure.Rate{}
			if s.Base != "" {
				rate = figure.Rate{Part: s.Value, Whole: s.Base}
			}
			line.Rates, line.Coverage = append(line.Rates, rate), append(line.Coverage, figure.Coverage{Known: s.Known, All: s.Regions})
		}
		lines = append(lines, line)
	}
	d.WithoutNoun = figure.Subject{Level: d.groupLevel(), Regions: d.Without}.Noun(r)
	subject := subjectOf(r, d.of, d.per)
	subject.Region, subject.Code, subject.Level, subject.Together = d.Region, d.code, d.groupLevel(), true
	if d.code == "" {
		subject.Provinces, subject.AllProvinces = len(lines), len(lines)+d.Without
	}
	title := r.Text("chart-sums", d.Heading)
	switch {
	case d.isOwn():
		subject.Region, subject.Picked, subject.Level, title = "", true, "", r.Text("chart-own-report", d.Heading)
		subject.Measure = r.Text("headline-own-report", subject.Measure)
	case d.per == nil:
		level, err := headline.Noun(r.Language, d.Level, 1)
		if err != nil {
			r.Refuse(err)
		}
		subject.Measure = r.Text("headline-sum", subject.Measure, level)
	}
	subject.Varied = varied
	d.Lines = figure.Chart{Name: "sums", Subject: subject, Title: title, Of: d.Indicator, Unit: d.Unit, File: d.file, Silent: d.silent}.OverYears(r, d.Years, lines)
	d.Lines.Note = d.included(r)
	d.Lines.Corrected, d.Lines.Reports, d.Lines.Invented = corrected, known, invented
}

// isOwn reports whether what is added up is the one report of the region's own government.
func (d *sumsData) isOwn() bool {
	return levelWithin(d.code, d.Level) == headline.OwnLevel
}

// groupLevel returns the level of the regions within which there are sums, "" where that is not of one.
func (d *sumsData) groupLevel() string {
	if d.code == "" {
		return "province"
	}
	return map[catalogue.Level]string{catalogue.Provinces: "prefecture", catalogue.Prefectures: "county"}[catalogue.LevelOf(d.code)]
}

// varied reports whether the sums of two years that follow each other, and are compared, are not of the same regions.
func (g sums) varied() bool {
	for i := 1; i < len(g.Sums); i++ {
		before, s := g.Sums[i-1], g.Sums[i]
		if !before.aside() && !s.aside() && !s.Apart && (s.Held != s.Known || s.Held != before.Known) {
			return true
		}
	}
	return false
}

// mostIncluded is how many sums of the last year a note names.
const mostIncluded = 8

// included says of how many regions the sums of the last year that has any are, where not of all.
func (d *sumsData) included(r *page.Request) string {
	var parts []string
	complete, at := true, d.lastKnown()
	for _, g := range d.Groups {
		if at < 0 || g.Whole && len(d.Groups) > 1 {
			continue
		}
		last := g.Sums[at]
		complete = complete && last.Complete()
		parts = append(parts, fmt.Sprintf("%s %d/%d", naming.Place(r.Language, g.Region), last.Known, last.Regions))
	}
	if complete || len(parts) > mostIncluded {
		return ""
	}
	return r.Text("sums-included", d.Years[at], strings.Join(parts, r.Text("headline-comma")))
}

// lastKnown returns which is the last year of which there is a sum, -1 if none is.
func (d *sumsData) lastKnown() int {
	_, to := figure.Course(len(d.Years), func(i int) bool {
		return slices.ContainsFunc(d.Groups, func(g sums) bool { return g.Sums[i].Known > 0 })
	})
	return to - 1
}

func (d *sumsData) charts() []*figure.Chart { return []*figure.Chart{&d.Lines} }

func (d *sumsData) sheets() []sheet { return []sheet{{"table", d.wide}, {"sums", d.rows}} }

func (d *sumsData) rows() [][]string {
	rows := page.Head("region_code region whole indicator applicant level unit year sum base rate_percent regions reports known doubtful also_in_year_before few_known small_base invented corrected derived in_failing_sum")
	for _, g := range d.Groups {
		for _, s := range g.Sums {
			rows = append(rows, []string{g.Code, g.Region, strconv.FormatBool(g.Whole), d.Indicator, d.Applicant, d.Level, d.Unit, strconv.Itoa(s.Year), s.Value, s.Base, s.Rate,
				strconv.Itoa(s.Regions), strconv.Itoa(s.Reports), strconv.Itoa(s.Known), strconv.Itoa(s.Doubtful), strconv.Itoa(s.Held),
				strconv.FormatBool(s.Few), strconv.FormatBool(s.Small), strconv.Itoa(s.Invented), strconv.Itoa(s.Corrected), strconv.Itoa(s.Derived), strconv.Itoa(s.Failing)})
		}
	}
	return rows
}

// wide returns the table as the page shows it, each sum beside what it is of.
func (d *sumsData) wide() [][]string {
	head := []string{"region_code", "region", "whole", "unit"}
	for _, year := range d.Years {
		head = append(head, strconv.Itoa(year), fmt.Sprintf("%d known", year), fmt.Sprintf("%d regions", year))
	}
	rows := [][]string{head}
	for _, g := range d.Groups {
		line := []string{g.Code, g.Region, strconv.FormatBool(g.Whole), d.Unit}
		for _, s := range g.Sums {
			line = append(line, s.Shown(), strconv.Itoa(s.Known), strconv.Itoa(s.Regions))
		}
		rows = append(rows, line)
	}
	return rows
}
