package outcome

import (
	"cmp"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/chinese"
)

// A Contradiction is what the page or the list of a site, or the sources file, said of a document and the document says
// otherwise: whose it is, of which region or of which year. What the document says counts.
type Contradiction struct {
	URL     string `json:"url"`
	Report  int64  `json:"report"`
	Organ   string `json:"organ,omitempty"`
	Year    int    `json:"year,omitempty"`
	Code    string `json:"code"` // of the finding
	Message string `json:"message"`
	Chinese string `json:"message_zh"`
}

// contradicting are the findings that tell of one, if they are of severity Warning.
var contradicting = map[string]bool{"hint-organ": true, "hint-region": true, "hint-year": true}

// ContradictionsOf returns those of a report that was read from an item.
func ContradictionsOf(item Item, findings []annual.Finding) []Contradiction {
	var list []Contradiction
	for _, f := range findings {
		if contradicting[f.Code] && f.Severity == annual.Warning {
			list = append(list, Contradiction{item.URL, item.Report, item.Organ, item.Year, f.Code, f.Message, chinese.Of(f.Message)})
		}
	}
	return list
}

// in returns a contradiction on one line.
func (c Contradiction) in(l wording.Language) string {
	return reportIn(l, c.Report, c.Organ, c.Year) + colon(l) + l.Pick(c.Chinese, c.Message) + " " + c.URL
}

// reportIn names a report, by what is known of it.
func reportIn(l wording.Language, id int64, organ string, year int) string {
	organ = cmp.Or(organ, phrase(l, "crawl-organ-unknown"))
	if year == 0 {
		return phrase(l, "crawl-report-undated", id, organ)
	}
	return phrase(l, "crawl-report", id, organ, year)
}
