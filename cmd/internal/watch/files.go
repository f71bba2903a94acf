package watch

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A state is what tells whether a file has changed.
type state struct {
	size    int64
	changed time.Time
}

// A pending file has appeared or changed.
type pending struct {
	state
	since time.Time // for how long it has been in this state
}

// files are those that appeared.
type files struct {
	settle  time.Duration
	pending map[string]pending
	taken   map[string]state // as they were given on
}

func newFiles(settle time.Duration) *files {
	return &files{settle: settle, pending: map[string]pending{}, taken: map[string]state{}}
}

// note notes that a file is there.
func (f *files) note(path string) {
	if _, ok := f.pending[path]; !ok && isCandidate(path) {
		f.pending[path] = pending{}
	}
}

// patience is how many times longer than others a PDF has to be unchanged that
// does not end as one: a copy may stall.
const patience = 20

// complete returns, once for each state, the files that have been as they are for
// long enough at a time.
func (f *files) complete(now time.Time) []string {
	var list []string
	for _, path := range slices.Sorted(maps.Keys(f.pending)) {
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() {
			delete(f.pending, path)
			continue
		}
		is, was := state{info.Size(), info.ModTime()}, f.pending[path]
		if is == f.taken[path] {
			delete(f.pending, path)
			continue
		}
		if was.since.IsZero() || is != was.state {
			f.pending[path] = pending{is, now}
			continue
		}
		quiet := now.Sub(was.since)
		if quiet < f.settle || quiet < patience*f.settle && !isWhole(path, is.size) {
			continue
		}
		delete(f.pending, path)
		f.taken[path] = is
		list = append(list, path)
	}
	return list
}

// isWhole reports whether a file ends as its kind does, as far as that can be
// told.
func isWhole(path string, size int64) bool {
	if size == 0 {
		return false
	}
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		return true
	}
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	tail := make([]byte, min(size, 2048))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	return bytes.Contains(tail, []byte("%%EOF"))
}
