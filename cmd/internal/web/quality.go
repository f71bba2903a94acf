package web

import (
	"regexp"
	"strconv"

	"nianbao/cmd/internal/web/wording"
	"nianbao/store"
)

// A qualityData says what was found to be in doubt, and how often.
type qualityData struct {
	Kinds    []qualityKind `json:"kinds"`
	Failures []failureKind `json:"failures"` // files that could not be read
}

type qualityKind struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Findings int    `json:"findings"`
	Reports  int    `json:"reports"`
}

type failureKind struct {
	Kind  string `json:"kind"`
	Files int    `json:"files"`
}

func (s *Server) quality(r *request) (view, error) {
	counts, err := s.config.Store.FindingCounts(r.Context())
	if err != nil {
		return view{}, err
	}
	failures, err := s.config.Store.FailureCounts(r.Context())
	if err != nil {
		return view{}, err
	}
	data := &qualityData{}
	for _, c := range counts {
		data.Kinds = append(data.Kinds, qualityKind{c.Code, string(c.Severity), c.Findings, c.Reports})
	}
	for _, f := range failures {
		data.Failures = append(data.Failures, failureKind{f.Kind, f.Files})
	}
	title, err := r.language.Text("quality")
	return view{name: "quality", title: title, data: data, rows: func() [][]string {
		rows := [][]string{{"code", "severity", "findings", "reports"}}
		for _, k := range data.Kinds {
			rows = append(rows, []string{k.Code, k.Severity, itoa(k.Findings), itoa(k.Reports)})
		}
		return rows
	}}, err
}

// A findingsData is a part of the findings of one kind.
type findingsData struct {
	Code     string         `json:"code"`
	Region   string         `json:"region,omitempty"`
	Year     int            `json:"year,omitempty"`
	Findings []findingEntry `json:"findings"`
	Paging   Paging         `json:"paging"`
}

type findingEntry struct {
	Report   int64  `json:"report"`
	Ordinal  int    `json:"ordinal"`
	Organ    string `json:"organ"`
	Region   string `json:"region"`
	Year     int    `json:"year"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Left     string `json:"left,omitempty"`
	Right    string `json:"right,omitempty"`
	Page     int    `json:"page,omitempty"`
}

var findingCode = regexp.MustCompile(`^[a-z0-9-]{1,60}$`)

func (s *Server) findings(r *request) (view, error) {
	data := &findingsData{Code: r.value("code"), Region: r.words("region")}
	if !findingCode.MatchString(data.Code) {
		return view{}, notFound(shorten(data.Code))
	}
	var err error
	if data.Year, err = r.year("year"); err != nil {
		return view{}, err
	}
	if data.Paging, err = r.paging(); err != nil {
		return view{}, err
	}
	list, err := s.config.Store.Findings(r.Context(), store.FindingQuery{Code: data.Code, Region: data.Region, Year: data.Year},
		store.Part{Offset: data.Paging.Offset(), Limit: data.Paging.Size + 1})
	if err != nil {
		return view{}, err
	}
	for _, f := range cut(&data.Paging, list) {
		data.Findings = append(data.Findings, findingEntry{f.Report.ID, f.Ordinal, f.Report.Organ, f.Report.Region, f.Report.Year,
			string(f.Finding.Severity), f.Finding.Message, f.Finding.Left, f.Finding.Right, f.Finding.Place.Page})
	}
	if len(data.Findings) == 0 && !wording.Known("finding-"+data.Code) {
		return view{}, notFound(data.Code)
	}
	title, err := r.language.Text("findings")
	return view{name: "findings", title: title + " " + data.Code, data: data, rows: func() [][]string {
		rows := [][]string{{"report", "organ", "region", "year", "severity", "message", "left", "right", "page"}}
		for _, f := range data.Findings {
			rows = append(rows, []string{strconv.FormatInt(f.Report, 10), f.Organ, f.Region, itoa(f.Year), f.Severity, f.Message, f.Left, f.Right, itoa(f.Page)})
		}
		return rows
	}}, err
}
