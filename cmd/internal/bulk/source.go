package bulk

import (
	"errors"
	"io"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize"
	"nianbao/store"
)

// A Source is one document to be read, wherever it lies.
type Source struct {
	// Path is what the document goes by in the database: the path of a file as
	// it was given or found, "a.zip!/dir/b.pdf" for a member of an archive, "-"
	// for standard input.
	Path string
	// Entry is what a manifest says of the document, nil without one.
	Entry *Entry
	// Fault says why the document can't be had; nil if it can.
	Fault *store.Fault
	// Again asks for reading the document even if it has been read.
	Again bool

	// stream opens what is not a file of its own: a member, standard input. It
	// is nil for a file.
	stream func() (io.ReadCloser, error)
	// once says that stream can be read only once.
	once bool
	// release, if not nil, is called when the source is no longer needed.
	release func()
}

// An Entry is what a manifest says of a document. What is left empty it does
// not say.
type Entry struct {
	URL       string    `json:"url,omitempty"`
	Organ     string    `json:"organ,omitempty"`
	Region    string    `json:"region,omitempty"` // code or name
	Year      int       `json:"year,omitempty"`
	SHA256    string    `json:"sha256,omitempty"` // lower-case hex
	FetchedAt time.Time `json:"fetched_at,omitzero"`
}

func (e *Entry) hints() normalize.Hints {
	return normalize.Hints{Organ: e.Organ, Region: e.Region, Year: e.Year}
}

// faulty returns a source that can't be had.
func faulty(path string, err error) Source {
	return Source{Path: path, Fault: faultOf(err)}
}

// The kinds of failure that this package adds to those of ingest.
const (
	kindTimeout  = "timeout"  // the reading took too long
	kindMemory   = "memory"   // the reading took too much memory
	kindCrash    = "crash"    // the reading ended the worker process
	kindChecksum = "checksum" // the bytes are not those that the manifest names
	kindManifest = "manifest" // the manifest or one of its rows can't be understood
	kindArchive  = "archive"  // the archive can't be opened
	kindNested   = "nested"   // an archive inside of an archive
	kindRefused  = "refused"  // the database does not take what was read
)

// A faultError is an error with the kind under which it is recorded.
type faultError struct {
	kind string
	err  error
}

func (e *faultError) Error() string { return e.err.Error() }
func (e *faultError) Unwrap() error { return e.err }

// longestReason bounds the recorded reason of a failure in bytes: the trace of a
// stack has no end.
const longestReason = 4000

func faultOf(err error) *store.Fault {
	kind := ingest.Kind(err)
	var own *faultError
	if errors.As(err, &own) {
		kind = own.kind
	}
	message := err.Error()
	if len(message) > longestReason {
		message = message[:longestReason] + " …"
	}
	return &store.Fault{Kind: kind, Message: message, Page: ingest.Page(err)}
}
