package compare

import (
	"context"
	"net/url"
	"slices"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/database"
	"nianbao/store/invented"
	"nianbao/store/reports"
)

// A starting inquiry has an answer where nobody has asked yet: that tells better than an empty form
// what the page is for.
type starting interface {
	// start returns what is asked of a region then.
	start(region string) url.Values
	// startsWithin says that it is asked of a region with others within, and not of a district.
	startsWithin() bool
}

// The districts of a city over the years, and a district beside those of its city.
func (d *regionsData) start(region string) url.Values {
	return url.Values{"regions": {region}, "children": {"1"}, "indicator": {volume}}
}

func (d *regionsData) startsWithin() bool { return true }

func (d *Peers) start(region string) url.Values { return url.Values{"region": {region}} }

func (d *Peers) startsWithin() bool { return false }

// An example is what stands beside an answer that nobody asked for.
type example struct {
	Region string
	Real   bool          // it has the most of the real reports, beside which invented ones do not count
	More   []exampleLink // other things that may be asked
}

type exampleLink struct{ Name, Query string }

// exampleRates are what the other examples ask for.
var exampleRates = []string{"rate.denied", "rate.carried_out", "rate.reconsideration_corrected"}

// startWith adds to a request that names no region what is asked for an example. It returns nil where a
// region is named, or no report is here.
func startWith(r *page.Request, db *database.DB, s starting) (*example, error) {
	q := r.URL.Query()
	if q.Get("region") != "" || q.Get("regions") != "" {
		return nil, nil
	}
	code, name, real, err := exampleRegion(r.Context(), db, s.startsWithin())
	if err != nil || code == "" {
		return nil, err
	}
	e := &example{Region: name, Real: real}
	for _, rate := range naming.Rates(r.Language) {
		if slices.Contains(exampleRates, rate.Code) {
			other := s.start(code)
			other.Set("indicator", rate.Code)
			e.More = append(e.More, exampleLink{rate.Name, other.Encode()})
		}
	}
	for key, values := range s.start(code) {
		if q.Get(key) == "" {
			q[key] = values
		}
	}
	address := *r.URL
	address.RawQuery = q.Encode()
	r.URL = &address
	return e, nil
}

// exampleRegion returns the city of whose districts the most reports are here, or that district of it. Invented reports do not
// make a place an example beside real ones: real says that they did not count.
func exampleRegion(ctx context.Context, db *database.DB, within bool) (code, name string, real bool, err error) {
	made, err := invented.OfBeside(ctx, db)
	if err != nil {
		return "", "", false, err
	}
	var leftOut func(int64) bool
	if made.Len() > 0 {
		leftOut = made.Has
	}
	for {
		region, found, err := reports.Fullest(ctx, db, code, leftOut)
		if err == nil && !found && code == "" && leftOut != nil { // no real report is of a region
			leftOut = nil
			continue
		}
		if err != nil || !found || within && len(childrenOf(region.Code)) == 0 {
			return code, name, leftOut != nil, err
		}
		code, name = region.Code, region.Name
	}
}
