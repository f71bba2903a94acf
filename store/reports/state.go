package reports

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"nianbao/normalize"
	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// A State says what the database holds of one document: what an import has to
// know in order to leave it alone, and to say what is there.
type State struct {
	Parser     string // that read it or, if it has no report, last tried
	Fault      Fault  // of the last attempt, zero after a success
	ReportID   int64  // 0 without a report
	RegionCode string
	Year       int
	Organ      string
	Figures    map[annual.Status]int // how many of the tables have each status
	Unplaced   int
	Errors     int // findings of that severity
	// Hints are what was last said of the document under the path asked for.
	Hints normalize.Hints
}

// StateOf returns what is known of the document of these bytes, found at a path. It
// reports false for a document that was never imported.
func StateOf(ctx context.Context, db *database.DB, sha256, path string) (State, bool, error) {
	var st State
	var status string
	var figures, hints []byte
	statement, err := db.Prepared(query("document_state")) // an import asks for each file
	if err != nil {
		return st, false, err
	}
	err = statement.QueryRowContext(ctx, sql.Named("sha256", sha256), sql.Named("path", path)).Scan(
		&st.Parser, &status, &st.Fault.Kind, &st.Fault.Message, &st.Fault.Page,
		&st.ReportID, &st.RegionCode, &st.Year, &st.Organ, &figures, &st.Unplaced, &st.Errors, &hints)
	if errors.Is(err, sql.ErrNoRows) {
		return State{}, false, nil
	}
	if err == nil {
		err = json.Unmarshal(figures, &st.Figures)
	}
	if err == nil && len(hints) > 0 {
		err = json.Unmarshal(hints, &st.Hints)
	}
	return st, err == nil, err
}
