package store

import (
	"context"

	"nianbao/normalize/annual"
	"nianbao/store/chapters"
	"nianbao/store/database"
	"nianbao/store/faults"
	"nianbao/store/lastyear"
	"nianbao/store/renditions"
)

// An owed is what documents leave to be done once for the whole batch, right
// before it is committed: what is a version and what a rendition, which report counts for a
// region and a year, and the index of chapters. Versions of one report would put their figures into the
// comparisons one after the other, each in place of the last; and SQLite writes
// what the index has gathered at every savepoint, which each document is.
type owed struct {
	keys     []renditions.Key // whose versions are to be told anew
	counts   []countedPlace   // regions and years whose reports changed
	chapters []reportChapters
}

// reportChapters are those of a report that the index is to have.
type reportChapters struct {
	report   int64
	sections []annual.Section
}

// arrange asks for the versions of a key to be told anew, and for a recount for its region
// and year.
func (o *owed) arrange(of renditions.Key) {
	o.keys = append(o.keys, of)
	if of.Region != "" && of.Year != 0 {
		o.counts = append(o.counts, countedPlace{of.Region, of.Year})
	}
}

// index asks for a report's chapters to be put into the index.
func (o *owed) index(report int64, sections []annual.Section) {
	o.chapters = append(o.chapters, reportChapters{report, sections})
}

// add takes over what one document owes.
func (o *owed) add(of owed) {
	o.keys = append(o.keys, of.keys...)
	o.counts = append(o.counts, of.counts...)
	o.chapters = append(o.chapters, of.chapters...)
}

// settle does all of it, each key and each region and year once.
func (o *owed) settle(ctx context.Context, tx *database.Session) error {
	if err := once(o.keys, func(k renditions.Key) error { return renditions.Arrange(ctx, tx, k) }); err != nil {
		return err
	}
	if err := once(o.counts, func(p countedPlace) error { return recount(ctx, tx, p) }); err != nil {
		return err
	}
	if err := once(o.years(), func(k renditions.Key) error {
		if err := faults.KeepYears(ctx, tx, k); err != nil {
			return err
		}
		return lastyear.Keep(ctx, tx, k)
	}); err != nil {
		return err
	}
	for _, c := range o.chapters {
		if err := chapters.Index(ctx, tx, c.report, c.sections); err != nil {
			return err
		}
	}
	*o = owed{}
	return nil
}

// years returns the keys whose reports are to be compared with the year before: those that changed, and
// the same a year later.
func (o *owed) years() []renditions.Key {
	var list []renditions.Key
	for _, k := range o.keys {
		if k.Year != 0 { // else nothing is known of what came before
			next := k
			next.Year++
			list = append(list, k, next)
		}
	}
	return list
}

// once calls do for each of a list that is not a repetition.
func once[T comparable](list []T, do func(T) error) error {
	done := map[T]bool{}
	for _, x := range list {
		if done[x] {
			continue
		}
		done[x] = true
		if err := do(x); err != nil {
			return err
		}
	}
	return nil
}
