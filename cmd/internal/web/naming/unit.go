package naming

import (
	_ "embed"
	"regexp"
	"strings"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/datafile"
)

//go:embed units.json
var unitsFile []byte

// A countedAs says in which English words a measure word counts some indicators: 件 are applications,
// documents and decisions.
type countedAs struct {
	Unit string         `json:"unit"`
	Of   *regexp.Regexp `json:"of"` // a pattern of their codes
	En   string         `json:"en"`
}

var unitsInEnglish = datafile.Once[[]countedAs]("units.json", unitsFile)

// UnitBeside returns the unit that stands behind the name of an indicator: none in English where the name is of what is
// counted, as "applications received" is.
func UnitBeside(language wording.Language, unit, code string) string {
	q, known := Quantity(code, "")
	measured := strings.HasSuffix(unit, "元") || strings.HasSuffix(unit, "%")
	if language == wording.English && known && !measured && Counted(language, q) {
		return ""
	}
	return Unit(language, unit, code)
}

// Unit returns what figures are counted in, in a language: by the code of the indicator, if it is
// given. A unit without a word of its own stays as it is.
func Unit(language wording.Language, unit string, of ...string) string {
	unit = strings.TrimSpace(unit)
	if language == wording.English {
		for _, code := range of {
			for _, c := range unitsInEnglish() {
				if c.Unit == unit && c.Of.MatchString(code) {
					return c.En
				}
			}
		}
	}
	if text, err := language.Text("unit-" + unit); err == nil {
		return text
	}
	return unit
}
