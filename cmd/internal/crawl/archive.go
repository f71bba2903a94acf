package crawl

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
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

// OpenArchive opens the archive in a directory and makes it if it is not there.
func OpenArchive(dir string) (*Archive, error) {
	a := &Archive{dir}
	for _, sub := range []string{"objects", "manifests", "tmp"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			return nil, fmt.Errorf("archive: %w", err)
		}
	}
	return a, nil
}

// sweep removes the downloads that runs left behind when they were killed. The
// caller holds the lock.
func (a *Archive) sweep() error {
	left, err := filepath.Glob(filepath.Join(a.dir, "tmp", "*"))
	if err != nil {
		return err
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("archive: %w", err)
		}
	}
	return nil
}

// An Object is a content of the archive.
type Object struct {
	SHA256    string
	Size      int64
	MediaType string // by its content
	Path      string
}

// extensions are those of the archive's files, by media type.
var extensions = map[string]string{
	"application/pdf": ".pdf", "text/html": ".html", "text/plain": ".txt",
	"application/msword": ".doc", "application/zip": ".zip", "application/octet-stream": ".bin",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}

// errTooLarge says that a body is larger than the limit.
var errTooLarge = errors.New("the body is larger than the limit")

// Put stores what it reads, all of it or nothing: the file is written aside,
// flushed to the disk, and then given its name. It fails with errTooLarge beyond
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
		return Object{}, errTooLarge
	}
	o := Object{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: size}
	if o.MediaType, err = mediaTypeOf(tmp, size); err != nil {
		return Object{}, fmt.Errorf("archive: %w", err)
	}
	o.Path = a.path(o.SHA256, o.MediaType)
	if err := errors.Join(tmp.Chmod(0o644), tmp.Sync(), tmp.Close(), os.MkdirAll(filepath.Dir(o.Path), 0o755)); err != nil {
		return Object{}, fmt.Errorf("archive: %w", err)
	}
	if err := os.Rename(tmp.Name(), o.Path); err != nil {
		return Object{}, fmt.Errorf("archive: %w", err)
	}
	return o, syncDir(filepath.Dir(o.Path))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return fmt.Errorf("archive: %w", err)
	}
	return nil
}

func (a *Archive) path(sha256, mediaType string) string {
	return filepath.Join(a.dir, "objects", sha256[:2], sha256+extensions[mediaType])
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

// mediaTypeOf tells a file's kind by its content, whatever the server says of
// it.
func mediaTypeOf(f io.ReaderAt, size int64) (string, error) {
	head := make([]byte, min(size, 4096))
	if _, err := f.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return "application/pdf", nil
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return "application/msword", nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		z, err := zip.NewReader(f, size)
		if err == nil && slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "word/document.xml" }) {
			return "application/vnd.openxmlformats-officedocument.wordprocessingml.document", nil
		}
		return "application/zip", nil
	case bytes.HasPrefix(text, []byte("<")) && bytes.ContainsAny(text, ">"):
		return "text/html", nil // XHTML says that it is XML
	case strings.HasPrefix(http.DetectContentType(head), "text/"), !bytes.ContainsRune(head, 0):
		return "text/plain", nil // DetectContentType does not know GBK
	}
	return "application/octet-stream", nil
}
