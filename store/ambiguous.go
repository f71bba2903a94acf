package store

import (
	"errors"
	"fmt"
	"strings"
)

// The reasons why there is not one report to show. Test with errors.Is.
var (
	ErrNotFound  = errors.New("no such report")
	ErrAmbiguous = errors.New("more than one report fits")
)

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
