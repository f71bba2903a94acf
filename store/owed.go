package store

import (
	"context"

	"nianbao/normalize/annual"
	"nianbao/store/chapters"
	"nianbao/store/database"
)

// An owed is what documents leave to be done once for the whole batch, right
// before it is committed: which report counts for a region and a year, and the
// index of chapters. Versions of one report would put their figures into the
// comparisons one after the other, each in place of the last; and SQLite writes
// what the index has gathered at every savepoint, which each document is.
type owed struct {
	counts   []countedPlace // regions and years whose reports changed
	chapters []reportChapters
}

// reportChapters are those of a report that the index is to have.
type reportChapters struct {
	report   int64
	sections []annual.Section
}

// count asks for a recount for the region and year of an identity.
func (o *owed) count(of reportKey) {
	if of.region != "" && of.year != 0 {
		o.counts = append(o.counts, countedPlace{of.region, of.year})
	}
}

// index asks for a report's chapters to be put into the index.
func (o *owed) index(report int64, sections []annual.Section) {
	o.chapters = append(o.chapters, reportChapters{report, sections})
}

// add takes over what one document owes.
func (o *owed) add(of owed) {
	o.counts = append(o.counts, of.counts...)
	o.chapters = append(o.chapters, of.chapters...)
}

// settle does all of it, each region and year once.
func (o *owed) settle(ctx context.Context, tx *database.Session) error {
	done := map[countedPlace]bool{}
	for _, place := range o.counts {
		if done[place] {
			continue
		}
		done[place] = true
		if err := recount(ctx, tx, place); err != nil {
			return err
		}
	}
	for _, c := range o.chapters {
		if err := chapters.Index(ctx, tx, c.report, c.sections); err != nil {
			return err
		}
	}
	return nil
}
