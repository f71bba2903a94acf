package crawldb

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"nianbao/store/database"
)

// An OrganCoverage is what there is of an organ whose reports the crawler had, or of a site before which a wall stands and of which it had
// none: that has no organ.
type OrganCoverage struct {
	Site    string // the first that has reports of it
	OrganID string
	Organ   string // as its last report has it
	Kind    string // of organ, as in the table reports
	Held    map[int]int64
	Blocked bool // a wall stands before the site, by the last run
}

// Coverage lists organs by site and name, with the report of each year. site is "" for all.
func Coverage(ctx context.Context, db *database.DB, site string, offset, limit int) ([]OrganCoverage, error) {
	return database.Collect(ctx, db, query("crawl_coverage"), []any{sql.Named("site", site), sql.Named("offset", offset), sql.Named("limit", limit)},
		func(scan func(...any) error) (OrganCoverage, error) {
			var o OrganCoverage
			var held []byte
			if err := scan(&o.Site, &o.OrganID, &o.Organ, &o.Kind, &held, &o.Blocked); err != nil {
				return o, err
			}
			return o, json.Unmarshal(held, &o.Held)
		})
}

// china is the time of the days on which reports are due.
var china = time.FixedZone("CST", 8*60*60)

// DueOn returns the day until which an organ of a kind has to publish its report on a year. By article
// 49 of the regulation (政府信息公开条例, 2019) that is 31 January of the next year for departments of
// governments and 31 March for governments; towns, which it does not name, are given the later one.
func DueOn(kind string, year int) time.Time {
	if kind == "government" || kind == "township" {
		return time.Date(year+1, time.March, 31, 0, 0, 0, 0, china)
	}
	return time.Date(year+1, time.January, 31, 0, 0, 0, 0, china)
}

// IsDue reports whether the day has passed on which a report was due.
func IsDue(kind string, year int, now time.Time) bool {
	return !now.Before(DueOn(kind, year).AddDate(0, 0, 1))
}

// LastYear returns the year on which reports are published at a time: the one before.
func LastYear(now time.Time) int { return now.In(china).Year() - 1 }
