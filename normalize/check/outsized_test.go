package check

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/number"
)

// applied adds applications to a report of disputes: received by natural persons, received in all, carried over.
func applied(r *annual.Report, natural, total, carried string) *annual.Report {
	for _, c := range []struct{ indicator, applicant, text string }{
		{"applications.received", "natural_person", natural}, {"applications.received", "business", "0"}, {"applications.received", "research", "0"},
		{"applications.received", "public_interest", "0"}, {"applications.received", "legal_services", "0"}, {"applications.received", "other", "0"},
		{"applications.received", "total", total}, {"applications.carried_in", "total", carried}} {
		if c.text != "" {
			r.Observations = append(r.Observations, annual.Observation{Indicator: c.indicator, Applicant: c.applicant, Raw: c.text, Value: number.Read(c.text).Value, Status: annual.Read})
		}
	}
	return r
}

// A figure is in doubt that is out of all proportion to others of its report, and the report's sums fail as they did.
func TestOutsized(t *testing.T) {
	const ofApplications, ofSum = "more than 10 times the applications of the report, which are %s", "more than 100 times all other figures of a sum that does not hold: %s"
	for name, tc := range map[string]struct {
		disputes                []string // upheld, corrected, other, pending, total
		natural, total, carried string
		want                    []string
		fail                    int // sums
	}{
		"two cells run into one, and the total with them": {[]string{"2", "480056", "0", "1", "480059"}, "300", "300", "5",
			[]string{"reconsideration.corrected " + fmt.Sprintf(ofApplications, "305"), "reconsideration.total " + fmt.Sprintf(ofApplications, "305")}, 0},
		"nobody applied":                               {[]string{"0", "1001", "0", "0", "1001"}, "0", "0", "0", []string{"reconsideration.corrected " + fmt.Sprintf(ofApplications, "0"), "reconsideration.total " + fmt.Sprintf(ofApplications, "0")}, 0},
		"a few disputes beside no application":         {[]string{"3", "14", "0", "0", "17"}, "0", "0", "0", nil, 0},
		"many disputes beside many applications":       {[]string{"700", "1200", "0", "100", "2000"}, "9000", "9000", "800", nil, 0},
		"what was applied for is not known":            {[]string{"0", "480056", "0", "0", "480056"}, "", "", "5", nil, 0},
		"a total that is left out speaks against none": {[]string{"0", "0", "0", "0", "0"}, "1500", "0", "1500", nil, 1},
		"against all others of its row":                {[]string{"0", "0", "0", "0", "0"}, "480056", "300", "5", []string{"applications.received/natural_person " + fmt.Sprintf(ofSum, "总计 = 其余六列之和")}, 1},
		"a slip of one digit is a sum that fails":      {[]string{"0", "0", "0", "0", "0"}, "1300", "300", "5", nil, 1},
	} {
		r := applied(disputes(tc.disputes...), tc.natural, tc.total, tc.carried)
		settle(r)
		var got []string
		for _, o := range r.Observations {
			if o.Status == annual.Flagged {
				got = append(got, strings.TrimSuffix(o.Indicator+"/"+o.Applicant, "/")+" "+o.Note)
			}
		}
		if strings.Join(got, "\n") != strings.Join(tc.want, "\n") {
			t.Errorf("%s: in doubt\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(tc.want, "\n"))
		}
		fail := 0
		for _, f := range r.Findings {
			if f.Severity == annual.Error {
				fail++
			}
		}
		if fail != tc.fail {
			t.Errorf("%s: %d sums fail, want %d", name, fail, tc.fail)
		}
	}
}
