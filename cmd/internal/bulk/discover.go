package bulk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A discoverer yields the sources that the arguments of an import name, in a
// fixed order, and holds none of them.
type discoverer struct {
	limits Limits
	stdin  io.Reader
	yield  func(Source) error // its error ends the discovery
}

// all yields the sources of each argument in turn. The error it returns is the
// context's or yield's; what can't be had is yielded with its fault.
func (d *discoverer) all(ctx context.Context, args []string) error {
	for _, arg := range args {
		if err := d.argument(ctx, arg); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (d *discoverer) argument(ctx context.Context, arg string) error {
	if arg == "-" {
		return d.yield(Source{Path: "-", once: true, stream: func() (io.ReadCloser, error) { return io.NopCloser(d.stdin), nil }})
	}
	info, err := os.Stat(arg)
	if errors.Is(err, fs.ErrNotExist) {
		if paths, bad := filepath.Glob(arg); bad == nil && len(paths) > 0 && paths[0] != arg {
			return d.all(ctx, paths)
		}
		if archive, member, ok := splitMember(arg); ok {
			return d.member(archive, member, Source{Path: arg})
		}
	}
	switch {
	case err != nil:
		return d.yield(faulty(arg, err))
	case info.IsDir():
		return d.directory(ctx, arg)
	case hasExtension(arg, ".csv"):
		return d.manifest(ctx, arg)
	default:
		return d.file(ctx, arg)
	}
}

// readable are the extensions of what is taken from directories and archives;
// .doc is refused with a reason, so that it is not overlooked.
var readable = []string{".pdf", ".html", ".htm", ".docx", ".doc", ".txt"}

// IsTaken reports whether the import of a directory takes a file of that name.
func IsTaken(path string) bool { return hasExtension(path, readable...) || hasExtension(path, ".zip") }

// directory yields the files below a directory, in the order of their names.
// Manifests count only where they are named: a directory may hold other tables.
func (d *discoverer) directory(ctx context.Context, dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return d.yield(faulty(path, err))
		case entry.Type().IsRegular() && IsTaken(path):
			return d.file(ctx, path)
		}
		return nil
	})
}

func (d *discoverer) file(ctx context.Context, path string) error {
	if hasExtension(path, ".zip") {
		return d.archive(ctx, path)
	}
	return d.yield(Source{Path: path})
}

func hasExtension(path string, extensions ...string) bool {
	return slices.Contains(extensions, strings.ToLower(filepath.Ext(path)))
}

// retry yields the sources of recorded failures once more.
func (d *discoverer) retry(ctx context.Context, failed []Retry) error {
	for _, f := range failed {
		if err := ctx.Err(); err != nil {
			return err
		}
		s := Source{Path: f.Path, Entry: f.Entry, Again: true}
		if archive, member, ok := splitMember(f.Path); ok {
			if err := d.member(archive, member, s); err != nil {
				return err
			}
			continue
		}
		switch {
		case f.Path == "-": // what came from standard input is gone
		case hasExtension(f.Path, ".zip"):
			if err := d.archive(ctx, f.Path); err != nil {
				return err
			}
		case hasExtension(f.Path, ".csv"):
			if err := d.manifest(ctx, f.Path); err != nil {
				return err
			}
		default:
			if err := d.yield(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// count returns how many sources the arguments name, without opening any but
// archives and manifests.
func count(ctx context.Context, limits Limits, args []string, failed []Retry) (int, error) {
	n := 0
	d := &discoverer{limits: limits, stdin: strings.NewReader(""), yield: func(s Source) error {
		n++
		if s.release != nil {
			s.release()
		}
		return nil
	}}
	if err := d.retry(ctx, failed); err != nil {
		return n, fmt.Errorf("count files: %w", err)
	}
	return n, d.all(ctx, args)
}
