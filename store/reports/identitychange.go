package reports

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// An IdentitySide is whose report a report was by one reading, and what that rested on.
type IdentitySide struct {
	Organ      string `json:"organ"`
	OrganKind  string `json:"organ_kind"`
	RegionCode string `json:"region_code"` // empty if unknown
	Region     string `json:"region"`
	Township   string `json:"township"`
	Year       int    `json:"year"`     // 0 if unknown
	Identity   string `json:"identity"` // as identity.State has it; empty in a reading from before this was told
	Evidence   string `json:"evidence"`
	Against    string `json:"against"` // what spoke for another organ
	Parser     string `json:"parser"`  // version of the parser that made the reading
}

// An IdentityChange says that a later reading of the same bytes tells otherwise whose
// report it is, for which year, or how sure that is.
type IdentityChange struct {
	ReportID int64        `json:"report"`
	Revision int          `json:"revision"` // of the later reading
	At       time.Time    `json:"changed_at"`
	Path     string       `json:"path"` // of the document, where it was first seen
	Before   IdentitySide `json:"before"`
	After    IdentitySide `json:"after"`
}

// IdentitySideOf returns what a reading says of whose report it is.
func IdentitySideOf(r annual.Report) IdentitySide {
	return IdentitySide{Organ: r.Organ, OrganKind: string(r.OrganKind), RegionCode: r.Region.Code, Region: r.Region.Name, Township: r.Township,
		Year: r.Year, Identity: string(r.Identity), Evidence: r.IdentityEvidence, Against: r.IdentityAgainst}
}

// Differences names the fields in which the sides differ, as the columns of reports are
// called, in a fixed order. Evidence alone is no difference. A reading from before kinds
// and states were told differs in them only if it is not certain any more.
func (c IdentityChange) Differences() []string {
	a, b := c.Before, c.After
	told := a.Identity != ""
	var names []string
	for _, f := range []struct {
		name    string
		differs bool
	}{
		{"organ", a.Organ != b.Organ},
		{"organ_kind", told && a.OrganKind != b.OrganKind},
		{"region", a.RegionCode != b.RegionCode || a.Region != b.Region},
		{"township", told && a.Township != b.Township},
		{"year", a.Year != b.Year},
		{"identity", a.Identity != b.Identity && (told || b.Identity != "certain")},
	} {
		if f.differs {
			names = append(names, f.name)
		}
	}
	return names
}

// IdentityChanges returns a part of the list of changes, the newest first. Of the query
// the organ and the years count, and the region: each is looked for on both sides. A
// region that is none, or several, gives a *RegionError.
func IdentityChanges(ctx context.Context, db *database.DB, q Query, part Part) ([]IdentityChange, error) {
	var list []IdentityChange
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		prefix, err := catalogue.RegionPrefix(ctx, tx, q.Region)
		if err != nil {
			return err
		}
		list, err = database.Collect(ctx, tx, query("identity_changes"), []any{sql.Named("prefix", prefix), sql.Named("organ", q.Organ),
			sql.Named("from_year", q.FromYear), sql.Named("to_year", q.ToYear), sql.Named("limit", part.Limit), sql.Named("offset", part.Offset)}, scanIdentityChange)
		return err
	})
	return list, err
}

// IdentityChangesOf returns the changes of one report, the newest first.
func IdentityChangesOf(ctx context.Context, db database.Queryer, report int64) ([]IdentityChange, error) {
	return database.Collect(ctx, db, query("identity_changes_of"), byReport(report), scanIdentityChange)
}

func scanIdentityChange(scan func(...any) error) (c IdentityChange, err error) {
	var at string
	a, b := &c.Before, &c.After
	if err := scan(&c.ReportID, &c.Revision, &at, &c.Path, &a.Parser, &b.Parser, &a.Organ, &b.Organ, &a.OrganKind, &b.OrganKind,
		&a.RegionCode, &b.RegionCode, &a.Region, &b.Region, &a.Township, &b.Township, &a.Year, &b.Year,
		&a.Identity, &b.Identity, &a.Evidence, &b.Evidence, &a.Against, &b.Against); err != nil {
		return c, err
	}
	c.At, err = time.Parse(time.RFC3339, at)
	return c, err
}

// An IdentityCount says of how many reports it is how sure whose they are.
type IdentityCount struct {
	State   string // as identity.State has it, empty of reports from before this was told
	Reports int
}

// IdentityCounts counts the reports of each state: certain, doubtful, unknown, untold.
func IdentityCounts(ctx context.Context, db *database.DB) ([]IdentityCount, error) {
	var counts []IdentityCount
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		kept, err := database.Keep(db, state, "identity counts", func(list []IdentityCount) int { return 40 * len(list) }, func() ([]IdentityCount, error) {
			return database.Collect(ctx, tx, query("identity_counts"), nil, func(scan func(...any) error) (c IdentityCount, err error) {
				return c, scan(&c.State, &c.Reports)
			})
		})
		counts = slices.Clone(kept)
		return err
	})
	return counts, err
}
