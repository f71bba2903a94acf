package compare

import (
	"cmp"
	"slices"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
)

// regionGroups are the members of a scope in one year, by their codes. Each
// stands for all regions within it.
type regionGroups map[string]gazetteer.Region

// groupsOver returns the groups of each year of a span.
func (c resolvedScope) groupsOver(from, to int) map[int]regionGroups {
	groups := map[int]regionGroups{}
	for year := from; year <= to; year++ {
		groups[year] = regionGroups{}
		if c.code == "" && c.itself {
			groups[year][""] = gazetteer.Region{Name: "全国"}
		}
	}
	for _, r := range gazetteer.Regions() {
		if !c.holds(r) {
			continue
		}
		for year := max(from, r.ValidFrom); year <= to && (r.ValidTo == 0 || year <= r.ValidTo); year++ {
			groups[year][r.Code] = r
		}
	}
	return groups
}

// of returns the group that a region is or lies in.
func (g regionGroups) of(code string) (gazetteer.Region, bool) {
	for _, wider := range []string{code, code[:4] + "00", code[:2] + "0000", ""} {
		if r, ok := g[wider]; ok {
			return r, true
		}
	}
	return gazetteer.Region{}, false
}

// within returns the scope of all regions of a level in the region of this
// one. Level 0 asks for every level.
func (c resolvedScope) within(level catalogue.Level) resolvedScope {
	return resolvedScope{code: c.code, level: level, all: level == 0}
}

// A grouping gathers something of each group and year.
type grouping[T any] struct {
	groups  map[int]regionGroups
	content map[groupYear]*T
}

// A groupYear is a group, by its code, in a year.
type groupYear struct {
	code string
	year int
}

func newGrouping[T any](scope resolvedScope, from, to int) grouping[T] {
	return grouping[T]{scope.groupsOver(from, to), map[groupYear]*T{}}
}

// of returns what is gathered of the group that a region lies in; nil if it is in
// none.
func (g grouping[T]) of(r gazetteer.Region, year int) *T {
	group, ok := g.groups[year].of(r.Code)
	if !ok {
		return nil
	}
	key := groupYear{group.Code, year}
	if g.content[key] == nil {
		g.content[key] = new(T)
	}
	return g.content[key]
}

// each calls do for each group that has something, by code and year.
func (g grouping[T]) each(do func(group gazetteer.Region, year int, content *T)) {
	var keys []groupYear
	for key := range g.content {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b groupYear) int {
		return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.year, b.year))
	})
	for _, key := range keys {
		do(g.groups[key.year][key.code], key.year, g.content[key])
	}
}
