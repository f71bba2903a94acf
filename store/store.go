package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/mattn/go-sqlite3"
)

// A Store is an open database. Its methods may be called from several
// goroutines, and several processes may have the same file open.
type Store struct {
	kept    kept // answers of read
	read    *sql.DB
	write   *sql.DB    // nil if opened for reading only
	session *session   // the one connection of write
	writing sync.Mutex // held while a transaction is open in session
	now     func() time.Time
	// state is the query of State, which an import asks for each file.
	state func() (*sql.Stmt, error)
}

// Open opens the database at path for reading and writing, creates it if there
// is no such file or an empty one, and brings its schema and catalogue up to
// date. It returns an *OpenError for a file that is no database of this program
// or one of a newer version, and leaves such a file as it is.
func Open(path string) (*Store, error) {
	fresh, err := inspect(path)
	if err != nil {
		return nil, err
	}
	s := &Store{now: time.Now}
	options := url.Values{"mode": {"rwc"}, "_foreign_keys": {"on"}}
	if s.write, err = connect(path, options); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if fresh {
		err = whileBusy(context.Background(), func() error { return useWAL(s.write) })
	}
	if err == nil {
		s.session, err = newSession(context.Background(), s.write)
	}
	if err == nil {
		err = s.session.run(context.Background(), writeSettings)
	}
	if err == nil {
		err = s.migrate(context.Background(), path)
	}
	if err == nil {
		err = s.syncCatalogue(context.Background())
	}
	if err == nil {
		err = s.connectReaders(path)
	}
	if err != nil {
		err = asOpenError(path, err)
		if s.session != nil {
			err = errors.Join(err, s.session.close())
		}
		return nil, errors.Join(err, s.write.Close())
	}
	return s, nil
}

// OpenReadOnly opens an existing database and never writes to it. Its errors
// are those of Open, and ErrOlder for a schema that Open would have to update.
func OpenReadOnly(path string) (*Store, error) {
	fresh, err := inspect(path)
	if err != nil {
		return nil, err
	}
	if fresh {
		if _, err := os.Stat(path); err != nil {
			return nil, asOpenError(path, err)
		}
		return nil, &OpenError{Path: path, Reason: ErrNotDatabase, Detail: "it holds no tables"}
	}
	s := &Store{now: time.Now}
	if err := s.connectReaders(path); err != nil {
		return nil, err
	}
	version, err := schemaVersion(context.Background(), s.read)
	if err == nil && version < len(migrations()) {
		err = &OpenError{Path: path, Reason: ErrOlder, Detail: fmt.Sprintf("schema %d, not %d", version, len(migrations()))}
	}
	if err != nil {
		return nil, errors.Join(asOpenError(path, err), s.read.Close())
	}
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error {
	err := s.read.Close()
	if s.session != nil {
		s.writing.Lock()
		defer s.writing.Unlock()
		err = errors.Join(err, s.session.close(), s.write.Close())
	}
	return err
}

// connectReaders opens the file for queries.
func (s *Store) connectReaders(path string) (err error) {
	s.read, err = connect(path, url.Values{"mode": {"ro"}})
	s.state = sync.OnceValues(func() (*sql.Stmt, error) { return s.read.Prepare(query("document_state")) })
	return err
}

// connect opens the file with the options of SQLite's URIs and of the driver.
func connect(path string, options url.Values) (*sql.DB, error) {
	options.Set("_cache_size", fmt.Sprint(-cacheSize))
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, asOpenError(path, err)
	}
	options.Set("_busy_timeout", fmt.Sprint(busyTimeout.Milliseconds()))
	options.Set("_mutex", "no") // package sql gives a connection to one goroutine at a time
	file := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: options.Encode()}
	db, err := sql.Open("sqlite3", file.String())
	if err != nil {
		return nil, asOpenError(path, err)
	}
	db.SetMaxIdleConns(idleConnections)
	return db, nil
}

// Connections are kept, and with each the schema that it parsed and the pages that
// it read last.
const (
	idleConnections = 8
	cacheSize       = 8192 // KiB
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

// inspect tells whether the file is missing or empty, so that a database can
// be made there. It returns an error if it is anything but a database of this
// program that this version knows.
func inspect(path string) (fresh bool, err error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, asOpenError(path, err)
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	n, err := io.ReadFull(f, head)
	switch {
	case errors.Is(err, io.EOF):
		return true, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return false, asOpenError(path, err)
	case string(head[:n]) != magic:
		return false, &OpenError{Path: path, Reason: ErrNotDatabase}
	}
	fresh, err = look(path, "ro")
	// Whoever finds the journal of a writer that was killed takes back what that
	// had begun, which one that may not write can't do.
	if lite := (sqlite3.Error{}); errors.As(err, &lite) && lite.Code == sqlite3.ErrReadonly {
		fresh, err = look(path, "rw")
	}
	return fresh, err
}

// look identifies a file that is an SQLite database.
func look(path, mode string) (fresh bool, err error) {
	db, err := connect(path, url.Values{"mode": {mode}})
	if err != nil {
		return false, err
	}
	defer db.Close()
	// All of it is asked of one state of the file: another process may be making
	// the tables just now.
	err = whileBusy(context.Background(), func() error {
		tx, err := db.BeginTx(context.Background(), nil)
		if err != nil {
			return asOpenError(path, err)
		}
		defer tx.Rollback() // nothing was written
		fresh, err = identify(path, tx)
		return err
	})
	return fresh, err
}

// inTx runs do in a write transaction, which holds the write lock from its
// beginning, and rolls it back if do fails.
func (s *Store) inTx(ctx context.Context, do func(*session) error) error {
	b, err := s.Begin(ctx)
	if err != nil {
		return err
	}
	if err := do(s.session); err != nil {
		b.Rollback()
		return storeError(err)
	}
	return b.Commit(ctx)
}

// inSnapshot runs do on one state of the database, whatever is written
// meanwhile.
func (s *Store) inSnapshot(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	return do(tx)
}

// LimitSize bounds the size of the database file in bytes: an import for which
// there is no room fails with ErrFull and leaves what was there. The bound
// holds for this Store alone.
func (s *Store) LimitSize(ctx context.Context, bytes int64) error {
	if s.session == nil {
		return ErrReadOnly
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	var page int64
	if err := s.session.QueryRowContext(ctx, "PRAGMA page_size").Scan(&page); err != nil {
		return err
	}
	return s.session.run(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", max(1, bytes/page)))
}
