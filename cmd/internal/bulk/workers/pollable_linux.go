package workers

import (
	"io"
	"os"
	"syscall"
)

// pollable returns the standard input of a worker as one that the runtime waits
// for with all its other input. A standard input is read by a system call that
// blocks, during which the runtime wakes up again and again to see whether the
// call has come back: some hundred times a document.
func pollable(in io.Reader) io.Reader {
	f, ok := in.(*os.File)
	if !ok || syscall.SetNonblock(int(f.Fd()), true) != nil {
		return in
	}
	return os.NewFile(f.Fd(), f.Name())
}
