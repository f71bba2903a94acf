package document

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"

	"nianbao/extract/character"
)

// The reasons for which a file can't be read. An error of this package wraps
// one of them; test with errors.Is.
var (
	ErrEmpty          = errors.New("the file is empty")
	ErrNotPDF         = errors.New("not a PDF file")
	ErrDamaged        = errors.New("the PDF is damaged beyond repair")
	ErrPassword       = errors.New("the file is encrypted and needs a password")
	ErrNoPages        = errors.New("the PDF has no pages")
	ErrNoText         = errors.New("no text layer: the pages are pictures")
	ErrGarbled        = errors.New("the file does not say what its characters stand for")
	ErrEncoding       = errors.New("the text is neither UTF-8 nor GB 18030")
	ErrDamagedPage    = errors.New("the web page can't be read")
	ErrDamagedWord    = errors.New("the Word document can't be read")
	ErrDamagedOffice  = errors.New("the Word document or workbook can't be read") // which of them it is, is not told
	ErrDamagedSheet   = errors.New("the spreadsheet can't be read")
	ErrDamagedOFD     = errors.New("the OFD file can't be read")
	ErrDamagedPicture = errors.New("the picture can't be read")
	ErrNoWriting      = errors.New("a picture without the writing of a report")
	ErrUnsupported    = errors.New("a kind of file that is not read")
	ErrNeedsOffice    = errors.New("a document that only an office program reads")
	ErrDynamicForm    = errors.New("a form whose pages only Adobe's programs make up (dynamic XFA), and the file does not hold; open it in Adobe Acrobat and print it to a PDF")
	ErrLimit          = errors.New("a limit on the size of one document is exceeded")
)

// An Error says which file, and which page where that is known, failed to be
// read and why.
type Error struct {
	Path   string
	Page   int   // 0: the document as a whole
	Reason error // one of the Err variables
	Detail string
}

func (e *Error) Error() string {
	s := Printable(e.Path) + ": "
	if e.Page > 0 {
		s += fmt.Sprintf("page %d: ", e.Page)
	}
	s += e.Reason.Error()
	if e.Detail != "" {
		s += ": " + Printable(e.Detail)
	}
	return s
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Reason }

// RecoverTo, deferred, turns a panic into an error. Libraries report malformed input by
// panicking, with errors and with plain strings.
func RecoverTo(err *error) {
	if r := recover(); r != nil {
		*err = panicked(r)
	}
}

// Guard, deferred, makes an Error of the file with the reason ErrDamaged of a panic and of
// any error that is of no type yet, but for those of a context.
func Guard(path string, err *error) {
	if r := recover(); r != nil {
		*err = panicked(r)
	}
	var typed *Error
	if *err == nil || errors.As(*err, &typed) || errors.Is(*err, context.Canceled) || errors.Is(*err, context.DeadlineExceeded) {
		return
	}
	*err = &Error{Path: path, Reason: ErrDamaged, Detail: Words(*err)}
}

// longestDetail is how many characters of a library's message are kept.
const longestDetail = 300

// Printable returns a text that can be shown, as character.Printable makes it: the bytes of a file
// are in the messages of libraries, and in names. It is cut where it is long.
func Printable(s string) string {
	for i, n := 0, 0; i < len(s); n++ {
		if n == longestDetail {
			return PrintablePath(s[:i]) + "…"
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return PrintablePath(s)
}

// PrintablePath is Printable for the path of a file, of which nothing may be cut.
func PrintablePath(s string) string { return character.Printable(s, "") }

const errMalformed = Fault("its structure contradicts itself")

func panicked(r any) error {
	var fault runtime.Error
	if err, ok := r.(error); ok && errors.As(err, &fault) {
		return errMalformed // a library stumbled; where in its code says nothing of the file
	}
	if err, ok := r.(error); ok {
		return err
	}
	return fmt.Errorf("%v", r)
}

// A Fault is what is wrong with a file, in words.
type Fault string

func (f Fault) Error() string { return string(f) }

// libraryWords say in words what libraries, and the runtime, say of a file in terms of their
// code. The first that is part of a message counts.
var libraryWords = []struct{ part, words string }{
	{"runtime error", string(errMalformed)},
	{"filter", "it is packed in a way that is not known"},
	{"zip:", "it is no whole archive"},
	{"flate", "what is packed in it is damaged"},
	{"zlib", "what is packed in it is damaged"},
	{"EOF", "it ends too early"},
	{"ends too early", "it ends too early"},
	{"xref", "its cross references lead nowhere"},
	{"cross-reference", "its cross references lead nowhere"},
	{"xml", "its markup is damaged"},
	{"XML", "its markup is damaged"},
	{"nested", "its elements are nested too deeply"},
}

// Words returns what an error says of a file: our own words as they are, those of a library as
// far as they are known.
func Words(err error) string {
	var own Fault
	switch {
	case errors.As(err, &own):
		return string(own)
	case errors.Is(err, ErrLimit):
		return err.Error()
	}
	said := err.Error()
	for _, w := range libraryWords {
		if strings.Contains(said, w.part) {
			return w.words
		}
	}
	return string(errMalformed)
}
