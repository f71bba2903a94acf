package watch

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"os"
	"slices"
	"time"

	"nianbao/extract/filekind"
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

// patience is how many times longer than others a file has to be unchanged that
// does not end as its kind does: a copy may stall.
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
		if isFilling(path) {
			f.pending[path] = pending{is, now}
			continue
		}
		delete(f.pending, path)
		f.taken[path] = is
		list = append(list, path)
	}
	return list
}

// ends are what files of some kinds end with, in small letters.
var ends = map[filekind.ID]string{filekind.PDF: "%%eof", filekind.WebPage: "</html>", filekind.Zip: "pk\x05\x06"}

// isWhole reports whether a file ends as its kind does, as far as that can be told: by
// its name, or its first bytes where many kinds are packed alike.
func isWhole(path string, size int64) bool {
	if size == 0 {
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, min(size, 2048))
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	kind, _ := filekind.Named(path)
	end := ends[kind.ID]
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		end = ends[filekind.Zip]
	}
	if end == "" {
		return true
	}
	tail := make([]byte, min(size, 2048))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	return bytes.Contains(bytes.ToLower(tail), []byte(end))
}
