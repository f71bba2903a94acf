package page

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/database"
	"nianbao/store/export"
	"nianbao/store/reports"
)

// A Problem is an answer that says what is wrong with a request.
type Problem struct {
	Status int
	Key    string // of the phrase that tells people
	Detail string // what of the request is meant
	// Regions are those that may be meant by the parameter "region".
	Regions []RegionLink
	// After is when it may be asked for again; 0 if that is not told.
	After time.Duration
	Err   error // for the log; never shown
	// Mistake is the phrase for a field that a person filled in amiss, of whose page the form stays, and Typed what
	// stands there; both are empty of all else.
	Mistake, Typed string
}

func (p *Problem) Error() string {
	if p.Err != nil {
		return p.Err.Error()
	}
	return p.Key + ": " + p.Detail
}

// Unwrap returns the error behind the problem.
func (p *Problem) Unwrap() error { return p.Err }

// An Elsewhere is an answer that leads to another address, where the page is.
type Elsewhere struct{ Address string }

func (e *Elsewhere) Error() string { return "elsewhere: " + e.Address }

// NotFound returns the problem that a page, or what it is about, is not there.
func NotFound(detail string) *Problem {
	return &Problem{Status: http.StatusNotFound, Key: "problem-not-found", Detail: detail}
}

// BadParameter returns the problem that a parameter means nothing.
func BadParameter(name, value string) *Problem {
	return &Problem{Status: http.StatusBadRequest, Key: "problem-parameter", Detail: name + "=" + Shorten(value)}
}

// mistaken is BadParameter of a field that a person filled in; see Problem.Mistake, which is empty for any other.
func mistaken(name, value, mistake string) *Problem {
	p := BadParameter(name, value)
	if mistake != "" {
		p.Mistake, p.Typed = mistake, Shorten(value)
	}
	return p
}

// Shorten bounds what an answer repeats of a request.
func Shorten(value string) string {
	const longest = 60
	if runes := []rune(value); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return value
}

// ProblemOf returns what to answer to an error.
func ProblemOf(err error) *Problem {
	var p *Problem
	var region *catalogue.RegionError
	var option *export.OptionError
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, reports.ErrNotFound):
		return NotFound("")
	case errors.As(err, &region):
		return &Problem{Status: http.StatusBadRequest, Key: "problem-region", Detail: Shorten(region.Name), Regions: meant(region)}
	case errors.As(err, &option):
		return &Problem{Status: http.StatusBadRequest, Key: "problem-parameter", Detail: Shorten(option.Error())}
	case errors.Is(err, compare.ErrBadComparison):
		return &Problem{Status: http.StatusBadRequest, Key: "problem-parameter", Detail: Shorten(err.Error())}
	case database.IsDamaged(err):
		return &Problem{Status: http.StatusServiceUnavailable, Key: "problem-damaged", Err: err}
	case database.IsUnusable(err):
		return &Problem{Status: http.StatusServiceUnavailable, Key: "problem-database", Err: err}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return &Problem{Status: http.StatusServiceUnavailable, Key: "problem-too-long", Err: err}
	}
	return &Problem{Status: http.StatusInternalServerError, Key: "problem-internal", Err: err}
}

// meant returns the regions that a name may mean: those that have it, or else those
// that have one like it, whose full names stand for their codes.
func meant(e *catalogue.RegionError) []RegionLink {
	var list []RegionLink
	for _, r := range e.Candidates {
		list = append(list, RegionLink{r.Code, gazetteer.FullName(r, 0)})
	}
	if len(list) == 0 {
		list = begun(e.Name)
	}
	for _, name := range e.Suggestions {
		if !slices.ContainsFunc(list, func(known RegionLink) bool { return strings.HasSuffix(known.Name, name) }) {
			list = append(list, RegionLink{name, name})
		}
	}
	return list
}

// begun returns the regions whose names begin so, those of the highest rank first: 淮安市 and
// 淮安区 for 淮安.
func begun(name string) []RegionLink {
	var regions []gazetteer.Region
	for r := range gazetteer.EachRegion() {
		if name != "" && r.ValidTo == 0 && strings.HasPrefix(r.Name, name) {
			regions = append(regions, r)
		}
	}
	catalogue.HighestFirst(regions)
	var list []RegionLink
	for _, r := range regions {
		list = append(list, RegionLink{r.Code, gazetteer.FullName(r, 0)})
	}
	return list
}

// A RegionLink names a region by its code.
type RegionLink struct {
	Code string `json:"code"`
	Name string `json:"name"`
}
