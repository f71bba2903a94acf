package editors

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

// maxFile bounds a file of editors in bytes.
const maxFile = 1 << 20

// A FileError says what is wrong with a file of editors.
type FileError struct {
	Path   string
	Line   int // 0 for the file as a whole
	Reason string
}

func (e *FileError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.Path, e.Reason)
	}
	return fmt.Sprintf("%s, line %d: %s", e.Path, e.Line, e.Reason)
}

// A Register has the editors of a file. The file is read again when it changes: whoever is struck out,
// or has another password, is an editor no more from then on. A file that can't be read has none.
type Register struct {
	path string

	mu     sync.Mutex
	state  fileState
	hashes map[string]string // by name
	decoy  string            // hash that no password has, as dear to try as the dearest of the file
	err    error
}

type fileState struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

// Open reads a file of editors: a line "name:hash" for each, with a hash of bcrypt; empty lines and those
// that begin with # are passed over. The error is a *FileError for a file that others than its owner's
// group may read, or that says something else.
func Open(path string) (*Register, error) {
	r := &Register{path: path}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refresh()
	return r, r.err
}

// Err returns why the file can't be used now, nil if it can.
func (r *Register) Err() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refresh()
	return r.err
}

// hashOf returns the hash of an editor; ok is whether there is one of that name. For others it is the decoy,
// so that it takes as long to find out.
func (r *Register) hashOf(name string) (hash string, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refresh()
	if hash, ok = r.hashes[name]; ok {
		return hash, true
	}
	return r.decoy, false
}

// refresh reads the file if it is not as it was.
func (r *Register) refresh() {
	info, err := os.Stat(r.path)
	if err != nil {
		r.hashes, r.state, r.err = nil, fileState{}, err
		return
	}
	state := fileState{info.Size(), info.ModTime(), info.Mode()}
	if state == r.state {
		return
	}
	r.state = state
	hashes, cost, err := read(r.path, info)
	r.hashes, r.err = hashes, err
	if err != nil {
		return
	}
	decoy, err := bcrypt.GenerateFromPassword([]byte("nobody's"), cost)
	if err != nil {
		r.hashes, r.err = nil, err
		return
	}
	r.decoy = string(decoy)
}

// read returns the hashes of a file by their names, and what the dearest costs.
func read(path string, info fs.FileInfo) (hashes map[string]string, cost int, err error) {
	fault := func(line int, format string, args ...any) (map[string]string, int, error) {
		return nil, 0, &FileError{path, line, fmt.Sprintf(format, args...)}
	}
	const others, groupWrites = 0o007, 0o020
	switch mode := info.Mode(); {
	case !mode.IsRegular():
		return fault(0, "it is no file")
	case mode.Perm()&(others|groupWrites) != 0:
		return fault(0, "everybody may read it, or others may write it: chmod 600 %s", path)
	case info.Size() > maxFile:
		return fault(0, "it is larger than %d bytes", maxFile)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, 0, err
	}
	hashes = map[string]string{}
	scanner := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(text, []byte("\uFEFF"))))
	for number := 1; scanner.Scan(); number++ {
		line := strings.TrimSpace(scanner.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, hash, _ := strings.Cut(line, ":")
		if !namePattern.MatchString(name) {
			return fault(number, "it does not begin with the name of an editor and a colon")
		}
		n, err := checkHash(hash)
		switch {
		case err != nil:
			return fault(number, "%s", err)
		case hashes[name] != "":
			return fault(number, "%s has a line already", name)
		}
		hashes[name], cost = hash, max(cost, n)
	}
	if err := scanner.Err(); err != nil {
		return nil, 0, err
	}
	if len(hashes) == 0 {
		return fault(0, "it names no editor")
	}
	return hashes, cost, nil
}
