package crawldb

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
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

// A Holder is a process that has a run.
type Holder struct {
	Place   string // its machine and archive, of which one process at a time has the lock
	Process string // tells it from others of that place
}

// String returns the holder as it is named to people.
func (h Holder) String() string { return h.Place + ", " + h.Process }

// A Lease says for how long a run is its holder's without a sign of life, and how old an unfinished
// run may be to be gone on with.
type Lease struct {
	Lasts     time.Duration
	Resumable time.Duration
	// Sites are those of the run, nil for all: a run that has requests to make at others is not gone on with, since it would end
	// with them unasked.
	Sites []string
}

// HeldError says that another process has the run.
type HeldError struct {
	Run     int64
	Holder  string
	Alive   time.Time // its last sign of life
	Expires time.Time // when the run is taken over unless there is another one
}

func (e *HeldError) Error() string {
	return fmt.Sprintf("run %d of this database is going on at %s; its last sign of life was at %s, without another it is taken over from %s on",
		e.Run, e.Holder, e.Alive.Format(time.RFC3339), e.Expires.Format(time.RFC3339))
}

// ErrLost says that another process has taken a run over.
var ErrLost = errors.New("the run was without a sign of life for too long, and another process has taken it over")

// Begin begins a run for the holder, or goes on with the last one if that has no end and began less
// than Resumable ago. A run that shows signs of life is not taken from its holder, whatever its age:
// the error is a *HeldError. The caller has the lock of the holder's place: who had a run there
// before is dead.
func Begin(ctx context.Context, db *database.DB, now time.Time, h Holder, lease Lease) (Run, error) {
	var run Run
	err := db.Update(ctx, func(tx *database.Session) error {
		last, err := lastLeased(ctx, tx)
		if err != nil {
			return err
		}
		if alive := now.Sub(last.alive) < lease.Lasts; alive && !last.finished && last.place != h.Place {
			return &HeldError{last.ID, last.holder, last.alive, last.alive.Add(lease.Lasts)}
		}
		run = Run{Started: now}
		owes, err := owesOthers(ctx, tx, lease.Sites)
		if err != nil {
			return err
		}
		if last.ID != 0 && !last.finished && now.Sub(last.Started) < lease.Resumable && !owes {
			run = Run{ID: last.ID, Started: last.Started, Resumed: true}
			_, err := tx.ExecContext(ctx, query("crawl_run_take"), sql.Named("run", run.ID), sql.Named("place", h.Place),
				sql.Named("holder", h.String()), sql.Named("now", database.Timestamp(now)))
			return err
		}
		result, err := tx.ExecContext(ctx, query("crawl_run_insert"), sql.Named("place", h.Place), sql.Named("holder", h.String()),
			sql.Named("now", database.Timestamp(now)))
		if err != nil {
			return err
		}
		run.ID, err = result.LastInsertId()
		return err
	})
	return run, err
}

// owesOthers reports whether requests are to be made at other sites than these, nil for all.
func owesOthers(ctx context.Context, tx *database.Session, sites []string) (owes bool, err error) {
	if sites == nil {
		return false, nil
	}
	names, err := json.Marshal(sites)
	if err == nil {
		err = tx.QueryRowContext(ctx, query("crawl_owes_others"), sql.Named("sites", string(names))).Scan(&owes)
	}
	return owes, err
}

// leased is a run with its lease.
type leased struct {
	Run
	finished      bool
	place, holder string
	alive         time.Time // zero where it was given back
}

// lastLeased returns the last run, the zero value if there was none.
func lastLeased(ctx context.Context, tx *database.Session) (leased, error) {
	var l leased
	var started, alive string
	err := tx.QueryRowContext(ctx, query("crawl_last_run")).Scan(&l.ID, &started, &l.finished, &l.place, &l.holder, &alive)
	if errors.Is(err, sql.ErrNoRows) {
		return leased{}, nil
	}
	if err == nil {
		l.Started, err = time.Parse(time.RFC3339, started)
	}
	if err == nil && alive != "" {
		l.alive, err = time.Parse(time.RFC3339, alive)
	}
	return l, err
}

// Beat gives a sign of life of a run's holder. It fails with ErrLost if another has the run now.
func Beat(ctx context.Context, db *database.DB, run int64, h Holder, now time.Time) error {
	return leaseUpdate(ctx, db, run, h, database.Timestamp(now))
}

// GiveBack gives a run back that is not at its end: the next one goes on with it at once.
func GiveBack(ctx context.Context, db *database.DB, run int64, h Holder) error {
	err := leaseUpdate(ctx, db, run, h, "")
	if errors.Is(err, ErrLost) {
		return nil
	}
	return err
}

func leaseUpdate(ctx context.Context, db *database.DB, run int64, h Holder, heartbeat string) error {
	return db.Update(ctx, func(tx *database.Session) error {
		result, err := tx.ExecContext(ctx, query("crawl_run_beat"), sql.Named("run", run), sql.Named("holder", h.String()), sql.Named("heartbeat", heartbeat))
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return ErrLost
	})
}
