package archive

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrLocked is returned if another run is going on.
var ErrLocked = errors.New("another run holds the lock of the archive")

// Place names the archive and its machine: one process at a time has the lock of a place.
func (a *Archive) Place() (string, error) {
	dir, err := filepath.Abs(a.dir)
	if err != nil {
		return "", fmt.Errorf("archive: %w", err)
	}
	machine, err := os.Hostname()
	if err != nil {
		return "", fmt.Errorf("archive: %w", err)
	}
	return machine + ":" + dir, nil
}

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

// Sweep removes the downloads that runs left behind when they were killed. The
// caller holds the lock.
func (a *Archive) Sweep() error {
	left, err := filepath.Glob(filepath.Join(a.dir, "tmp", "*"))
	if err != nil {
		return err
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("archive: %w", err)
		}
	}
	return nil
}
