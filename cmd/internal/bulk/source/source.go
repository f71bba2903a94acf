package source

import (
	"io"
	"os"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/store/reports"
)

// A Source is one document to be read, wherever it lies.
type Source struct {
	// Path is what the document goes by in the database: the path of a file as
	// it was given or found, "a.zip!/dir/b.pdf" for a member of an archive, "-"
	// for standard input. It is text: see ingest.PathOf.
	Path string
	// Entry is what a manifest says of the document, nil without one.
	Entry *Entry
	// Fault says why the document can't be had; nil if it can.
	Fault *reports.Fault
	// Again asks for reading the document even if it has been read.
	Again bool
	// Kept says that the document has a report: where its bytes are others now, nothing
	// is known of those.
	Kept bool

	// Address is where the document was published by the database; see Published.
	Address string
	// Manifest is the file of the manifest that lists the document, "" without one.
	Manifest string
	// Parts are the further files of the report that the document begins, in their order, and
	// Series says of how many files it is; nil of a single file. Number is its own among them.
	Parts  []Source
	Series *document.Series
	Number int
	// Recorded are the files of the report by the database, nil if it has none.
	Recorded []document.Part

	// Stream opens what is not a file of its own: a member, standard input. It
	// is nil for a file.
	Stream func() (io.ReadCloser, error)
	// Accompanies says that it is a text that goes with files, as that of an e-mail: it counts only if it is a
	// report, and is no failure otherwise.
	Accompanies bool
	size, held  int64 // bytes that it has, -1 if its container does not tell, and that it holds
	isMissing   bool  // its container has no such member
	// Once says that Stream can be read only once.
	Once bool
	// Release, if not nil, is called when the source is no longer needed.
	Release func()
}

// Open opens the source's bytes.
func (s Source) Open() (io.ReadCloser, error) {
	if s.Stream != nil {
		return s.Stream()
	}
	return os.Open(ingest.FileName(s.Path))
}

// Drop gives up a source that is not read, or no more.
func (s Source) Drop() {
	if s.Release != nil {
		s.Release()
	}
}

// Published returns where the document was published, "" where that is not known.
func (s Source) Published() string {
	if s.Entry == nil || s.Entry.URL == "" {
		return s.Address
	}
	return s.Entry.URL
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
	LinkText  string    `json:"link_text,omitempty"` // of the link that leads to it
	Listed    string    `json:"listed,omitempty"`    // day that stands beside the link, ISO 8601
}

// Hints returns what a reading is told of the document.
func (e *Entry) Hints() normalize.Hints {
	return normalize.Hints{Organ: e.Organ, Region: e.Region, Year: e.Year, LinkText: e.LinkText, Listed: e.Listed}
}

// faulty returns a source that can't be had, of a file.
func faulty(file string, err error) Source {
	return Source{Path: ingest.PathOf(file), Fault: ingest.FaultOf(err)}
}
