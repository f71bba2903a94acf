package bulk

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"nianbao/cmd/internal/bulk/source/container"
	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/reports"
)

// The outcomes of a document beyond those of store.Change.
const (
	Known  store.Change = "known"  // it is in the database, read by this version of the parser
	Failed store.Change = "failed" // it was recorded with its reason
	Joined store.Change = "joined" // it is a part of the report that another file begins, and read with it
)

// A Result says what became of one source, or of a further report of its file. It is in
// the database when it is reported.
type Result struct {
	Path     string
	Outcome  store.Change
	ReportID int64 // 0 after a failure
	SHA256   string
	Holds    Holds
	// Report is the report as read now; nil for what is known or failed.
	Report *annual.Report
	Fault  reports.Fault // of a failure
	// Remembered says that the document failed in an earlier import, by this version of the
	// program, and was not read again.
	Remembered bool
	// Identity says how a new reading differs in whose report it is; nil where it does not.
	Identity *reports.IdentityChange
	// Whole is the path of the file that begins the report of one that is joined.
	Whole string
	// Further says that the result before is of the same source.
	Further bool
}

// Holds says what a report is and how many of its figures were read how.
type Holds struct {
	RegionCode string
	Year       int
	Organ      string
	Figures    map[annual.Status]int // of the tables
	Unplaced   int
	Errors     int // findings of that severity
}

func holdsOf(r *annual.Report) Holds {
	h := Holds{RegionCode: r.Region.Code, Year: r.Year, Organ: r.Organ, Figures: map[annual.Status]int{}, Unplaced: len(r.Unplaced)}
	for _, o := range r.Observations {
		if !o.Stated() {
			h.Figures[o.Status]++
		}
	}
	for _, f := range r.Findings {
		if f.Severity == annual.Error {
			h.Errors++
		}
	}
	return h
}

// InDoubt returns how many figures a careful reader should look at.
func (h Holds) InDoubt() int {
	return h.Figures[annual.Flagged] + h.Figures[annual.Inferred] + h.Unplaced
}

// counts says what a report holds.
const counts = "read %d, derived %d, flagged %d, unplaced %d, blank %d, errors %d"

// WriteLine writes the result as one line with tabs: outcome, report, path,
// then what the report is and holds, the kind of the failure, or the file that begins the report of
// one that is joined. What is not known of it, and what is counted, is said in words: in English, and as word has it.
func (r Result) WriteLine(w io.Writer, word func(string) string) error {
	if r.Outcome == Failed {
		_, err := fmt.Fprintf(w, "failed\t\t%s\t%s\n", document.PrintablePath(r.Path), r.Fault.Kind)
		return err
	}
	if r.Outcome == Joined {
		_, err := fmt.Fprintf(w, "joined\t\t%s\t%s\n", document.PrintablePath(r.Path), document.PrintablePath(r.Whole))
		return err
	}
	n, year := r.Holds.Figures, word("year unknown")
	if r.Holds.Year != 0 {
		year = strconv.Itoa(r.Holds.Year)
	}
	whose := strings.TrimSpace(r.Holds.RegionCode + " " + year + " " + cmp.Or(document.PrintablePath(r.Holds.Organ), word("organ unknown")))
	_, err := fmt.Fprintf(w, "%s\t%d\t%s\t%s\t"+word(counts)+"\n",
		r.Outcome, r.ReportID, document.PrintablePath(r.Path), whose,
		n[annual.Read], n[annual.Derived], n[annual.Flagged]+n[annual.Inferred], r.Holds.Unplaced, n[annual.Blank], r.Holds.Errors)
	return err
}

// A Summary counts what became of the sources of one import.
type Summary struct {
	Outcomes   map[store.Change]int
	Moved      int // documents whose new reading differs in whose report it is
	Remembered int // of the failures, those that were not read again
	InDoubt    int // documents with a figure that is flagged, inferred or unplaced, or a sum that fails
	Found      int // sources discovered; after an interruption, of all that the arguments name
	PassedOver int // files of folders, and members of archives, of kinds that are not read
	// LeftOut counts records of archives of the web that have what a server said and are no documents.
	LeftOut     map[container.Why]int
	Interrupted bool
	WorkerPeak  int64 // largest resident size of a worker process in bytes, 0 without workers
}

// Done returns how many sources are accounted for in the database.
func (s Summary) Done() int {
	n := 0
	for _, count := range s.Outcomes {
		n += count
	}
	return n
}

func (s *Summary) add(r Result) {
	if !r.Further {
		s.Outcomes[r.Outcome]++
		if r.Remembered {
			s.Remembered++
		}
	}
	if r.Identity != nil {
		s.Moved++
	}
	if r.Holds.InDoubt() > 0 || r.Holds.Errors > 0 {
		s.InDoubt++
	}
}

// leftOut counts the records of archives of the web that are no documents.
type leftOut struct {
	mu    sync.Mutex
	byWhy map[container.Why]int
}

func (l *leftOut) add(why container.Why) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.byWhy == nil {
		l.byWhy = map[container.Why]int{}
	}
	l.byWhy[why]++
}

// LeftOutWords says how many records of archives of the web are no documents, and why; "" for none.
func (s Summary) LeftOutWords() string {
	var parts []string
	for _, of := range []struct {
		why   container.Why
		words string
	}{
		{container.Refused, "%d errors and redirects"},
		{container.Elsewhere, "%d that have their content in another file"},
		{container.Partial, "%d parts of files"},
		{container.Foreign, "%d without an address of the web"},
	} {
		if n := s.LeftOut[of.why]; n > 0 {
			parts = append(parts, fmt.Sprintf(of.words, n))
		}
	}
	return strings.Join(parts, ", ")
}
