package main

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/store"
	"nianbao/store/reports"
	"nianbao/testdata/internal/invented"
)

// small is a plan of one province with few organs: 青海省.
var small = plan{provinces: []string{"63"}, from: 2019, to: 2022, departments: 1, reports: 300, seed: 1}

// draw returns what the organs of a plan publish, without a database.
func draw(t *testing.T, p plan) []item {
	t.Helper()
	var list []item
	for o := range p.organs() {
		for year := p.from; year <= p.to; year++ {
			f, err := prepare(year)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, o.items(f, year)...)
		}
	}
	return list
}

// Nothing in a report can be taken for what its organ published.
func TestLabels(t *testing.T) {
	list := draw(t, small)
	if len(list) < 300 {
		t.Fatalf("%d reports", len(list))
	}
	for _, i := range list {
		r, d := i.report, i.document
		if !strings.HasPrefix(r.Title, label) || !strings.HasPrefix(r.Organ, label) || !strings.HasPrefix(d.SourceURL, "https://synthetic.invalid/") ||
			!strings.Contains(r.Sections[0].Text, invented.Notice) || d.Parser != parser || !d.Unpublished() ||
			r.Identity != identity.Certain || !strings.Contains(r.IdentityEvidence, "生成时指定") {
			t.Errorf("%s of %s from %s is not labelled", r.Title, r.Organ, d.SourceURL)
		}
		if r.Region.Code == "" || r.Year == 0 || r.Body() != "人民政府" && r.Body() != r.Department {
			t.Errorf("%s: region %q, year %d, body %q", r.Title, r.Region.Code, r.Year, r.Body())
		}
		if governs := r.Department == ""; governs != (r.OrganKind == identity.Government) || governs == (r.OrganKind == identity.Department) {
			t.Errorf("%s: kind of organ %q", r.Title, r.OrganKind)
		}
	}
}

// The figures obey the arithmetic of the form but for the slips that are meant.
func TestSums(t *testing.T) {
	failing, statuses := 0, map[annual.Status]int{}
	list := draw(t, small)
	for _, i := range list {
		if slices.ContainsFunc(i.report.Findings, func(f annual.Finding) bool { return f.Severity == annual.Error }) {
			failing++
		}
		for _, o := range i.report.Observations {
			statuses[o.Status]++
		}
	}
	if failing == 0 || failing > len(list)/10 {
		t.Errorf("the sums of %d of %d reports fail", failing, len(list))
	}
	for _, s := range []annual.Status{annual.Read, annual.Blank, annual.Derived, annual.Inferred, annual.Flagged} {
		if statuses[s] == 0 {
			t.Errorf("no figure is %s: %v", s, statuses)
		}
	}
}

// An organ's figures without slips hold every sum, whatever its size, and carry
// over from year to year.
func TestFigures(t *testing.T) {
	for o := range small.organs() {
		var last figures
		withdrawn := 0
		for year := small.from; year <= small.to; year++ {
			f, err := prepare(year)
			if err != nil {
				t.Fatal(err)
			}
			now := o.figures(f, year)
			o.zero = "0"
			r := annual.Report{Year: year, Form: f.id, Tables: f.tables}
			for _, c := range f.cells {
				if _, known := now[c.CellRef]; !known {
					t.Fatalf("%s %d: no figure for %v", o.name(), year, c.CellRef)
				}
				r.Observations = append(r.Observations, o.observe(c, now[c.CellRef]))
			}
			if check.Settle(&r); len(r.Findings) > 0 {
				t.Fatalf("%s %d: %+v", o.name(), year, r.Findings[0])
			}
			if last != nil {
				withdrawn += last.at("applications.carried_out", total) - now.at("applications.carried_in", total)
			}
			last = now
		}
		if withdrawn < 0 || withdrawn > 6*(small.to-small.from) { // at most one of each kind a year
			t.Errorf("%s: %d applications were not carried over", o.name(), withdrawn)
		}
	}
}

// Some organs copy: their chapters of two years, or those of two organs, are the
// same or nearly so; most are not.
func TestCopies(t *testing.T) {
	same, chapters := map[string]int{}, 0
	for _, i := range draw(t, small) {
		for _, s := range i.report.Sections {
			if s.Ordinal == 5 {
				same[s.Text]++
				chapters++
			}
		}
	}
	copied := 0
	for _, n := range same {
		if n > 1 {
			copied += n
		}
	}
	if copied < chapters/20 || copied > chapters/2 {
		t.Errorf("%d of %d chapters stand word for word in more than one report", copied, chapters)
	}
}

// The same plan gives the same database, and another seed another one.
func TestSeed(t *testing.T) {
	first, second := draw(t, small), draw(t, small)
	if !slices.EqualFunc(first, second, sameItem) {
		t.Error("two runs differ")
	}
	other := small
	other.seed = 2
	if slices.EqualFunc(first, draw(t, other), sameItem) {
		t.Error("another seed gives the same reports")
	}
}

func sameItem(a, b item) bool {
	text := func(i item) string {
		var parts []string
		for _, o := range i.report.Observations {
			parts = append(parts, o.Indicator, o.Applicant, o.Raw, string(o.Status))
		}
		return strings.Join(append(parts, i.report.Sections[1].Text), " ")
	}
	return reflect.DeepEqual(a.document, b.document) && text(a) == text(b)
}

// An organ with a real report gets no invented one, and a database is filled once.
func TestFill(t *testing.T) {
	ctx := context.Background()
	s, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	region, _ := gazetteer.LookupRegion("630203", 2020)
	real := annual.Report{Title: "平安区2020年年报", Organ: "海东市平安区人民政府", Region: region, Year: 2020, Form: "2019"}
	if _, err := store.Import(ctx, s, reports.Document{SHA256: strings.Repeat("0", 64), Path: "real.pdf", Parser: "nianbao-1"}, real); err != nil {
		t.Fatal(err)
	}
	done, err := fill(ctx, s, small)
	if err != nil || done.reports != small.reports || done.figures < 200*small.reports {
		t.Fatalf("%+v, %v", done, err)
	}
	list, err := reports.List(ctx, s, reports.Filter{Regions: []string{"630203"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range list {
		if i.Department == "" && i.Path != "real.pdf" {
			t.Errorf("%s stands beside the real report", i.Title)
		}
	}
	if _, err := fill(ctx, s, small); err == nil || !strings.Contains(err.Error(), "has invented reports already") {
		t.Errorf("filled twice: %v", err)
	}
}

func TestPlan(t *testing.T) {
	for want, p := range map[string]plan{
		"no form that is known here": {from: 2014, to: 2020},
		"before the first":           {from: 2022, to: 2021},
		`the code "990000"`:          {from: 2019, to: 2020, provinces: []string{"99"}},
		"50 departments":             {from: 2019, to: 2020, departments: 50},
	} {
		if err := p.validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: error %v, want %q", p, err, want)
		}
	}
}
