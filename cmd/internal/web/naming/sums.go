package naming

import (
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store/reports"
)

// TermsOf returns the figures of a report that stand in cells, with their values.
func TermsOf(r *annual.Report, cells []annual.CellRef) []reports.Term {
	terms := make([]reports.Term, len(cells))
	for i, c := range cells {
		terms[i] = reports.Term{CellRef: c, Value: ValueOf(r, c)}
	}
	return terms
}

// ValueOf returns the value of a figure of a report as an exact decimal, "" where it has none.
func ValueOf(r *annual.Report, cell annual.CellRef) string {
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Indicator == cell.Indicator && o.Applicant == cell.Applicant && o.Value != nil {
			return o.Value.String()
		}
	}
	return ""
}

// SumNamed returns what a check is called that was worked out with the figures of a report, and its two sides with each
// figure by its name; a side that is not known is "".
func SumNamed(language wording.Language, s check.Sum, r *annual.Report) (name, left, right string) {
	left, right = SidesNamed(language, s.Left, s.Right, TermsOf(r, s.LeftTerms), TermsOf(r, s.RightTerms))
	return Sum(language, s.Check), left, right
}
