package audit

import (
	_ "embed"
	"math"

	"nianbao/cmd/internal/web/prose"
	"nianbao/normalize/datafile"
)

// A degree is what a likeness is called, from some percent on: the greatest comes first.
type degree struct {
	From int    `json:"from"`
	Word string `json:"word"` // at the end of its phrase
}

//go:embed likeness.json
var degreesJSON []byte

var degrees = datafile.Once[[]degree]("likeness.json", degreesJSON)

// degreeOf returns what a likeness in whole percent is called.
func degreeOf(percent int) string {
	for _, d := range degrees() {
		if percent >= d.From {
			return d.Word
		}
	}
	return ""
}

// leastPercent is from how much likeness, in percent, paragraphs are taken for copies.
func leastPercent() int { return int(math.Round(100 * prose.LeastCopy)) }

// Percent returns the likeness in whole percent, rounded down: not every copy is to the letter.
func (m memberEntry) Percent() int { return int(m.Likeness * 100) }

// Degree is what that is called.
func (m memberEntry) Degree() string { return degreeOf(m.Percent()) }

// Degree is what the copies of a passage are called together: as the least like of them.
func (c clusterEntry) Degree() string {
	least := 100
	for _, m := range c.Members {
		least = min(least, m.Percent())
	}
	return degreeOf(least)
}
