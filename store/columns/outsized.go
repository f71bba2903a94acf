package columns

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/store/catalogue"
	"nianbao/store/charges"
	"nianbao/store/database"
)

// A government's figure is outsized that is so many times as great as any that it states for other years, and as what half of all
// governments state: either alone may be honest, as where a county begins to count its agencies' permits too. It is as if its reading were in
// doubt. One that its row of applicants adds up to is printed twice, and stays.
const (
	overYears     = 100
	overPeers     = 100
	leastOutsized = 1000
	leastYears    = 2  // besides, of which it is known
	leastPeers    = 20 // of which the middle says something
)

// canBeOutsized reports whether a figure is so great that it can be.
func (e Entry) canBeOutsized() bool {
	return e.Known && !e.Doubtful() && !e.Corrected && e.rounded() >= leastOutsized
}

// outsizedAmong returns which of a government's figures are outsized beside those of its other years.
func outsizedAmong(years []Entry) []int {
	var list []int
	for i, e := range years {
		if !e.canBeOutsized() {
			continue
		}
		others, greatest := 0, 1.0
		for j, o := range years {
			if j != i && o.Known && !o.Doubtful() {
				others, greatest = others+1, max(greatest, o.rounded())
			}
		}
		if others >= leastYears && e.rounded() > overYears*greatest {
			list = append(list, i)
		}
	}
	return list
}

// A Disproportion is what a figure is out of all proportion to.
type Disproportion uint8

// What figures are out of proportion to, the first being that they are not.
const (
	NoDisproportion Disproportion = iota
	AmongYears                    // other years of the government, and other governments
	PerApplication                // of a fee: the applications of the report, beside other reports
	ToldTwice                     // of a fee: another amount that the report states
)

// doubted returns the entry as one in doubt.
func (e Entry) doubted(why Disproportion) Entry {
	e.Status, e.Outsized = annual.Flagged, why
	return e
}

// markOutsized puts the figures of a column in doubt that are outsized.
func (r columnReader) markOutsized(c *column, ref annual.CellRef) error {
	var found []int
	for from := 0; from < len(c.counted.places); {
		to := from
		var years []Entry
		for ; to < len(c.counted.places) && c.counted.places[to].Code == c.counted.places[from].Code; to++ {
			e, _ := c.at(to)
			years = append(years, e)
		}
		for _, i := range outsizedAmong(years) {
			found = append(found, from+i)
		}
		from = to
	}
	if len(found) == 0 {
		return nil
	}
	bound, known := c.overPeers()
	for _, i := range found {
		e, _ := c.at(i)
		if !known || e.rounded() <= bound {
			continue
		}
		supported, err := r.addsUp(c.counted.reports[i], ref)
		if err != nil {
			return err
		}
		if !supported {
			if err := c.set(i, e.doubted(AmongYears)); err != nil {
				return err
			}
		}
	}
	return nil
}

// overPeers returns what a figure must exceed to be outsized beside those of all governments, false where too few are known.
func (c *column) overPeers() (float64, bool) {
	var values []float64
	for i := range c.counted.places {
		if e, _ := c.at(i); e.Known && !e.Doubtful() {
			values = append(values, e.rounded())
		}
	}
	if len(values) < leastPeers {
		return 0, false
	}
	slices.Sort(values)
	return overPeers * values[len(values)/2], true
}

// addsUp reports whether a report's figure is one of a row of applicants whose total is the sum of the others.
func (r columnReader) addsUp(report int64, ref annual.CellRef) (bool, error) {
	if ref.Applicant == "" {
		return false, nil
	}
	total := form.Applicants()[len(form.Applicants())-1].ID
	var adds bool
	err := r.tx.QueryRowContext(r.ctx, query("row_adds_up"), sql.Named("report", report), sql.Named("indicator", ref.Indicator), sql.Named("total", total)).Scan(&adds)
	return adds, err
}

// markLookedUp does the same for the figures of a cell that were looked up: of the few regions with a great one all years are
// looked up, and what all governments state only where that is of use.
func (src Source) markLookedUp(cells placeEntries, ref annual.CellRef) error {
	var great []string
	for at, e := range cells {
		if e.canBeOutsized() {
			great = append(great, at.Code.Code())
		}
	}
	if len(great) == 0 {
		return nil
	}
	regions, err := database.JSONList(slices.Compact(slices.Sorted(slices.Values(great))))
	if err != nil {
		return err
	}
	years := map[catalogue.Division][]Entry{}
	err = yearsOf(src.ctx, src.tx, ref, regions, years)
	among := false
	for _, of := range years {
		among = among || len(outsizedAmong(of)) > 0
	}
	if err != nil || !among {
		return err
	}
	whole, err := src.cell(ref)
	if err != nil {
		return err
	}
	for at := range cells {
		if e, has := whole.Entry(at, CountedReport{index: -1}); has && e.Outsized != NoDisproportion {
			cells[at] = e
		}
	}
	return nil
}

// yearsOf adds what some governments state of a cell for all years.
func yearsOf(ctx context.Context, tx database.Queryer, ref annual.CellRef, regions string, years map[catalogue.Division][]Entry) error {
	name := "government_figures"
	if form.IsStated(ref.Indicator) {
		name = "government_stated"
	}
	return placeLines(ctx, tx, name, []any{sql.Named("indicator", ref.Indicator), sql.Named("applicant", ref.Applicant),
		sql.Named("regions", regions), sql.Named("from_year", 0), sql.Named("to_year", math.MaxInt32)}, func(at Place, rest string) error {
		status, value, _ := strings.Cut(rest, " ")
		e, err := parseEntry(ref.Indicator, annual.Status(status), value)
		years[at.Code] = append(years[at.Code], e)
		return err
	})
}

// OutsizedOf returns what figures that a report states are out of proportion to, as comparisons have it: but for fees none of a report
// that does not count for its region and year, or is given without one. What all governments state is looked at only where its own other years are of use.
func OutsizedOf(ctx context.Context, db *database.DB, report int64, code string, year int, stated []annual.Observation) (map[annual.CellRef]Disproportion, error) {
	cells, err := ReportedIn(stated)
	if err != nil {
		return nil, err
	}
	at, _ := PlaceOf(code)
	at.Year = int32(year)
	found := map[annual.CellRef]Disproportion{}
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		r := columnReader{ctx, tx, db, state}
		for ref, e := range cells[Unstored] {
			why, err := r.outsized(ReportAt{report, at}, ref, e)
			if why != NoDisproportion {
				found[ref] = why
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return found, err
}

// outsized returns what a figure of a report is out of proportion to.
func (r columnReader) outsized(of ReportAt, ref annual.CellRef, e Entry) (Disproportion, error) {
	if charges.Has(ref.Indicator) {
		charged, err := r.charged()
		return charged.of(of.Report, ref), err
	}
	at := of.At
	if at.Code == 0 || at.Year == 0 || !e.canBeOutsized() {
		return NoDisproportion, nil
	}
	regions, err := database.JSONList([]string{at.Code.Code()})
	if err != nil {
		return NoDisproportion, err
	}
	years := map[catalogue.Division][]Entry{}
	if err := yearsOf(r.ctx, r.tx, ref, regions, years); err != nil || len(outsizedAmong(years[at.Code])) == 0 {
		return NoDisproportion, err
	}
	whole, err := r.cell(ref)
	if err != nil {
		return NoDisproportion, err
	}
	if i := whole.counted.find(at); i >= 0 && whole.counted.reports[i] == of.Report {
		e, _ = whole.at(i)
		return e.Outsized, nil
	}
	return NoDisproportion, nil
}

// markReported does the same for what was looked up of reports, of those that count.
func (r columnReader) markReported(reported Reported, reports []ReportAt) error {
	for _, of := range reports {
		for ref, e := range reported[of.Report] {
			if charges.Has(ref.Indicator) {
				charged, err := r.charged()
				if err != nil {
					return err
				}
				if why := charged.of(of.Report, ref); why != NoDisproportion {
					reported[of.Report][ref] = e.doubted(why)
				}
				continue
			}
			if !e.canBeOutsized() {
				continue
			}
			whole, err := r.cell(ref)
			if err != nil {
				return err
			}
			if i := whole.counted.find(of.At); i >= 0 && whole.counted.reports[i] == of.Report {
				reported[of.Report][ref], _ = whole.at(i)
			}
		}
	}
	return nil
}
