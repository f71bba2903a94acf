package document

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Limits bound what the reading of one document may cost, so that no file can
// take all memory or time. 0 stands for the default; the largest real reports
// stay below a tenth of each.
type Limits struct {
	MaxBytes       int64 // of the file; 256 MiB
	MaxPages       int   // 2,000
	MaxObjects     int   // by the file's own count; 2,000,000
	MaxOperators   int   // of all content streams together; 20,000,000
	MaxStreamBytes int64 // decoded, of all content streams, or of all parts of a workbook together; 64 MiB
	MaxGlyphs      int   // 5,000,000
	MaxTextBytes   int64 // of a web page, a plain text or the text part of a Word document, decoded; 16 MiB
	MaxElements    int   // tags of a web page or of the text part of a Word document; 200,000
	MaxCharacters  int   // of the text of these that is seen; 1,000,000
	MaxLines       int   // or paragraphs, of these, or cells of a workbook; 30,000
	MaxLine        int   // characters of one line or paragraph of these; 100,000
}

// WithDefaults returns the limits with the default in place of each 0.
func (l Limits) WithDefaults() Limits {
	setDefault(&l.MaxBytes, 256<<20)
	setDefault(&l.MaxPages, 2000)
	setDefault(&l.MaxObjects, 2_000_000)
	setDefault(&l.MaxOperators, 20_000_000)
	setDefault(&l.MaxStreamBytes, 64<<20)
	setDefault(&l.MaxGlyphs, 5_000_000)
	setDefault(&l.MaxTextBytes, 16<<20)
	setDefault(&l.MaxElements, 200_000)
	setDefault(&l.MaxCharacters, 1_000_000)
	setDefault(&l.MaxLines, 30_000)
	setDefault(&l.MaxLine, 100_000)
	return l
}

// CheckText returns a LimitError for a text of more bytes than MaxTextBytes, or with more
// beginnings of tags than MaxElements or twice as many attributes: a tree of it takes many times
// its size.
func (l Limits) CheckText(text []byte, marked bool) error {
	if int64(len(text)) > l.MaxTextBytes {
		return &LimitError{Limit: "text bytes", Max: l.MaxTextBytes}
	}
	if marked && max(bytes.Count(text, []byte("<")), bytes.Count(text, []byte("="))/2) > l.MaxElements {
		return &LimitError{Limit: "elements", Max: int64(l.MaxElements)}
	}
	return nil
}

// Seen counts the text of a document that is no PDF, line by line.
type Seen struct{ characters, lines int }

// Add counts one more line, paragraph or cell, and returns a LimitError where that is too much.
func (s *Seen) Add(line string, l Limits) error {
	n := utf8.RuneCountInString(line)
	s.characters += n
	s.lines++
	for _, limit := range []struct {
		name    string
		is, max int
	}{{"characters in a line", n, l.MaxLine}, {"characters", s.characters, l.MaxCharacters}, {"lines", s.lines, l.MaxLines}} {
		if limit.is > limit.max {
			return &LimitError{Limit: limit.name, Max: int64(limit.max)}
		}
	}
	return nil
}

func setDefault[T int | int64](limit *T, value T) {
	if *limit == 0 {
		*limit = value
	}
}

// A LimitError says which limit a document exceeds. It wraps ErrLimit.
type LimitError struct {
	Limit string // "bytes", "pages", "objects", "operators", "stream bytes", "glyphs", "text bytes", "elements", "forms drawn", "characters", "lines", "characters in a line", "nesting"
	Max   int64
}

func (e *LimitError) Error() string { return fmt.Sprintf("more than %d %s", e.Max, e.Limit) }

// Unwrap returns ErrLimit.
func (e *LimitError) Unwrap() error { return ErrLimit }
