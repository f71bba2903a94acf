package identity

import (
	"nianbao/normalize/gazetteer"
	"slices"
	"strings"
	"unicode/utf8"
)

// A group holds the mentions that may be of one organ.
type group struct {
	members []mention
	score   float64
}

// agree reports whether two names may be those of one organ.
func agree(a, b namedOrgan) bool {
	if len(a.chain.Regions) > 0 && len(b.chain.Regions) > 0 && !shareRegion(a.chain.Regions, b.chain.Regions) {
		return false
	}
	x, y := a.core(), b.core()
	if x == y {
		return true
	}
	if (x == "政府") != (y == "政府") || (a.kind == GovernmentOffice) != (b.kind == GovernmentOffice) {
		return false
	}
	long, short := x, y
	if len(long) < len(short) {
		long, short = short, long
	}
	return utf8.RuneCountInString(short) >= 3 && (strings.HasSuffix(long, short) || strings.HasPrefix(long, short) && a.kind == b.kind)
}

func shareRegion(a, b []gazetteer.Region) bool {
	return slices.ContainsFunc(a, func(x gazetteer.Region) bool {
		return slices.ContainsFunc(b, func(y gazetteer.Region) bool { return x.Code == y.Code || x.Name == y.Name && x.Code[:2] == y.Code[:2] })
	})
}

// vote puts the mentions into groups, the one of most weight first. Each source counts
// once in a group; what is no more than a further one counts a part.
func vote(mentions []mention) []group {
	const further = 0.3
	var groups []group
	for _, m := range mentions {
		at := slices.IndexFunc(groups, func(g group) bool {
			return slices.ContainsFunc(g.members, func(o mention) bool { return agree(o.namedOrgan, m.namedOrgan) }) &&
				!slices.ContainsFunc(g.members, func(o mention) bool {
					return len(o.chain.Regions) > 0 && len(m.chain.Regions) > 0 && !shareRegion(o.chain.Regions, m.chain.Regions)
				})
		})
		if at < 0 {
			groups = append(groups, group{})
			at = len(groups) - 1
		}
		groups[at].members = append(groups[at].members, m)
	}
	for i := range groups {
		best := make(map[string]int)
		for _, m := range groups[i].members {
			best[m.source] = max(best[m.source], m.weight)
		}
		top, sum := 0, 0
		for _, weight := range best {
			top, sum = max(top, weight), sum+weight
		}
		groups[i].score = float64(top) + further*float64(sum-top)
	}
	slices.SortStableFunc(groups, func(a, b group) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	return groups
}

// name returns the member whose name the organ goes by: a title's that names the region
// too, else the fullest.
func (g group) name() mention {
	best := g.members[0]
	rank := func(m mention) int {
		n := 0
		switch {
		case m.source == "title" && m.hasRegion() && !m.bare:
			n += 100
		case m.hasRegion() && !m.bare:
			n += 50
		case m.bare:
			n += 30
		}
		if m.source == "title" || m.source == "report" || m.source == "author" {
			n += 10
		}
		if strings.HasSuffix(m.whole, "政府") || strings.HasSuffix(m.whole, "会") || strings.HasSuffix(m.whole, "局") || strings.HasSuffix(m.whole, "办事处") {
			n += 5
		}
		return n + min(4, len(m.chain.Names))
	}
	for _, m := range g.members[1:] {
		if a, b := rank(m), rank(best); a > b || a == b && len(m.whole) > len(best.whole) {
			best = m
		}
	}
	return best
}

// has reports whether the group has a mention of one of the sources.
func (g group) has(sources ...string) bool {
	return slices.ContainsFunc(g.members, func(m mention) bool { return slices.Contains(sources, m.source) })
}

// tellsTownship reports whether strong evidence names the very township or street of a mention.
func (g group) tellsTownship(m mention) bool {
	return m.township != "" && slices.ContainsFunc(g.members, func(o mention) bool { return o.township == m.township && o.weight >= strongEvidence })
}

// toldTwice reports whether a department is named as the one to ask, and by the very name as the one
// that acted.
func (g group) toldTwice() bool {
	name := g.name()
	if !name.hasRegion() || name.kind == Government || name.kind == GovernmentOffice || g.score < strongEvidence {
		return false
	}
	return slices.ContainsFunc(g.members, func(a mention) bool {
		return a.source == "contact" && slices.ContainsFunc(g.members, func(b mention) bool { return b.source == "subject" && b.core() == a.core() })
	})
}

// isBranchOf reports whether a group's organ is a branch of the other's, which writes a report of its own.
func (g group) isBranchOf(other group) bool {
	return g.name().kind == Branch && other.name().kind != Branch && strings.HasPrefix(g.name().whole, other.name().whole)
}
