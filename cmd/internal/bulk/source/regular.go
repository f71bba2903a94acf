package source

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"nianbao/cmd/internal/ingest"
	"nianbao/store/reports"
)

// notFile says why what has the mode is not read, "" for a regular file: a pipe waits for who
// writes into it, and a device may have no end.
func notFile(mode fs.FileMode) string {
	switch {
	case mode.IsRegular():
		return ""
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe is not read"
	case mode&fs.ModeSocket != 0:
		return "a socket is not read"
	case mode&fs.ModeDevice != 0:
		return "a device is not read"
	case mode.IsDir():
		return "it is a folder"
	}
	return "it is no regular file"
}

// FaultOf says why a source that is a file of its own can't be read, nil where nothing is known
// against it.
func FaultOf(s Source) *reports.Fault {
	if s.Stream != nil || s.Fault != nil {
		return s.Fault
	}
	info, err := os.Stat(ingest.FileName(s.Path))
	if err != nil {
		return ingest.FaultOf(err)
	}
	if why := notFile(info.Mode()); why != "" {
		return ingest.FaultOf(ingest.WithKind(ingest.KindFile, fmt.Errorf("%s: %s", s.Path, why)))
	}
	return nil
}

// other yields what stands in a folder and is neither a file nor a folder, if it goes by the name
// of a document: what a link leads to is read, unless that is a folder, which may lead back. One
// that leads to within the folder that is read is passed over, as its files are read anyway.
func (d *Discoverer) other(ctx context.Context, root, path string) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		if target, err := filepath.EvalSymlinks(path); err == nil {
			if whole, err := filepath.EvalSymlinks(root); err == nil && within(whole, target) {
				return nil
			}
		}
		return d.Yield(faulty(path, ingest.WithKind(ingest.KindFile, fmt.Errorf("%s: a link to a folder is not followed; name the folder itself", ingest.PathOf(path)))))
	case !IsTaken(path):
		return nil
	case err != nil:
		return d.Yield(faulty(path, err))
	case !info.Mode().IsRegular():
		s := Source{Path: ingest.PathOf(path)}
		s.Fault = FaultOf(s)
		return d.Yield(s)
	}
	return d.file(ctx, path)
}

// within reports whether a path is a folder or lies below it.
func within(folder, path string) bool {
	rest, err := filepath.Rel(folder, path)
	return err == nil && rest != ".." && !strings.HasPrefix(rest, ".."+string(filepath.Separator))
}
