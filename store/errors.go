package store

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/normalize/identity"
)

// The reasons for which a call fails. An error of this package wraps one of
// them, or the database's own error; test with errors.Is.
var (
	ErrNotDatabase      = errors.New("not an SQLite database")
	ErrForeign          = errors.New("an SQLite database of another program")
	ErrNewer            = errors.New("the database was written by a newer version of this program")
	ErrOlder            = errors.New("the database was written by an older version and must be opened for writing once")
	ErrReadOnly         = errors.New("the database is open for reading only")
	ErrBusy             = errors.New("another process keeps the database locked")
	ErrFull             = errors.New("there is no space left for the database")
	ErrRefused          = errors.New("the database refuses what the document says")
	ErrBadDocument      = errors.New("incomplete description of a document")
	ErrNotFound         = errors.New("no such report")
	ErrAmbiguous        = errors.New("more than one report fits")
	ErrUnknownRegion    = errors.New("no such region")
	ErrManyRegions      = errors.New("more than one region has that name")
	ErrUnknownIndicator = errors.New("no such indicator")
	ErrManyIndicators   = errors.New("more than one indicator has that name")
	ErrBadComparison    = errors.New("no such comparison")
	ErrBadOption        = errors.New("no such choice for an export")
	ErrTooLarge         = errors.New("more than the format can hold")
	ErrTooManyDigits    = errors.New("more digits than a number of the format can hold")
	ErrBadCorrection    = errors.New("incomplete correction")
	ErrNoCell           = errors.New("neither the reading nor the form has such a cell")
	ErrNoCorrection     = errors.New("the cell has no correction in force")
)

// An OpenError says which file can't be opened as a database and why.
type OpenError struct {
	Path   string
	Reason error // one of the Err variables, or the system's error
	Detail string
}

func (e *OpenError) Error() string {
	s := e.Path + ": " + e.Reason.Error()
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s
}

// Unwrap returns the reason.
func (e *OpenError) Unwrap() error { return e.Reason }

// An AmbiguousError lists the reports that a reference may mean. It wraps
// ErrAmbiguous.
type AmbiguousError struct {
	Ref        string
	Candidates []ReportInfo
	More       bool // there are more than these
}

func (e *AmbiguousError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q: %v:", e.Ref, ErrAmbiguous)
	for _, c := range e.Candidates {
		fmt.Fprintf(&b, "\n  %d: %s %s %d, version %d (%s)", c.ID, c.RegionCode, c.Organ, c.Year, c.Version, c.Path)
	}
	if e.More {
		b.WriteString("\n  and more")
	}
	return b.String()
}

// Unwrap returns ErrAmbiguous.
func (e *AmbiguousError) Unwrap() error { return ErrAmbiguous }

// A RegionError says which name of a filter is not one region's. It wraps
// ErrUnknownRegion or, with the regions meant, ErrManyRegions.
type RegionError struct {
	Name        string
	Candidates  []identity.Region
	Suggestions []string // where there is no region of the name: which may be meant
}

func (e *RegionError) Error() string {
	if len(e.Candidates) == 0 {
		return fmt.Sprintf("%q: %v%s", e.Name, ErrUnknownRegion, didYouMean(e.Suggestions))
	}
	var names []string
	for _, r := range e.Candidates {
		names = append(names, fmt.Sprintf("%s (%s)", identity.FullName(r, 0), r.Code))
	}
	return fmt.Sprintf("%q: %v: %s", e.Name, ErrManyRegions, strings.Join(names, ", "))
}

// Unwrap returns ErrUnknownRegion or ErrManyRegions.
func (e *RegionError) Unwrap() error {
	if len(e.Candidates) == 0 {
		return ErrUnknownRegion
	}
	return ErrManyRegions
}

// An IndicatorError says which name is not one indicator's. It wraps
// ErrUnknownIndicator, or ErrManyIndicators if the label is that of several.
type IndicatorError struct {
	Name        string
	Many        bool
	Suggestions []string // names that may be meant
}

func (e *IndicatorError) Error() string {
	return fmt.Sprintf("%q: %v%s", e.Name, e.Unwrap(), didYouMean(e.Suggestions))
}

// didYouMean words suggestions, if there are any, to go after a message.
func didYouMean(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "; did you mean " + strings.Join(names, ", ") + "?"
}

// Unwrap returns ErrUnknownIndicator or ErrManyIndicators.
func (e *IndicatorError) Unwrap() error {
	if e.Many {
		return ErrManyIndicators
	}
	return ErrUnknownIndicator
}

// An OptionError says which option of an export is not to be had, and what is.
// It wraps ErrBadOption.
type OptionError struct {
	Option  string
	Value   string
	Allowed []string
}

func (e *OptionError) Error() string {
	return fmt.Sprintf("%s %q: %v, but %q", e.Option, e.Value, ErrBadOption, e.Allowed)
}

// Unwrap returns ErrBadOption.
func (e *OptionError) Unwrap() error { return ErrBadOption }

// A LimitError says what of an export is more than the format can hold. It wraps
// ErrTooLarge.
type LimitError struct {
	Format       Format
	Shape        Shape
	What         string // what was counted: "rows with the header"
	Count, Limit int
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("%s of %s: %v: %d %s, not over %d; choose fewer reports or indicators, or another format",
		e.Shape, e.Format, ErrTooLarge, e.Count, e.What, e.Limit)
}

// Unwrap returns ErrTooLarge.
func (e *LimitError) Unwrap() error { return ErrTooLarge }

// A ValueError names a value that takes more digits than a number of the format
// has together with those after the point that the other values need. It wraps
// ErrTooManyDigits.
type ValueError struct {
	Format               Format
	Digits               int // that a number can have
	ReportID             int64
	Indicator, Applicant string
	Value                string
}

func (e *ValueError) Error() string {
	return fmt.Sprintf("%s of report %d: %v: %s, where %s has %d digits for all values alike; CSV and JSON have no limit",
		wideColumn{e.Indicator, e.Applicant}.name(), e.ReportID, ErrTooManyDigits, e.Value, e.Format, e.Digits)
}

// Unwrap returns ErrTooManyDigits.
func (e *ValueError) Unwrap() error { return ErrTooManyDigits }
