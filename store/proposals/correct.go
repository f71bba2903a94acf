package proposals

import (
	"context"
	"time"

	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// Correct makes a correction as store.Correct does, by the rule by which a proposal is accepted: if sums
// would fail that hold, the error is a *BreaksError unless who corrects says to know (breaks). Else it is
// one of store.Correct.
func Correct(ctx context.Context, db *database.DB, report int64, c annual.Correction, breaks bool) error {
	return db.Update(ctx, func(tx *database.Session) error { return correctIn(ctx, tx, db.Now(), report, c, breaks) })
}

func correctIn(ctx context.Context, tx *database.Session, now time.Time, report int64, c annual.Correction, breaks bool) error {
	var broken []check.Sum
	if !breaks {
		reading, err := reports.LoadReading(ctx, tx, report)
		if err != nil {
			return err
		}
		inForce, err := reports.CorrectionsInForce(ctx, tx, report)
		if err != nil {
			return err
		}
		broken = check.Breaks(check.Correct(reading, inForce), c)
	}
	// What can't be at all is refused without asking for a second look, and what is asked about undone with the transaction.
	if err := store.CorrectIn(ctx, tx, now, report, c); err != nil || len(broken) == 0 {
		return err
	}
	return &BreaksError{broken}
}
