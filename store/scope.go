package store

import (
	"context"
	"slices"
	"strings"

	"nianbao/normalize/identity"
)

// A Level is a rank of regions as their codes tell it.
type Level int

// The levels. A county directly under a province is a county.
const (
	Provinces   Level = iota + 1 // 省、自治区、直辖市
	Prefectures                  // 市、自治州、地区、盟
	Counties                     // 区、县、县级市、旗
)

// LevelOf returns the level of a region's code.
func LevelOf(code string) Level {
	switch {
	case strings.HasSuffix(code, "0000"):
		return Provinces
	case strings.HasSuffix(code, "00"):
		return Prefectures
	default:
		return Counties
	}
}

// A Scope chooses the regions that are compared.
type Scope struct {
	// Region is the code or the name of a region; empty: the whole country.
	Region string
	// Level asks for all regions of that rank in Region. 0 asks for the
	// regions directly below it, whatever their rank: of a province its
	// prefectures and the counties that it governs itself; of a county nothing is
	// below, and it stands for itself.
	Level Level
	// Itself asks for Region alone. Without a Region it is the whole country, which
	// sums can be of.
	Itself bool
	// Codes asks for the regions with these codes, in place of all above.
	Codes []string
}

// A resolvedScope is a scope whose region is known by its code, "" for the
// country.
type resolvedScope struct {
	code   string
	level  Level
	itself bool
	all    bool            // every level, the region itself too
	chosen map[string]bool // the codes asked for; nil: those of the region
}

// prefix returns what the codes of the region and all within it begin with.
func (c resolvedScope) prefix() string {
	if c.code == "" {
		return ""
	}
	return codePrefix(c.code)
}

func (c resolvedScope) holds(r identity.Region) bool {
	switch {
	case c.chosen != nil:
		return c.chosen[r.Code]
	case c.itself:
		return r.Code == c.code
	case c.all:
		return strings.HasPrefix(r.Code, c.prefix())
	case c.level == 0:
		return r.Parent == c.code
	default:
		return LevelOf(r.Code) == c.level && strings.HasPrefix(r.Code, c.prefix())
	}
}

// resolve looks the scope's region up. It returns a *RegionError for a name
// that is no region's or several regions'.
func (c Scope) resolve(ctx context.Context, db queryer) (resolvedScope, error) {
	if c.Codes != nil {
		chosen := map[string]bool{}
		for _, code := range c.Codes {
			chosen[code] = true
		}
		return resolvedScope{chosen: chosen}, nil
	}
	out := resolvedScope{level: c.Level, itself: c.Itself}
	if c.Region == "" {
		return out, nil
	}
	code, err := regionCode(ctx, db, c.Region)
	out.code = code
	if c.Level == 0 && LevelOf(code) == Counties {
		out.itself = true
	}
	return out, err
}

// regionCode returns the code of the region that a code or a name means, or a
// *RegionError.
func regionCode(ctx context.Context, db queryer, name string) (string, error) {
	prefixes, err := regionPrefixes(ctx, db, []string{name})
	if err != nil {
		return "", err
	}
	return (prefixes[0] + "0000")[:6], nil
}

// codes returns the codes of all that belongs to the scope in any year of a
// span.
func (c resolvedScope) codes(from, to int) []string {
	var codes []string
	for _, r := range identity.Regions() {
		if r.ValidFrom <= to && (r.ValidTo == 0 || r.ValidTo >= from) && c.holds(r) {
			codes = append(codes, r.Code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// A scopePlace is a region of a scope in a year, with the report that counts.
type scopePlace struct {
	region *identity.Region // under its name then
	at     placeInTime
	report countedReport
}

// places returns the regions of the scope in each year, each under its name
// then, in the order of the codes and by year: those that the end of the year
// found in being. A code given up in the year is among them only if it has a
// report; the year belongs to it and to the code that took its place alike.
func (c resolvedScope) places(codes []string, from, to int, reports reportIndex) []scopePlace {
	list := make([]scopePlace, 0, len(codes)*(to-from+1))
	for _, code := range codes {
		at, ok := placeOf(code)
		if !ok {
			continue
		}
		var before *identity.Region // in the last year
		for year := from; year <= to; year++ {
			r, valid := identity.LookupRegion(code, year)
			if !valid || !c.holds(r) {
				continue
			}
			at.year = int32(year)
			report := reports.at(at)
			if r.ValidTo == year && report.report == 0 {
				if _, goesOn := identity.LookupRegion(code, year+1); !goesOn {
					continue
				}
			}
			if before == nil || *before != r {
				before = &r
			}
			list = append(list, scopePlace{before, at, report})
		}
	}
	return list
}
