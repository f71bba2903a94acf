package database

import (
	"errors"
	"os"

	"github.com/mattn/go-sqlite3"
)

// The reasons for which a database can't be opened, read or written. Test with
// errors.Is.
var (
	ErrNotDatabase = errors.New("not an SQLite database")
	ErrCorrupt     = errors.New("the database is damaged: pages of it contradict each other; take a copy, or import anew")
	ErrForeign     = errors.New("an SQLite database of another program")
	ErrNewer       = errors.New("the database was written by a newer version of this program")
	ErrOlder       = errors.New("the database was written by an older version and must be opened for writing once")
	ErrReadOnly    = errors.New("the database is open for reading only")
	ErrBusy        = errors.New("another process keeps the database locked")
	ErrFull        = errors.New("there is no space left for the database")
)

// An OpenError says which file can't be opened as a database and why.
type OpenError struct {
	Path   string
	Reason error // one of the Err variables, or the system's error
	Detail string
}

func (e *OpenError) Error() string {
	s := e.Path + ": " + e.Reason.Error()
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s
}

// Unwrap returns the reason.
func (e *OpenError) Unwrap() error { return e.Reason }

// AsOpenError names the file, and the reason where SQLite has a word for it.
func AsOpenError(path string, err error) error {
	var open *OpenError
	if errors.As(err, &open) {
		return err
	}
	var file *os.PathError
	if errors.As(err, &file) {
		return &OpenError{Path: path, Reason: file.Err}
	}
	var lite sqlite3.Error
	if errors.As(err, &lite) && lite.Code == sqlite3.ErrNotADB {
		return &OpenError{Path: path, Reason: ErrNotDatabase}
	}
	if IsDamaged(err) {
		return &OpenError{Path: path, Reason: ErrCorrupt}
	}
	return &OpenError{Path: path, Reason: err}
}

// IsDamaged reports whether an error says that the file of a database is damaged.
func IsDamaged(err error) bool {
	var lite sqlite3.Error
	return errors.Is(err, ErrCorrupt) || errors.As(err, &lite) && (lite.Code == sqlite3.ErrCorrupt || lite.Code == sqlite3.ErrNotADB)
}
