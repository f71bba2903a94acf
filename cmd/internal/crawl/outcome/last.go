package outcome

import (
	"context"
	"encoding/json"
	"fmt"

	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// fewSummaries and mostSummaries are how many runs back a site is looked for that the last runs left out.
const (
	fewSummaries  = 10
	mostSummaries = 200
)

// Last returns what the last runs say of the sites, of each the last that had it; nil if none came to
// its end. A run can be of some sites alone, and many of them can follow each other: what the last few do not have of
// the sites that are named is looked for further back.
func Last(ctx context.Context, db *database.DB, names ...string) (*Summary, error) {
	last, err := summaryOfLast(ctx, db, fewSummaries)
	if err != nil || last == nil {
		return last, err
	}
	for _, name := range names {
		if _, ok := last.Of(name); !ok {
			return summaryOfLast(ctx, db, mostSummaries)
		}
	}
	return last, nil
}

// summaryOfLast puts so many summaries together.
func summaryOfLast(ctx context.Context, db *database.DB, most int) (*Summary, error) {
	runs, err := crawldb.LastRuns(ctx, db, most)
	if err != nil {
		return nil, err
	}
	var last *Summary
	seen := map[string]bool{}
	for _, run := range runs {
		if run.Summary == nil {
			continue
		}
		var s Summary
		if err := json.Unmarshal(run.Summary, &s); err != nil {
			return nil, fmt.Errorf("summary of run %d: %w", run.ID, err)
		}
		if last == nil {
			last = &Summary{Run: run.ID, Started: s.Started}
		}
		last.add(s, seen)
	}
	return last, nil
}
