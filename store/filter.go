package store

import (
	"strings"
)

// A Filter chooses reports. An empty field is no condition.
type Filter struct {
	// Regions are codes or names; each stands for itself and all within it. A
	// name may be preceded by those of the regions around it: "淮安市洪泽区".
	Regions    []string
	FromYear   int
	ToYear     int
	Forms      []string // IDs of forms
	LatestOnly bool     // leave out superseded versions
	// Indicators are prefixes of indicator codes. They choose the figures of an
	// export and leave the list of reports as it is.
	Indicators []string
}

func (f Filter) wants(indicator string) bool {
	for _, prefix := range f.Indicators {
		if strings.HasPrefix(indicator, prefix) {
			return true
		}
	}
	return len(f.Indicators) == 0
}
