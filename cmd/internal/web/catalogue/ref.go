package catalogue

import (
	"regexp"
	"strings"

	"nianbao/normalize"
)

var (
	indicatorCode = regexp.MustCompile(`^[a-z0-9_]{1,60}(\.[a-z0-9_]{1,60}){1,4}$`)
	applicantID   = regexp.MustCompile(`^[a-z_]{0,40}$`)
)

// Anchor names a figure in the address of a page.
func Anchor(ref normalize.CellRef) string {
	return strings.TrimSuffix(ref.Indicator+"/"+ref.Applicant, "/")
}

// Ref reads what Anchor writes.
func Ref(anchor string) (normalize.CellRef, bool) {
	indicator, applicant, _ := strings.Cut(anchor, "/")
	return normalize.CellRef{Indicator: indicator, Applicant: applicant},
		indicatorCode.MatchString(indicator) && applicantID.MatchString(applicant)
}
