package store

import "nianbao/normalize"

// regionGroups are regions that stand for all within them in one year.
type regionGroups map[string]normalize.Region

// groupsIn returns the members of a scope as groups.
func (c resolvedScope) groupsIn(year int, reported func(code string) bool) regionGroups {
	groups := regionGroups{}
	if c.code == "" && c.itself {
		groups[""] = normalize.Region{Name: "全国"}
	}
	for _, r := range c.members(year, reported) {
		groups[r.Code] = r
	}
	return groups
}

// of returns the group that a region is or lies in. A county directly under a
// province is in the province's group or its own.
func (g regionGroups) of(code string) (normalize.Region, bool) {
	for _, wider := range []string{code, code[:4] + "00", code[:2] + "0000", ""} {
		if r, ok := g[wider]; ok {
			return r, true
		}
	}
	return normalize.Region{}, false
}

// within returns the scope of all regions of a level in the region of this
// one. Level 0 asks for every level.
func (c resolvedScope) within(level Level) resolvedScope {
	return resolvedScope{code: c.code, level: level, all: level == 0}
}
