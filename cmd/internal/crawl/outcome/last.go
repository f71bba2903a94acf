package outcome

import (
	"context"
	"encoding/json"
	"fmt"

	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// oldestSummary is how many runs back a site is looked for that the last runs left out.
const oldestSummary = 10

// Last returns what the last runs say of the sites, of each the last that had it; nil if none came to
// its end. A run can be of some sites alone.
func Last(ctx context.Context, db *database.DB) (*Summary, error) {
	runs, err := crawldb.LastRuns(ctx, db, oldestSummary)
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
