package naming

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/wording"
)

// What a journalist calls a rate becomes the two quantities that it divides.
func TestCommonNamesInAddresses(t *testing.T) {
	for query, want := range map[string]string{
		"indicator=rate.denied":                        "indicator=applications.denied&per=applications.handled",
		"indicator=结转率&region=淮安市":                     "indicator=applications.carried_out&per=applications.received&region=%E6%B7%AE%E5%AE%89%E5%B8%82",
		"indicator=败诉率&per=applications.handled":       "indicator=litigation.corrected&per=applications.handled",
		"indicator=败诉":                                 "indicator=litigation.corrected",
		"indicator=applications.received&per=":         "indicator=applications.received&per=",
		"indicator=没有的指标":                              "indicator=没有的指标",
		"indicator=applications.received%2Fnobody":     "indicator=applications.received%2Fnobody",
		"indicator=applications.denied&indicator=被诉":   "indicator=applications.denied&indicator=litigation.total",
		"indicator=applications.denied&per=不予公开":       "indicator=applications.denied&per=applications.denied",
		"region=%E6%B7%AE%E5%AE%89%E5%B8%82&from=2020": "region=%E6%B7%AE%E5%AE%89%E5%B8%82&from=2020",
	} {
		r := httptest.NewRequest("GET", "/compare", nil)
		r.URL.RawQuery = query
		if Expand(r); r.URL.RawQuery != want {
			t.Errorf("%s becomes %s, want %s", query, r.URL.RawQuery, want)
		}
	}
}

// Indicators are offered by topic, the present forms before those of old, and none twice.
func TestByTopic(t *testing.T) {
	list := Tables(wording.Chinese)
	if list[0].ID != "received" || list[0].Indicators[0].Code != "applications.received" {
		t.Errorf("first is %s with %+v", list[0].ID, list[0].Indicators)
	}
	seen := map[string]bool{}
	for _, topic := range list {
		for _, i := range topic.Indicators {
			if seen[i.Code] {
				t.Errorf("%s is there twice", i.Code)
			}
			seen[i.Code] = true
		}
	}
}

// No two indicators of a topic have the same name: a sum that is called as a printed figure is says that it is one.
func TestNamesOfATopicDiffer(t *testing.T) {
	var sums []string
	for _, language := range wording.Languages() {
		for _, topic := range Tables(language) {
			seen := map[string]bool{}
			for _, i := range topic.Indicators {
				if seen[i.Name] {
					t.Errorf("%s: %s stands twice", topic.Name, i.Name)
				}
				if seen[i.Name] = true; strings.HasSuffix(i.Name, "（合计）") {
					sums = append(sums, i.Code)
				}
			}
		}
	}
	if !slices.Contains(sums, "applications.other_handling") {
		t.Errorf("sums that are told apart: %v", sums)
	}
}
