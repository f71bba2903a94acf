package reports

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A Info is one line of the list of reports.
type Info struct {
	ID            int64
	RegionCode    string // empty if unknown
	Region        string // name
	ParentRegion  string // name of the next higher division
	Organ         string
	Department    string // empty for a government itself
	Body          string // the organ less the regions before it; with the region it tells organs apart
	OrganKind     string // what sort of body it is, as identity.Kind has it; empty if unknown
	Township      string // the township or street whose organ it is
	Identity      string // how sure that is, as identity.State has it
	Evidence      string // what the identity rests on
	Against       string // what speaks for another organ
	PlaceID       string // of the region; it stays when the code changes
	OrganID       string // of the organ; it stays over years
	Function      string // ID of a register.Function
	TownshipCode  string // nine digits
	Scope         string // what the figures cover, as annual.Scope has it
	ScopeSentence string // which tells so
	Year          int    // 0 if unknown
	Version       int
	Rendition     int    // among those of the version; 1 stands for it
	VersionBy     string // what tells the version from the one before it, as renditions.Basis has it; "" for the first
	Latest        bool   // no later version is here, and the rendition stands
	Form          string
	Title         string
	PeriodStart   string // ISO 8601 dates
	PeriodEnd     string
	Published     string // date of publication, as the document says
	// CorrectionMark is the words of the title that make it a correction, "" without any.
	CorrectionMark string
	Revision       int
	StoredAt       time.Time // when this reading was stored
	SHA256         string    // of the document
	Path           string    // of the document, where it was first seen
	Parser         string
	Errors         int // findings of that severity
	Warnings       int
	Flagged        int // figures whose reading or place is in doubt
	Untrusted      int // figures with a value that is neither read nor derived
	Unplaced       int // figures without a place in the form
	Corrected      int // figures that a person corrected
}

// A Filter chooses reports. An empty field is no condition.
type Filter struct {
	// Regions are codes or names; each stands for itself and all within it. A
	// name may be preceded by those of the regions around it: "淮安市洪泽区".
	Regions    []string
	FromYear   int
	ToYear     int
	Forms      []string // IDs of forms
	OrganKinds []string // as identity.Kind has them
	Identities []string // as identity.State has them
	LatestOnly bool     // leave out superseded versions
	// Indicators are prefixes of indicator codes. They choose the figures of an
	// export and leave the list of reports as it is.
	Indicators []string
}

// Wants reports whether an indicator is among those that the filter asks for.
func (f Filter) Wants(indicator string) bool {
	for _, prefix := range f.Indicators {
		if strings.HasPrefix(indicator, prefix) {
			return true
		}
	}
	return len(f.Indicators) == 0
}

// List returns the reports of the filter, by region, organ, year, version and rendition.
// A name in the filter that is no region's or several regions' gives a
// *RegionError.
func List(ctx context.Context, db *database.DB, f Filter) ([]Info, error) {
	var list []Info
	err := db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		list, err = ListIn(ctx, tx, f)
		return err
	})
	return list, err
}

// ListIn lists the reports that the filter lets through, as List does, as one reader sees
// the database.
func ListIn(ctx context.Context, db database.Queryer, f Filter) ([]Info, error) {
	prefixes, err := catalogue.RegionPrefixes(ctx, db, f.Regions)
	if err != nil {
		return nil, err
	}
	regions, err := database.JSONList(prefixes)
	if err != nil {
		return nil, err
	}
	forms, err := database.JSONList(f.Forms)
	if err != nil {
		return nil, err
	}
	kinds, err := database.JSONList(f.OrganKinds)
	if err != nil {
		return nil, err
	}
	states, err := database.JSONList(f.Identities)
	if err != nil {
		return nil, err
	}
	return database.Collect(ctx, db, query("list"), []any{sql.Named("kinds", kinds), sql.Named("identities", states),
		sql.Named("regions", regions), sql.Named("from_year", f.FromYear), sql.Named("to_year", f.ToYear),
		sql.Named("forms", forms), sql.Named("latest", f.LatestOnly)}, scanInfo)
}

func scanInfo(scan func(...any) error) (i Info, err error) {
	var at string
	if err := scan(&i.ID, &i.RegionCode, &i.Region, &i.ParentRegion, &i.Organ, &i.Department, &i.Body,
		&i.OrganKind, &i.Township, &i.Identity,
		&i.Evidence, &i.Against, &i.PlaceID, &i.OrganID, &i.Function, &i.TownshipCode, &i.Scope, &i.ScopeSentence,
		&i.Year, &i.Version, &i.Rendition, &i.VersionBy, &i.Latest, &i.Form, &i.Title, &i.PeriodStart, &i.PeriodEnd,
		&i.Published, &i.CorrectionMark, &i.Revision, &at,
		&i.SHA256, &i.Path, &i.Parser, &i.Errors, &i.Warnings, &i.Flagged, &i.Untrusted, &i.Unplaced, &i.Corrected); err != nil {
		return i, err
	}
	i.StoredAt, err = time.Parse(time.RFC3339, at)
	return i, err
}

func infosByID(ctx context.Context, db database.Queryer, ids []int64) ([]Info, error) {
	list, err := database.JSONList(ids)
	if err != nil {
		return nil, err
	}
	return database.Collect(ctx, db, query("list_by_id"), []any{sql.Named("reports", list)}, scanInfo)
}

// InfoByID returns what is known of one report, ErrNotFound if there is none.
func InfoByID(ctx context.Context, db database.Queryer, id int64) (Info, error) {
	list, err := infosByID(ctx, db, []int64{id})
	if err != nil {
		return Info{}, err
	}
	if len(list) == 0 {
		return Info{}, ErrNotFound
	}
	return list[0], nil
}
