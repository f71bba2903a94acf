package naming

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/wording"
	"nianbao/store/catalogue"
)

// A Rate is a share under its common name, in one language.
type Rate struct {
	Code       string   `json:"code"` // that stands for it in place of an indicator: "rate.denied"
	Name       string   `json:"name"`
	Of         string   `json:"of"`  // code of what is divided
	Per        string   `json:"per"` // code of what it is divided by
	Names      []string `json:"names,omitempty"`
	Definition string   `json:"definition"`
	Article    string   `json:"article"`
}

// Rates returns the rates that have a common name.
func Rates(language wording.Language) []Rate {
	var list []Rate
	for _, r := range catalogue.Rates() {
		list = append(list, Rate{r.Code, language.Pick(r.Zh, r.En), r.Of, r.Per, r.Names, language.Pick(r.ZhDefinition, r.EnDefinition), r.Article})
	}
	return list
}

// byTopic puts what can be compared in order by topic. What no topic has stays with its table,
// behind the topics.
func byTopic(language wording.Language, tables []Table) []Table {
	var list []Table
	taken := map[string]bool{}
	for _, topic := range catalogue.Topics() {
		of := Table{ID: topic.ID, Name: language.Pick(topic.Zh, topic.En)}
		for _, t := range tables {
			for _, i := range t.Indicators {
				if _, ok := topic.Has(i.Code); ok && !taken[i.Code] {
					taken[i.Code] = true
					of.Indicators = append(of.Indicators, i)
				}
			}
		}
		slices.SortStableFunc(of.Indicators, func(a, b Link) int {
			first, _ := topic.Has(a.Code)
			second, _ := topic.Has(b.Code)
			return cmp.Compare(first, second)
		})
		tellSumsApart(language, of.Indicators)
		if len(of.Indicators) > 0 {
			list = append(list, of)
		}
	}
	for _, t := range slices.Backward(tables) { // the newest form comes last
		t.Indicators = slices.DeleteFunc(slices.Clone(t.Indicators), func(i Link) bool { return taken[i.Code] })
		if len(t.Indicators) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// tellSumsApart marks sums in brackets that are called as a printed figure of the same topic is.
func tellSumsApart(language wording.Language, indicators []Link) {
	called := map[string]int{}
	for _, i := range indicators {
		called[i.Name]++
	}
	sum, _ := language.Text("is-sum")
	for at, i := range indicators {
		if i.Sum && called[i.Name] > 1 {
			indicators[at].Name += language.Pick("（"+sum+"）", " ("+sum+")")
		}
	}
}

// indicatorParameters are the parameters that name an indicator.
var indicatorParameters = []string{"indicator", "per"}

// Expand puts codes in place of the common names in a request for figures: a rate becomes the two
// quantities that it divides, and the name of an indicator its code. What means nothing stays as it
// is, for the page to refuse.
func Expand(r *http.Request) {
	q := r.URL.Query()
	changed := false
	for _, parameter := range indicatorParameters {
		for i, value := range q[parameter] {
			if rate, ok := catalogue.FindRate(value); ok && parameter == "indicator" {
				q[parameter][i], changed = rate.Of, true
				if q.Get("per") == "" {
					q.Set("per", rate.Per)
				}
			} else if value != "" && !indicatorCode.MatchString(strings.ReplaceAll(value, "/", ".")) {
				if quantity, err := catalogue.FindCommon(value); err == nil {
					q[parameter][i], changed = quantity.Code, true
				}
			}
		}
	}
	if changed {
		address := *r.URL
		address.RawQuery = q.Encode()
		r.URL = &address
	}
}
