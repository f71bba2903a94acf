package compare

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"nianbao/normalize/gazetteer"
	"nianbao/store/columns"
	"nianbao/store/database"
)

// A NoteKind says what a change of a region means for a comparison.
type NoteKind string

// The kinds of notes.
const (
	Joined    NoteKind = "joined"    // the years before and after are one series
	Apart     NoteKind = "apart"     // the place went on, and its years stand apart: they are not followed
	Break     NoteKind = "break"     // the area changed; figures of before and after are of different areas
	Elsewhere NoteKind = "elsewhere" // the place went on in a region that is not among those compared
)

// A PlaceNote is a change of a region that a reader of a comparison has to know of.
type PlaceNote struct {
	gazetteer.Succession
	Note NoteKind
	// BeforeYears and AfterYears are the years compared of which reports of the one and the
	// other region are here.
	BeforeYears, AfterYears []int
}

// PlaceNotes returns what a reader of a comparison's figures has to know of changes of
// its regions, by year. Where places are followed it tells what was joined and where an
// area changed, and else where a region has reports under another code that are not among
// the figures. It tells nothing of places without a report. Errors are those of Figures.
func PlaceNotes(ctx context.Context, db *database.DB, c Comparison) ([]PlaceNote, error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	var notes []PlaceNote
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		n := noteFinder{Comparison: c, scope: scope}
		var changes []gazetteer.Succession
		var places [][]gazetteer.Region
		for _, s := range gazetteer.Successions() {
			if n.follows(s.Before) || n.follows(s.After) || scope.holds(s.Before) || scope.holds(s.After) {
				changes = append(changes, s)
				places = append(places, gazetteer.Place(gazetteer.PlaceID(s.Before)), gazetteer.Place(gazetteer.PlaceID(s.After)))
			}
		}
		if len(changes) == 0 {
			return nil
		}
		source, err := columns.NewSource(ctx, db, tx, c.bodies(), codesOf(places), c.FromYear, c.ToYear)
		if err != nil {
			return err
		}
		if n.reports, err = source.Reports(); err != nil {
			return err
		}
		for _, s := range changes {
			note := PlaceNote{Succession: s, BeforeYears: n.years(s.Before), AfterYears: n.years(s.After)}
			if note.Note = n.kind(note); note.Note != "" {
				notes = append(notes, note)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	return noted(notes), nil
}

// noted sorts notes by year and region.
func noted(notes []PlaceNote) []PlaceNote {
	slices.SortFunc(notes, func(a, b PlaceNote) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), strings.Compare(a.Before.Code, b.Before.Code), strings.Compare(a.After.Code, b.After.Code))
	})
	return notes
}

// Broken returns the keys of the series whose area changed between the years compared.
func (c Comparison) Broken(notes []PlaceNote) map[string]bool {
	keys := map[string]bool{}
	for _, n := range notes {
		if n.Note == Break {
			keys[c.SeriesKey(n.Before)], keys[c.SeriesKey(n.After)] = true, true
		}
	}
	return keys
}

// A noteFinder finds what is to be told of a comparison.
type noteFinder struct {
	Comparison
	scope   resolvedScope
	reports columns.ReportIndex
}

// kind returns what a change means for the comparison, "" for nothing.
func (n noteFinder) kind(p PlaceNote) NoteKind {
	if !n.Follow {
		return n.kindApart(p)
	}
	switch {
	case p.Year < n.FromYear || p.Year > n.ToYear:
	case p.Kind.GoesOn() && n.follows(p.Before):
		if n.reportedBefore(p.After) {
			return Joined
		}
	case p.Kind.GoesOn():
		if n.scope.holds(p.Before) && len(p.BeforeYears) > 0 {
			return Elsewhere
		}
	case p.Year == n.FromYear:
	case n.breaks(p, p.Before), n.breaks(p, p.After):
		return Break
	}
	return ""
}

// kindApart is the same where places are not followed: the years of a code make a row.
func (n noteFinder) kindApart(p PlaceNote) NoteKind {
	before, after := len(p.BeforeYears) > 0, len(p.AfterYears) > 0
	switch {
	case p.Before.Code == p.After.Code:
		if !p.Kind.GoesOn() && before && after && n.scope.holds(p.After) { // one row, though not one place
			return Break
		}
	case p.Kind.GoesOn() && (before && n.shows(p.After) || after && n.shows(p.Before)):
		return Apart
	}
	return ""
}

// shows reports whether the comparison has a row of the region, or was asked for it.
func (n noteFinder) shows(r gazetteer.Region) bool {
	return n.scope.holds(r) && (n.scope.itself || n.scope.chosen != nil || inSpan(r, n.FromYear, n.ToYear))
}

// follows reports whether the comparison has a row of the region's place.
func (n noteFinder) follows(r gazetteer.Region) bool {
	return n.scope.holdsPlace(gazetteer.Place(gazetteer.PlaceID(r)), n.FromYear, n.ToYear)
}

// breaks reports whether a change breaks the series of a region's place: it is compared
// and has a report, and where only towns changed hands it has some from before and after.
func (n noteFinder) breaks(p PlaceNote, r gazetteer.Region) bool {
	if !n.follows(r) {
		return false
	}
	before, after := false, false
	for _, r := range gazetteer.Place(gazetteer.PlaceID(r)) {
		for _, year := range n.years(r) {
			before, after = before || year < p.Year, after || year >= p.Year
		}
	}
	if p.Kind == gazetteer.Ceded {
		return before && after
	}
	return before || after
}

// reportedBefore reports whether there are reports of a place from before it became a
// region.
func (n noteFinder) reportedBefore(became gazetteer.Region) bool {
	for _, r := range gazetteer.Place(gazetteer.PlaceID(became)) {
		if r == became {
			break
		}
		if len(n.years(r)) > 0 {
			return true
		}
	}
	return false
}

// years returns the years compared of which there is a report of the region.
func (n noteFinder) years(r gazetteer.Region) []int {
	at, ok := columns.PlaceOf(r.Code)
	if !ok {
		return nil
	}
	var years []int
	for year := max(n.FromYear, r.ValidFrom); year <= n.ToYear && (r.ValidTo == 0 || year <= r.ValidTo); year++ {
		if at.Year = int32(year); n.reports.At(at).Report != 0 {
			years = append(years, year)
		}
	}
	return years
}

// A Misdated report is one of a region on a year in which there was none such: no comparison has a place for it.
type Misdated struct {
	Region gazetteer.Region
	Year   int
	Report int64
	Others []gazetteer.Region // that the place went on as or, where it had yet to begin, was made of
}

// MisdatedReports returns the reports of a comparison's regions, and where places are followed of what these were and
// became, on years compared in which there was no such region, by code and year. Errors are those of Figures.
func MisdatedReports(ctx context.Context, db *database.DB, c Comparison) ([]Misdated, error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	var list []Misdated
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		n := noteFinder{Comparison: c, scope: scope}
		var asked []gazetteer.Region
		var codes []string
		for r := range gazetteer.EachRegion() {
			if (r.ValidFrom > c.FromYear || r.HadEnded(c.ToYear)) && (scope.holds(r) || c.Follow && n.follows(r)) {
				asked, codes = append(asked, r), append(codes, r.Code)
			}
		}
		if len(asked) == 0 {
			return nil
		}
		source, err := columns.NewSource(ctx, db, tx, c.bodies(), slices.Compact(codes), c.FromYear, c.ToYear)
		if err != nil {
			return err
		}
		reports, err := source.Reports()
		if err != nil {
			return err
		}
		for _, r := range asked {
			list = append(list, misdated(r, c.FromYear, c.ToYear, reports)...)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	return list, nil
}

// misdated returns the reports under a region's code on years in which no region had it: after the end of this one and
// before the next, or before the beginning of the first.
func misdated(r gazetteer.Region, from, to int, reports columns.ReportIndex) []Misdated {
	at, ok := columns.PlaceOf(r.Code)
	if !ok {
		return nil
	}
	var list []Misdated
	for year := from; year <= to; year++ {
		at.Year = int32(year)
		report := reports.At(at).Report
		if _, valid := gazetteer.LookupRegion(r.Code, year); valid || report == 0 {
			continue
		}
		if last, _ := gazetteer.LookupRegion(r.Code, 0); !r.HadEnded(year) && last != r {
			continue // it had yet to begin, and is told of the one that ended before
		}
		list = append(list, Misdated{Region: r, Year: year, Report: report, Others: r.Elsewhere(year)})
	}
	return list
}
