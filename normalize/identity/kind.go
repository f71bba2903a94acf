package identity

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"sync"
)

// A Kind is what sort of body an organ is.
type Kind string

// The kinds of organs.
const (
	Government       Kind = "government"        // of a province, a prefecture, a county
	GovernmentOffice Kind = "government-office" // 人民政府办公室
	Department       Kind = "department"        // of a government
	Branch           Kind = "branch"            // a department's local branch
	Vertical         Kind = "vertical"          // the local organ of a national one
	Township         Kind = "township"
	Subdistrict      Kind = "subdistrict"
	Zone             Kind = "zone"          // what administers a development zone
	StateCouncil     Kind = "state-council" // a ministry or another organ of the whole state
	Institution      Kind = "institution"   // a university, a hospital, a company
	Other            Kind = "other"
)

//go:embed kinds.json
var kindsJSON []byte

// A kindRule tells a kind by the name of the organ.
type kindRule struct {
	Kind         Kind   `json:"kind"`
	Pattern      string `json:"pattern"`
	Name         string `json:"name"`          // the township's part of the name
	Nation       bool   `json:"nation"`        // only where no region stands before it
	BeyondNation bool   `json:"beyond_nation"` // only where one does, or a name of a place
	re, name     *regexp.Regexp
}

var loadKinds = sync.OnceValue(func() []kindRule {
	var rules []kindRule
	if err := json.Unmarshal(kindsJSON, &rules); err != nil {
		panic(fmt.Sprintf("embedded kinds: %v", err))
	}
	for i := range rules {
		rules[i].re = regexp.MustCompile(rules[i].Pattern)
		if rules[i].Name != "" {
			rules[i].name = regexp.MustCompile(rules[i].Name)
		}
	}
	return rules
})

// kindOf returns the kind of an organ by its name, whole and without the regions before
// it, and the name of its township or street; "" for what names no organ.
func kindOf(whole, tail string) (kind Kind, township string) {
	bare := whole == tail // no region is named
	for _, rule := range loadKinds() {
		name := tail
		if rule.Nation || rule.Kind == Vertical {
			name = whole
		}
		if rule.Nation && !bare {
			continue
		}
		if !rule.re.MatchString(name) {
			continue
		}
		if rule.name != nil {
			if m := rule.name.FindStringSubmatch(tail); m != nil {
				township = m[1]
			}
		}
		return rule.Kind, township
	}
	return "", ""
}
