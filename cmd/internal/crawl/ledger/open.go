package ledger

import (
	"context"
	"slices"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// Quiet are the kinds of failure that are as they should be: what robots.txt forbids is not read, and
// not every page with a likely title is a report.
var Quiet = map[string]bool{"robots": true, "no-report": true}

// Failed returns a failure as a problem.
func Failed(f crawldb.Failure) outcome.Problem {
	return outcome.Problem{Site: f.Site, URL: f.URL, Kind: f.Kind, Error: f.Error, Since: f.Since.UTC()}
}

// Lasting returns what is not as it should be at the sites, by the runs that asked them last: problems,
// and addresses that could not be had, but for those that a problem of their site tells of.
func Lasting(ctx context.Context, db *database.DB) ([]outcome.Problem, error) {
	last, err := outcome.Last(ctx, db)
	if err != nil {
		return nil, err
	}
	failures, err := crawldb.FailuresNow(ctx, db)
	if err != nil {
		return nil, err
	}
	known, err := acknowledged(ctx, db)
	if err != nil {
		return nil, err
	}
	return lasting(last.Told(), failures, known), nil
}

func acknowledged(ctx context.Context, db *database.DB) (map[crawldb.Matter]bool, error) {
	list, err := crawldb.Acknowledged(ctx, db)
	known := map[crawldb.Matter]bool{}
	for _, m := range list {
		known[m] = true
	}
	return known, err
}

// lasting returns the problems, without those that one run found and that are past, and the failures
// that none of them tells of, each with whether a person knows of it.
func lasting(problems []outcome.Problem, failures []crawldb.Failure, known map[crawldb.Matter]bool) []outcome.Problem {
	var list []outcome.Problem
	bySite := map[string][]outcome.Problem{}
	for _, p := range problems {
		if !p.Once {
			list = append(list, p)
			bySite[p.Site] = append(bySite[p.Site], p)
		}
	}
	for _, f := range failures {
		failed := Failed(f)
		if !Quiet[f.Kind] && !slices.ContainsFunc(bySite[f.Site], func(p outcome.Problem) bool { return p.Tells(failed) }) {
			list = append(list, failed)
		}
	}
	for i := range list {
		list[i].Acknowledged = known[list[i].Matter()]
	}
	return list
}

// Settle marks in a summary which problems a person knows of, counts what lasts and nobody does, and
// forgets what has passed: when it returns, it is new.
func Settle(ctx context.Context, db *database.DB, s *outcome.Summary) error {
	known, err := acknowledged(ctx, db)
	if err != nil {
		return err
	}
	failures, err := crawldb.FailuresNow(ctx, db)
	if err != nil {
		return err
	}
	here := map[string]bool{}
	for _, site := range s.Sites {
		here[site.Name] = true
	}
	marked := map[crawldb.Matter]bool{}
	for _, p := range lasting(s.Problems, failures, known) {
		if !here[p.Site] || p.New || !p.Since.Before(s.Started) {
			continue // another run's, or told as new
		}
		marked[p.Matter()] = p.Acknowledged
		if !p.Acknowledged {
			s.Open++
		}
	}
	for _, list := range [][]outcome.Problem{s.Problems, s.Failed} {
		for i := range list {
			list[i].Acknowledged = marked[list[i].Matter()]
		}
	}
	var passed []crawldb.Matter
	for m := range known {
		if _, lasts := marked[m]; here[m.Site] && !lasts {
			passed = append(passed, m)
		}
	}
	return crawldb.ForgetAcknowledged(ctx, db, passed)
}
