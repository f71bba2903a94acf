package ledger

import (
	"context"
	"fmt"
	"path"
	"strings"
	"time"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// byKey groups values by a key, in the order in which keys come first.
func byKey[K comparable, V any](list []V, key func(V) K) (keys []K, groups map[K][]V) {
	groups = map[K][]V{}
	for _, v := range list {
		k := key(v)
		if _, there := groups[k]; !there {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], v)
	}
	return keys, groups
}

func namesOf[V any](list []V, name func(V) string) outcome.Names {
	var names outcome.Names
	for _, v := range list {
		names = append(names, name(v))
	}
	return names
}

// unread tells of the new files that could not be read, by site, form and reason.
func (t *telling) unread(ctx context.Context, db *database.DB) error {
	list, err := crawldb.UnreadOf(ctx, db, t.s.Run)
	keys, groups := byKey(list, func(u crawldb.Unread) [3]string { return [3]string{u.Site, formOf(u.FileName), u.Kind} })
	for _, k := range keys {
		files := groups[k]
		t.tellNew(k[0], "files-unread", k[1]+" "+k[2], len(files), k[1], outcome.Phrase("failure-"+k[2]),
			namesOf(files, func(u crawldb.Unread) string { return u.FileName }))
	}
	return err
}

// formOf returns the form of a file by its name, as people write it: OFD, WPS, HTML.
func formOf(name string) string {
	form := strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
	if form == "" || len(form) > 5 {
		return "HTML" // pages have names of all sorts
	}
	return form
}

// partial tells of the new reports of which tables or pages are missing.
func (t *telling) partial(ctx context.Context, db *database.DB) error {
	list, err := crawldb.PartialOf(ctx, db, t.s.Run)
	keys, groups := byKey(list, func(p crawldb.Partial) string { return p.Site })
	for _, site := range keys {
		reports := groups[site]
		t.tellNew(site, "report-partial", "", len(reports), namesOf(reports, func(p crawldb.Partial) string {
			if p.Organ == "" || p.Year == 0 {
				return p.URL
			}
			return fmt.Sprintf("%s %d", p.Organ, p.Year)
		}))
	}
	return err
}

// overdue tells of the organs that published on the year before last, and not on the last year
// though the day has passed.
func (t *telling) overdue(ctx context.Context, db *database.DB, now time.Time) error {
	year := crawldb.LastYear(now)
	list, err := crawldb.OverdueOf(ctx, db, year)
	type due struct {
		site, day string
	}
	keys, groups := byKey(list, func(o crawldb.Overdue) due { return due{o.Site, crawldb.DueOn(o.Kind, year).Format(time.DateOnly)} })
	for _, k := range keys {
		organs := groups[k]
		if _, crawled := t.starts[k.site]; !crawled || !crawldb.IsDue(organs[0].Kind, year, now) {
			continue
		}
		t.tell(k.site, "expected-missing", k.day, len(organs), year-1, year, k.day, namesOf(organs, func(o crawldb.Overdue) string { return o.Organ }))
	}
	return err
}
