package columns

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
)

// countedPlaces are the regions and years that a report counts for, in order.
type countedPlaces struct {
	places  []Place
	reports []int64
	first   map[catalogue.Division]int32 // index of each region's first year
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
// regions and years. Its parts are kept in lists of their own, which take five
// bytes a report, so that those of all quantities have room in memory.
type column struct {
	counted  *countedPlaces
	statuses []uint8 // places in columnStatuses, with columnKnown and columnCorrected
	whole    []int32 // the numbers, where they are whole and not large
	others   map[int]decimal
	stated   bool // of the text of reports
}

// A decimal is the number of an entry.
type decimal struct {
	mantissa int64
	scale    uint8
	exact    *big.Rat
}

// columnStatuses are the statuses that a column has; the first stands for reports
// without the cell.
var columnStatuses = []annual.Status{annual.Missing, annual.Read, annual.Derived, annual.Inferred, annual.Flagged, annual.Blank, annual.Corrected}

// Bits beside the place of a status: it has a number, a person corrected it or a part of it,
// the number is among the others; and two for what it is out of proportion to.
const (
	columnKnown     = 0x80
	columnCorrected = 0x40
	columnOther     = 0x20
	columnOutsized  = 3
	columnStatus    = 0x07
)

func newColumn(counted *countedPlaces, stated bool) *column {
	return &column{counted: counted, statuses: make([]uint8, len(counted.places)), whole: make([]int32, len(counted.places)), stated: stated}
}

func (c *column) bytes() int {
	const bytesOfAnother = 100
	return 5*len(c.statuses) + bytesOfAnother*len(c.others)
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
	status := c.statuses[i]
	e := Entry{Status: columnStatuses[status&columnStatus], Known: status&columnKnown != 0, Corrected: status&columnCorrected != 0,
		Stated: c.stated, Outsized: Disproportion(status >> columnOutsized & 3), mantissa: int64(c.whole[i])}
	if status&columnOther != 0 {
		d := c.others[i]
		e.mantissa, e.scale, e.exact = d.mantissa, d.scale, d.exact
	}
	return e, status != 0
}

func (c *column) set(i int, e Entry) error {
	status := slices.Index(columnStatuses, e.Status)
	if status < 0 {
		return fmt.Errorf("stored status %q", e.Status)
	}
	c.statuses[i] = uint8(status) | uint8(e.Outsized)<<columnOutsized
	if e.Known {
		c.statuses[i] |= columnKnown
	}
	if e.Corrected {
		c.statuses[i] |= columnCorrected
	}
	if e.scale == 0 && e.exact == nil && math.MinInt32 <= e.mantissa && e.mantissa <= math.MaxInt32 {
		c.whole[i] = int32(e.mantissa)
		return nil
	}
	if c.others == nil {
		c.others = map[int]decimal{}
	}
	c.statuses[i] |= columnOther
	c.others[i] = decimal{e.mantissa, e.scale, e.exact}
	return nil
}
