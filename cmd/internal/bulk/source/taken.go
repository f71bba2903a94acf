package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/filekind"
)

// headLength is how many bytes of a file its kind is told by, where not all are had.
const headLength = 4096

func kindOf(data []byte) filekind.Kind {
	kind, _ := filekind.Of(bytes.NewReader(data), int64(len(data))) // bytes in memory can be read
	return kind
}

// kindOfFile returns the kind of a file by its bytes, and the first of them. What is no regular file is of none:
// to open a pipe is to wait for who writes into it.
func kindOfFile(path string) (kind filekind.Kind, head []byte, err error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return filekind.Kind{}, nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return filekind.Kind{}, nil, err
	}
	defer file.Close()
	head = make([]byte, headLength)
	n, err := file.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return filekind.Kind{}, nil, err
	}
	kind, err = filekind.Of(file, info.Size())
	return kind, head[:n], err
}

// IsTaken reports whether the import of a directory takes a file: one that is called like a kind that is read, or
// holds others, whatever its bytes are; and another if its first bytes leave no doubt.
func IsTaken(path string) bool {
	if _, known := filekind.Named(path); known {
		return true
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, headLength)
	n, _ := io.ReadFull(file, head) // a shorter file has less
	return isTaken(path, kindOf(head[:n]), head[:n])
}

// isTaken is IsTaken for a file of a kind by its first bytes. Of a foreign extension it takes only what
// nothing else begins like: many programs pack what they keep with zip, and write their settings with tags.
func isTaken(name string, kind filekind.Kind, head []byte) bool {
	if _, known := filekind.Named(name); known {
		return true
	}
	switch kind.ID {
	case filekind.PDF, filekind.Word, filekind.RAR, filekind.SevenZip:
		return true
	case filekind.WebPage:
		head = bytes.ToLower(head)
		return bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<!doctype html"))
	}
	return kind.Holds == filekind.Files && filepath.Ext(name) == ""
}

// isTakenFromWeb is isTaken for what a server had, of which the address need not say what it is: by its bytes. Pictures are
// the furniture of pages, and texts are taken where they are called so.
func isTakenFromWeb(name string, kind filekind.Kind, head []byte) bool {
	switch {
	case kind.Holds == filekind.Picture:
		return false
	case kind.ID == filekind.Text || kind.ID == filekind.Mail || kind.ID == filekind.WebPage:
		return isTaken(name, kind, head)
	case kind.Holds == filekind.Nothing:
		named, known := filekind.Named(name)
		return known && named.Holds != filekind.Picture
	case kind.ID == filekind.Zip: // as programs and slides are, which are called so
		_, known := filekind.Named(name)
		return known || filepath.Ext(name) == "" || strings.Contains(name, "?")
	}
	return true
}

// holdsFiles reports whether a file of a kind is opened for the files in it. One that is a document by its name and
// packed with gzip by its bytes is a body that a server sent so: the reading unpacks it.
func holdsFiles(name string, kind filekind.Kind) bool {
	named, _ := filekind.Named(name)
	isBody := kind.ID == filekind.Gzip && (named.Holds == filekind.Report || named.Holds == filekind.Picture)
	return kind.Holds == filekind.Files && !isBody
}

// isMisnamed reports whether a file is called one that holds others and is nothing that is read instead. A PDF that
// begins behind other bytes there is the first member of an archive whose own beginning is damaged.
func isMisnamed(name string, kind filekind.Kind, head []byte) bool {
	named, known := filekind.Named(name)
	if !known || named.Holds != filekind.Files {
		return false
	}
	isInside := kind.ID == filekind.PDF && !bytes.HasPrefix(head, []byte("%PDF-"))
	return kind.ID == filekind.Unknown || kind.ID == filekind.Text || isInside
}

func notArchive(path string) error {
	return ingest.WithKind(ingest.KindArchive, fmt.Errorf("%s: the archive can't be opened: it is none, whatever its name says", path))
}
