package columns

import (
	"nianbao/normalize/annual"
	"nianbao/store/charges"
)

// disproportions are the doubts of charges as those of figures. Years say little of a fee: most governments charge none.
var disproportions = map[charges.Doubt]Disproportion{charges.Excessive: PerApplication, charges.ToldTwice: ToldTwice}

// A chargedReader tells which fees are in doubt, as lists of fees have it.
type chargedReader map[charges.Cell]charges.Doubt

func (r columnReader) charged() (chargedReader, error) {
	return charges.Unlikely(r.ctx, r.db, r.tx, r.state)
}

// of returns what a report's fee is out of proportion to.
func (c chargedReader) of(report int64, ref annual.CellRef) Disproportion {
	return disproportions[c[charges.Cell{Report: report, Indicator: ref.Indicator}]]
}

// markCharged puts the fees of a column in doubt that are out of proportion.
func (r columnReader) markCharged(c *column, ref annual.CellRef) error {
	charged, err := r.charged()
	for i, report := range c.counted.reports {
		if why := charged.of(report, ref); why != NoDisproportion {
			if e, has := c.at(i); has {
				if err := c.set(i, e.doubted(why)); err != nil {
					return err
				}
			}
		}
	}
	return err
}

// markLookedUpCharges does the same for the fees of some regions.
func (src Source) markLookedUpCharges(cells placeEntries, ref annual.CellRef) error {
	charged, err := src.charged()
	if err != nil || len(charged) == 0 {
		return err
	}
	reports, err := src.Reports()
	if err != nil {
		return err
	}
	for at, e := range cells {
		if why := charged.of(reports.At(at).Report, ref); why != NoDisproportion {
			cells[at] = e.doubted(why)
		}
	}
	return nil
}
