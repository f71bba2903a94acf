package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"nianbao/cmd/internal/bulk/source/container"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// memberMark stands between the path of an archive and the name of a member.
const memberMark = "!/"

// deepest is how many containers a document may be in: an archive in an archive is opened, one in that is not.
const deepest = 2

// splitMember takes "a.zip!/dir/b.pdf" apart: where a file goes by the path before the mark, or else where a
// file that holds others is called like that.
func splitMember(path string) (archive, member string, ok bool) {
	for at := 0; ; {
		next := strings.Index(path[at:], memberMark)
		if next < 0 {
			return archive, member, ok
		}
		at += next
		file, name := path[:at], path[at+len(memberMark):]
		if info, err := os.Stat(ingest.FileName(file)); err == nil && info.Mode().IsRegular() {
			return file, name, true
		}
		if kind, _ := filekind.Named(file); !ok && container.IsOne(kind.ID) {
			archive, member, ok = file, name, true
		}
		at += len(memberMark)
	}
}

// An openFile is a container that stays open until all its sources are done.
type openFile struct {
	*os.File
	users sync.WaitGroup
}

func (f *openFile) closeWhenDone() {
	go func() {
		f.users.Wait()
		f.Close()
	}()
}

// A search goes through a container and those in it.
type search struct {
	*Discoverer
	context context.Context
	file    *openFile
	like    Source // what is known of all that is found, or of the one that is wanted
	wanted  string // the path of the only one, "" for all
	given   int    // sources so far
	stopped error  // why it ended: the context's error, or Yield's
}

var errFound = errors.New("it is found")

// archive yields the documents in a container, in the order in which they come in it, up to the limits on all of
// them together: what comes behind is told by one fault of the container, and what came before stays.
func (d *Discoverer) archive(ctx context.Context, path string, kind filekind.ID) error {
	return d.search(ctx, path, kind, "", Source{})
}

// member yields the member of that name of the container in a file, completed from a source.
func (d *Discoverer) member(ctx context.Context, path, name string, s Source) error {
	kind, _, err := kindOfFile(path)
	if err == nil && !container.IsOne(kind.ID) {
		err = ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: it holds no files", ingest.PathOf(path)))
	}
	if err != nil {
		s.Fault = ingest.FaultOf(err)
		return d.Yield(s)
	}
	return d.search(ctx, path, kind.ID, ingest.PathOf(path)+memberMark+name, s)
}

func (d *Discoverer) search(ctx context.Context, path string, kind filekind.ID, wanted string, like Source) error {
	file, err := os.Open(path)
	if err != nil {
		return d.Yield(like.failed(ingest.PathOf(path), err))
	}
	s := &search{Discoverer: d, context: ctx, file: &openFile{File: file}, wanted: wanted, like: like}
	defer s.file.closeWhenDone()
	info, err := file.Stat()
	if err == nil {
		err = s.walk(container.File{Path: ingest.PathOf(path), Kind: kind, In: file, Size: info.Size()}, 1)
	}
	switch {
	case errors.Is(s.stopped, errFound):
		return nil
	case s.stopped != nil:
		return s.stopped
	case err == nil && wanted != "":
		like.isMissing = true
		err = ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: the archive has no such member", wanted))
	case err == nil:
		return nil
	}
	if wanted == "" {
		return d.Yield(faulty(path, err))
	}
	return d.Yield(like.failed(wanted, err))
}

// failed returns a source that can't be had; path is its path where it has none.
func (s Source) failed(path string, err error) Source {
	if s.Path == "" {
		s.Path = path
	}
	s.Fault = ingest.FaultOf(err)
	return s
}

// walk comes to the members of a container. Its error says why that is not read to its end, or that it has nothing
// to be read: the container itself is told where none of it is.
func (s *search) walk(f container.File, depth int) error {
	f.Only, _ = strings.CutPrefix(s.wanted, f.Path+memberMark)
	if s.wanted == "" {
		f.LeftOut = s.LeftOut
	}
	_, isFile := f.In.(*os.File)
	_, isInPlace := f.In.(*io.SectionReader)
	before := s.given
	err := container.Walk(f, s.Limits, func(m container.Member) error {
		if s.stopped = s.context.Err(); s.stopped == nil {
			m.IsFree = m.IsFree && (isFile || isInPlace) // a member of a container that is held would hold all of that
			return s.visit(f.Path+memberMark+m.Name, m, depth)
		}
		return s.stopped
	})
	if s.stopped != nil {
		return s.stopped
	}
	if err == nil && s.given == before && s.wanted == "" {
		err = &document.Error{Path: f.Path, Reason: document.ErrUnsupported, Detail: holdsNothing}
	}
	return err
}

// holdsNothing says of a container that none of what it has is of a kind that is read.
const holdsNothing = "it holds no file of a kind that is read"

// visit yields a member, what is in it, or the reason not to open it.
func (s *search) visit(path string, m container.Member, depth int) error {
	if s.wanted != "" && s.wanted != path && !strings.HasPrefix(s.wanted, path+memberMark) {
		return nil
	}
	_, isKnown := filekind.Named(m.Name)
	if web, ok := m.WebArchive(path); ok && s.wanted != path {
		return s.inner(web, m, depth)
	}
	if err := m.Check(path, s.Limits); err != nil {
		if !isKnown {
			s.passOver(false)
			return nil
		}
		return s.fail(path, err)
	}
	in, err := m.Open()
	if err != nil && m.IsFurniture && s.wanted == "" {
		s.passOver(false)
		return nil
	}
	if err != nil {
		return s.fail(path, memberError(path, err))
	}
	defer in.Close()
	length := headOf(m.Name)
	content := bufio.NewReaderSize(in, length)
	head, err := content.Peek(length)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return s.fail(path, memberError(path, err))
	}
	kind := kindOf(head)
	isTaken := isTaken
	if isAskedFor := s.wanted != "" && kind.Holds == filekind.Picture; m.URL != "" && !isAskedFor {
		isTaken = isTakenFromWeb
	}
	if !isTaken(m.Name, kind, head) || isSmallPicture(m.Name, bytes.NewReader(head)) {
		s.passOver(false)
		return nil
	}
	if err := m.Take(); err != nil {
		return err
	}
	if isMisnamed(m.Name, kind, head) {
		return s.fail(path, notArchive(path))
	}
	isInside := s.wanted != "" && s.wanted != path
	if !holdsFiles(m.Name, kind) && !isInside && m.IsFree {
		return s.give(s.freeSource(path, m))
	}
	data, err := ingest.Load(content, path, s.Limits.MaxBytes)
	if err != nil {
		return s.fail(path, memberError(path, err))
	}
	if kind = kindOf(data); (holdsFiles(m.Name, kind) || isInside && container.IsOne(kind.ID)) && s.wanted != path {
		return s.inner(container.File{Path: path, Kind: kind.ID, In: bytes.NewReader(data), Size: int64(len(data))}, m, depth)
	}
	return s.give(s.heldSource(path, m, data))
}

// inner goes through a container in a container.
func (s *search) inner(f container.File, m container.Member, depth int) error {
	path := f.Path
	if depth == deepest {
		return s.fail(path, ingest.WithKind(ingest.KindNested, fmt.Errorf("%s: an archive inside of an archive that is in one itself is not opened", path)))
	}
	f.Outer = m.Count
	err := s.walk(f, depth+1)
	var said *document.Error
	switch {
	case err == nil || s.stopped != nil:
		return s.stopped
	case errors.As(err, &said) && said.Detail == holdsNothing && (m.URL != "" || isIndex(path, f.Kind)):
		s.passOver(false)
		return nil
	}
	return s.fail(path, err)
}

// isIndex reports whether a file that is packed alone is called, less that, like none that is read: the index of an archive.
func isIndex(path string, kind filekind.ID) bool {
	switch kind {
	case filekind.Gzip, filekind.XZ, filekind.Bzip2, filekind.Zstandard:
		inner := strings.TrimSuffix(path, filepath.Ext(path))
		_, known := filekind.Named(inner)
		return !known && filepath.Ext(inner) != ""
	}
	return false
}

// give yields a source.
func (s *search) give(found Source) error {
	s.given++
	s.stopped = s.yieldHeld(found)
	if s.stopped == nil && s.wanted != "" {
		s.stopped = errFound
	}
	return s.stopped
}

// fail yields a member that can't be had.
func (s *search) fail(path string, err error) error {
	found := s.like
	found.Path = path
	if s.wanted != "" {
		found.Path = s.like.Path
	}
	found.Fault = ingest.FaultOf(err)
	return s.give(found)
}

// freeSource returns the source of a member that can be read at any time.
func (s *search) freeSource(path string, m container.Member) Source {
	found := s.named(path, m)
	found.size, found.Accompanies = m.Size, m.Beside
	s.file.users.Add(1)
	found.Release = sync.OnceFunc(s.file.users.Done)
	found.Stream = func() (io.ReadCloser, error) {
		in, err := m.Open()
		if err != nil {
			return nil, memberError(path, err)
		}
		return memberReader{in}, nil
	}
	return found
}

// heldSource returns the source of a member that was read.
func (s *search) heldSource(path string, m container.Member, data []byte) Source {
	found := s.named(path, m)
	found.size, found.held, found.Accompanies = int64(len(data)), int64(len(data)), m.Beside
	found.Stream = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	return found
}

// named returns the source of a member, with what the container tells of it.
func (s *search) named(path string, m container.Member) Source {
	found := s.like
	if m.URL != "" && found.Entry == nil {
		found.Entry = &Entry{URL: m.URL, FetchedAt: m.At}
	}
	if found.Path == "" {
		found.Path = path
	}
	return found
}

// A memberReader tells in words what is wrong with a member.
type memberReader struct{ io.ReadCloser }

// Read makes it an io.Reader.
func (r memberReader) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = packedError(err)
	}
	return n, err
}

// memberError returns the error of a member that can't be unpacked.
func memberError(path string, err error) error {
	var complete *document.Error
	if errors.As(err, &complete) {
		return err
	}
	if errors.Is(err, document.ErrPassword) {
		return &document.Error{Path: path, Reason: document.ErrPassword, Detail: "the member of the archive is encrypted"}
	}
	return fmt.Errorf("%s: %w", path, packedError(err))
}

// packedError says in words what is wrong with what is packed.
func packedError(err error) error {
	if errors.Is(err, document.ErrLimit) || errors.Is(err, document.ErrPassword) {
		return err
	}
	return ingest.WithKind(ingest.KindArchive, errors.New(container.Words(err)))
}
