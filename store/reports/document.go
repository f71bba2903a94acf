package reports

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A Document describes a file that was read, or that could not be.
type Document struct {
	SHA256    string // of the bytes, lower-case hex; the document's identity
	Size      int64  // bytes
	Path      string
	MediaType string    // "application/pdf", "text/plain"
	SourceURL string    // where it was published; empty if unknown
	FetchedAt time.Time // when it was fetched from there; zero if unknown
	Pages     int
	Producer  string // program that made the file, by its own metadata
	Repaired  string // what had to be done before it could be read
	Parser    string // version of the parser
	// Hints are what was said of the document under Path, and what its report was
	// read with.
	Hints normalize.Hints
	// Parts are the files of a document that was published in several, with those that are
	// missing, which have no SHA256. The list goes in only; StateOf has it.
	Parts []document.Part
}

// Unpublished reports whether a document was never published and has no original: its source is below .invalid, a
// domain that cannot exist (RFC 6761), as that of reports which are made up.
func (d Document) Unpublished() bool {
	source, err := url.Parse(d.SourceURL)
	return err == nil && strings.HasSuffix(strings.TrimSuffix(source.Hostname(), "."), ".invalid")
}

// scan reads the columns of document_load, and then those of more.
func (d *Document) scan(scan func(...any) error, more ...any) error {
	var fetched string
	columns := []any{&d.SHA256, &d.Size, &d.Path, &d.MediaType, &d.SourceURL, &fetched,
		&d.Pages, &d.Producer, &d.Repaired, &d.Parser}
	if err := scan(append(columns, more...)...); err != nil || fetched == "" {
		return err
	}
	var err error
	d.FetchedAt, err = time.Parse(time.RFC3339, fetched)
	return err
}

// FileAt returns the file that has a page of a document, and the page's number in it: the document
// itself unless it was put together of several files.
func FileAt(ctx context.Context, db *database.DB, d Document, page int) (Document, int, error) {
	first := 1
	err := db.QueryRowContext(ctx, query("document_part_at"), sql.Named("sha256", d.SHA256), sql.Named("page", page)).
		Scan(&d.Path, &d.SHA256, &d.Size, &first)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return d, page - first + 1, err
}

// A Kept is a document that has a report, with all that tells where its bytes may be had:
// the database does not have them.
type Kept struct {
	SHA256 string
	Size   int64  // bytes
	Path   string // what the document goes by: where it was last said something of, else where it was first seen
	URL    string // where it was published, "" if that is not known
	Hints  normalize.Hints
	Places []string // paths under which it was seen or archived, that of Path first
}

// KeptDocuments lists the documents of the reports that a filter's regions and years let
// through, in the order in which they came. A region that is none, or several, gives a
// *RegionError.
func KeptDocuments(ctx context.Context, db *database.DB, f Filter) ([]Kept, error) {
	var list []Kept
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		prefixes, err := catalogue.RegionPrefixes(ctx, tx, f.Regions)
		if err != nil {
			return err
		}
		regions, err := database.JSONList(prefixes)
		if err != nil {
			return err
		}
		list, err = database.Collect(ctx, tx, query("documents_kept"), []any{sql.Named("regions", regions),
			sql.Named("from_year", f.FromYear), sql.Named("to_year", f.ToYear)}, scanKept)
		return err
	})
	return list, err
}

func scanKept(scan func(...any) error) (k Kept, err error) {
	var paths, archived []byte
	if err := scan(&k.SHA256, &k.Size, &k.Path, &k.URL, &paths, &archived); err != nil {
		return k, err
	}
	var seen []struct {
		Path  string           `json:"path"`
		Hints *normalize.Hints `json:"hints"`
	}
	var objects []string
	if err := errors.Join(json.Unmarshal(paths, &seen), json.Unmarshal(archived, &objects)); err != nil {
		return k, err
	}
	first := k.Path
	for _, p := range seen {
		if p.Hints != nil && (k.Hints == (normalize.Hints{}) || p.Path == first) {
			k.Path, k.Hints = p.Path, *p.Hints
		}
	}
	k.Places = append(k.Places, k.Path)
	for _, p := range seen {
		objects = append(objects, p.Path)
	}
	for _, path := range objects {
		if !slices.Contains(k.Places, path) {
			k.Places = append(k.Places, path)
		}
	}
	return k, nil
}
