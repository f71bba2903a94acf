package export

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/store/catalogue"
)

// The reasons why an export can't be had. Test with errors.Is.
var (
	ErrBadOption     = errors.New("no such choice")
	ErrTooLarge      = errors.New("more than the format can hold")
	ErrTooManyDigits = errors.New("more digits than a number of the format can hold")
)

// An OptionError says which option of an export is not to be had, and what is.
// It wraps ErrBadOption.
type OptionError struct {
	Option  string
	Value   string
	Allowed []string
}

func (e *OptionError) Error() string {
	return fmt.Sprintf("%s %q: %v; choose one of: %s", e.Option, e.Value, ErrBadOption, strings.Join(e.Allowed, ", "))
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
		catalogue.WideColumn{Indicator: e.Indicator, Applicant: e.Applicant}.Name(), e.ReportID, ErrTooManyDigits, e.Value, e.Format, e.Digits)
}

// Unwrap returns ErrTooManyDigits.
func (e *ValueError) Unwrap() error { return ErrTooManyDigits }
