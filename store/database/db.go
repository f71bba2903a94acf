package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"
)

// A DB is an open database. Its methods may be called from several
// goroutines, and several processes may have the same file open.
//
// QueryContext and QueryRowContext ask for what is committed. What takes several
// queries is asked for in a snapshot.
type DB struct {
	kept    kept // answers of read
	read    *sql.DB
	write   *sql.DB    // nil if opened for reading only
	session *Session   // the one connection of write
	writing sync.Mutex // held while a transaction is open in session
	now     func() time.Time
	often   statements
}

// Open opens a file for reading and writing. A fresh one, which is missing or
// empty, is made a database whose readers go on while a writer works.
func Open(path string, fresh bool) (*DB, error) {
	db := &DB{now: time.Now, kept: kept{bound: keptOf(path)}}
	var err error
	if db.write, err = connect(path, url.Values{"mode": {"rwc"}, "_foreign_keys": {"on"}}); err != nil {
		return nil, err
	}
	db.write.SetMaxOpenConns(1)
	if fresh {
		err = whileBusy(context.Background(), func() error { return useWAL(db.write) })
	}
	if err == nil {
		db.session, err = newSession(context.Background(), db.write)
	}
	if err == nil {
		err = db.session.Run(context.Background(), writeSettings)
	}
	if err == nil {
		db.read, err = connect(path, readOnly)
	}
	if err != nil {
		err = AsOpenError(path, err)
		if db.session != nil {
			err = errors.Join(err, db.session.close())
		}
		return nil, errors.Join(err, db.write.Close())
	}
	return db, nil
}

// OpenReadOnly opens a file for reading, even one that nobody may write, in a folder where nobody
// may. When another file gets the name, questions that come after are asked of that.
func OpenReadOnly(path string) (*DB, error) {
	read, err := following(path, readOnly)
	if err != nil {
		return nil, err
	}
	db := &DB{now: time.Now, read: read, kept: kept{bound: keptOf(path)}}
	if err := db.Ping(context.Background()); isProtected(err) && !hasLog(path) {
		if db.read, err = following(path, unchanging); err != nil {
			return nil, errors.Join(err, read.Close())
		}
		return db, read.Close()
	}
	return db, nil
}

// Close closes the database.
func (db *DB) Close() error {
	err := db.read.Close()
	if db.session != nil {
		db.writing.Lock()
		defer db.writing.Unlock()
		err = errors.Join(err, db.session.close(), db.write.Close())
	}
	return err
}

// Now returns the time that is noted with what is written.
func (db *DB) Now() time.Time { return db.now() }

// SetClock has another clock tell the time that is noted.
func (db *DB) SetClock(now func() time.Time) { db.now = now }

// QueryContext makes a database a Queryer.
func (db *DB) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	return db.read.QueryContext(ctx, text, args...)
}

// QueryRowContext makes a database a Queryer.
func (db *DB) QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row {
	return db.read.QueryRowContext(ctx, text, args...)
}

// Prepared returns the statement of a text that is part of the program and asked
// for often, prepared once.
func (db *DB) Prepared(text string) (*sql.Stmt, error) { return db.often.of(db.read, text) }

// Snapshot runs do on one state of the database, whatever is written meanwhile.
func (db *DB) Snapshot(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := db.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	return do(tx)
}

// LimitSize bounds the size of the database file in bytes: an import for which
// there is no room fails with ErrFull and leaves what was there. The bound
// holds as long as it is open.
func (db *DB) LimitSize(ctx context.Context, bytes int64) error {
	if db.session == nil {
		return ErrReadOnly
	}
	db.writing.Lock()
	defer db.writing.Unlock()
	var page int64
	if err := db.session.QueryRowContext(ctx, "PRAGMA page_size").Scan(&page); err != nil {
		return err
	}
	return db.session.Run(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", max(1, bytes/page)))
}

// Ping reads from the database, and returns the error of that.
func (db *DB) Ping(ctx context.Context) error {
	var tables int
	return db.QueryRowContext(ctx, query("ping")).Scan(&tables)
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
