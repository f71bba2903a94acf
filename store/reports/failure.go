package reports

import (
	"context"
	"encoding/json"
	"strings"

	"nianbao/extract/document"
	"nianbao/store/database"
)

// A Fault says why a file could not be read.
type Fault struct {
	Kind    string // one word
	Message string // the reason in full
	Page    int    // at which reading failed; 0 for the file as a whole
	// Entry is what the caller needs besides the path to try again, as JSON. It
	// is kept until the path is read.
	Entry []byte
}

// A Failure is a file of which the last attempt at reading failed.
type Failure struct {
	Document
	Fault
	Paths []string // all paths of the same bytes; for the reason at one of them see MessageAt
	// ReportID is the report of an earlier reading that stays, 0 without one.
	ReportID int64
}

// MessageAt returns the reason as it is of one of the paths: the stored one begins with that which was
// read last.
func (f Failure) MessageAt(path string) string {
	for _, p := range f.Paths {
		if reason, ok := strings.CutPrefix(f.Message, document.Printable(p)+": "); ok {
			return document.Printable(path) + ": " + reason
		}
	}
	return f.Message
}

// Failures lists the files of which the last attempt at reading failed, by path.
func Failures(ctx context.Context, db *database.DB) ([]Failure, error) {
	return database.Collect(ctx, db, query("failures"), nil, func(scan func(...any) error) (Failure, error) {
		var f Failure
		var paths []byte
		if err := f.scan(scan, &f.Kind, &f.Message, &f.Page, &f.ReportID, &paths); err != nil {
			return f, err
		}
		return f, json.Unmarshal(paths, &f.Paths)
	})
}

// A FailedPath is a path at which the last attempt at reading failed.
type FailedPath struct {
	Path  string
	Entry []byte // as given to RecordFailure, nil without one
}

// FailedPaths lists the paths of all recorded failures, sorted.
func FailedPaths(ctx context.Context, db *database.DB) ([]FailedPath, error) {
	return database.Collect(ctx, db, query("failed_paths"), nil, func(scan func(...any) error) (FailedPath, error) {
		var f FailedPath
		var entry string
		err := scan(&f.Path, &entry)
		if entry != "" {
			f.Entry = []byte(entry)
		}
		return f, err
	})
}

// A FailureCount says how many files could not be read for one reason.
type FailureCount struct {
	Kind  string
	Files int
}

// FailureCounts returns why files could not be read, the most frequent reason
// first.
func FailureCounts(ctx context.Context, db *database.DB) ([]FailureCount, error) {
	return database.Collect(ctx, db, query("failure_counts"), nil, func(scan func(...any) error) (c FailureCount, err error) {
		return c, scan(&c.Kind, &c.Files)
	})
}
