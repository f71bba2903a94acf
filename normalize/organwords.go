package normalize

import (
	_ "embed"
	"regexp"
	"sync"

	"nianbao/normalize/datafile"
)

//go:embed organs.json
var organWordsJSON []byte

// organWords are the parts of organs' names that say of which place and whose they are.
type organWords struct {
	Levels   []string    `json:"levels"`   // stand for a region
	Branches [][2]string `json:"branches"` // end the names of branches; and what then ends the whole organ's
	// University is the name of an institution that no two have.
	University string `json:"university"`
	// NationalBody is all that the local organ of a national one may add to its region.
	NationalBody   string      `json:"national_body"`
	Zone           string      `json:"zone"`
	ZoneSeat       string      `json:"zone_seat"` // who administers it
	ZoneShortForms [][2]string `json:"zone_short_forms"`

	university, nationalBody, zone, zoneSeat *regexp.Regexp
}

// loadOrganWords reads the embedded file once.
var loadOrganWords = sync.OnceValue(func() *organWords {
	w := new(organWords)
	datafile.Read("organs.json", organWordsJSON, w)
	w.university, w.nationalBody = regexp.MustCompile(w.University), regexp.MustCompile(w.NationalBody)
	w.zone, w.zoneSeat = regexp.MustCompile(w.Zone), regexp.MustCompile(w.ZoneSeat)
	return w
})
