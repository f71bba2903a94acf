package basis

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store/database"
)

// A Basis is what the figures of one report rest on.
type Basis struct {
	Scope    annual.Scope // what they cover; "" where it was not read
	Form     string       // id, "" if it is not known
	Doubtful bool         // it is in doubt whose report it is
	Conflict bool         // it contradicts itself on what it covers
}

// Of returns what the figures of some reports rest on, by their ids. Ids of no report are not
// in it.
func Of(ctx context.Context, db database.Queryer, reports []int64) (map[int64]Basis, error) {
	asked, err := database.JSONList(reports)
	if err != nil {
		return nil, err
	}
	list := make(map[int64]Basis, len(reports))
	err = readLines(ctx, db, "basis", []any{sql.Named("reports", asked)}, func(report int64, b Basis) { list[report] = b })
	return list, err
}

// readLines calls do for each line that a query returns.
func readLines(ctx context.Context, db database.Queryer, name string, args []any, do func(report int64, b Basis)) error {
	lines, err := database.Lines(ctx, db, query(name), args...)
	if err != nil {
		return err
	}
	for line := range lines {
		f := strings.SplitN(line, " ", 5)
		if len(f) != 5 {
			return fmt.Errorf("%s: %q", name, line)
		}
		id, err := strconv.ParseInt(f[0], 10, 64)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		b := Basis{Scope: annual.Scope(f[1]), Doubtful: f[2] == "1", Conflict: f[3] == "1", Form: f[4]}
		if f[1] == "-" {
			b.Scope = ""
		}
		do(id, b)
	}
	return nil
}

// OfReport returns the same of a report that is not stored, as far as it tells itself.
func OfReport(r *annual.Report) Basis {
	b := Basis{Scope: r.Scope, Form: r.Form, Doubtful: r.Identity == identity.Doubtful || r.Identity == identity.Unknown}
	for _, f := range r.Findings {
		b.Conflict = b.Conflict || f.Code == scopeConflict
	}
	return b
}

// scopeConflict is the finding that a report contradicts itself on what it covers.
const scopeConflict = "scope-conflict"

// Told reports whether the report says what it covers.
func (b Basis) Told() bool { return b.Scope == annual.OwnScope || b.Scope == annual.AreaScope }
