package outcome

import (
	"fmt"
	"strings"
	"testing"
)

// Of each site the last run that had it counts, also where later ones were of other sites.
func TestSummariesOfSomeSites(t *testing.T) {
	var last Summary
	seen := map[string]bool{}
	last.add(Summary{Sites: []SiteSummary{{Name: "甲县", Documents: 2}}}, seen)
	last.add(Summary{Sites: []SiteSummary{{Name: "甲县", Documents: 9}, {Name: "乙县", Documents: 5}},
		Problems: []Problem{{Site: "甲县", Kind: "gone"}, {Site: "乙县", Kind: "blocked"}}}, seen)
	if got := fmt.Sprintf("%d %d %d %d %s", last.Sites[0].Documents, last.Sites[1].Documents, len(last.Sites), len(last.Problems), last.Problems[0].Kind); got != "2 5 2 1 blocked" {
		t.Errorf("%s: %+v", got, last)
	}
}

// For other programs each problem is told in both languages, also what an address answered; the summary itself stays as it is.
func TestSummaryAsJSON(t *testing.T) {
	s := &Summary{Failed: []Problem{{URL: "https://a.example/", Kind: "status", Error: "the server answers 500 Internal Server Error"}}}
	var b strings.Builder
	if err := s.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	if want := `"error":"the server answers 500 Internal Server Error","error_zh":"服务器返回 500（服务器内部错误）"`; !strings.Contains(b.String(), want) || s.Failed[0].Chinese != "" {
		t.Errorf("%s\nwant %s", b.String(), want)
	}
}
