package reports

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// A State says what the database holds of one document: what an import has to
// know in order to leave it alone, and to say what is there.
type State struct {
	Parser     string // that read it or, if it has no report, last tried
	Fault      Fault  // of the last attempt, as it is of the path asked for; zero after a success
	ReportID   int64  // 0 without a report
	RegionCode string
	Year       int
	Organ      string
	Figures    map[annual.Status]int // how many of the tables have each status
	Unplaced   int
	Errors     int // findings of that severity
	// Hints are what was last said of the document under the path asked for.
	Hints normalize.Hints
	// Parts are the files that the document was put together of, and those that were missing,
	// which have no SHA256; nil of a document that is a single file.
	Parts []document.Part
}

// StateOf returns what is known of the document of these bytes, found at a path. It
// reports false for a document that was never imported.
func StateOf(ctx context.Context, db *database.DB, sha256, path string) (State, bool, error) {
	var st State
	var status string
	var figures, hints, parts, failed []byte
	statement, err := db.Prepared(query("document_state")) // an import asks for each file
	if err != nil {
		return st, false, err
	}
	err = statement.QueryRowContext(ctx, sql.Named("sha256", sha256), sql.Named("path", path)).Scan(
		&st.Parser, &status, &st.Fault.Kind, &st.Fault.Message, &st.Fault.Page,
		&st.ReportID, &st.RegionCode, &st.Year, &st.Organ, &figures, &st.Unplaced, &st.Errors, &hints, &parts, &failed)
	if errors.Is(err, sql.ErrNoRows) {
		return State{}, false, nil
	}
	if err == nil {
		err = json.Unmarshal(figures, &st.Figures)
	}
	if err == nil {
		err = json.Unmarshal(parts, &st.Parts)
	}
	if err == nil && len(hints) > 0 {
		err = json.Unmarshal(hints, &st.Hints)
	}
	f := Failure{Fault: st.Fault}
	if err == nil {
		err = json.Unmarshal(failed, &f.Paths)
	}
	if path != "" { // else it is that of the path which was read last
		st.Fault.Message = f.MessageAt(path)
	}
	return st, err == nil, err
}

// WholeOf returns the path of the document that a file of these bytes was put into as a part
// that is not the first, and the parser by which; "" where there is none.
func WholeOf(ctx context.Context, db *database.DB, sha256 string) (path, parser string, err error) {
	statement, err := db.Prepared(query("document_whole"))
	if err != nil {
		return "", "", err
	}
	err = statement.QueryRowContext(ctx, sql.Named("sha256", sha256)).Scan(&path, &parser)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", nil
	}
	return path, parser, err
}

// HasMembers reports whether anything is known of files that the one with a path holds.
func HasMembers(ctx context.Context, db *database.DB, path string) (bool, error) {
	statement, err := db.Prepared(query("members_recorded"))
	if err != nil {
		return false, err
	}
	var has bool
	err = statement.QueryRowContext(ctx, sql.Named("path", path)).Scan(&has)
	return has, err
}
