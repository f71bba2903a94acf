package normalize

import (
	_ "embed"
	"regexp"

	"nianbao/normalize/datafile"
)

//go:embed organs.json
var organWordsJSON []byte

// organWords are the parts of organs' names that say of which place and whose they are.
type organWords struct {
	Levels   []string    `json:"levels"`   // stand for a region
	Branches [][2]string `json:"branches"` // end the names of branches; and what then ends the whole organ's
	// University is the name of an institution that no two have.
	University *regexp.Regexp `json:"university"`
	// NationalBody is all that the local organ of a national one may add to its region.
	NationalBody   *regexp.Regexp `json:"national_body"`
	Zone           *regexp.Regexp `json:"zone"`
	ZoneSeat       *regexp.Regexp `json:"zone_seat"` // who administers it
	ZoneShortForms [][2]string    `json:"zone_short_forms"`
}

// loadOrganWords reads the embedded file once.
var loadOrganWords = datafile.Once[*organWords]("organs.json", organWordsJSON)
