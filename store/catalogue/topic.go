package catalogue

import (
	_ "embed"
	"path"
	"slices"
	"strings"

	"nianbao/normalize/datafile"
)

// A Topic is a group of quantities that a reader looks for together, whatever table they are
// printed in.
type Topic struct {
	ID         string   `json:"id"`
	Zh         string   `json:"zh"`
	En         string   `json:"en"`
	Indicators []string `json:"indicators"` // codes, or what begins them with a star: "applications.denied_*"
}

// A Rate is a share under the name that newspapers give it: a quantity divided by another.
type Rate struct {
	Code         string   `json:"code"` // "rate.denied"
	Zh           string   `json:"zh"`
	En           string   `json:"en"`
	Of           string   `json:"of"`    // code of a quantity
	Per          string   `json:"per"`   // code of that which is divided by
	Names        []string `json:"names"` // that it goes by too; 纠错率 is said of two
	ZhDefinition string   `json:"zh_definition"`
	EnDefinition string   `json:"en_definition"`
	Article      string   `json:"article"` // the rule on what is counted
}

//go:embed topics.json
var topicsJSON []byte

// topicFile is topics.json.
type topicFile struct {
	Topics []Topic             `json:"topics"`
	Rates  []Rate              `json:"rates"`
	Names  map[string][]string `json:"names"` // of quantities by their codes
}

var loadTopics = datafile.Once[topicFile]("topics.json", topicsJSON)

// Topics returns the topics in the order in which they are offered.
func Topics() []Topic { return slices.Clone(loadTopics().Topics) }

// Rates returns the rates that have a common name, the most asked for first.
func Rates() []Rate { return slices.Clone(loadTopics().Rates) }

// Has tells the place of a quantity among those of the topic, and whether it is one of them.
func (t Topic) Has(code string) (place int, ok bool) {
	place = slices.IndexFunc(t.Indicators, func(pattern string) bool {
		matches, err := path.Match(pattern, code)
		return err == nil && matches
	})
	return place, place >= 0
}

// FindRate returns the rate of a code or a name. A name that several have means the first.
func FindRate(name string) (Rate, bool) {
	name = strings.TrimSpace(name)
	for _, named := range []func(Rate) bool{
		func(r Rate) bool { return r.Code == name || r.Zh == name || strings.EqualFold(r.En, name) },
		func(r Rate) bool { return slices.Contains(r.Names, name) },
	} {
		if at := slices.IndexFunc(loadTopics().Rates, named); at >= 0 {
			return loadTopics().Rates[at], true
		}
	}
	return Rate{}, false
}
