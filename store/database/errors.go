package database

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

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
	ErrProtected   = errors.New("the database may not be written: the file, or the folder that it is in, is protected")
	ErrNoFolder    = errors.New("the folder that the database is to be in does not exist")
	ErrDisk        = errors.New("the disk that the database is on fails, or the file is gone")
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
	if reason := Named(err); !errors.Is(reason, ErrDisk) {
		return &OpenError{Path: path, Reason: reason}
	}
	if _, none := os.Stat(filepath.Dir(path)); errors.Is(none, fs.ErrNotExist) {
		return &OpenError{Path: path, Reason: ErrNoFolder}
	}
	return &OpenError{Path: path, Reason: Named(err)}
}

// Named gives what keeps a database from being read or written its name: no space, no leave, a disk
// that fails. Any other error it returns as it is.
func Named(err error) error {
	var lite sqlite3.Error
	if !errors.As(err, &lite) {
		return err
	}
	reason := error(nil)
	switch lite.Code {
	case sqlite3.ErrFull:
		reason = ErrFull
	case sqlite3.ErrReadonly, sqlite3.ErrPerm:
		reason = ErrProtected
	case sqlite3.ErrCantOpen:
		if reason = ErrDisk; errors.Is(lite.SystemErrno, fs.ErrPermission) {
			reason = ErrProtected
		}
	case sqlite3.ErrIoErr:
		if reason = ErrDisk; slices.Contains(noRoom, lite.SystemErrno) {
			reason = ErrFull
		}
	}
	if reason == nil || errors.Is(err, reason) {
		return err
	}
	return &namedError{reason, err}
}

// noRoom are what the system says of a disk, a share of one, or a file that may not grow.
var noRoom = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

// A namedError tells the name alone: SQLite's words are those of its code.
type namedError struct{ reason, err error }

func (e *namedError) Error() string   { return e.reason.Error() }
func (e *namedError) Unwrap() []error { return []error{e.reason, e.err} }

// IsUnusable reports whether an error says that the database as a whole can't be used just now: it
// is damaged, locked, gone, or its disk is.
func IsUnusable(err error) bool {
	var lite sqlite3.Error
	return IsDamaged(err) || errors.As(err, &lite) && lite.Code != sqlite3.ErrError && lite.Code != sqlite3.ErrInterrupt && lite.Code != sqlite3.ErrMisuse
}

// IsDamaged reports whether an error says that the file of a database is damaged.
func IsDamaged(err error) bool {
	var lite sqlite3.Error
	return errors.Is(err, ErrCorrupt) || errors.As(err, &lite) && (lite.Code == sqlite3.ErrCorrupt || lite.Code == sqlite3.ErrNotADB)
}
