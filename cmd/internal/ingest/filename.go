package ingest

import (
	"os"

	"nianbao/extract/character"
)

// A path goes by two names. The system has bytes, of any encoding; the database, messages, pages
// and exports have text, in which each byte that is none stands as \xNN (character.EscapeName).

// PathOf returns the path of a file as it is recorded and told.
func PathOf(file string) string { return character.EscapeName(file) }

// FileName returns the file of a path as it is recorded, for the system. A path that leads to a
// file only as it stands, as one that somebody typed, is that file's.
func FileName(path string) string {
	file := character.UnescapeName(path)
	if file == path {
		return path
	}
	if _, err := os.Lstat(file); err != nil {
		if _, err := os.Lstat(path); err == nil {
			return path
		}
	}
	return file
}
