package proposals

import (
	"context"
	"database/sql"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/database"
)

// A Decision is what an editor decides on a proposal.
type Decision struct {
	By     string
	Answer string // to the proposer; a refusal needs one
	// Seen is the figure as the editor has looked at it, as Cell.Key has it; "" for how it stood when the
	// proposal was made.
	Seen string
	// Breaks says that the editor knows that sums which hold now will fail.
	Breaks bool
}

// Accept makes the correction that is proposed, as store.Correct does: by the editor, for the reason of the
// proposal. The error is ErrChanged if the figure is not as the editor has seen it, a *BreaksError if
// sums would fail that hold and the editor has not said to know, and else one of ErrNotFound, ErrDecided, ErrGone, ErrNobody, ErrTooLong, or of store.Correct.
func Accept(ctx context.Context, db *database.DB, id int64, d Decision) error {
	return decide(ctx, db, id, Accepted, d, func(tx *database.Session, p Proposal) error {
		seen := d.Seen
		if seen == "" {
			seen = p.Seen.Key()
		}
		switch {
		case p.Report == 0:
			return ErrGone
		case p.Now.Key() != seen:
			return ErrChanged
		}
		return correctIn(ctx, tx, db.Now(), p.Report, annual.Correction{CellRef: p.CellRef, Value: p.Value, Reason: p.Reason, By: d.By}, d.Breaks)
	})
}

// Refuse ends a proposal without a correction. The error is one of ErrNotFound, ErrDecided, ErrNoAnswer,
// ErrNobody, ErrTooLong, or of the database.
func Refuse(ctx context.Context, db *database.DB, id int64, d Decision) error {
	if strings.TrimSpace(d.Answer) == "" {
		return ErrNoAnswer
	}
	return decide(ctx, db, id, Refused, d, func(*database.Session, Proposal) error { return nil })
}

// TakeBack takes the correction of a proposal that was accepted back, as store.UndoCorrection does. The
// error is one of ErrNotFound, ErrNotAccepted, ErrNobody, or of store.UndoCorrection.
func TakeBack(ctx context.Context, db *database.DB, id int64, by string) error {
	if strings.TrimSpace(by) == "" {
		return ErrNobody
	}
	p, err := ByID(ctx, db, id)
	if err != nil {
		return err
	}
	if !p.InForce || p.Report == 0 {
		return ErrNotAccepted
	}
	return store.UndoCorrection(ctx, db, p.Report, p.CellRef, by)
}

// decide does what a decision takes and notes it, as a whole or not at all.
func decide(ctx context.Context, db *database.DB, id int64, state State, d Decision, do func(*database.Session, Proposal) error) error {
	d.By, d.Answer = strings.TrimSpace(d.By), strings.TrimSpace(d.Answer)
	switch {
	case d.By == "":
		return ErrNobody
	case utf8.RuneCountInString(d.Answer) > MaxAnswer:
		return ErrTooLong
	}
	return db.Update(ctx, func(tx *database.Session) error {
		p, err := ByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if p.State != Open {
			return ErrDecided
		}
		if err := do(tx, p); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, query("proposal_decide"), sql.Named("id", id), sql.Named("state", string(state)), sql.Named("by", d.By),
			sql.Named("now", database.Timestamp(db.Now())), sql.Named("answer", d.Answer))
		return err
	})
}
