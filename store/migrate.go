package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/mattn/go-sqlite3"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID marks the databases of this program in the file's header:
// "nbao" in ASCII.
const applicationID = 0x6e62616f

// migrations returns the steps of the schema in order. The database's
// user_version counts those that were taken.
var migrations = sync.OnceValue(func() []string {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		panic(err) // the files are part of the binary
	}
	var steps []string
	for i, e := range entries {
		var number int
		if _, err := fmt.Sscanf(e.Name(), "%04d_", &number); err != nil || number != i+1 {
			panic("store: migration out of order: " + e.Name())
		}
		text, err := migrationFiles.ReadFile("migrations/" + e.Name())
		if err != nil {
			panic(err)
		}
		steps = append(steps, string(text))
	}
	return steps
})

// fills does after a migration what SQL can't.
var fills = map[int]func(context.Context, *session) error{3: indexOlder}

// A queryer is a database or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func schemaVersion(ctx context.Context, db queryer) (int, error) {
	var version int
	err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}

// identify tells whether an SQLite file is still without tables. It returns an
// *OpenError if it belongs to another program or to a newer version.
func identify(path string, db queryer) (fresh bool, err error) {
	ctx := context.Background()
	var application, objects int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return false, asOpenError(path, err)
	}
	version, err := schemaVersion(ctx, db)
	if err != nil {
		return false, asOpenError(path, err)
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&objects); err != nil {
		return false, asOpenError(path, err)
	}
	switch {
	case application == 0 && version == 0 && objects == 0:
		return true, nil
	case application != applicationID:
		return false, &OpenError{Path: path, Reason: ErrForeign}
	case version > len(migrations()):
		return false, newer(path, version)
	}
	return false, nil
}

func newer(path string, version int) error {
	return &OpenError{Path: path, Reason: ErrNewer,
		Detail: fmt.Sprintf("schema %d, this program knows %d", version, len(migrations()))}
}

// migrate takes the steps that the database lacks, all or none. Of two
// processes that open a new file, the second finds the work done.
func (s *Store) migrate(ctx context.Context, path string) error {
	return s.inTx(ctx, func(tx *session) error {
		version, err := schemaVersion(ctx, tx)
		if err != nil {
			return err
		}
		steps := migrations()
		if version > len(steps) {
			return newer(path, version)
		}
		if version == len(steps) {
			return nil
		}
		for i, step := range steps[version:] {
			if err := tx.run(ctx, step); err != nil {
				return fmt.Errorf("migration %d: %w", version+i+1, err)
			}
			if fill := fills[version+i+1]; fill != nil {
				if err := fill(ctx, tx); err != nil {
					return fmt.Errorf("migration %d: %w", version+i+1, err)
				}
			}
		}
		mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(steps))
		return tx.run(ctx, mark)
	})
}

// asOpenError names the file, and the reason where SQLite has a word for it.
func asOpenError(path string, err error) error {
	var open *OpenError
	if errors.As(err, &open) {
		return err
	}
	var file *os.PathError
	if errors.As(err, &file) {
		return &OpenError{Path: path, Reason: file.Err}
	}
	var lite sqlite3.Error
	if errors.As(err, &lite) && (lite.Code == sqlite3.ErrNotADB || lite.Code == sqlite3.ErrCorrupt) {
		return &OpenError{Path: path, Reason: ErrNotDatabase, Detail: err.Error()}
	}
	return &OpenError{Path: path, Reason: err}
}
