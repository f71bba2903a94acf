package warc

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A Mended is a file that a killed program left behind and that was ended in its place.
type Mended struct {
	File string // its name now, "" if nothing of it was whole
	Cut  int64  // bytes behind its last whole record, which are gone
}

// Mend ends the files of a folder that are still written, because whoever wrote them was killed: what stands behind
// the last whole record is cut off. The caller sees to it that nobody writes into the folder.
func Mend(dir string) ([]Mended, error) {
	left, err := filepath.Glob(filepath.Join(dir, "*"+open))
	if err != nil {
		return nil, err
	}
	var list []Mended
	for _, path := range left {
		m, err := mend(path)
		if err != nil {
			return list, fmt.Errorf("%s: %w", path, err)
		}
		list = append(list, m)
	}
	return list, nil
}

func mend(path string) (Mended, error) {
	whole, size, err := wholeBytes(path)
	if err != nil {
		return Mended{}, err
	}
	if whole == 0 {
		return Mended{Cut: size}, os.Remove(path)
	}
	name := strings.TrimSuffix(path, open)
	if whole < size {
		err = os.Truncate(path, whole)
	}
	return Mended{File: filepath.Base(name), Cut: size - whole}, errors.Join(err, os.Rename(path, name))
}

// wholeBytes returns how many bytes of a file are whole records from its beginning, and how many it has.
func wholeBytes(path string) (whole, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, 0, err
	}
	for record, err := range (File{In: f, Size: info.Size()}).Records(Position{}) {
		if err != nil || record.Size == 0 {
			break
		}
		whole = record.Offset + record.Size
	}
	return whole, info.Size(), nil
}
