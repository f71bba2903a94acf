package crawl

import (
	"encoding/json"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/trap"
	"nianbao/store/crawldb"
)

// A job is a request that the walk is to make, with what is known of it from where it is linked.
type job struct {
	Request sites.Request     `json:"request"`
	Kind    crawldb.Kind      `json:"kind"`
	List    string            `json:"list,omitempty"`    // key of the first page of the list that led here; "" of a page that begins one
	Record  string            `json:"record,omitempty"`  // key of the record of the list that led here; "" where that is the job's own
	Under   string            `json:"under,omitempty"`   // key of the list on which the link to a list stood
	Depth   int               `json:"depth,omitempty"`   // of lists below the first
	Place   sites.Place       `json:"place,omitzero"`    // where the link stood that led here
	Text    string            `json:"text,omitempty"`    // of that link, of a further part that of its list
	Year    int               `json:"year,omitempty"`    // of the report, 0 if nothing says
	Date    string            `json:"date,omitempty"`    // that stands with it
	From    string            `json:"from,omitempty"`    // key of its page
	Context map[string]string `json:"context,omitempty"` // by which the answer is to be read
	Start   bool              `json:"start,omitempty"`   // it is a start page of the site
	Part    bool              `json:"part,omitempty"`    // a further part of its list, or a further page of the article that begins at From
	Beyond  bool              `json:"beyond,omitempty"`  // a further part of its list of which nothing says that it is there
	Listed  bool              `json:"listed,omitempty"`  // a list that stands in the list of a column, as that of an organ
	File    bool              `json:"file,omitempty"`    // the address is that of a file, by its name

	key string
}

// The priorities of jobs: all lists are known before the first document is asked for.
const (
	prioritySite = iota
	priorityPart
	priorityList
	priorityDocument
)

func (j *job) priority() int {
	switch {
	case j.Kind == crawldb.Document:
		return priorityDocument
	case j.Start:
		return prioritySite
	case j.Part:
		return priorityPart
	}
	return priorityList
}

// list returns the key of the list that a job is of, or begins.
func (j *job) list() string {
	if j.List == "" {
		return j.key
	}
	return j.List
}

// visit returns the job as package trap sees it.
func (j *job) visit() trap.Visit {
	return trap.Visit{Request: j.Request, List: j.list(), Part: j.Part}
}

// record returns the key of the record that a job came of.
func (j *job) record() string {
	if j.Record == "" {
		return j.key
	}
	return j.Record
}

// waiting returns the job as the frontier keeps it.
func (j *job) waiting() (crawldb.Job, error) {
	work, err := json.Marshal(j)
	return crawldb.Job{Key: j.key, Priority: j.priority(), Work: work}, err
}

// jobOf returns the job that the frontier kept.
func jobOf(kept crawldb.Job) (job, error) {
	j := job{key: kept.Key}
	err := json.Unmarshal(kept.Work, &j)
	return j, err
}

// A find is what a page that was read leads to: a job, or a record for which there is none.
type find struct {
	job
	record *family.Record // nil of what is no record of a list
	on     string         // key of the list on which the record stands
	reason string         // why it is not asked for, "" if it is
}
