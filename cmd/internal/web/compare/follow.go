package compare

import (
	"context"
	"net/url"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/compare"
	"nianbao/store/database"
)

// A followChoice is whether the years of a place are joined where its name or code
// changed, and what is to be known of such changes.
type followChoice struct {
	Follow bool        `json:"follow"`
	Notes  []placeNote `json:"notes,omitempty"`

	broken map[string]bool // series whose area changed between years compared
}

// A placeNote is a change of a region that matters to the figures of the page.
type placeNote struct {
	Year   int        `json:"year"`
	Kind   string     `json:"kind"` // renamed, recoded, merged, split, ceded
	Note   string     `json:"note"` // joined, apart, break, elsewhere
	Before noteRegion `json:"before"`
	After  noteRegion `json:"after"`
}

// A noteRegion is one of the regions of a change, and the years of the page of which
// reports are here under its code.
type noteRegion struct {
	page.RegionLink
	Years []int `json:"years,omitempty"`
}

func (c *followChoice) choose(r *page.Request) { c.Follow = r.Choice("follow", "0", "1") == "1" }

// note looks up what is to be known of the regions that are compared.
func (c *followChoice) note(ctx context.Context, db *database.DB, compared compare.Comparison) error {
	notes, err := compare.PlaceNotes(ctx, db, compared)
	c.broken = compared.Broken(notes)
	for _, n := range notes {
		c.Notes = append(c.Notes, placeNote{n.Year, string(n.Kind), string(n.Note),
			noteRegion{page.RegionLink{Code: n.Before.Code, Name: n.Before.Name}, n.BeforeYears},
			noteRegion{page.RegionLink{Code: n.After.Code, Name: n.After.Name}, n.AfterYears}})
	}
	return err
}

// Apart reports whether there are years that could be joined.
func (c *followChoice) Apart() bool {
	for _, n := range c.Notes {
		if n.Note == string(compare.Apart) {
			return true
		}
	}
	return false
}

// Following returns the choice of the page as parameters, with places followed.
func (a *asked) Following() (string, error) {
	return a.with("follow", "1")
}

// with returns the choice of the page as parameters with another value of one.
func (a *asked) with(name, value string) (string, error) {
	choice, err := url.ParseQuery(a.Query)
	if err != nil {
		return "", err
	}
	choice.Set(name, value)
	return choice.Encode(), nil
}
