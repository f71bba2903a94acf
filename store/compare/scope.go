package compare

import (
	"context"
	"slices"
	"strings"
	"sync"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A Scope chooses the regions that are compared.
type Scope struct {
	// Region is the code or the name of a region; empty: the whole country.
	Region string
	// Level asks for all regions of that rank in Region. 0 asks for the
	// regions directly below it, whatever their rank: of a province its
	// prefectures and the counties that it governs itself; of a county nothing is
	// below, and it stands for itself.
	Level catalogue.Level
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
	level  catalogue.Level
	itself bool
	all    bool            // every level, the region itself too
	chosen map[string]bool // the codes asked for; nil: those of the region
}

// prefix returns what the codes of the region and all within it begin with.
func (c resolvedScope) prefix() string {
	if c.code == "" {
		return ""
	}
	return catalogue.CodePrefix(c.code)
}

func (c resolvedScope) holds(r gazetteer.Region) bool {
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
		return catalogue.LevelOf(r.Code) == c.level && strings.HasPrefix(r.Code, c.prefix())
	}
}

// resolve looks the scope's region up. It returns a *RegionError for a name
// that is no region's or several regions'.
func (c Scope) resolve(ctx context.Context, db database.Queryer) (resolvedScope, error) {
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
	code, err := catalogue.RegionCode(ctx, db, c.Region)
	out.code = code
	if c.Level == 0 && catalogue.LevelOf(code) == catalogue.Counties {
		out.itself = true
	}
	return out, err
}

// within returns the scope of all regions of a level in the region of this
// one. Level 0 asks for every level.
func (c resolvedScope) within(level catalogue.Level) resolvedScope {
	return resolvedScope{code: c.code, level: level, all: level == 0}
}

// A span is some years of a scope of all regions of a level.
type span struct {
	level    catalogue.Level
	from, to int
}

// countryCodes keeps the codes of the whole country, which each page of the country asks for again, by span: of those that the
// database has reports of there are a few dozen, whatever years visitors may ask for.
var countryCodes = struct {
	sync.Mutex
	of map[span][]string
}{of: map[span][]string{}}

// mostSpans bounds the spans kept: a list of codes takes 50 kB.
const mostSpans = 200

// codes returns the codes of all that belongs to the scope in any year of a
// span. Nobody may change the list.
func (c resolvedScope) codes(from, to int) []string {
	if c.code != "" || c.chosen != nil || c.itself || c.all {
		return c.findCodes(from, to)
	}
	countryCodes.Lock()
	defer countryCodes.Unlock()
	at := span{c.level, from, to}
	codes, known := countryCodes.of[at]
	if !known {
		codes = c.findCodes(from, to)
		if len(countryCodes.of) < mostSpans {
			countryCodes.of[at] = codes
		}
	}
	return codes
}

func (c resolvedScope) findCodes(from, to int) []string {
	var codes []string
	for r := range gazetteer.EachRegion() {
		if r.ValidFrom <= to && (r.ValidTo == 0 || r.ValidTo >= from) && c.holds(r) {
			codes = append(codes, r.Code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
