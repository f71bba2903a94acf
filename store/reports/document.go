package reports

import (
	"time"

	"nianbao/normalize"
)

// A Document describes a file that was read, or that could not be.
type Document struct {
	SHA256    string // of the bytes, lower-case hex; the document's identity
	Size      int64  // bytes
	Path      string
	MediaType string    // "application/pdf", "text/plain"
	SourceURL string    // where it was published; empty if unknown
	FetchedAt time.Time // when it was fetched from there; zero if unknown
	Pages     int
	Producer  string // program that made the file, by its own metadata
	Repaired  string // what had to be done before it could be read
	Parser    string // version of the parser
	// Hints are what was said of the document under Path, and what its report was
	// read with.
	Hints normalize.Hints
}

// scan reads the columns of document_load, and then those of more.
func (d *Document) scan(scan func(...any) error, more ...any) error {
	var fetched string
	columns := []any{&d.SHA256, &d.Size, &d.Path, &d.MediaType, &d.SourceURL, &fetched,
		&d.Pages, &d.Producer, &d.Repaired, &d.Parser}
	if err := scan(append(columns, more...)...); err != nil || fetched == "" {
		return err
	}
	var err error
	d.FetchedAt, err = time.Parse(time.RFC3339, fetched)
	return err
}
