package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/character"
	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/store/reports"
)

// ErrInternal says that the program failed on a file, not the file.
var ErrInternal = errors.New("the program stumbled over the file, which is an error of its own")

// frame is a function of this program in a trace, with its place.
var frame = regexp.MustCompile(`(?m)^nianbao/.*\n\t\S*?([^/\s]+/[^/\s]+\.go:\d+)`)

// Stumbled returns ErrInternal with the place at which the program was by the trace of a stack:
// what those who mend it need first. The rest, of many lines, is of no use to others.
func Stumbled(trace string) error {
	if at := strings.LastIndex(trace, "\npanic("); at >= 0 {
		trace = trace[at:] // before it stands who caught it
	}
	if m := frame.FindStringSubmatch(trace); m != nil {
		return fmt.Errorf("%w (%s)", ErrInternal, m[1])
	}
	return ErrInternal
}

// errorKinds are the kinds that an error itself tells, the first that holds.
var errorKinds = []struct {
	err  error
	name string
}{
	{document.ErrEmpty, "empty"}, {document.ErrNotPDF, "not-pdf"}, {document.ErrDamaged, "damaged"},
	{document.ErrDamagedPage, "damaged"}, {document.ErrDamagedWord, "damaged"}, {document.ErrDamagedOffice, "damaged"}, {document.ErrDamagedSheet, "damaged"},
	{document.ErrDamagedOFD, "damaged"}, {document.ErrDamagedPicture, "damaged"}, {document.ErrNoWriting, "not-report"}, {document.ErrUnsupported, "unsupported"},
	{document.ErrPassword, "password"}, {document.ErrNoPages, "no-pages"}, {document.ErrNoText, "needs-ocr"}, {document.ErrGarbled, "needs-ocr"}, {document.ErrNeedsOffice, "needs-office"},
	{document.ErrEncoding, "encoding"}, {document.ErrDynamicForm, "dynamic-form"}, {document.ErrLimit, "limit"}, {normalize.ErrSeveralReports, "two-reports"}, {normalize.ErrNotReport, "not-report"},
	{ErrInternal, "internal"}, {context.DeadlineExceeded, KindTimeout}, {fs.ErrNotExist, "not-found"}, {fs.ErrPermission, "permission"},
}

// kindUnknown is the kind of all other errors, which are of the system.
const kindUnknown = "unreadable"

// kindOf returns a short stable name for the reason of a failure, for the
// documents table.
func kindOf(err error) string {
	for _, k := range errorKinds {
		if errors.Is(err, k.err) {
			return k.name
		}
	}
	return kindUnknown
}

// Kinds lists all kinds of failures, for which pages have words.
func Kinds() []string {
	list := []string{kindUnknown, KindTimeout, KindMemory, KindCrash, KindChecksum, KindManifest, KindArchive, KindNested, KindFile, KindRefused, KindPart}
	for _, k := range errorKinds {
		if !slices.Contains(list, k.name) {
			list = append(list, k.name)
		}
	}
	return list
}

// pageOf returns the page at which reading failed, 0 for the file as a whole.
func pageOf(err error) int {
	var at *document.Error
	if errors.As(err, &at) {
		return at.Page
	}
	return 0
}

// The kinds of failure beyond those that kindOf tells by the error itself.
const (
	KindTimeout  = "timeout"  // the reading took too long
	KindMemory   = "memory"   // the reading took too much memory
	KindCrash    = "crash"    // the reading ended the worker process
	KindChecksum = "checksum" // the bytes are not those that the manifest names
	KindManifest = "manifest" // the manifest or one of its rows can't be understood
	KindArchive  = "archive"  // the archive can't be opened
	KindNested   = "nested"   // an archive inside of an archive
	KindFile     = "file"     // what goes by the name is no file, or no way leads to it
	KindRefused  = "refused"  // the database does not take what was read
	KindPart     = "part"     // it is a part of a report that another file begins
	KindScans    = "scans"    // it has scans, which another reading is to recognize; never recorded
)

// passing are the kinds of failures that can be gone at the next reading of the same bytes:
// for want of a program that reads scans or documents, of a file or of access to it, or for a database that
// takes no more.
var passing = []string{"needs-ocr", "needs-office", "not-found", "permission", "unreadable", KindFile, KindChecksum, KindManifest, KindArchive, KindNested, KindRefused}

// Lasts reports whether a document that failed with that kind fails again as long as neither
// its bytes nor the version of the program change.
func Lasts(kind string) bool { return kind != "" && !slices.Contains(passing, kind) }

// A faultError is an error with the kind under which it is recorded.
type faultError struct {
	kind string
	err  error
}

// WithKind returns an error that is recorded under a kind.
func WithKind(kind string, err error) error { return &faultError{kind, err} }

func (e *faultError) Error() string { return e.err.Error() }
func (e *faultError) Unwrap() error { return e.err }

// longestReason bounds the recorded reason of a failure in bytes.
const longestReason = 4000

// FaultOf returns an error as it is recorded.
func FaultOf(err error) *reports.Fault {
	kind := kindOf(err)
	var own *faultError
	if errors.As(err, &own) {
		kind = own.kind
	}
	message := character.Printable(InWords(err).Error(), "")
	if len(message) > longestReason {
		message = strings.ToValidUTF8(message[:longestReason], "") + " …"
	}
	return &reports.Fault{Kind: kind, Message: message, Page: pageOf(err)}
}
