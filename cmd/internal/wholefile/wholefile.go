package wholefile

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Write gives the file of a path these bytes; see Stream.
func Write(path string, data []byte) error {
	return Stream(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// Stream gives the file of a path what write writes. It is written aside and gets its name
// when it is whole, so that what was there before stays where write fails; who may read it
// stays too. What is no file, such as a device or a pipe, is written to as it is; a link is
// followed. Errors are those of write and of the file system.
func Stream(path string, write func(io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	there, missing := os.Stat(path)
	if missing == nil && !there.Mode().IsRegular() {
		return inPlace(path, write)
	}
	aside := fmt.Sprintf("%s.%d.part", path, rand.Uint64())
	tmp, err := os.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer os.Remove(aside) // gone already if all went well
	defer tmp.Close()
	if err := write(tmp); err != nil {
		return err
	}
	if missing == nil {
		if err := tmp.Chmod(there.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(aside, path)
}

// inPlace writes to what is there.
func inPlace(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := write(f); err != nil {
		return err
	}
	return f.Close()
}
