package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// systemWords say what the system has against a file. Its own words are those of its calls.
var systemWords = []struct {
	err   error
	words string
}{
	{fs.ErrNotExist, "there is no such file"},
	{fs.ErrPermission, "it may not be read"},
	{syscall.ELOOP, "it is a link that leads back to itself"},
	{syscall.EISDIR, "it is a folder"},
	{syscall.ENOTDIR, "a part of its path is no folder"},
	{syscall.ENAMETOOLONG, "the name is too long"},
	{syscall.EINVAL, "no file has such a name"},
	{syscall.EIO, "the disk that it is on fails"},
	{syscall.ENXIO, "it is a socket or a device without anything behind it"},
	{syscall.EMFILE, "too many files are open"},
	{syscall.ENOSPC, "there is no space left"},
	{syscall.EDQUOT, "there is no space left"}, // of what the user may have
}

// A wordError says in words what an error is.
type wordError struct {
	words string
	err   error
}

func (e *wordError) Error() string { return e.words }

func (e *wordError) Unwrap() error { return e.err }

// InWords returns an error of the file system with the path and the reason in words, any other
// as it is.
func InWords(err error) error {
	var at *fs.PathError
	if !errors.As(err, &at) {
		return err
	}
	reason := "the system can't read it"
	for _, w := range systemWords {
		if errors.Is(at.Err, w.err) {
			reason = w.words
			break
		}
	}
	return &wordError{fmt.Sprintf("%s: %s", PathOf(at.Path), reason), err}
}
