package figure

import "nianbao/cmd/internal/web/wording"

// An Invented says how many of the reports that figures rest on are invented.
type Invented struct {
	Reports  int    `json:"reports"`
	Invented int    `json:"invented"`
	Note     string `json:"note"` // in the language of the page
}

// InventedOf returns what is to be said where some of the reports are invented, nil where none is.
func InventedOf(language wording.Language, invented, reports int) (*Invented, error) {
	switch invented {
	case 0:
		return nil, nil
	case reports:
		note, err := language.Text("invented-all", reports)
		return &Invented{reports, invented, note}, err
	}
	note, err := language.Text("invented-some", invented, reports)
	return &Invented{reports, invented, note}, err
}
