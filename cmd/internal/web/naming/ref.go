package naming

import (
	"regexp"
	"strings"

	"nianbao/normalize/annual"
)

var (
	indicatorCode = regexp.MustCompile(`^[a-z0-9_]{1,60}(\.[a-z0-9_]{1,60}){1,4}$`)
	applicantID   = regexp.MustCompile(`^[a-z_]{0,40}$`)
)

// Anchor names a figure in the address of a page.
func Anchor(ref annual.CellRef) string {
	return strings.TrimSuffix(ref.Indicator+"/"+ref.Applicant, "/")
}

// Ref reads what Anchor writes.
func Ref(anchor string) (annual.CellRef, bool) {
	indicator, applicant, _ := strings.Cut(anchor, "/")
	return annual.CellRef{Indicator: indicator, Applicant: applicant},
		indicatorCode.MatchString(indicator) && applicantID.MatchString(applicant)
}
