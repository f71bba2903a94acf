package crawldb

import (
	"context"
	"database/sql"
	"time"

	"nianbao/store/database"
)

// A Run is one run of the crawler. A run that was killed is gone on with:
// it is the same run.
type Run struct {
	ID      int64
	Started time.Time
	Resumed bool
}

// Finish ends a run with its summary, which is JSON, and the messages that tell of it, and gives its
// lease back.
func Finish(ctx context.Context, db *database.DB, run int64, now time.Time, summary []byte, messages ...Message) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_run_finish"), sql.Named("run", run),
			sql.Named("finished_at", database.Timestamp(now)), sql.Named("summary", string(summary)))
		if err == nil {
			_, err = tx.ExecContext(ctx, query("crawl_lists_forget"), sql.Named("run", run))
		}
		if err == nil {
			err = putMessages(ctx, tx, now, messages)
		}
		return err
	})
}
