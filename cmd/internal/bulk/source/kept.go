package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"nianbao/cmd/internal/ingest"
	"nianbao/store/reports"
)

// Kept yields the documents that a database has reports of, to be read again. Their bytes
// are looked for at every place under which they were seen, a relative one in the current
// folder and then in the folders given. What no place has any more is yielded with its
// fault: ingest.KindChecksum where other bytes are there now, not-found where none are.
func (d *Discoverer) Kept(ctx context.Context, documents []reports.Kept, folders []string) error {
	archives := &lastArchive{discoverer: d}
	defer archives.close()
	for _, k := range wholeFiles(documents) {
		if err := ctx.Err(); err != nil {
			return err
		}
		s := Source{Path: k.Path, Again: true, Kept: true, Address: k.URL,
			Entry: &Entry{Organ: k.Hints.Organ, Region: k.Hints.Region, Year: k.Hints.Year, LinkText: k.Hints.LinkText, Listed: k.Hints.Listed, SHA256: k.SHA256}}
		if err := d.yieldHeld(archives.locate(s, k, folders)); err != nil {
			return err
		}
	}
	return nil
}

// wholeFiles returns the documents, with the file in place of its further reports: they are
// read with it, once. The file's bytes are not known by the digest of one of them.
func wholeFiles(documents []reports.Kept) []reports.Kept {
	listed := make(map[string]bool, len(documents))
	for _, k := range documents {
		listed[k.Path] = true
	}
	var list []reports.Kept
	for _, k := range documents {
		file, _, part := ingest.SplitPart(k.Path)
		if !part {
			list = append(list, k)
			continue
		}
		if listed[file] {
			continue
		}
		listed[file] = true
		whole := reports.Kept{Path: file, Size: k.Size}
		for _, place := range k.Places {
			file, _, _ := ingest.SplitPart(place)
			whole.Places = append(whole.Places, file)
		}
		list = append(list, whole)
	}
	return list
}

// A lastArchive is the archive that was opened last: documents of one archive mostly
// follow each other, in its order.
type lastArchive struct {
	discoverer *Discoverer
	path       string
	next       func() (Source, bool) // the next member, nil before the first archive
	stop       func()
}

func (a *lastArchive) close() {
	if a.stop != nil {
		a.stop()
	}
	*a = lastArchive{discoverer: a.discoverer}
}

// member completes a source with a member of an archive.
func (a *lastArchive) member(s Source, archive, name string) (Source, error) {
	if a.path != archive {
		a.close()
		a.path = archive
		a.next, a.stop = iter.Pull(a.members(archive))
	}
	for {
		m, ok := a.next()
		if !ok {
			break
		}
		if m.Path == ingest.PathOf(archive)+memberMark+name && m.Fault == nil {
			s.Stream, s.Release, s.size, s.held = m.Stream, m.Release, m.size, m.held
			return s, nil
		}
		m.Drop()
	}
	return a.apart(s, archive, name)
}

// members yields the members of an archive one after the other.
func (a *lastArchive) members(archive string) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		d := &Discoverer{Limits: a.discoverer.Limits, isSearch: true, Yield: func(m Source) error {
			if !yield(m) { // whoever was given it has it still
				return errFound
			}
			return nil
		}}
		_ = d.file(context.Background(), archive) // what it can't tell of a member is told where that is looked for alone
	}
}

// apart is member for one that does not follow the one before it.
func (a *lastArchive) apart(s Source, archive, name string) (Source, error) {
	d := &Discoverer{Limits: a.discoverer.Limits, isSearch: true, Yield: func(m Source) error { s = m; return nil }}
	err := d.member(context.Background(), archive, name, s)
	switch {
	case err != nil:
		return s, err
	case s.isMissing:
		return s, fs.ErrNotExist
	case s.Fault != nil:
		return s, ingest.WithKind(s.Fault.Kind, errors.New(s.Fault.Message))
	}
	return s, nil
}

// errOtherBytes says that a place has another document now.
var errOtherBytes = errors.New("other bytes")

// locate completes a source with the first place that has its bytes, or with the reason
// why none has. Of several files of the right size all but the last are looked through;
// whether that one has the bytes, the parser tells by the hash.
func (a *lastArchive) locate(s Source, k reports.Kept, folders []string) Source {
	var found []Source
	var reasons []string
	kind := fs.ErrNotExist
	for _, place := range placesOf(k.Places, folders) {
		at, err := a.at(s, place, k.Size)
		switch {
		case err == nil:
			found = append(found, at)
			continue
		case errors.Is(err, fs.ErrNotExist):
			reasons = append(reasons, place+": gone")
			continue
		case errors.Is(err, errOtherBytes):
			reasons = append(reasons, place+": other bytes")
		default:
			reasons = append(reasons, err.Error())
		}
		if kind = err; errors.Is(err, errOtherBytes) {
			kind = ingest.WithKind(ingest.KindChecksum, err)
		}
	}
	for i, at := range found {
		if i == len(found)-1 || k.SHA256 == "" || at.Fault == nil && at.Has(k.SHA256, a.discoverer.Limits.MaxBytes) {
			for _, other := range found[i+1:] {
				other.Drop()
			}
			return at
		}
		at.Drop()
	}
	if len(reasons) == 0 {
		reasons = []string{"it came from standard input"}
	}
	s.Fault = ingest.FaultOf(kind)
	s.Fault.Message = fmt.Sprintf("%s: the document cannot be had again (%s); its report stays as it was read", k.Path, strings.Join(reasons, "; "))
	return s
}

// placesOf returns where to look, without standard input.
func placesOf(paths, folders []string) []string {
	var places []string
	add := func(place string) {
		if !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	for _, path := range paths {
		if path == "-" {
			continue
		}
		add(path)
		for _, folder := range folders {
			if !filepath.IsAbs(path) {
				add(filepath.Join(ingest.PathOf(folder), path))
			}
		}
	}
	return places
}

// at completes a source with one place. Its error is fs.ErrNotExist if nothing is there,
// and errOtherBytes if something of another size is.
func (a *lastArchive) at(s Source, place string, size int64) (Source, error) {
	file := ingest.FileName(place)
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		archive, name, ok := splitMember(place)
		if !ok {
			return s, fs.ErrNotExist
		}
		archive = ingest.FileName(archive)
		if _, err := os.Stat(archive); err != nil {
			return s, err
		}
		at, err := a.member(s, archive, name)
		if err == nil && at.size != size && at.size >= 0 {
			at.Drop()
			err = errOtherBytes
		}
		return at, err
	}
	switch {
	case err != nil:
		return s, err
	case !info.Mode().IsRegular():
		return s, fmt.Errorf("%s: not a regular file", place)
	case info.Size() != size:
		return s, errOtherBytes
	}
	if place != s.Path {
		s.Stream = func() (io.ReadCloser, error) { return os.Open(file) }
	}
	return s, nil
}

// Has reports whether a source has the bytes of that hash.
func (s Source) Has(sha256 string, limit int64) bool {
	in, err := s.Open()
	if err != nil {
		return false
	}
	defer in.Close()
	data, err := ingest.Load(in, s.Path, limit)
	return err == nil && ingest.Identify(data).SHA256 == sha256
}
