package wholefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
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
// stays too. In a folder that takes no new file, the bytes are made whole elsewhere and copied.
// What is no file, such as a device or a pipe, is written to as it is; a link is
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
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		if missing == nil {
			return throughCopy(path, write)
		}
		return fmt.Errorf("%s can't be written: no new file may be put into its folder: %w", path, fs.ErrPermission)
	}
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

// throughCopy gives a file that may be written, in a folder that may not, its new bytes, once they
// are whole in a folder for temporary files. Where the copying fails, what was there is put back.
func throughCopy(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	var copies [2]*os.File // what was there, what is to be there
	for i, fill := range []func(io.Writer) error{func(w io.Writer) error { _, err := io.Copy(w, file); return err }, write} {
		if copies[i], err = os.CreateTemp("", "nianbao-*.part"); err != nil {
			return err
		}
		defer os.Remove(copies[i].Name())
		defer copies[i].Close()
		if err := fill(copies[i]); err != nil {
			return err
		}
	}
	if err := refill(file, copies[1]); err != nil {
		return errors.Join(fmt.Errorf("%s stays as it was: %w", path, err), refill(file, copies[0]))
	}
	return file.Close()
}

// refill gives a file the bytes of another.
func refill(file, from *os.File) error {
	for _, f := range []*os.File{file, from} {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
	}
	n, err := io.Copy(file, from)
	if err == nil {
		err = file.Truncate(n)
	}
	if err == nil {
		err = file.Sync()
	}
	return err
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
