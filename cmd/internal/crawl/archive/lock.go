package archive

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrLocked is returned if another run is going on.
var ErrLocked = errors.New("another run holds the lock of the archive")

// Lock takes the archive for one run and returns what gives it back. It fails with
// ErrLocked if another run has it.
func (a *Archive) Lock() (unlock func() error, err error) {
	lock := flock.New(filepath.Join(a.dir, "lock"))
	ok, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrLocked, lock.Path())
	}
	return lock.Unlock, nil
}
