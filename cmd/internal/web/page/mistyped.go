package page

import (
	"errors"
	"net/http"
	"net/url"

	"nianbao/store/catalogue"
)

// Mistyped says of a page that the region asked for is the name of none, or of several, or that its years are none. Its
// form stays, with what was typed, and the page leads to what may be meant; it has no other answer (template "meant").
type Mistyped struct {
	Typed   string        `json:"-"` // "" where nothing is wrong
	Mistake string        `json:"-"` // the phrase that says what is
	Meant   []MeantRegion `json:"-"`
}

// A MeantRegion is a region that may be meant.
type MeantRegion struct {
	Name    string
	Address string // of the page, with all else that was chosen
}

// Takes reports whether nothing is wrong with a request of a person but the name of the region, or its years, and keeps
// which regions may be meant.
func (m *Mistyped) Takes(r *Request, err error) bool {
	var years *Problem
	if r.Format == HTML && errors.As(err, &years) && years.Mistake != "" {
		m.Typed, m.Mistake, r.Status = years.Typed, years.Mistake, years.Status
		r.wrong = nil
		return true
	}
	var region *catalogue.RegionError
	if r.Format != HTML || !errors.As(err, &region) {
		return false
	}
	m.Mistake = "region-mistyped"
	m.Typed, r.Status = Shorten(region.Name), http.StatusBadRequest
	m.Offer(r, err, func(q url.Values, code string) { q.Set("region", code) })
	return true
}

// Offer adds the regions that a name may mean; choose puts the code of one in its place in the parameters.
func (m *Mistyped) Offer(r *Request, err error, choose func(q url.Values, code string)) {
	for _, each := range ProblemOf(err).Regions {
		q := r.URL.Query()
		choose(q, each.Code)
		m.Meant = append(m.Meant, MeantRegion{each.Name, r.URL.Path + "?" + q.Encode()})
	}
}

// FormAlone returns the page without an answer where the name of the region is all that is wrong, and else the error.
func (m *Mistyped) FormAlone(r *Request, v View, err error) (View, error) {
	if !m.Takes(r, err) {
		return View{}, err
	}
	return v, nil
}
