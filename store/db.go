package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"
)

// A Store is an open database. Its methods may be called from several
// goroutines, and several processes may have the same file open.
//
// QueryContext and QueryRowContext ask for what is committed. What takes several
// queries is asked for in a snapshot.
type Store struct {
	kept    kept // answers of read
	read    *sql.DB
	write   *sql.DB    // nil if opened for reading only
	session *session   // the one connection of write
	writing sync.Mutex // held while a transaction is open in session
	now     func() time.Time
	often   statements
}

// openFile opens a file for reading and writing. A fresh one, which is missing or
// empty, is made a database whose readers go on while a writer works.
func openFile(path string, fresh bool) (*Store, error) {
	s := &Store{now: time.Now}
	var err error
	if s.write, err = connect(path, url.Values{"mode": {"rwc"}, "_foreign_keys": {"on"}}); err != nil {
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
		s.read, err = connect(path, readOnly)
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

// openFileReadOnly opens a file for reading.
func openFileReadOnly(path string) (*Store, error) {
	read, err := connect(path, readOnly)
	if err != nil {
		return nil, err
	}
	return &Store{now: time.Now, read: read}, nil
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

// Now returns the time that is noted with what is written.
func (s *Store) Now() time.Time { return s.now() }

// SetClock has another clock tell the time that is noted.
func (s *Store) SetClock(now func() time.Time) { s.now = now }

// QueryContext makes a database a queryer.
func (s *Store) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	return s.read.QueryContext(ctx, text, args...)
}

// QueryRowContext makes a database a queryer.
func (s *Store) QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row {
	return s.read.QueryRowContext(ctx, text, args...)
}

// Prepared returns the statement of a text that is part of the program and asked
// for often, prepared once.
func (s *Store) Prepared(text string) (*sql.Stmt, error) { return s.often.of(s.read, text) }

// Snapshot runs do on one state of the database, whatever is written meanwhile.
func (s *Store) Snapshot(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	return do(tx)
}

// LimitSize bounds the size of the database file in bytes: an import for which
// there is no room fails with ErrFull and leaves what was there. The bound
// holds as long as it is open.
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

// Ping reads from the database, and returns the error of that.
func (s *Store) Ping(ctx context.Context) error {
	var tables int
	return s.QueryRowContext(ctx, databaseQuery("ping")).Scan(&tables)
}

// statements are those that were prepared, by their texts.
type statements struct {
	mutex    sync.Mutex
	prepared map[string]*sql.Stmt
}

func (p *statements) of(db *sql.DB, text string) (*sql.Stmt, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if statement := p.prepared[text]; statement != nil {
		return statement, nil
	}
	statement, err := db.Prepare(text)
	if err != nil {
		return nil, err
	}
	if p.prepared == nil {
		p.prepared = map[string]*sql.Stmt{}
	}
	p.prepared[text] = statement
	return statement, nil
}
