package basis

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// manyReports is from how many reports on their bases are taken from a list of all reports, which is
// kept, in place of looking each up.
const manyReports = 1000

// A List tells the bases of reports.
type List interface {
	// Of returns that of a report, by its id; the empty one of no report.
	Of(report int64) Basis
}

// A few is a list of the reports that were looked up.
type few map[int64]Basis

func (f few) Of(report int64) Basis { return f[report] }

// An all is a list of all reports, by their ids, in little memory: a country has hundreds of thousands.
type all struct {
	packed []packed
	forms  []string
}

type packed struct {
	scope, form        uint8 // places in annual.Scopes and among the forms
	doubtful, conflict bool
}

func (l *all) Of(report int64) Basis {
	if report < 0 || report >= int64(len(l.packed)) {
		return Basis{}
	}
	p := l.packed[report]
	b := Basis{Scope: annual.Scopes[p.scope], Doubtful: p.doubtful, Conflict: p.conflict}
	if int(p.form) < len(l.forms) {
		b.Form = l.forms[p.form]
	}
	return b
}

func (l *all) bytes() int { return 4 * len(l.packed) }

// OfMany is Of for as many reports as a country has: what all of them rest on is kept as long as the
// database stays as it is.
func OfMany(ctx context.Context, db *database.DB, tx *sql.Tx, reports []int64) (List, error) {
	if len(reports) < manyReports {
		list, err := Of(ctx, tx, reports)
		return few(list), err
	}
	return allBases(ctx, db, tx)
}

func allBases(ctx context.Context, db *database.DB, tx *sql.Tx) (*all, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	return database.Keep(db, state, "bases", (*all).bytes, func() (*all, error) {
		kept := &all{forms: []string{""}}
		err := readLines(ctx, tx, "basis_of_all", nil, func(report int64, b Basis) {
			p := packed{doubtful: b.Doubtful, conflict: b.Conflict, scope: uint8(max(0, slices.Index(annual.Scopes, b.Scope)))}
			at := slices.Index(kept.forms, b.Form)
			if at < 0 {
				at, kept.forms = len(kept.forms), append(kept.forms, b.Form)
			}
			p.form = uint8(at)
			for int64(len(kept.packed)) <= report {
				kept.packed = append(kept.packed, packed{})
			}
			kept.packed[report] = p
		})
		return kept, err
	})
}
