package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"
)

// readOnly are the options of connections for queries.
var readOnly = url.Values{"mode": {"ro"}}

// connect opens the file with the options of SQLite's URIs and of the driver.
func connect(path string, options url.Values) (*sql.DB, error) {
	name, err := dataSource(path, options)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite3", name)
	if err != nil {
		return nil, AsOpenError(path, err)
	}
	db.SetMaxIdleConns(idleConnections)
	return db, nil
}

// dataSource returns the name under which the driver opens the file with the options.
func dataSource(path string, options url.Values) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", AsOpenError(path, err)
	}
	all := url.Values{
		"_cache_size":      {fmt.Sprint(-cacheSize)},
		"_busy_timeout":    {fmt.Sprint(busyTimeout.Milliseconds())},
		"_mutex":           {"no"}, // package sql gives a connection to one goroutine at a time
		"_stmt_cache_size": {fmt.Sprint(keptStatements)},
	}
	for name, values := range options {
		all[name] = values
	}
	file := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: all.Encode()}
	return file.String(), nil
}

// Connections are kept, and with each the schema that it parsed, the pages that
// it read last and the statements that it compiled last: a page asks some thirty, and
// compiling them takes an eighth of its time.
const (
	idleConnections = 8
	cacheSize       = 8192 // KiB
	keptStatements  = 100
)

// writeSettings are those of the connection that writes.
//
// With synchronous = NORMAL the log is flushed at checkpoints only. A power cut
// may take the last transactions with it, but all of each, and the database
// stays whole: files whose documents are gone are imported by the next run. It
// saves a flush of the disk for each transaction.
//
// Every report adds to the same few hundred pages of the indexes, so that a
// longer log (16 MiB) copies them back less often. The cache is in KiB.
//
// Each document of a batch is a savepoint, for which SQLite notes the pages as
// they were, some hundreds of writes a document unless it does so in memory.
const writeSettings = `
PRAGMA synchronous = NORMAL;
PRAGMA wal_autocheckpoint = 4000;
PRAGMA journal_size_limit = 67108864;
PRAGMA cache_size = -16384;
PRAGMA temp_store = MEMORY`

// useWAL lets readers go on while a writer works. The setting stays with the
// file.
func useWAL(db *sql.DB) error {
	var mode string
	if err := db.QueryRow("PRAGMA journal_mode = WAL").Scan(&mode); err != nil {
		return fmt.Errorf("write-ahead log: %w", err)
	}
	if mode != "wal" {
		return fmt.Errorf("write-ahead log: the file system allows %q only", mode)
	}
	return nil
}

// unchanging are the options for a file that nobody may write, in a folder where SQLite can't note
// who reads it: it does not look for a log and locks nothing.
var unchanging = url.Values{"mode": {"ro"}, "immutable": {"1"}}

// isProtected reports whether an error says that the file can't be read as one that may change.
func isProtected(err error) bool {
	var lite sqlite3.Error
	return errors.As(err, &lite) && (lite.Code == sqlite3.ErrReadonly || lite.Code == sqlite3.ErrCantOpen)
}

// hasLog reports whether a database has a log with what its file lacks.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// Look runs do in one state of a file that is an SQLite database: another process
// may be making its tables just now.
func Look(path string, do func(tx *sql.Tx) error) error {
	err := lookWith(path, readOnly, do)
	// Whoever finds the journal of a writer that was killed takes back what that
	// had begun, which one that may not write can't do.
	if isProtected(err) {
		err = lookWith(path, url.Values{"mode": {"rw"}}, do)
	}
	if isProtected(err) && !hasLog(path) {
		err = lookWith(path, unchanging, do)
	}
	return err
}

func lookWith(path string, options url.Values, do func(tx *sql.Tx) error) error {
	db, err := connect(path, options)
	if err != nil {
		return err
	}
	defer db.Close()
	return whileBusy(context.Background(), func() error {
		tx, err := db.BeginTx(context.Background(), nil)
		if err != nil {
			return AsOpenError(path, err)
		}
		defer tx.Rollback() // nothing was written
		return do(tx)
	})
}

// How long another process's transaction is waited for: SQLite polls for
// busyTimeout, and then we look whether the caller has given up, until patience
// is at an end. Transactions of this program take a fraction of a second.
const (
	busyTimeout = 2 * time.Second
	patience    = 5 * time.Minute
)

// whileBusy calls do until it fails for another reason than another process's
// lock, or succeeds.
func whileBusy(ctx context.Context, do func() error) error {
	start, pause := time.Now(), time.Millisecond
	for {
		err := do()
		var lite sqlite3.Error
		if !errors.As(err, &lite) || lite.Code != sqlite3.ErrBusy && lite.Code != sqlite3.ErrLocked {
			return err
		}
		if time.Since(start) > patience {
			return fmt.Errorf("%w for %v", ErrBusy, patience)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
			pause = min(2*pause, time.Second)
		}
	}
}
