package outcome

import (
	"encoding/json"
	"io"
	"slices"
	"time"

	"nianbao/cmd/internal/web/wording"
	"nianbao/store/crawldb"
)

// A Summary says what a run did and what of it needs a person. It is kept in the
// database, and written as JSON for other programs.
type Summary struct {
	Run         int64         `json:"run"`
	Resumed     bool          `json:"resumed,omitempty"` // an earlier start of the run was killed
	Started     time.Time     `json:"started"`
	Finished    time.Time     `json:"finished"`
	Interrupted bool          `json:"interrupted,omitempty"`
	Sites       []SiteSummary `json:"sites"`
	Imported    int           `json:"imported"` // documents read as reports
	New         []Item        `json:"new"`      // addresses with a document for the first time
	Changed     []Change      `json:"changed"`  // addresses with another document than before
	Failed      []Problem     `json:"failed"`   // addresses and documents that could not be had or read
	Flagged     []Item        `json:"flagged"`  // new or changed reports with figures in doubt or sums that fail
	Problems    []Problem     `json:"problems"` // of whole sites
	// Contradicted is what sites say of new and changed documents and these say otherwise.
	Contradicted []Contradiction `json:"contradicted,omitempty"`
	Requests     int64           `json:"requests"`              // made to servers
	Bytes        int64           `json:"bytes"`                 // of bodies had from them
	Error        string          `json:"error,omitempty"`       // that ended the run
	Undelivered  int             `json:"undelivered,omitempty"` // messages, of earlier runs too, that are still to be delivered
	SetAside     int             `json:"set_aside,omitempty"`   // messages by a way that is not given any more
	LinksLeft    int             `json:"left,omitempty"`        // links not followed for the limits of their sites
	Outside      int             `json:"outside,omitempty"`     // links to reports that leave their site
	NotDue       int             `json:"not_due,omitempty"`     // sites that were not asked, as it was not time
	// Sites that another crawler crawled, and those at whose hosts one still was when the run was interrupted.
	CrawledElsewhere int `json:"crawled_elsewhere,omitempty"`
	HeldElsewhere    int `json:"held_elsewhere,omitempty"`
	Open             int `json:"open,omitempty"` // what lasts, of Failed and Problems, and nobody acknowledged
}

// A SiteSummary counts what a run did at one site. Of one that was not asked it has what the run had
// that asked it last.
type SiteSummary struct {
	Name          string `json:"name"`
	Pages         int    `json:"pages"`              // looked through for links
	Documents     int    `json:"documents"`          // that were linked
	New           int    `json:"new"`                // addresses with a document for the first time
	Changed       int    `json:"changed"`            // addresses with another document than before
	Failed        int    `json:"failed"`             // addresses that could not be had, or gave no report
	Robots        int    `json:"robots"`             // addresses that robots.txt forbids
	WithoutReport int    `json:"without_report"`     // pages that hold no report and link to none
	Outside       int    `json:"outside"`            // links to reports on hosts that the sources file does not name
	Left          int    `json:"left"`               // links not followed for the limits of the site
	Rendered      int    `json:"rendered,omitempty"` // pages that a browser made something of
	MovedTo       string `json:"moved_to,omitempty"` // host that its start page has moved to
	// OutsideHosts are those hosts.
	OutsideHosts []string  `json:"outside_hosts,omitempty"`
	Run          int64     `json:"run,omitempty"`     // that asked the site
	Asked        time.Time `json:"asked,omitzero"`    // when that run began
	Renewed      time.Time `json:"renewed,omitzero"`  // when a run began that last had something new or changed there
	Digest       string    `json:"digest,omitempty"`  // of what the sources file said of the site
	NotDue       bool      `json:"not_due,omitempty"` // this run did not ask it
	// CrawledBy is the crawler that crawled it in place of this one, and HeldBy the one that is at a host of it, "unknown"
	// where this one can't prove that nobody is. NotDue is set with both.
	CrawledBy string `json:"crawled_by,omitempty"`
	HeldBy    string `json:"held_by,omitempty"`
}

// AskedBy returns the counts of a site that a run asked, with when that was; was is what the run before
// has of it.
func (c SiteSummary) AskedBy(s *Summary, digest string, was SiteSummary) SiteSummary {
	c.Run, c.Asked, c.Renewed, c.Digest = s.Run, s.Started, was.Renewed, digest
	if c.New+c.Changed > 0 {
		c.Renewed = s.Started
	}
	return c
}

// Unasked returns what is left of the counts of a site in a run that did not ask it: what is found is as
// it was, and nothing is new.
func (c SiteSummary) Unasked() SiteSummary {
	c.New, c.Changed, c.NotDue, c.CrawledBy, c.HeldBy = 0, 0, true, "", ""
	return c
}

// An Item is a document at an address, with the report that was read from it.
type Item struct {
	URL       string `json:"url"`
	SHA256    string `json:"sha256"`
	Report    int64  `json:"report,omitempty"` // 0: none could be read
	Region    string `json:"region,omitempty"`
	Organ     string `json:"organ,omitempty"`
	Year      int    `json:"year,omitempty"`
	InDoubt   int    `json:"in_doubt,omitempty"`   // figures
	SumsFail  int    `json:"sums_fail,omitempty"`  // checks
	ErrorKind string `json:"error_kind,omitempty"` // why there is no report
}

// A Change is an address at which another document was found than before.
type Change struct {
	URL    string `json:"url"`
	Before string `json:"before"` // SHA-256
	After  string `json:"after"`
	crawldb.Succession
}

// add adds what another summary says of the sites that are not among those seen, which they are then.
func (s *Summary) add(other Summary, seen map[string]bool) {
	fresh := map[string]bool{}
	for _, site := range other.Sites {
		if !seen[site.Name] {
			seen[site.Name], fresh[site.Name] = true, true
			s.Sites = append(s.Sites, site)
		}
	}
	for _, p := range other.Problems {
		if fresh[p.Site] {
			s.Problems = append(s.Problems, p)
		}
	}
}

// Told returns the problems of sites, none of no summary.
func (s *Summary) Told() []Problem {
	if s == nil {
		return nil
	}
	return s.Problems
}

// Of returns what the summary, which may be nil, has of a site.
func (s *Summary) Of(name string) (SiteSummary, bool) {
	if s != nil {
		for _, site := range s.Sites {
			if site.Name == name {
				return site, true
			}
		}
	}
	return SiteSummary{}, false
}

// HasNews reports whether anything in the summary is for a person to see that an earlier run did not
// say.
func (s *Summary) HasNews() bool {
	isNew := func(p Problem) bool { return p.New }
	return len(s.Changed)+len(s.Flagged)+len(s.Contradicted) > 0 || s.Error != "" || s.FailsAnew() || slices.ContainsFunc(s.Problems, isNew)
}

// NeedsPerson reports whether anything is for a person to see: news, or what lasts and nobody
// acknowledged.
func (s *Summary) NeedsPerson() bool { return s.HasNews() || s.Open > 0 }

// FailsAnew reports whether something failed that did not fail before.
func (s *Summary) FailsAnew() bool {
	return slices.ContainsFunc(s.Failed, func(p Problem) bool { return p.New })
}

// WriteJSON writes the summary as one line of JSON, in which each problem is told in both languages.
func (s *Summary) WriteJSON(w io.Writer) error { return json.NewEncoder(w).Encode(s.inBoth()) }

// inBoth returns the summary with Chinese beside what failed.
func (s *Summary) inBoth() *Summary {
	if s == nil {
		return nil
	}
	both := *s
	both.Failed = InBoth(s.Failed)
	return &both
}

// Counts returns the summary in a few words of English.
func (s *Summary) Counts() string { return s.CountsIn(wording.English) }

// CountsIn returns the summary in a few words of a language.
func (s *Summary) CountsIn(l wording.Language) string {
	text := phrase(l, "crawl-counts", len(s.New), len(s.Changed), len(s.Failed), len(s.Flagged), len(s.Problems), s.Requests)
	if s.NotDue > 0 {
		text += phrase(l, "crawl-counts-not-due", s.NotDue, len(s.Sites))
	}
	if s.CrawledElsewhere > 0 {
		text += phrase(l, "crawl-counts-crawled-elsewhere", s.CrawledElsewhere, len(s.Sites))
	}
	if s.HeldElsewhere > 0 {
		text += phrase(l, "crawl-counts-held-elsewhere", s.HeldElsewhere, len(s.Sites))
	}
	if n := len(s.Contradicted); n > 0 {
		text += phrase(l, "crawl-counts-contradicted", n)
	}
	if s.Open > 0 {
		text += phrase(l, "crawl-counts-open", s.Open)
	}
	return text
}
