package still

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"nianbao/cmd/internal/wholefile"
)

// journalName is the file in the folder of a copy that tells what is done. Hosts don't serve files
// whose names begin with a point, as a rule, and nothing in it is secret.
const journalName = ".nianbao-publish"

// ErrNotACopy says that a folder holds other things than a copy.
var ErrNotACopy = errors.New("the folder has files in it and is no copy of a site")

// A journal keeps what a copy knows, a line for each thing: the state of the site that it is of,
// "had FILE" of a file of the copy before it, "found ADDRESS" of what is to be asked for and "done
// FILE ADDRESS" of what is in the folder.
type journal struct {
	state string // of the site that it is of
	mutex sync.Mutex
	file  *os.File
	had   map[string]bool // files of earlier copies
	found []address       // in the order in which they were found
	done  map[address]string
}

// header is the first line of a journal.
type header struct {
	State string // of the site: a copy of another state is begun anew
}

// openJournal opens the journal of a folder for a copy of a state of the site. One of the same state
// goes on; of another, its files are remembered.
func openJournal(dir, state string) (*journal, error) {
	path := filepath.Join(dir, journalName)
	j, err := readJournal(path)
	if errors.Is(err, fs.ErrNotExist) {
		if there, err := os.ReadDir(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		} else if len(there) > 0 {
			return nil, fmt.Errorf("%s: %w", dir, ErrNotACopy)
		}
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, err
		}
		j = &journal{had: map[string]bool{}, done: map[address]string{}}
	} else if err != nil {
		return nil, err
	}
	if j.state != state {
		for _, file := range j.done {
			j.had[file] = true
		}
		j.state, j.found, j.done = state, nil, map[address]string{}
		var text strings.Builder
		line, err := json.Marshal(header{state})
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&text, "%s\n", line)
		for file := range j.had {
			fmt.Fprintf(&text, "had %s\n", file)
		}
		if err := wholefile.Write(path, []byte(text.String())); err != nil {
			return nil, err
		}
	}
	j.file, err = os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0o666)
	return j, err
}

func readJournal(path string) (*journal, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	// A line that was broken off as the machine stopped is not read, and not written on.
	data = data[:bytes.LastIndexByte(data, '\n')+1]
	if err := os.Truncate(path, int64(len(data))); err != nil {
		return nil, err
	}
	j := &journal{had: map[string]bool{}, done: map[address]string{}}
	first, rest, _ := strings.Cut(string(data), "\n")
	var h header
	if err := json.Unmarshal([]byte(first), &h); err != nil {
		return nil, fmt.Errorf("%s: the first line is no state of a site: %w", path, err)
	}
	j.state = h.State
	for line := range strings.Lines(rest) {
		word, what, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch word {
		case "had":
			j.had[what] = true
		case "found":
			j.found = append(j.found, address(what))
		case "done":
			file, of, _ := strings.Cut(what, "\t")
			j.done[address(of)] = file
		}
	}
	return j, nil
}

// write adds lines.
func (j *journal) write(lines ...string) error {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	_, err := j.file.WriteString(strings.Join(lines, "\n") + "\n")
	return err
}

func (j *journal) close() error { return j.file.Close() }
