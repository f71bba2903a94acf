package lookup

import (
	"fmt"
	"iter"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/charges"
)

// A feeLevel is whose fees are added up: those of the governments of one level, or of all other organs. Never of two of
// these, since the report of a city may have in it what its districts charged, and that of a government what its
// departments did.
type feeLevel struct {
	Level   string `json:"level"`
	Reports int    `json:"reports"` // that state a fee, be it none

	Href, Current string `json:"-"`
}

// feeLevels are the words for them in addresses; of those that have a report the first is added up unless another is
// asked for.
var feeLevels = []string{"county", "prefecture", "province", "departments"}

func feeLevelOf(c charges.Charge) string {
	if !c.Government || c.Within(6) == 0 {
		return "departments"
	}
	return c.Within(6).Level().String()
}

// ofLevel returns the charges of the organs of a level.
func ofLevel(chosen iter.Seq[charges.Charge], level string) iter.Seq[charges.Charge] {
	return func(yield func(charges.Charge) bool) {
		for c := range chosen {
			if feeLevelOf(c) == level && !yield(c) {
				return
			}
		}
	}
}

// chooseLevel lists the levels that have reports, and sets the one that is added up. It returns its sums.
func (d *feesData) chooseLevel(r *page.Request, sums *feeSums) *levelSums {
	d.Asked = r.Choice("sum", append([]string{""}, feeLevels...)...)
	d.Sum = d.Asked
	for _, level := range feeLevels {
		total := sums.levels[level].total
		if total == nil && level != d.Asked {
			continue
		}
		if d.Sum == "" {
			d.Sum = level
		}
		choice := r.Chosen("page")
		choice.Set("sum", level)
		listed := feeLevel{Level: level, Href: "?" + choice.Encode() + "#by-region"}
		if total != nil {
			listed.Reports = total.Reports
		}
		if level == d.Sum {
			listed.Current = "true"
		}
		d.Levels = append(d.Levels, listed)
	}
	if d.Sum == "" {
		return &levelSums{}
	}
	return sums.levels[d.Sum]
}

// YearSpan writes between which years the sums are, "" where none is known.
func (d *feesData) YearSpan() string {
	known := slices.DeleteFunc(slices.Clone(d.Years), func(year int) bool { return year == 0 })
	if len(known) == 0 {
		return ""
	}
	if first, last := known[0], known[len(known)-1]; first != last {
		return fmt.Sprintf("%d–%d", first, last)
	}
	return strconv.Itoa(known[0])
}

// YearUnknown reports whether reports of no known year are in the sums.
func (d *feesData) YearUnknown() bool { return slices.Contains(d.Years, 0) }

// sumRows has a row for each region, as the table of sums has, and one for all of them.
func (d *feesData) sumRows() [][]string {
	head := []string{"region_code", "region", "whole", "level", "yuan"}
	for _, year := range d.Years {
		if year == 0 {
			head = append(head, "year_unknown", "reports_year_unknown")
			continue
		}
		head = append(head, strconv.Itoa(year), fmt.Sprintf("%d reports", year))
	}
	rows := [][]string{append(head, "charged", "reports", "left_out", "invented")}
	add := func(of feeRegion, whole bool) {
		line := []string{of.Code, of.Name, strconv.FormatBool(whole), d.Sum, of.Yuan}
		for i := range d.Years {
			line = append(line, of.ByYear[i], strconv.Itoa(of.ReportsByYear[i]))
		}
		rows = append(rows, append(line, strconv.Itoa(of.Charged), strconv.Itoa(of.Reports), strconv.Itoa(of.Doubtful), strconv.Itoa(of.Invented)))
	}
	for _, of := range d.Regions {
		add(of, false)
	}
	if d.Total != nil {
		add(*d.Total, true)
	}
	return rows
}
