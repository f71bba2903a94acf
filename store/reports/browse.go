package reports

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/organs"
)

// A Part says which part of a list is wanted.
type Part struct {
	Offset int
	Limit  int
}

// A Query chooses reports for a list. An empty field is no condition.
type Query struct {
	Region     string // name or code; it stands for itself and all within it
	Organ      string // a part of the organ's name
	OrganKind  string // as identity.Kind has it
	Identity   string // as identity.State has it
	FromYear   int
	ToYear     int
	LatestOnly bool
	Among      Among
}

// Among chooses some reports, or all but some, by their numbers. The zero value chooses all.
type Among struct {
	// What it is called, by which what is kept of it is told apart; "" for no choice.
	Name    string
	Reports []int64
	Others  bool // all but these are chosen
}

// args returns the parameters of the part "among" of statements.
func (a Among) args() ([]any, error) {
	among := sql.NullString{Valid: a.Name != ""}
	var err error
	if among.Valid {
		among.String, err = database.JSONList(a.Reports)
	}
	return []any{sql.Named("among", among), sql.Named("within", !a.Others)}, err
}

// A Listed is what a list shows of a report. Its fields are those of
// Info, which is more than can be looked up for a thousand at once.
type Listed struct {
	ID         int64
	RegionCode string
	Region     string
	Organ      string
	OrganKind  string // as in Info, like the next two
	Township   string
	Identity   string
	Year       int
	Version    int
	Latest     bool
	Form       string
	Title      string
	Errors     int
	Warnings   int
	InDoubt    int // figures flagged or without a place

	OrganID, Body string // by which its organ is found, with the region
}

// Listed returns what a list shows of the report.
func (i Info) Listed() Listed {
	return Listed{ID: i.ID, RegionCode: i.RegionCode, Region: i.Region, Organ: i.Organ,
		OrganKind: i.OrganKind, Township: i.Township, Identity: i.Identity, Year: i.Year, Version: i.Version, Latest: i.Latest,
		Form: i.Form, Title: i.Title, Errors: i.Errors, Warnings: i.Warnings, InDoubt: i.Flagged + i.Unplaced, OrganID: i.OrganID, Body: i.Body}
}

// Browse returns a part of the list of reports, by region and year. A region
// that is none, or several, gives a *RegionError.
func Browse(ctx context.Context, db *database.DB, q Query, part Part) ([]Listed, error) {
	var list []Listed
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		few, args, err := q.chosen(ctx, db, tx)
		if err != nil {
			return err
		}
		name := "browse_reports"
		if few {
			name = "browse_organs"
		}
		ids, err := database.IDs(ctx, tx, query(name), append(args, sql.Named("limit", part.Limit), sql.Named("offset", part.Offset))...)
		if err != nil {
			return err
		}
		list, err = ListedByID(ctx, tx, ids)
		return err
	})
	return list, err
}

// Length returns how many reports the whole list has of which Browse returns parts. A region
// that is none, or several, gives a *RegionError.
func Length(ctx context.Context, db *database.DB, q Query) (int, error) {
	length := 0
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		asked := q
		asked.Among = Among{Name: q.Among.Name}
		question := fmt.Sprintf("length of the list %#v", asked) // with a visitor's words in it, which take more than the answer
		length, err = database.Keep(db, state, question, func(int) int { return 100 + len(question) }, func() (int, error) {
			few, args, err := q.chosen(ctx, db, tx)
			if err != nil {
				return 0, err
			}
			name := "count_reports"
			if few {
				name = "count_organs"
			}
			var n int
			err = tx.QueryRowContext(ctx, query(name), args...).Scan(&n)
			return n, err
		})
		return err
	})
	return length, err
}

// Further returns how many reports of the whole list do not stand for their organ and year: earlier versions, and other files.
// A region that is none, or several, gives a *RegionError.
func Further(ctx context.Context, db *database.DB, q Query) (n int, err error) {
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		further, err := furtherIn(ctx, db, tx)
		if err != nil {
			return err
		}
		few, args, err := q.chosen(ctx, db, tx)
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, query("count_further"), append(args, sql.Named("further", further), sql.Named("few", few))...).Scan(&n)
	})
	return n, err
}

// furtherIn returns the ids of all reports that do not stand, as a JSON array. They are few, and looked for once: whether a
// report stands takes longer to tell than all else that is asked of it.
func furtherIn(ctx context.Context, db *database.DB, tx *sql.Tx) (string, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return "", err
	}
	return database.Keep(db, state, "reports that do not stand", func(ids string) int { return len(ids) }, func() (string, error) {
		ids, err := database.IDs(ctx, tx, query("further_reports"))
		if err != nil {
			return "", err
		}
		return database.JSONList(ids)
	})
}

// chosen returns the parameters by which reports are chosen, and whether those of organs' names are few: then they are a JSON array.
func (q Query) chosen(ctx context.Context, db *database.DB, tx *sql.Tx) (few bool, args []any, err error) {
	prefix, err := catalogue.RegionPrefix(ctx, tx, q.Region)
	if err != nil {
		return false, nil, err
	}
	organ := q.Organ
	if organ != "" {
		var names string
		if few, names, err = organsWith(ctx, db, tx, organ); err != nil {
			return false, nil, err
		}
		if few {
			organ = names
		}
	}
	among, err := q.Among.args()
	return few, append(among, sql.Named("from_year", q.FromYear), sql.Named("to_year", q.ToYear), sql.Named("latest", q.LatestOnly),
		sql.Named("kind", q.OrganKind), sql.Named("identity", q.Identity), sql.Named("prefix", prefix), sql.Named("organ", organ)), err
}

// ListedByID returns what a list shows of the reports, in the order of their IDs in the list.
func ListedByID(ctx context.Context, db database.Queryer, ids []int64) ([]Listed, error) {
	at := make(map[int64]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	list, err := listedByID(ctx, db, ids)
	slices.SortFunc(list, func(a, b Listed) int { return at[a.ID] - at[b.ID] })
	return list, err
}

func listedByID(ctx context.Context, db database.Queryer, ids []int64) ([]Listed, error) {
	list, err := database.JSONList(ids)
	if err != nil {
		return nil, err
	}
	return database.Collect(ctx, db, query("listed_by_id"), []any{sql.Named("reports", list)}, func(scan func(...any) error) (r Listed, err error) {
		return r, scan(&r.ID, &r.RegionCode, &r.Region, &r.Organ, &r.OrganKind, &r.Township, &r.Identity, &r.Year, &r.Version, &r.Latest, &r.Form, &r.Title, &r.Errors, &r.Warnings, &r.InDoubt, &r.OrganID, &r.Body)
	})
}

// fewOrgans is up to how many organs are looked up one by one. The reports of more
// are met soon by going through all of them in the order of the list.
const fewOrgans = 500

// organsWith returns the names of the organs that have a part in them, as a JSON
// array, if they are few.
func organsWith(ctx context.Context, db *database.DB, tx database.Queryer, part string) (few bool, names string, err error) {
	list, err := organs.Named(ctx, db, tx, []string{part}, fewOrgans+1)
	if err != nil || len(list) > fewOrgans {
		return false, "", err
	}
	names, err = database.JSONList(list)
	return true, names, err
}

// Newest returns the reports that were stored last, the newest first, of a region and all
// within it, of those that are chosen. A region that is none, or several, gives a *RegionError.
func Newest(ctx context.Context, db *database.DB, region string, chosen Among, limit int) ([]Info, error) {
	among, err := chosen.args()
	if err != nil {
		return nil, err
	}
	var list []Info
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		prefix, err := catalogue.RegionPrefix(ctx, tx, region)
		if err != nil {
			return err
		}
		var ids []int64
		if prefix == "" {
			ids, err = database.IDs(ctx, tx, query("newest_reports"), append(among, sql.Named("limit", limit))...)
		} else {
			ids, err = newestOf(ctx, tx, prefix, among, limit)
		}
		if err != nil {
			return err
		}
		list, err = infosByID(ctx, tx, ids)
		slices.SortFunc(list, func(a, b Info) int { return cmp.Compare(b.ID, a.ID) })
		return err
	})
	return list, err
}

// newestOf returns those of the region whose code begins so. A province has tens of thousands, of which only the newest
// are asked for later versions.
func newestOf(ctx context.Context, tx *sql.Tx, prefix string, among []any, limit int) ([]int64, error) {
	all, err := database.IDs(ctx, tx, query("of_region"), sql.Named("prefix", prefix))
	if err != nil {
		return nil, err
	}
	slices.Sort(all)
	slices.Reverse(all)
	var newest []int64
	for some := range slices.Chunk(all, max(1, 2*limit)) {
		list, err := database.JSONList(some)
		if err != nil {
			return nil, err
		}
		latest, err := database.IDs(ctx, tx, query("latest_of"), append(among, sql.Named("reports", list))...)
		if err != nil {
			return nil, err
		}
		if newest = append(newest, latest...); len(newest) >= limit {
			return newest[:limit], nil
		}
	}
	return newest, nil
}

// IDs returns the numbers of the reports that count, of their versions and renditions, above
// one number and up to another.
func IDs(ctx context.Context, db *database.DB, above, upTo int64) ([]int64, error) {
	return database.IDs(ctx, db, query("report_ids"), sql.Named("above", above), sql.Named("up_to", upTo))
}

// LastID returns the highest number of a report, 0 if there is none.
func LastID(ctx context.Context, db *database.DB) (int64, error) {
	ids, err := database.IDs(ctx, db, query("last_report"))
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	return ids[0], nil
}

// RegionCodes returns the codes of the regions that have reports.
func RegionCodes(ctx context.Context, db *database.DB) ([]string, error) {
	return database.Collect(ctx, db, query("region_codes"), nil, func(scan func(...any) error) (code string, err error) { return code, scan(&code) })
}
