package columns

import (
	"fmt"
	"math/big"
	"slices"

	"nianbao/normalize/annual"
)

// countedPlaces are the regions and years that a report counts for, in order.
type countedPlaces struct {
	places  []Place
	reports []int64
	first   map[int32]int32 // index of each region's first year
}

// find returns the index of a place, -1 if no report counts for it.
func (p *countedPlaces) find(at Place) int {
	first, ok := p.first[at.Code]
	if !ok {
		return -1
	}
	for i := int(first); i < len(p.places) && p.places[i].Code == at.Code; i++ {
		if p.places[i].Year == at.Year {
			return i
		}
	}
	return -1
}

// At makes countedPlaces a ReportIndex.
func (p *countedPlaces) At(at Place) CountedReport {
	if i := p.find(at); i >= 0 {
		return CountedReport{p.reports[i], i}
	}
	return CountedReport{index: -1}
}

func (p *countedPlaces) bytes() int { return 24 * len(p.places) }

// A column is one quantity in all counted reports: it answers for any choice of
// regions and years. Its parts are kept in lists of their own, which take ten
// bytes a report.
type column struct {
	counted   *countedPlaces
	statuses  []uint8 // places in columnStatuses, with columnKnown and columnCorrected
	mantissas []int64
	scales    []uint8          // nil if all are 0
	exact     map[int]*big.Rat // numbers that are no entry otherwise
}

// columnStatuses are the statuses that a column has; the first stands for reports
// without the cell.
var columnStatuses = []annual.Status{annual.Missing, annual.Read, annual.Derived, annual.Inferred, annual.Flagged, annual.Blank, annual.Corrected}

// Bits beside the place of a status: it has a number, a person corrected it or a part of it.
const (
	columnKnown     = 0x80
	columnCorrected = 0x40
)

func newColumn(counted *countedPlaces) *column {
	return &column{counted: counted, statuses: make([]uint8, len(counted.places)), mantissas: make([]int64, len(counted.places))}
}

func (c *column) bytes() int {
	return 9*len(c.statuses) + len(c.scales) + 200*len(c.exact)
}

// Entry makes a column an EntrySource.
func (c *column) Entry(at Place, of CountedReport) (Entry, bool) {
	i := of.index
	if i < 0 {
		i = c.counted.find(at)
	}
	if i < 0 {
		return Entry{}, false
	}
	return c.at(i)
}

// at returns the entry of the counted place with that index; false if its report
// has none.
func (c *column) at(i int) (Entry, bool) {
	e := Entry{Status: columnStatuses[c.statuses[i]&^(columnKnown|columnCorrected)], Known: c.statuses[i]&columnKnown != 0,
		Corrected: c.statuses[i]&columnCorrected != 0, mantissa: c.mantissas[i], exact: c.exact[i]}
	if c.scales != nil {
		e.scale = c.scales[i]
	}
	return e, c.statuses[i] != 0
}

func (c *column) set(i int, e Entry) error {
	status := slices.Index(columnStatuses, e.Status)
	if status < 0 {
		return fmt.Errorf("stored status %q", e.Status)
	}
	c.statuses[i], c.mantissas[i] = uint8(status), e.mantissa
	if e.Known {
		c.statuses[i] |= columnKnown
	}
	if e.Corrected {
		c.statuses[i] |= columnCorrected
	}
	if e.scale != 0 {
		if c.scales == nil {
			c.scales = make([]uint8, len(c.statuses))
		}
		c.scales[i] = e.scale
	}
	if e.exact != nil {
		if c.exact == nil {
			c.exact = map[int]*big.Rat{}
		}
		c.exact[i] = e.exact
	}
	return nil
}
