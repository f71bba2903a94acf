package reports

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/organs"
)

// The reasons why there is not one report to show. Test with errors.Is.
var (
	ErrNotFound  = errors.New("no such report")
	ErrAmbiguous = errors.New("more than one report fits")
)

// An AmbiguousError lists the reports that a reference may mean. It wraps
// ErrAmbiguous.
type AmbiguousError struct {
	Ref        string
	Candidates []Info
	More       bool // there are more than these
}

func (e *AmbiguousError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q: %v:", e.Ref, ErrAmbiguous)
	for _, c := range e.Candidates {
		fmt.Fprintf(&b, "\n  %d: %s %s %d, version %d (%s)", c.ID, c.RegionCode, c.Organ, c.Year, c.Version, c.Path)
	}
	if e.More {
		b.WriteString("\n  and more")
	}
	return b.String()
}

// Unwrap returns ErrAmbiguous.
func (e *AmbiguousError) Unwrap() error { return ErrAmbiguous }

var (
	// hashPrefix asks for 8 digits; fewer may be a year or a code.
	hashPrefix  = regexp.MustCompile(`^[0-9a-f]{8,64}$`)
	yearAtEnd   = regexp.MustCompile(`^(.*?)([\s/,，、]*)((?:19|20)\d{2})\s*年?度?$`)
	yearAtStart = regexp.MustCompile(`^((?:19|20)\d{2})\s*年?度?([\s/,，、]*)(.*)$`)
)

// maxCandidates bounds the reports that a reference may mean: a part of a name can
// be in those of all organs.
const maxCandidates = 50

// Find returns the one report that a reference means: a report's ID; the path
// or the name of an imported file; the beginning of a file's SHA-256, at least
// 8 digits; or a region's code or name, or an organ, with or without a year
// ("320813/2023", "洪泽区 2023", "2023年洪泽区人民政府").
//
// A region stands for its government, unless only departments' reports are
// here. Of several versions the latest is meant. Find returns ErrNotFound, or an
// *AmbiguousError if more than one report is left.
func Find(ctx context.Context, db *database.DB, ref string) (Info, error) {
	var found []Info
	more := false
	ref = strings.TrimSpace(ref)
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		exact, err := findExact(ctx, tx, ref)
		if err != nil {
			return err
		}
		named, err := findByPlace(ctx, db, tx, ref, len(exact) == 0)
		if err != nil {
			return err
		}
		if more = len(named) > maxCandidates; more {
			named = named[:maxCandidates]
		}
		files, err := findByFile(ctx, tx, ref)
		if err != nil {
			return err
		}
		loose, err := infosByID(ctx, tx, append(named, files...))
		if err != nil {
			return err
		}
		for _, i := range loose {
			if !supersededIn(loose, i) {
				exact = append(exact, i.ID)
			}
		}
		found, err = infosByID(ctx, tx, exact)
		return err
	})
	switch {
	case err != nil:
		return Info{}, fmt.Errorf("find %q: %w", ref, err)
	case len(found) == 0:
		return Info{}, fmt.Errorf("%q: %w", ref, ErrNotFound)
	case len(found) > 1:
		return Info{}, &AmbiguousError{Ref: ref, Candidates: found, More: more}
	}
	return found[0], nil
}

// findExact takes the reference for an ID or a hash.
func findExact(ctx context.Context, db database.Queryer, ref string) ([]int64, error) {
	var ids []int64
	if id, err := strconv.ParseInt(ref, 10, 64); err == nil {
		byID, err := database.IDs(ctx, db, query("find_by_id"), sql.Named("report", id))
		if err != nil {
			return nil, err
		}
		ids = append(ids, byID...)
	}
	if prefix := strings.ToLower(ref); hashPrefix.MatchString(prefix) {
		byHash, err := database.IDs(ctx, db, query("find_by_sha256"), sql.Named("prefix", prefix))
		if err != nil {
			return nil, err
		}
		ids = append(ids, byHash...)
	}
	return ids, nil
}

// findByFile takes the reference for a path, or else for a file's name.
func findByFile(ctx context.Context, db database.Queryer, ref string) ([]int64, error) {
	ids, err := database.IDs(ctx, db, query("find_by_path"), sql.Named("path", ref))
	if err != nil || len(ids) > 0 {
		return ids, err
	}
	return database.IDs(ctx, db, query("find_by_file_name"), sql.Named("name", ref))
}

// findByPlace takes the reference for a region or an organ, and a year. Parts
// of organs' names count, if they are asked for, only where no whole name fits: all names have to be
// gone through for them.
func findByPlace(ctx context.Context, db *database.DB, tx database.Queryer, ref string, parts bool) ([]int64, error) {
	name, year := SplitYear(ref)
	if name == "" {
		return nil, nil
	}
	exact, err := database.IDs(ctx, tx, query("find_by_organ"), sql.Named("organ", name), sql.Named("year", year))
	if err != nil {
		return nil, err
	}
	codes, err := catalogue.RegionCodes(ctx, tx, name)
	if err != nil {
		return nil, err
	}
	list, err := database.JSONList(codes)
	if err != nil {
		return nil, err
	}
	regional, err := database.IDs(ctx, tx, query("find_by_region"), sql.Named("regions", list), sql.Named("year", year))
	if err != nil {
		return nil, err
	}
	if regional, err = preferGovernments(ctx, tx, regional); err != nil {
		return nil, err
	}
	if ids := append(exact, regional...); len(ids) > 0 || !parts {
		return ids, nil
	}
	return findByPart(ctx, db, tx, name, year)
}

// findByPart takes the reference for a part of organs' names, of which there may be thousands, and returns one
// report more than may be meant if there are more.
func findByPart(ctx context.Context, db *database.DB, tx database.Queryer, part string, year int) ([]int64, error) {
	names, err := organs.Named(ctx, db, tx, []string{part}, math.MaxInt)
	if err != nil {
		return nil, err
	}
	var found []int64
	for some := range slices.Chunk(names, fewOrgans) {
		list, err := database.JSONList(some)
		if err != nil {
			return nil, err
		}
		ids, err := database.IDs(ctx, tx, query("find_by_organs"), sql.Named("organs", list), sql.Named("year", year),
			sql.Named("limit", maxCandidates+1-len(found)))
		if err != nil {
			return nil, err
		}
		if found = append(found, ids...); len(found) > maxCandidates {
			break
		}
	}
	return found, nil
}

// SplitYear takes the year off a reference's end or beginning. A year next to
// other digits is part of a number.
func SplitYear(ref string) (name string, year int) {
	if m := yearAtEnd.FindStringSubmatch(ref); m != nil && m[1] != "" && (m[2] != "" || !endsInDigit(m[1])) {
		year, _ = strconv.Atoi(m[3])
		return m[1], year
	}
	if m := yearAtStart.FindStringSubmatch(ref); m != nil && m[3] != "" && (m[2] != "" || !strings.ContainsAny(m[3][:1], "0123456789")) {
		year, _ = strconv.Atoi(m[1])
		return m[3], year
	}
	return ref, 0
}

func endsInDigit(s string) bool { return strings.ContainsAny(s[len(s)-1:], "0123456789") }

// preferGovernments leaves out departments if there is a government's report.
func preferGovernments(ctx context.Context, db database.Queryer, ids []int64) ([]int64, error) {
	infos, err := infosByID(ctx, db, ids)
	if err != nil {
		return nil, err
	}
	var governments []int64
	for _, i := range infos {
		if i.Department == "" {
			governments = append(governments, i.ID)
		}
	}
	if len(governments) > 0 {
		return governments, nil
	}
	return ids, nil
}

// supersededIn reports whether the list has the version that counts in the report's
// place.
func supersededIn(list []Info, i Info) bool {
	return !i.Latest && slices.ContainsFunc(list, func(o Info) bool {
		return o.Latest && o.RegionCode == i.RegionCode && o.Body == i.Body && o.Year == i.Year
	})
}
