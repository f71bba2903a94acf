package profile

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianbao/normalize/gazetteer"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Profile is the reports of one organ, or those that count for one region.
type Profile struct {
	// Reports are all versions and files, the newest year first and in it what counts.
	Reports []Report
	// Counted has the report of each year that counts, by year.
	Counted []Report
}

// Last returns the counted report of the last year; it reports false where there is none.
func (p Profile) Last() (Report, bool) {
	if len(p.Counted) == 0 {
		return Report{}, false
	}
	return p.Counted[len(p.Counted)-1], true
}

// Earlier returns the counted report of the last year before one of which there is one; it reports
// false where there is none.
func (p Profile) Earlier(year int) (Report, bool) {
	for _, r := range slices.Backward(p.Counted) {
		if r.Year < year {
			return r, true
		}
	}
	return Report{}, false
}

// Key returns what Organ finds the organ of a report by: its id, or where it has none the
// code of its region and its name in it, as in "320813:教育局"; "" where the organ or the
// region is not known.
func (r Report) Key() string { return KeyOf(r.OrganID, r.Region.Code, r.Body) }

// KeyOf returns the key of an organ with an id, in a region and with a name there.
func KeyOf(organID, region, body string) string {
	switch {
	case organID != "":
		return organID
	case region == "" || body == "":
		return ""
	}
	return region + ":" + body
}

// namedKey is a key that is made of a region and a name.
var namedKey = regexp.MustCompile(`^(\d{6}):(.+)$`)

// Organ returns the profile of the organ with a key. Reports that were read before organs had
// ids go with those that have the same name in the same region. A key of no report gives
// reports.ErrNotFound.
func Organ(ctx context.Context, db *database.DB, key string) (Profile, error) {
	var p Profile
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		ids, err := organReports(ctx, tx, key)
		if err != nil {
			return err
		}
		p.Reports, err = reportsIn(ctx, tx, ids)
		p.Counted = Counted(p.Reports)
		return err
	})
	if err == nil && len(p.Reports) == 0 {
		err = fmt.Errorf("organ %q: %w", key, reports.ErrNotFound)
	}
	return p, err
}

func organReports(ctx context.Context, db database.Queryer, key string) ([]int64, error) {
	if parts := namedKey.FindStringSubmatch(key); parts != nil {
		return database.IDs(ctx, db, query("organ_by_name"), sql.Named("region", parts[1]), sql.Named("body", parts[2]))
	}
	return database.IDs(ctx, db, query("organ_by_id"), sql.Named("organ", key))
}

// Region returns the profile of the place that has a code: of the reports that comparisons
// count for it in each year, also under the codes and names that it had before. Without a
// report it is empty.
func Region(ctx context.Context, db *database.DB, code string) (Profile, error) {
	codes, valid := codesOf(code)
	list, err := database.JSONList(codes)
	if err != nil {
		return Profile{}, err
	}
	var p Profile
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		counted, err := database.IDs(ctx, tx, query("region_counted"), sql.Named("regions", list))
		if err != nil || len(counted) == 0 {
			return err
		}
		known, err := database.JSONList(counted)
		if err != nil {
			return err
		}
		ids, err := database.IDs(ctx, tx, query("region_versions"), sql.Named("reports", known))
		if err != nil {
			return err
		}
		all, err := reportsIn(ctx, tx, ids)
		for _, r := range all {
			if !valid(r.Region.Code, r.Year) {
				continue
			}
			p.Reports = append(p.Reports, r)
			if slices.Contains(counted, r.ID) {
				p.Counted = append(p.Counted, r)
			}
		}
		slices.Reverse(p.Counted)
		return err
	})
	return p, err
}

// codesOf returns the codes that the place with a code has had, and whether one of them was
// its own in a year.
func codesOf(code string) (codes []string, valid func(code string, year int) bool) {
	newest, ok := gazetteer.LookupRegion(code, 0)
	var spans []gazetteer.Region
	if ok {
		if place := gazetteer.PlaceID(newest); place != "" {
			spans = gazetteer.Place(place)
		}
	}
	for _, s := range spans {
		codes = append(codes, s.Code)
	}
	codes = append(codes, code)
	slices.Sort(codes)
	return slices.Compact(codes), func(code string, year int) bool {
		return len(spans) == 0 || slices.ContainsFunc(spans, func(s gazetteer.Region) bool {
			return s.Code == code && s.ValidFrom <= year && (s.ValidTo == 0 || s.ValidTo >= year)
		})
	}
}

// A RegionOrgan is an organ of a region with its reports.
type RegionOrgan struct {
	Key  string
	Name string // in its last report
	Kind string // empty if unknown
	// Years has the report that counts of each year of which there is one.
	Years map[int]int64
}

// Organs returns the organs of a region, not those of the regions in it, by their last
// names, the government first. What is not known by organ or by year is none.
func Organs(ctx context.Context, db *database.DB, code string) ([]RegionOrgan, error) {
	rows, err := database.Collect(ctx, db, query("region_organs"), []any{sql.Named("region", code)}, scanReport)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(rows, func(a, b Report) int {
		if a.Year != b.Year {
			return b.Year - a.Year
		}
		return a.orderBefore(b)
	})
	var list []RegionOrgan
	at := map[string]int{}
	for _, r := range rows {
		key := r.Key()
		i, known := at[key]
		if !known {
			i = len(list)
			at[key] = i
			list = append(list, RegionOrgan{Key: key, Name: r.Organ, Kind: string(r.Kind), Years: map[int]int64{}})
		}
		if _, has := list[i].Years[r.Year]; !has {
			list[i].Years[r.Year] = r.ID
		}
	}
	slices.SortStableFunc(list, func(a, b RegionOrgan) int {
		if a.whole() != b.whole() {
			if a.whole() {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	return list, nil
}

// whole reports whether the organ is the government itself.
func (o RegionOrgan) whole() bool {
	return strings.HasSuffix(o.Key, "-government") || strings.HasSuffix(o.Key, ":人民政府")
}
