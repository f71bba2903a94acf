package form

import (
	_ "embed"

	"nianbao/normalize/datafile"
)

//go:embed equalities.json
var equalityFile []byte

// An Equality says that indicators of several forms count the same thing, so that their
// values may be compared over the years. What looks alike and is none is not among them.
type Equality struct {
	Zh         string   `json:"zh"`
	En         string   `json:"en"`
	Indicators []string `json:"indicators"` // codes, the oldest form's first; those counted by applicant mean the total
	ReasonZh   string   `json:"reason_zh"`
	ReasonEn   string   `json:"reason_en"`
}

// Equalities returns what the forms count alike.
func Equalities() []Equality { return equalities() }

var equalities = datafile.Once[[]Equality]("equalities.json", equalityFile)
