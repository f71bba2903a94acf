package identity

import (
	"cmp"
	"slices"
	"strings"
)

// A regionChain is a run of region names, each within the one before, as in
// 江苏省淮安市洪泽区.
type regionChain struct {
	start, end int      // bytes of the text
	names      []string // as the text has them
	regions    []Region // that bear the last name, within the earlier ones
	shortened  bool     // the last name is a stem, as in 临沂高新技术产业开发区
	conflict   []Region // regions named right after that do not lie within
}

// hasParent reports whether the text itself names a wider region.
func (c regionChain) hasParent() bool { return len(c.names) > 1 }

// chainAt reads the chain that begins at the byte; it reports false when no
// region's name does. The text must end with the organ's name where a
// shortened name is to be found; the year tells whether that is ambiguous.
func (x *regionNames) chainAt(text string, at, year int) (regionChain, bool) {
	chain := regionChain{start: at, end: at}
	var wider []Region
	for {
		name := x.nameAt(text, chain.end)
		if known := knownIn(x.full[name], year); len(known) > 0 {
			regions := known
			if wider != nil {
				regions = allWithin(regions, wider)
			}
			if len(regions) == 0 {
				if tail := text[chain.end+len(name):]; governmentTail.MatchString(tail) && !isGenericName(name) {
					chain.conflict = known
				}
				return chain, true
			}
			chain.names = append(chain.names, name)
			chain.end += len(name)
			chain.regions, wider = regions, regions
			continue
		}
		stem := x.stemAt(text, chain.end)
		if stem == "" || chain.shortened {
			break
		}
		regions := x.stems[stem]
		if wider != nil {
			regions = allWithin(regions, wider)
		}
		next := x.nameAt(text, chain.end+len(stem))
		if len(regions) > 0 && next != "" && len(allWithin(x.full[next], regions)) > 0 {
			chain.names = append(chain.names, stem)
			chain.end += len(stem)
			chain.regions, wider = regions, regions
			continue
		}
		if wider == nil {
			// 重庆黔江高新区: a zone of the second.
			if second := x.stemAt(text, chain.end+len(stem)); second != "" && zoneTail.MatchString(text[chain.end+len(stem)+len(second):]) {
				if inside := allWithin(x.stems[second], regions); len(inside) == 1 {
					chain.names = append(chain.names, stem, second)
					chain.end += len(stem) + len(second)
					chain.regions, chain.shortened = inside, true
					break
				}
			}
			if regions := stemOwners(regions, text[chain.end+len(stem):], year); len(regions) > 0 {
				chain.names = append(chain.names, stem)
				chain.end += len(stem)
				chain.regions = regions
				chain.shortened = true
			}
		}
		break
	}
	return chain, len(chain.names) > 0
}

// stemOwners returns the regions that a shortened name before the tail may
// stand for. A zone is a city's, as a rule, and never a district's when it
// calls itself 新区: 北戴河新区 is not 北戴河区's.
func stemOwners(regions []Region, tail string, year int) []Region {
	switch {
	case zoneTail.MatchString(tail):
		for _, level := range []regionLevel{prefectureLevel, provinceLevel, countyLevel} {
			if level == countyLevel && strings.HasPrefix(tail, "新区") {
				return nil
			}
			if of := ofLevel(regions, level); len(of) > 0 {
				return of
			}
		}
		return nil
	case tail != "" && governmentTail.MatchString(tail), departmentTail.MatchString(tail):
		if only, _ := inYear(regions, year); len(only) == 1 {
			return only
		}
	}
	return nil
}

func ofLevel(regions []Region, level regionLevel) []Region {
	var of []Region
	for _, r := range regions {
		if r.level() == level {
			of = append(of, r)
		}
	}
	return of
}

// knownIn drops the regions that a report on the year cannot know: before 2025
// 重庆市两江新区 was a zone. Reports come out, or are put out anew, up to two
// years later and may bear the name of that day.
func knownIn(regions []Region, year int) []Region {
	const lag = 2
	if year == 0 {
		return regions
	}
	return slices.DeleteFunc(slices.Clone(regions), func(r Region) bool { return r.ValidFrom > year+lag })
}

func allWithin(regions, wider []Region) []Region {
	var inside []Region
	for _, r := range regions {
		if slices.ContainsFunc(wider, r.within) {
			inside = append(inside, r)
		}
	}
	return inside
}

// inYear keeps the regions of the year, or those nearest to it when none was
// valid then; it also reports whether they were valid. Where a code gave way
// to another in that very year, as 庐江县 of 巢湖 did to 庐江县 of 合肥, the
// later one stands for the year's end. Year 0 keeps the newest.
func inYear(regions []Region, year int) (kept []Region, valid bool) {
	if len(regions) == 0 {
		return nil, false
	}
	distance := func(r Region) int { return r.yearsFrom(year) }
	if year == 0 {
		const always = 1 << 20
		distance = func(r Region) int { return r.yearsFrom(always) }
	}
	nearest := distance(slices.MinFunc(regions, func(a, b Region) int { return cmp.Compare(distance(a), distance(b)) }))
	for _, r := range regions {
		if distance(r) == nearest {
			kept = append(kept, r)
		}
	}
	kept = slices.DeleteFunc(slices.Clone(kept), func(old Region) bool {
		return year != 0 && old.ValidTo == year && slices.ContainsFunc(kept, func(r Region) bool {
			return r.ValidFrom == year && r.Code[:2] == old.Code[:2]
		})
	})
	return kept, nearest == 0
}
