package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"
)

// mostHangs is how many documents in a row it may take too long for until this process asks it no more: where it
// waits for something, each document would.
const mostHangs = 2

var hangs atomic.Int32

var (
	errHangs = fmt.Errorf("%w: it took too long for %d documents in a row, and is not asked again", ErrStopped, mostHangs)
	errLate  = fmt.Errorf("%w: it took more than %s", ErrStopped, maxTime)
)

// patiently is run, but counts how often in a row the program took too long.
func patiently(ctx context.Context, folder string, args ...string) (said string, err error) {
	said, err = run(ctx, folder, args...)
	switch {
	case errors.Is(err, errLate):
		hangs.Add(1)
	case ctx.Err() == nil:
		hangs.Store(0)
	}
	return said, err
}

// folders begins the names of the folders that the program works in, and abandoned is how old one is that a process
// left which was killed.
const (
	folders   = "nianbao-office-"
	abandoned = time.Hour
)

// sweep removes the folders of processes that were killed.
func sweep() {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), folders+"*"))
	for _, folder := range left {
		if info, err := os.Lstat(folder); err == nil && info.IsDir() && time.Since(info.ModTime()) > abandoned {
			_ = os.RemoveAll(folder) // another process may be at it
		}
	}
}
