package gazetteer

import (
	"cmp"
	"slices"
	"strings"
)

// A Chain is a run of region names, each within the one before, as in
// 江苏省淮安市洪泽区.
type Chain struct {
	Start, End int      // bytes of the text
	Names      []string // as the text has them
	Regions    []Region // that bear the last name, within the earlier ones
	Shortened  bool     // the last name is a stem, as in 临沂高新技术产业开发区
	Conflict   []Region // regions named right after that do not lie within
}

// HasParent reports whether the text itself names a wider region.
func (c Chain) HasParent() bool { return len(c.Names) > 1 }

// ChainAt reads the chain that begins at the byte; it reports false when no
// region's name does. The text must end with the organ's name where a
// shortened name is to be found; the year tells whether that is ambiguous.
func (x *NameTable) ChainAt(text string, at, year int) (Chain, bool) {
	chain := Chain{Start: at, End: at}
	var wider []Region
	for {
		name := x.NameAt(text, chain.End)
		if known := knownIn(x.Full[name], year); len(known) > 0 {
			regions := known
			if wider != nil {
				regions = AllWithin(regions, wider)
			}
			if len(regions) == 0 {
				if tail := text[chain.End+len(name):]; GovernmentTail.MatchString(tail) && !IsGenericName(name) {
					chain.Conflict = known
				}
				return chain, true
			}
			chain.Names = append(chain.Names, name)
			chain.End += len(name)
			chain.Regions, wider = regions, regions
			continue
		}
		stem := x.StemAt(text, chain.End)
		if stem == "" || chain.Shortened {
			break
		}
		regions := x.Stems[stem]
		if wider != nil {
			regions = AllWithin(regions, wider)
		}
		next := x.NameAt(text, chain.End+len(stem))
		if len(regions) > 0 && next != "" && len(AllWithin(x.Full[next], regions)) > 0 {
			chain.Names = append(chain.Names, stem)
			chain.End += len(stem)
			chain.Regions, wider = regions, regions
			continue
		}
		if wider == nil {
			// 重庆黔江高新区: a zone of the second.
			if second := x.StemAt(text, chain.End+len(stem)); second != "" && ZoneTail.MatchString(text[chain.End+len(stem)+len(second):]) {
				if inside := AllWithin(x.Stems[second], regions); len(inside) == 1 {
					chain.Names = append(chain.Names, stem, second)
					chain.End += len(stem) + len(second)
					chain.Regions, chain.Shortened = inside, true
					break
				}
			}
			if regions := stemOwners(regions, text[chain.End+len(stem):], year); len(regions) > 0 {
				chain.Names = append(chain.Names, stem)
				chain.End += len(stem)
				chain.Regions = regions
				chain.Shortened = true
			}
		}
		break
	}
	return chain, len(chain.Names) > 0
}

// stemOwners returns the regions that a shortened name before the tail may
// stand for. A zone is a city's, as a rule, and never a district's when it
// calls itself 新区: 北戴河新区 is not 北戴河区's.
func stemOwners(regions []Region, tail string, year int) []Region {
	switch {
	case ZoneTail.MatchString(tail):
		for _, level := range []Level{PrefectureLevel, ProvinceLevel, CountyLevel} {
			if level == CountyLevel && strings.HasPrefix(tail, "新区") {
				return nil
			}
			if of := OfLevel(regions, level); len(of) > 0 {
				return of
			}
		}
		return nil
	case tail != "" && GovernmentTail.MatchString(tail), departmentTail.MatchString(tail):
		if only, _ := InYear(regions, year); len(only) == 1 {
			return only
		}
	}
	return nil
}

// OfLevel returns those of the regions that have the level.
func OfLevel(regions []Region, level Level) []Region {
	var of []Region
	for _, r := range regions {
		if r.Level() == level {
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

// AllWithin returns those of the regions that lie within one of the wider ones.
func AllWithin(regions, wider []Region) []Region {
	var inside []Region
	for _, r := range regions {
		if slices.ContainsFunc(wider, r.Within) {
			inside = append(inside, r)
		}
	}
	return inside
}

// InYear keeps the regions of the year, or those nearest to it when none was
// valid then; it also reports whether they were valid. Where a code gave way
// to another in that very year, as 庐江县 of 巢湖 did to 庐江县 of 合肥, the
// later one stands for the year's end. Year 0 keeps the newest.
func InYear(regions []Region, year int) (kept []Region, valid bool) {
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
