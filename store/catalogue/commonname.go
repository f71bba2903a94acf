package catalogue

import (
	_ "embed"
	"path"
	"slices"
	"strings"

	"nianbao/normalize/datafile"
)

// A ShortName is what a quantity is called in sentences, where the label of the form says it in many words: in English
// as many things, of which there are most or fewest.
type ShortName struct{ Zh, En string }

//go:embed shortnames.json
var shortNamesJSON []byte

var loadShortNames = datafile.Once[map[string]ShortName]("shortnames.json", shortNamesJSON)

// ShortNameOf returns the short name of the quantity of a code; what it has none in is empty.
func ShortNameOf(code string) ShortName { return loadShortNames()[code] }

// CommonNames returns what a quantity is called besides its label, none if nothing.
func CommonNames(code string) []string { return loadTopics().Names[code] }

// Called returns all that a quantity is called besides its label, in Chinese and English.
func Called(code string) []string {
	short := ShortNameOf(code)
	return slices.DeleteFunc(append([]string{short.Zh, short.En}, CommonNames(code)...), func(name string) bool { return name == "" })
}

// FindCommon returns the quantity that a name means, be it a code, a label (FindQuantity) or what
// it is called in sentences or commonly; of what several are called the first.
func FindCommon(name string) (Quantity, error) {
	name = strings.TrimSpace(name)
	offered, others := byTopic()
	for _, q := range slices.Concat(offered, others) {
		if isCalled(q.Code, name) {
			return q, nil
		}
	}
	return FindQuantity(name)
}

// byTopic returns the quantities of all applicants together: those that are offered by topic, in that order, and
// the others, which are of former forms.
func byTopic() (offered, others []Quantity) {
	var whole []Quantity
	for _, q := range loadQuantities() {
		if q.Name() == q.Code {
			whole = append(whole, q)
		}
	}
	taken := map[string]bool{}
	for _, topic := range loadTopics().Topics {
		for _, pattern := range topic.Indicators {
			for _, q := range whole {
				if matches, err := path.Match(pattern, q.Code); err == nil && matches && !taken[q.Code] {
					taken[q.Code] = true
					offered = append(offered, q)
				}
			}
		}
	}
	for _, q := range whole {
		if !taken[q.Code] {
			others = append(others, q)
		}
	}
	return offered, others
}

// isCalled reports whether a name is the short one of a quantity or one of its common ones.
func isCalled(code, name string) bool {
	short := ShortNameOf(code)
	return name != "" && (name == short.Zh || strings.EqualFold(name, short.En)) || slices.Contains(CommonNames(code), name)
}

// A Measure is what regions are compared by: a quantity, or one divided by another.
type Measure struct {
	Of  Quantity
	Per *Quantity // nil: Of itself
}

// FindMeasure returns the measure that a name means: a rate (FindRate), or a quantity (FindCommon).
func FindMeasure(name string) (Measure, error) {
	rate, ok := FindRate(name)
	if !ok {
		of, err := FindCommon(name)
		return Measure{Of: of}, err
	}
	of, err := FindQuantity(rate.Of)
	if err != nil {
		return Measure{}, err
	}
	per, err := FindQuantity(rate.Per)
	return Measure{of, &per}, err
}
