package database

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"

	"github.com/mattn/go-sqlite3"
)

// What keeps a database from being used has a name, and words that are not SQLite's.
func TestNamed(t *testing.T) {
	for _, c := range []struct {
		lite sqlite3.Error
		want error
	}{
		{sqlite3.Error{Code: sqlite3.ErrFull}, ErrFull},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.EFBIG}, ErrFull},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.ENOSPC}, ErrFull},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.EIO}, ErrDisk},
		{sqlite3.Error{Code: sqlite3.ErrReadonly}, ErrProtected},
		{sqlite3.Error{Code: sqlite3.ErrCantOpen, SystemErrno: syscall.EACCES}, ErrProtected},
	} {
		err := AsOpenError("reports.db", fmt.Errorf("write: %w", c.lite))
		if !errors.Is(err, c.want) || err.Error() != "reports.db: "+c.want.Error() || !IsUnusable(err) {
			t.Errorf("%d (%v): %v", c.lite.Code, c.lite.SystemErrno, err)
		}
	}
	statement := sqlite3.Error{Code: sqlite3.ErrError}
	if err := Named(statement); err != error(statement) || IsUnusable(err) || strings.Contains(err.Error(), "space") {
		t.Errorf("an error of a statement is %v", err)
	}
}
