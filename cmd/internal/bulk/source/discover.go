package source

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

	"nianbao/cmd/internal/bulk/source/container"
	"nianbao/cmd/internal/ingest"
)

// A Discoverer yields the sources that the arguments of an import name, in a
// fixed order, and holds none of them.
type Discoverer struct {
	Limits ingest.Limits
	Stdin  io.Reader
	Yield  func(Source) error // its error ends the discovery
	// PassedOver, which may be nil, is called for each file of a folder, and member of an archive,
	// of a kind that is not taken, and for each picture that is too small for a report.
	PassedOver func()
	// LeftOut, which may be nil, is called for each record of an archive of the web that has what a server said and is no source.
	LeftOut  func(container.Why)
	rowsOnly bool // the rows of a manifest are enough, no archive that they name is opened
	held     room // of the bytes of the sources
	isSearch bool // what it yields is not read yet: whoever yields it on has it held
}

// passOver tells that a file is not taken, unless it is a folder.
func (d *Discoverer) passOver(isFolder bool) {
	if !isFolder && d.PassedOver != nil {
		d.PassedOver()
	}
}

// All yields the sources of each argument in turn. The error it returns is the
// context's or Yield's; what can't be had is yielded with its fault.
func (d *Discoverer) All(ctx context.Context, args []string) error {
	for _, arg := range args {
		if err := d.argument(ctx, arg); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (d *Discoverer) argument(ctx context.Context, arg string) error {
	if arg == "-" {
		return d.Yield(Source{Path: "-", Once: true, Stream: func() (io.ReadCloser, error) { return io.NopCloser(d.Stdin), nil }})
	}
	info, err := os.Stat(arg)
	if errors.Is(err, fs.ErrNotExist) {
		if paths, bad := filepath.Glob(arg); bad == nil && len(paths) > 0 && paths[0] != arg {
			return d.All(ctx, paths)
		}
		if file, _, ok := ingest.SplitPart(arg); ok { // a further report is read with the file's first
			return d.argument(ctx, file)
		}
		if archive, member, ok := splitMember(arg); ok {
			return d.member(ctx, ingest.FileName(archive), member, Source{Path: ingest.PathOf(archive) + memberMark + member})
		}
		if file := ingest.FileName(arg); file != arg { // a path as it is recorded
			return d.argument(ctx, file)
		}
	}
	switch {
	case arg == "":
		return d.Yield(faulty(arg, ingest.WithKind(ingest.KindFile, errors.New("an empty name, which no file has"))))
	case err != nil:
		return d.Yield(faulty(arg, err))
	case notFile(info.Mode()) != "" && !info.IsDir():
		s := Source{Path: ingest.PathOf(arg)}
		s.Fault = FaultOf(s)
		return d.Yield(s)
	case info.IsDir():
		return d.directory(ctx, arg)
	case hasExtension(arg, ".csv"):
		return d.manifest(ctx, arg)
	default:
		return d.file(ctx, arg)
	}
}

// directory yields the files below a directory, in the order of their names.
// Manifests count only where they are named: a directory may hold other tables.
func (d *Discoverer) directory(ctx context.Context, dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return d.Yield(faulty(path, err))
		case entry.Type().IsRegular() && IsTaken(path) && !isSmallFile(path):
			return d.file(ctx, path)
		case !entry.IsDir() && !entry.Type().IsRegular():
			return d.other(ctx, dir, path)
		}
		d.passOver(entry.IsDir())
		return nil
	})
}

// file yields a file, or what it holds.
func (d *Discoverer) file(ctx context.Context, path string) error {
	return d.fileOf(ctx, Source{Path: ingest.PathOf(path)}, path)
}

// fileOf yields the source of a file, or what that holds.
func (d *Discoverer) fileOf(ctx context.Context, s Source, path string) error {
	kind, head, err := kindOfFile(path)
	switch {
	case err != nil: // whoever reads it tells
	case holdsFiles(path, kind):
		return d.archive(ctx, path, kind.ID)
	case isMisnamed(path, kind, head):
		return d.Yield(faulty(path, notArchive(ingest.PathOf(path))))
	}
	return d.Yield(s)
}

func hasExtension(path string, extensions ...string) bool {
	return slices.Contains(extensions, strings.ToLower(filepath.Ext(path)))
}

// A Retry is a recorded failure that is tried once more.
type Retry struct {
	Path  string
	Entry *Entry
}

// Retry yields the sources of recorded failures once more.
func (d *Discoverer) Retry(ctx context.Context, failed []Retry) error {
	for _, f := range failed {
		if err := ctx.Err(); err != nil {
			return err
		}
		if file, _, ok := ingest.SplitPart(f.Path); ok {
			if _, err := os.Stat(ingest.FileName(f.Path)); err != nil {
				f.Path = file
			}
		}
		s := Source{Path: f.Path, Entry: f.Entry, Again: true}
		if archive, member, ok := splitMember(f.Path); ok {
			if err := d.member(ctx, ingest.FileName(archive), member, s); err != nil {
				return err
			}
			continue
		}
		switch {
		case f.Path == "-": // what came from standard input is gone
		case hasExtension(f.Path, ".csv"):
			if err := d.manifest(ctx, ingest.FileName(f.Path)); err != nil {
				return err
			}
		default:
			if err := d.fileOf(ctx, s, ingest.FileName(f.Path)); err != nil {
				return err
			}
		}
	}
	return nil
}

// Count returns how many sources the arguments name, without opening any but
// archives and manifests.
func Count(ctx context.Context, limits ingest.Limits, args []string, failed []Retry) (int, error) {
	n := 0
	d := &Discoverer{Limits: limits, Stdin: strings.NewReader(""), Yield: func(s Source) error {
		n++
		if s.Release != nil {
			s.Release()
		}
		return nil
	}}
	if err := d.Retry(ctx, failed); err != nil {
		return n, fmt.Errorf("count files: %w", err)
	}
	return n, d.All(ctx, args)
}
