package proposals

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store/database"
)

// Bounds on what is kept of people whom nobody knows.
const (
	MaxOpen       = 500 // proposals that wait for a decision
	MaxOpenOfCell = 5   // of these, for one figure
	MaxReason     = 1000
	MaxName       = 60
	MaxContact    = 120
	MaxAnswer     = 1000 // characters, as those before
)

// CellOf returns a figure of a report as it stands, which can be one that the reading has not found and
// the form has. Else the error is ErrNoCell.
func CellOf(ctx context.Context, db database.Queryer, report int64, ref annual.CellRef) (Cell, error) {
	cell, _, err := cellOf(ctx, db, report, ref)
	return cell, err
}

func cellOf(ctx context.Context, db database.Queryer, report int64, ref annual.CellRef) (cell Cell, sha256 string, err error) {
	var value *string
	err = db.QueryRowContext(ctx, query("proposal_cell"), sql.Named("report", report), sql.Named("indicator", ref.Indicator),
		sql.Named("applicant", ref.Applicant)).Scan(&sha256, &value, &cell.Status)
	if errors.Is(err, sql.ErrNoRows) {
		return cell, "", ErrNoCell
	}
	if err == nil {
		cell.Value, err = database.ParseDecimal(value)
	}
	return cell, sha256, err
}

// OpenFor returns how many proposals for a figure of a report wait for a decision.
func OpenFor(ctx context.Context, db database.Queryer, report int64, ref annual.CellRef) (n int, err error) {
	err = db.QueryRowContext(ctx, query("proposals_of_cell"), sql.Named("report", report), sql.Named("indicator", ref.Indicator),
		sql.Named("applicant", ref.Applicant)).Scan(&n)
	return n, err
}

// Propose keeps a proposal for a figure of a report and returns its token. Of p it takes the figure, the
// value, the texts, how the figure stood when the proposer looked at it, and whether it was doubted then. The error is one of
// ErrNoCell, ErrIncomplete, ErrTooLong, ErrSame, ErrNegative, ErrChanged, ErrCellFull, ErrQueueFull, or the database's.
func Propose(ctx context.Context, db *database.DB, report int64, p Proposal) (token string, err error) {
	p.Reason, p.Name, p.Contact = strings.TrimSpace(p.Reason), strings.TrimSpace(p.Name), strings.TrimSpace(p.Contact)
	switch {
	case p.Reason == "":
		return "", ErrIncomplete
	case utf8.RuneCountInString(p.Reason) > MaxReason, utf8.RuneCountInString(p.Name) > MaxName, utf8.RuneCountInString(p.Contact) > MaxContact:
		return "", ErrTooLong
	}
	token = rand.Text()
	return token, db.Update(ctx, func(tx *database.Session) error {
		now, sha256, err := cellOf(ctx, tx, report, p.CellRef)
		if err != nil {
			return err
		}
		switch {
		case now.Key() != p.Seen.Key():
			return ErrChanged
		case isSame(now, p):
			return ErrSame
		case !check.CanBe(p.Indicator, p.Value, now.Value):
			return ErrNegative
		}
		counts, err := Counts(ctx, tx)
		if err != nil {
			return err
		}
		ofCell, err := OpenFor(ctx, tx, report, p.CellRef)
		switch {
		case err != nil:
			return err
		case ofCell >= MaxOpenOfCell:
			return ErrCellFull
		case counts[Open] >= MaxOpen:
			return ErrQueueFull
		}
		_, err = tx.ExecContext(ctx, query("proposal_put"), token, sha256, p.Indicator, p.Applicant, database.DecimalText(p.Value), p.Reason,
			p.Name, p.Contact, database.Timestamp(db.Now()), database.DecimalText(now.Value), string(now.Status))
		return err
	})
}

// isSame reports whether a proposal is what stands, beyond doubt: that a figure in doubt is right after
// all is worth proposing.
func isSame(now Cell, p Proposal) bool {
	switch now.Status {
	case annual.Flagged, annual.Inferred, annual.Missing:
		return false
	}
	if p.Doubted {
		return false
	}
	if now.Value == nil || p.Value == nil {
		return now.Value == nil && p.Value == nil
	}
	return now.Value.String() == p.Value.String()
}
