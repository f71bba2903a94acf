package form

import (
	_ "embed"

	"nianbao/normalize/datafile"
)

//go:embed bounds.json
var boundFile []byte

// A Bound says that what indicators count comes of what others count, so that they are no multiple of it in
// any honest report.
type Bound struct {
	Zh         string   `json:"zh"`
	En         string   `json:"en"`
	Indicators []string `json:"indicators"` // codes
	Of         []string `json:"of"`         // cells, "code" or "code/applicant", whose sum it is
	ReasonZh   string   `json:"reason_zh"`
	ReasonEn   string   `json:"reason_en"`
}

// Bounds returns what bounds indicators. Callers must not change them.
func Bounds() []Bound { return bounds() }

var bounds = datafile.Once[[]Bound]("bounds.json", boundFile)
