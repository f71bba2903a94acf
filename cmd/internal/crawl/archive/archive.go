package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"nianbao/extract/filekind"
)

// An Archive keeps everything that was fetched, each content once, under its
// SHA-256:
//
//	objects/ab/ab12….pdf    what was fetched; its extension tells its content
//	manifests/              what was given to the import
//	tmp/                    downloads that are not at their end
//	lock                    held by the run
//
// Where and when a content was fetched stands in the database.
type Archive struct{ dir string }

// Open opens the archive in a directory and makes it if it is not there.
func Open(dir string) (*Archive, error) {
	a := &Archive{dir}
	for _, sub := range []string{"objects", "manifests", "tmp"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			return nil, fmt.Errorf("archive: %w", err)
		}
	}
	return a, nil
}

// An Object is a content of the archive.
type Object struct {
	SHA256    string
	Size      int64
	MediaType string // by its content
	Path      string
}

// ErrTooLarge says that a body is larger than the limit: unpacked, where it was sent packed.
var ErrTooLarge = errors.New("the body is larger than the limit")

// Put stores what it reads, all of it or nothing: the file is written aside,
// flushed to the disk, and then given its name. A power cut may take the name,
// and then what is missing is fetched again. It fails with ErrTooLarge beyond
// the limit, in bytes, and with the reader's error.
func (a *Archive) Put(r io.Reader, limit int64) (Object, error) {
	tmp, err := os.CreateTemp(filepath.Join(a.dir, "tmp"), "fetch-*")
	if err != nil {
		return Object{}, fmt.Errorf("archive: %w", err)
	}
	defer os.Remove(tmp.Name()) // gone already if all went well
	defer tmp.Close()
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(tmp, sum), io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return Object{}, err
	case size > limit:
		return Object{}, fmt.Errorf("%w of %d bytes", ErrTooLarge, limit)
	}
	o := Object{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: size}
	kind, err := filekind.Of(tmp, size)
	if err != nil {
		return Object{}, fmt.Errorf("archive: %w", err)
	}
	o.MediaType = kind.MediaType
	o.Path = a.path(o.SHA256, o.MediaType)
	if err := errors.Join(tmp.Chmod(0o644), tmp.Sync(), tmp.Close(), os.MkdirAll(filepath.Dir(o.Path), 0o755)); err != nil {
		return Object{}, fmt.Errorf("archive: %w", err)
	}
	if err := os.Rename(tmp.Name(), o.Path); err != nil {
		return Object{}, fmt.Errorf("archive: %w", err)
	}
	return o, nil
}

// NextManifest returns a path for the manifest of what a run gives to the import, which does so
// several times.
func (a *Archive) NextManifest(run int64) string {
	for batch := 1; ; batch++ {
		path := filepath.Join(a.dir, "manifests", fmt.Sprintf("run-%06d-%04d.csv", run, batch))
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

func (a *Archive) path(sha256, mediaType string) string {
	return filepath.Join(a.dir, "objects", sha256[:2], sha256+filekind.ByMediaType(mediaType).Extensions[0])
}

// Get returns the content of that hash and media type. It reports false if the
// archive does not have it.
func (a *Archive) Get(sha256, mediaType string) (Object, bool) {
	path := a.path(sha256, mediaType)
	info, err := os.Stat(path)
	if err != nil {
		return Object{}, false
	}
	return Object{SHA256: sha256, Size: info.Size(), MediaType: mediaType, Path: path}, true
}

// Drop removes a content that nothing refers to any more.
func (a *Archive) Drop(sha256 string) error {
	paths, err := filepath.Glob(filepath.Join(a.dir, "objects", sha256[:2], sha256+".*"))
	for _, path := range paths {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}
