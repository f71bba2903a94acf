package ledger

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// Problems returns what a person should know of the sites of a run: which were not had as they are
// or were, and what did not come of them that was due. last is the summary of the run before, nil if
// there was none; of sites that were not asked its problems stay.
func Problems(ctx context.Context, db *database.DB, list []sites.Site, s, last *outcome.Summary, now time.Time) ([]outcome.Problem, error) {
	t := &telling{s: s, last: last, starts: map[string][]string{}}
	for _, site := range list {
		t.starts[site.Name] = site.Start
	}
	lists, err := crawldb.Lists(ctx, db, s.Run)
	if err != nil {
		return nil, err
	}
	// Of a site that was left to another crawler the walk may have begun.
	lists = slices.DeleteFunc(lists, func(l crawldb.ListAccount) bool {
		site, ok := s.Of(l.Site)
		return ok && site.NotDue
	})
	failures, err := crawldb.Failures(ctx, db, s.Run)
	if err != nil {
		return nil, err
	}
	t.siteProblems(lists, failures)
	t.remaining()
	for _, do := range []func(context.Context, *database.DB) error{
		func(ctx context.Context, db *database.DB) error { return t.listProblems(ctx, db, lists) },
		t.unread, t.partial,
		func(ctx context.Context, db *database.DB) error { return t.overdue(ctx, db, now) },
	} {
		if err := do(ctx, db); err != nil {
			return nil, err
		}
	}
	return t.problems, nil
}

// telling is what is told of the sites of a run.
type telling struct {
	s, last  *outcome.Summary
	starts   map[string][]string // of the sites
	problems []outcome.Problem
}

// tell adds a problem that may last, and is not new if the last run had it; about may be "".
func (t *telling) tell(site, kind, about string, args ...any) {
	t.add(t.last, outcome.Problem{Site: site, Kind: kind, About: about}, args)
}

// tellNew adds a problem of what this run found: another run's is another.
func (t *telling) tellNew(site, kind, about string, args ...any) {
	t.add(nil, outcome.Problem{Site: site, Kind: kind, About: about, Once: true}, args)
}

func (t *telling) add(last *outcome.Summary, p outcome.Problem, args []any) {
	p.Since = t.s.Started
	if start := t.starts[p.Site]; len(start) > 0 {
		p.URL = start[0]
	}
	t.problems = append(t.problems, outcome.Tell(last, p, args...))
}

// remaining tells again what the last run told of sites that this one did not ask, and that lasts. What
// is overdue is told of all sites by what the database has.
func (t *telling) remaining() {
	notAsked := map[string]bool{}
	for _, site := range t.s.Sites {
		notAsked[site.Name] = site.NotDue
	}
	for _, p := range t.last.Told() {
		if notAsked[p.Site] && !p.Once && p.Kind != "expected-missing" {
			p.New = false
			t.problems = append(t.problems, p)
		}
	}
}

// siteProblems tells of each site the worst that holds: that it has moved, is behind a wall or is gone
// explains why nothing was found there.
func (t *telling) siteProblems(lists []crawldb.ListAccount, failures []crawldb.Failure) {
	before := map[string]int{}
	if t.last != nil {
		for _, site := range t.last.Sites {
			before[site.Name] = site.Documents
		}
	}
	held := map[string]int{}
	for _, l := range lists {
		held[l.Site] += l.Held
	}
	failed := map[string][]crawldb.Failure{}
	for _, f := range failures {
		failed[f.Site] = append(failed[f.Site], f)
	}
	for _, site := range t.s.Sites {
		if site.NotDue {
			continue
		}
		explained := t.explain(site, failed[site.Name])
		switch was := before[site.Name]; {
		case explained:
		case site.Documents == 0:
			t.tell(site.Name, "site-empty", "")
		case held[site.Name] == 0:
			t.tell(site.Name, "site-barren", "", site.Documents)
		case 2*site.Documents < was:
			t.tell(site.Name, "site-shrunk", "", site.Documents, was)
		}
		if site.Left > 0 {
			t.tell(site.Name, "site-limit", "", site.Left)
		}
		if site.Outside > 0 {
			t.tell(site.Name, "site-outside", "", site.Outside, outcome.Names(site.OutsideHosts))
		}
		if site.Robots > 0 && !explained {
			t.tell(site.Name, "robots-withheld", "", site.Robots)
		}
		if !explained && held[site.Name] > 0 {
			t.pagesWithout(site.Name, failed[site.Name])
		}
	}
}

// explain tells of a site that has moved, is behind a wall, is gone or must not be read, and reports whether
// something explains that nothing was found there.
func (t *telling) explain(site outcome.SiteSummary, failures []crawldb.Failure) bool {
	walls, wall := 0, ""
	gone, robots, isFailure := "", false, false
	for _, f := range failures {
		isStart := slices.ContainsFunc(t.starts[site.Name], func(start string) bool { return sites.Request{URL: start}.Key() == f.URL })
		switch {
		case f.Kind == "blocked":
			if walls++; wall == "" {
				wall = whereWall.ReplaceAllString(f.Error, "")
			}
		case isStart && f.Kind == "robots":
			robots = true
		case isStart && IsGone(f):
			gone = f.URL
		case isStart:
			isFailure = true // and told as that
		}
	}
	switch {
	case site.MovedTo != "":
		t.tell(site.Name, "moved", "", site.MovedTo)
	case walls > 0:
		t.tell(site.Name, "blocked", "", walls, outcome.Reason(wall))
	case gone != "":
		t.tell(site.Name, "gone", "", gone)
		t.problems[len(t.problems)-1].URL = gone
	case robots:
		t.tell(site.Name, "site-robots", "")
	default:
		return isFailure && site.Documents == 0
	}
	return true
}

// whereWall is what the error of a wall says before what was seen of it.
var whereWall = regexp.MustCompile(`^(?:\S+ is left alone for the rest of this run: )?(?:a wall stands (?:before|in place of) the page: )?`)

// pagesWithout tells of the pages that links call reports and that hold none: of all again where there
// are new ones.
func (t *telling) pagesWithout(site string, failures []crawldb.Failure) {
	var pages outcome.Names
	isNew := false
	for _, f := range failures {
		if f.Kind == "no-report" {
			pages = append(pages, f.URL)
			isNew = isNew || !f.Since.Before(t.s.Started.Truncate(time.Second))
		}
	}
	switch {
	case isNew:
		t.tellNew(site, "pages-without", "", len(pages), pages)
	case len(pages) > 0:
		t.tell(site, "pages-without", "", len(pages), pages)
	}
}

// IsGone reports whether a server said of an address that nothing is there: by status 404 or 410, or on
// a page that says so.
func IsGone(f crawldb.Failure) bool {
	return f.Kind == "gone" || f.Kind == "status" && slices.ContainsFunc([]int{http.StatusNotFound, http.StatusGone},
		func(status int) bool { return strings.Contains(f.Error, fmt.Sprint(" ", status, " ")) })
}

// listProblems tells of lists that say they have more than was seen, and of those that had more
// reports at the run before.
func (t *telling) listProblems(ctx context.Context, db *database.DB, lists []crawldb.ListAccount) error {
	for _, l := range lists {
		if l.Announced > l.Seen {
			t.tell(l.Site, "list-short", l.List, l.Announced, l.Seen, l.List)
		}
		if l.Reports < l.Before {
			lost, err := crawldb.Lost(ctx, db, t.s.Run, l.Site, l.List)
			if err != nil {
				return err
			}
			t.tellNew(l.Site, "list-shrunk", l.List, l.Before, l.Reports, outcome.Names(lost[:min(len(lost), l.Before-l.Reports)]))
		}
	}
	return nil
}
