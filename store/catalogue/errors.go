package catalogue

import (
	"errors"
	"fmt"
	"nianbao/normalize/gazetteer"
	"strings"
)

// The reasons why a name is not one region's or indicator's. Test with errors.Is.
var (
	ErrUnknownRegion    = errors.New("no such region")
	ErrManyRegions      = errors.New("more than one region has that name")
	ErrUnknownIndicator = errors.New("no such indicator")
	ErrManyIndicators   = errors.New("more than one indicator has that name")
)

// A RegionError says which name of a filter is not one region's. It wraps
// ErrUnknownRegion or, with the regions meant, ErrManyRegions.
type RegionError struct {
	Name        string
	Candidates  []gazetteer.Region
	Suggestions []string // where there is no region of the name: which may be meant
}

func (e *RegionError) Error() string {
	if len(e.Candidates) == 0 {
		return fmt.Sprintf("%q: %v%s", e.Name, ErrUnknownRegion, didYouMean(e.Suggestions))
	}
	var names []string
	for _, r := range e.Candidates {
		names = append(names, fmt.Sprintf("%s (%s)", gazetteer.FullName(r, 0), r.Code))
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

// didYouMean words suggestions, if there are any, to go after a message: a few of them, and how many
// there are.
func didYouMean(names []string) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) > suggested:
		return fmt.Sprintf("; %d have it in their names, such as %s", len(names), strings.Join(names[:suggested], ", "))
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
