package browse

import (
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/reports"
)

// A coverage says of which divisions and years there are reports.
type coverage struct {
	Years     []int              `json:"years"`
	Divisions []coverageDivision `json:"divisions"`
}

// A coverageDivision is one division with its counts in the order of the years.
type coverageDivision struct {
	Code   string          `json:"code"`
	Name   string          `json:"name"`
	Total  int             `json:"reports"`
	Counts []coverageCount `json:"counts"`
}

// A coverageCount is what there is of one year.
type coverageCount struct {
	Year    int `json:"year"`
	Regions int `json:"regions"` // that have a report
	Reports int `json:"reports"`
	Shade   int `json:"-"` // 0 to 4: from none to the most of any division and year
}

func coverageOf(counts []reports.Count) coverage {
	var c coverage
	most := 1
	for _, each := range counts {
		if !slices.Contains(c.Years, each.Year) {
			c.Years = append(c.Years, each.Year)
		}
		most = max(most, each.Reports)
	}
	slices.Sort(c.Years)
	at := map[string]int{}
	for _, each := range counts {
		i, known := at[each.Region.Code]
		if !known {
			i = len(c.Divisions)
			at[each.Region.Code] = i
			d := coverageDivision{Code: each.Region.Code, Name: each.Region.Name, Counts: make([]coverageCount, len(c.Years))}
			for y, year := range c.Years {
				d.Counts[y].Year = year
			}
			c.Divisions = append(c.Divisions, d)
		}
		d := &c.Divisions[i]
		d.Name = each.Region.Name // the newest, as the counts come by year
		d.Total += each.Reports
		d.Counts[slices.Index(c.Years, each.Year)] = coverageCount{Year: each.Year, Regions: each.Regions, Reports: each.Reports,
			Shade: 1 + 3*each.Reports/most}
	}
	return c
}

func (c coverage) rows() [][]string {
	rows := page.Head("code division year regions reports")
	for _, d := range c.Divisions {
		for _, n := range d.Counts {
			rows = append(rows, []string{d.Code, d.Name, strconv.Itoa(n.Year), strconv.Itoa(n.Regions), strconv.Itoa(n.Reports)})
		}
	}
	return rows
}
