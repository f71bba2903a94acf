package proposals

import (
	"context"
	"database/sql"

	"nianbao/store/database"
	"nianbao/store/reports"
)

// List returns a part of the proposals in a state, or in any if that is "": open ones in the order in
// which they came, the others the last decided first.
func List(ctx context.Context, db database.Queryer, state State, part reports.Part) ([]Proposal, error) {
	ids, err := database.IDs(ctx, db, query("proposals_chosen"), sql.Named("state", string(state)), sql.Named("limit", part.Limit),
		sql.Named("offset", part.Offset))
	if err != nil {
		return nil, err
	}
	return load(ctx, db, ids)
}

// Counts returns how many proposals are in each state.
func Counts(ctx context.Context, db database.Queryer) (map[State]int, error) {
	counts := map[State]int{}
	_, err := database.Collect(ctx, db, query("proposal_counts"), nil, func(scan func(...any) error) (s State, err error) {
		var n int
		err = scan(&s, &n)
		counts[s] = n
		return s, err
	})
	return counts, err
}
