package identity

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/gazetteer"
)

// fromProse finds the region where no title tells it: first in the clause
// that names the author, then as the one region whose organs the texts name.
// The organ is the title's, "" when there was none.
func (r *regionReader) fromProse(organ string) Identity {
	for _, text := range r.texts {
		clause := authorClause.FindStringSubmatch(text)
		if clause == nil {
			continue
		}
		chain, ok := r.names.ChainAt(clause[1], 0, r.year)
		if !ok {
			continue
		}
		author := Identity{Organ: clause[1], Evidence: "文中“" + clause[0] + "”"}
		department := clause[1][chain.End:]
		if gazetteer.GovernmentTail.MatchString(department) {
			department = ""
		}
		id := r.place(author, chain, department)
		id.Confidence = min(id.Confidence, sureByAuthor)
		return r.joinOrgan(id, organ)
	}

	id := Identity{Organ: organ}
	regions := r.organRegions(organ)
	// Every report cites its province's rules, so a province alone is no proof.
	cited := len(regions) == 1 && regions[0].Level() == gazetteer.ProvinceLevel && !isDepartment(organ)
	if len(regions) != 1 || cited {
		id.Candidates = regions
		return id
	}
	id.Region = regions[0]
	id.Confidence = sureByProse
	id.Evidence = "文中有“" + regions[0].Name + "”的机关"
	if organ == "" {
		id.Organ = regions[0].Name + "人民政府"
		return id
	}
	return r.joinOrgan(id, organ)
}

// joinOrgan puts a title's organ into the region that the prose gave. A title
// of another region's government is not placed there.
func (r *regionReader) joinOrgan(id Identity, organ string) Identity {
	if organ == "" {
		return id
	}
	id.Organ = organ
	id.Department = organ
	// A bare 区人民政府 or 政府办公室 is the government itself.
	if !isDepartment(organ) {
		id.Department = ""
		return id
	}
	if id.Region.Code == "" {
		return id
	}
	id.Department = ownDepartment(id.Region.Name, organ)
	if oneCharacterOff(organ, id.Region.Name) {
		id.Confidence *= misspeltFactor
		id.nameOrgan(organ[len(id.Region.Name):])
		return id
	}
	if unknownRegion.MatchString(organ) {
		id.Candidates = []gazetteer.Region{id.Region}
		id.Region = gazetteer.Region{}
		id.Department = ""
		id.Confidence = 0
	}
	return id
}

// isDepartment reports whether a title's organ is more than a government or
// its office.
func isDepartment(organ string) bool {
	return organ != "" && !bareGovernment.MatchString(organ)
}

// ownDepartment drops the level that a department puts in its region's place:
// 商务局 for 市商务局 of 淮安市. 市场监督管理局 keeps its 市.
func ownDepartment(region, organ string) string {
	level := region[len(region)-gazetteer.HanBytes:]
	rest, ok := strings.CutPrefix(organ, level)
	if !ok || startsWithLevelWord.MatchString(organ) {
		return organ
	}
	return rest
}

// organRegions returns the regions whose organs the texts name, those of the
// lowest level only, since a report cites the rules of the wider ones. For a
// department it must be that very department, for a misspelt government one
// whose name is a character off.
func (r *regionReader) organRegions(organ string) []gazetteer.Region {
	var found []gazetteer.Region
	for _, text := range r.texts {
		for _, chain := range r.chains(text, 1) {
			tail := text[chain.End:min(len(text), chain.End+30*gazetteer.HanBytes)]
			if !organTail.MatchString(tail) {
				continue
			}
			name := chain.Names[len(chain.Names)-1]
			if isDepartment(organ) && !strings.HasPrefix(tail, ownDepartment(name, organ)) && !oneCharacterOff(organ, name) {
				continue
			}
			if len(chain.Names) == 1 && len(chain.Names[0]) < 3*gazetteer.HanBytes {
				continue
			}
			regions, _ := gazetteer.InYear(chain.Regions, r.year)
			if len(regions) > 1 {
				if decided, _ := r.supported(regions); len(decided) == 1 {
					regions = decided
				}
			}
			found = append(found, regions...)
		}
	}
	if len(found) == 0 {
		return nil
	}
	lowest := slices.MaxFunc(found, func(a, b gazetteer.Region) int { return int(a.Level() - b.Level()) }).Level()
	found = slices.DeleteFunc(found, func(region gazetteer.Region) bool { return region.Level() != lowest })
	slices.SortFunc(found, func(a, b gazetteer.Region) int { return strings.Compare(a.Code, b.Code) })
	return slices.Compact(found)
}

// chains yields the runs of region names in a text, each with the byte where it begins. A
// name of fewer bytes than the shortest begins none, nor does one that prose uses in its
// plain sense.
func (r *regionReader) chains(text string, shortest int) iter.Seq2[int, gazetteer.Chain] {
	return func(yield func(int, gazetteer.Chain) bool) {
		for at := 0; at < len(text); {
			chain, ok := gazetteer.Chain{}, false
			if name := r.names.NameAt(text, at); len(name) >= shortest && !gazetteer.IsGenericName(name) {
				chain, ok = r.names.ChainAt(text, at, r.year)
			}
			if !ok {
				at += hanStep(text, at)
				continue
			}
			if !yield(at, chain) {
				return
			}
			at = chain.End
		}
	}
}

// hanStep returns the bytes of the character at the place.
func hanStep(text string, at int) int {
	for n := 1; ; n++ {
		if at+n >= len(text) || text[at+n]&0xC0 != 0x80 {
			return n
		}
	}
}

// regionBefore reads the region whose name ends where the place begins, the longest: 缙云县 and not 云县.
func (r *regionReader) regionBefore(text string, at int) (gazetteer.Region, bool) {
	for n := 12; n >= 2; n-- {
		start := at - n*gazetteer.HanBytes
		if start < 0 || !utf8.RuneStart(text[start]) {
			continue
		}
		chain, ok := r.names.ChainAt(text, start, r.year)
		if !ok || chain.End != at || chain.Shortened || gazetteer.IsGenericName(chain.Names[0]) {
			continue
		}
		regions, _ := gazetteer.InYear(chain.Regions, r.year)
		if len(regions) > 1 {
			if decided, _ := r.supported(regions); len(decided) == 1 {
				regions = decided
			}
		}
		if len(regions) == 1 && regions[0].Level() != gazetteer.ProvinceLevel {
			return regions[0], true
		}
	}
	return gazetteer.Region{}, false
}

var (
	siteOrgan  = regexp.MustCompile(`^(?:人民政府|政府)`)
	levelChars = map[string][]gazetteer.Level{
		"省": {gazetteer.ProvinceLevel}, "市": {gazetteer.PrefectureLevel, gazetteer.CountyLevel, gazetteer.ProvinceLevel}, "州": {gazetteer.PrefectureLevel}, "盟": {gazetteer.PrefectureLevel},
		"区": {gazetteer.CountyLevel}, "县": {gazetteer.CountyLevel}, "旗": {gazetteer.CountyLevel},
	}
)

// onlySite returns the one region whose government, site or rules the texts name at the
// level of the organ.
func (r *regionReader) onlySite(m mention) (gazetteer.Region, bool) {
	var levels []gazetteer.Level
	for char, of := range levelChars {
		if strings.HasPrefix(m.whole, char) {
			levels = of
		}
	}
	if m.kind == Township || m.kind == Subdistrict {
		levels = []gazetteer.Level{gazetteer.CountyLevel}
	}
	var found []gazetteer.Region
	for i, text := range r.texts {
		if i == 0 {
			continue
		}
		for _, chain := range r.chains(text, 3*gazetteer.HanBytes) {
			if !siteOrgan.MatchString(text[chain.End:]) {
				continue
			}
			regions, _ := gazetteer.InYear(chain.Regions, r.year)
			found = append(found, regions...)
		}
	}
	if levels != nil {
		char := m.whole[:gazetteer.HanBytes]
		found = slices.DeleteFunc(found, func(region gazetteer.Region) bool {
			return !slices.Contains(levels, region.Level()) || char == "市" && !strings.HasSuffix(region.Name, "市")
		})
	}
	if len(found) == 0 {
		found = r.quotedPlaces(levels)
	}
	if len(found) == 0 && levels != nil && m.kind != Government {
		found = r.anywhere(levels)
	}
	slices.SortFunc(found, func(a, b gazetteer.Region) int { return strings.Compare(a.Code, b.Code) })
	found = slices.Compact(found)
	if len(found) == 1 && (found[0].Level() != gazetteer.ProvinceLevel || levels != nil) {
		return found[0], true
	}
	return gazetteer.Region{}, false
}

// quotedPlace is the place in the name of a site or an account: “中国淮安”, “淮安发布”.
var quotedPlace = regexp.MustCompile(`[“"「](?:中国|网上|魅力|信用)?([\p{Han}]{2,14})[”"」]`)

// quotedPlaces returns the regions whose names, shortened, begin the names of sites.
func (r *regionReader) quotedPlaces(levels []gazetteer.Level) []gazetteer.Region {
	var found []gazetteer.Region
	for _, text := range r.texts {
		for _, m := range quotedPlace.FindAllStringSubmatch(text, -1) {
			stem := r.names.StemAt(m[1], 0)
			regions, _ := gazetteer.InYear(r.names.Stems[stem], r.year)
			regions = slices.DeleteFunc(slices.Clone(regions), func(region gazetteer.Region) bool {
				return levels != nil && !slices.Contains(levels, region.Level())
			})
			if levels == nil {
				regions = widest(regions)
			}
			if len(regions) == 1 {
				found = append(found, regions[0])
			}
		}
	}
	return found
}

// anywhere returns the regions of the levels that the texts name at all.
func (r *regionReader) anywhere(levels []gazetteer.Level) []gazetteer.Region {
	var found []gazetteer.Region
	for i, text := range r.texts {
		for at := 0; i > 0 && at < len(text); {
			name := r.names.NameAt(text, at)
			if len(name) < 3*gazetteer.HanBytes || gazetteer.IsGenericName(name) {
				at += hanStep(text, at)
				continue
			}
			regions, _ := gazetteer.InYear(r.names.Full[name], r.year)
			for _, region := range regions {
				if slices.Contains(levels, region.Level()) && region.Level() != gazetteer.ProvinceLevel {
					found = append(found, region)
				}
			}
			at += len(name) // 元宝山区 has 宝山区 in it
		}
	}
	return found
}

const autonomousRegion = "自治区"

// onlyAutonomous returns the autonomous region that the texts name, for an organ that calls itself one's: 自治区财政厅.
func (r *regionReader) onlyAutonomous(organ string) (gazetteer.Region, bool) {
	if !strings.HasPrefix(organ, autonomousRegion) {
		return gazetteer.Region{}, false
	}
	var named []gazetteer.Region
	for _, region := range allRegions() {
		if region.Level() == gazetteer.ProvinceLevel && strings.HasSuffix(region.Name, autonomousRegion) && r.spelt(region.Name) {
			named = append(named, region)
		}
	}
	if named, _ = gazetteer.InYear(named, r.year); len(named) != 1 {
		return gazetteer.Region{}, false
	}
	return named[0], true
}
