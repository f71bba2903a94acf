package identity

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/gazetteer"
)

// The table of townships ends before the newest reports do, and townships last.
const (
	tableLag = 3
	// sureByTable is how far a name is trusted that only one township of China has.
	sureByTable = 0.76
	// sureOfPlaces is how far the name of a county or city in the texts is, where one of
	// the townships of a name lies there.
	sureOfPlaces = 0.78
	// unsureOfCounty is how far the region of a township is where only a city is told.
	unsureOfCounty = 0.7
)

// places returns the entries of the table that the name of a township, street or zone
// can stand for.
func (m mention) places(wider ...gazetteer.Region) []gazetteer.Township {
	switch m.kind {
	case Township, Subdistrict:
		return gazetteer.TownshipsNamed(m.township, wider...)
	case Zone:
		for _, name := range []string{m.whole, m.tail} {
			name = zoneOffice.cut(name)
			for _, full := range []string{name, strings.Replace(name, "高新区", "高新技术产业开发区", 1), strings.Replace(name, "经开区", "经济技术开发区", 1)} {
				if list := gazetteer.TownshipsNamed(full, wider...); len(list) > 0 && len(full) > 4*gazetteer.HanBytes {
					return list
				}
			}
		}
	}
	return nil
}

// above stands before the name of a township in that of its organ: a zone, or a division of the
// production corps with its city and its regiment.
var above = regexp.MustCompile(`^.*(?:新区|开发区|高新区|经开区|示范区|保税区|管理区|师\p{Han}{2,4}市|[一二三四五六七八九十百\d]团)`)

// withoutAbove returns the name of a township without what it lies in: 柳溪镇 of 第九师柳溪市九团柳溪镇.
func withoutAbove(name string) string {
	rest := above.ReplaceAllString(name, "")
	if utf8.RuneCountInString(rest) <= len("街道")/gazetteer.HanBytes || len(gazetteer.TownshipsNamed(name)) > 0 {
		return name
	}
	return rest
}

// placeByTable finds the region of a township that the texts do not tell: the only one
// that has one of the name, or the one that they name for another reason. It reports
// whether the table knows the name. Where nothing decides, all are candidates.
func (r *regionReader) placeByTable(id *Identity, m mention) bool {
	list := m.places()
	if len(list) == 0 {
		return false
	}
	regions := r.regionsOf(list)
	confidence, evidence := sureByTable, "全国仅一地有此名称"
	if len(regions) > 1 {
		regions, evidence = r.namedIn(regions)
		confidence = sureOfPlaces
	}
	if len(regions) != 1 {
		id.Candidates = regions
		return true
	}
	if r.year < gazetteer.TownshipsFrom || r.year > gazetteer.TownshipsTo+tableLag {
		confidence = min(confidence, unsureOfCounty)
	}
	id.Region, id.Confidence, id.Candidates = regions[0], confidence, nil
	id.Department = m.whole
	id.Evidence += "，" + evidence + "：" + gazetteer.FullName(regions[0], r.year)
	return true
}

// regionsOf returns the regions of the townships in the year, those first that had one
// of the name then.
func (r *regionReader) regionsOf(list []gazetteer.Township) []gazetteer.Region {
	year := min(max(r.year, gazetteer.TownshipsFrom), gazetteer.TownshipsTo)
	if r.year == 0 {
		year = gazetteer.TownshipsTo
	}
	then := slices.DeleteFunc(slices.Clone(list), func(t gazetteer.Township) bool { return t.First > year || t.Last < year })
	if len(then) > 0 {
		list = then
	}
	var regions []gazetteer.Region
	for _, t := range list {
		regions = append(regions, t.Region)
	}
	slices.SortFunc(regions, func(a, b gazetteer.Region) int {
		return cmp.Or(strings.Compare(a.Code, b.Code), cmp.Compare(a.ValidFrom, b.ValidFrom))
	})
	regions, _ = gazetteer.InYear(slices.Compact(regions), r.year)
	return regions
}

// namedIn keeps the regions that the texts name themselves, else those whose city they
// name, else those whose province. It tells what was named where one is left.
func (r *regionReader) namedIn(regions []gazetteer.Region) (kept []gazetteer.Region, evidence string) {
	const levels = 3 // the region itself, the prefecture, the province
	for above := range levels {
		var named []gazetteer.Region
		for _, region := range regions {
			chain := append([]gazetteer.Region{region}, region.Ancestors(r.year)...)
			if above >= len(chain) {
				continue
			}
			if wider := chain[above]; len(wider.Name) >= 3*gazetteer.HanBytes && !gazetteer.IsGenericName(wider.Name) && r.spelt(wider.Name) {
				named = append(named, region)
				evidence = "文中有“" + wider.Name + "”"
			}
		}
		if len(named) == 1 {
			return named, evidence
		}
		if len(named) > 1 {
			regions = named
		}
	}
	return regions, ""
}

// settleTownship gives a township its code, and the county where only a wider region is
// told. A region that only weak evidence tells, and that has no such township while
// others do, is taken back.
func (r *regionReader) settleTownship(id *Identity, m mention) {
	if m.kind == Institution {
		r.narrowByStem(id, m)
		return
	}
	if m.kind != Township && m.kind != Subdistrict && m.kind != Zone || id.Region.Code == "" {
		return
	}
	if m.kind == Zone {
		r.narrowZone(id, m)
	}
	list := m.places(id.Region)
	if short := len(id.Region.Name) - gazetteer.HanBytes; len(list) == 0 && m.kind != Zone && strings.HasPrefix(m.township, id.Region.Name[:short]) {
		// 柳溪公园街道, as a department's name would be shortened, is 公园街道 of 柳溪区.
		if list = gazetteer.TownshipsNamed(m.township[short:], id.Region); len(list) > 0 {
			id.Township = m.township[short:]
		}
	}
	if len(list) == 0 && m.kind != Zone && id.Region.Level() == gazetteer.CountyLevel {
		// What lies in a zone of the city has a code of the zone's.
		list = slices.DeleteFunc(m.places(), func(t gazetteer.Township) bool {
			return t.Region.Level() != gazetteer.PrefectureLevel || !id.Region.Within(t.Region)
		})
	}
	if len(list) == 0 && id.Confidence <= sureByProse && m.kind != Zone && r.year >= gazetteer.TownshipsFrom {
		weak := id.Region
		if others := r.regionsOf(m.places()); len(others) > 0 {
			id.Region, id.Confidence, id.Candidates = gazetteer.Region{}, 0, others
			id.Evidence += "，但" + weak.Name + "无此名称"
			return
		}
	}
	if m.kind != Zone && id.Region.Level() != gazetteer.CountyLevel {
		regions := r.regionsOf(list)
		if len(regions) > 1 {
			regions, _ = r.namedIn(regions)
		}
		switch {
		case len(regions) == 1:
			id.Region, id.Confidence = regions[0], min(id.Confidence, sureBySupport)
			list = m.places(id.Region)
		case r.hasCounties(id.Region):
			id.Confidence = min(id.Confidence, unsureOfCounty)
		}
	}
	if len(list) > 0 {
		id.TownshipCode = r.inYear(list).Code
	}
}

// narrowByStem finds the city or county whose shortened name follows that of its province:
// 江苏洪泽经济开发区 lies in 洪泽区, as 江苏省洪泽中学 does; 重庆市两江新区 is a zone that has a code of its own.
func (r *regionReader) narrowByStem(id *Identity, m mention) {
	stem := r.names.StemAt(m.tail, 0)
	if stem == "" || id.Region.Code == "" || id.Region.Level() != gazetteer.ProvinceLevel {
		return
	}
	inside, _ := gazetteer.InYear(gazetteer.AllWithin(r.names.Stems[stem], []gazetteer.Region{id.Region}), r.year)
	inside = slices.DeleteFunc(inside, func(region gazetteer.Region) bool { return strings.HasPrefix(m.tail, region.Name) })
	if inside = widest(inside); len(inside) == 1 {
		id.Region, id.Confidence = inside[0], min(id.Confidence, sureByStem)
	}
}

// narrowZone finds the county on whose site a zone reports that bears the shortened name
// of the city.
func (r *regionReader) narrowZone(id *Identity, m mention) {
	r.narrowByStem(id, m)
	if !m.chain.Shortened || id.Region.Level() != gazetteer.PrefectureLevel {
		return
	}
	counties := gazetteer.AllWithin(r.quotedPlaces([]gazetteer.Level{gazetteer.CountyLevel}), []gazetteer.Region{id.Region})
	if counties = slices.Compact(counties); len(counties) == 1 {
		id.Region, id.Confidence = counties[0], min(id.Confidence, sureByProse)
		id.Evidence += "，文中有“" + counties[0].Name + "”的网站"
	}
}

// streetName is that of a street as some cities have it, 柳溪街, which without 道 is most often a mere road.
var streetName = regexp.MustCompile(`^\p{Han}{2,8}街$`)

// street reads the name of a street's organ that a title shortens so, where the text speaks as one.
func (r *regionReader) street(phrase string) (namedOrgan, bool) {
	o := r.parse(phrase)
	if o.kind != "" || !streetName.MatchString(o.tail) || !slices.Contains((selves{words: r.selfWords()}).kinds(), Subdistrict) {
		return o, false
	}
	o.kind, o.township = Subdistrict, o.tail+"道"
	return o, true
}

// completeZones gives a zone that is named by its kind alone, 开发区管委会, the name that
// the texts have for the only zone of the kind.
func (r *regionReader) completeZones(mentions []mention) []mention {
	own, several := "", false
	for _, m := range mentions {
		if m.kind == Zone && !bareCommittee.MatchString(m.whole) {
			several = several || own != "" && !agree(r.parse(own), m.namedOrgan)
			own = m.whole
		}
	}
	for i, m := range mentions {
		if m.kind == Zone && own != "" && !several && bareCommittee.MatchString(m.whole) {
			mentions[i].namedOrgan = r.parse(own)
			continue
		}
		kind := zoneOffice.cut(m.whole)
		if m.kind != Zone || m.hasRegion() || !bareZone.MatchString(kind) {
			continue
		}
		full := ""
		for _, text := range r.texts {
			for at := 0; at < len(text); at += hanStep(text, at) {
				end := strings.Index(text[at:], kind)
				if end < 2*gazetteer.HanBytes || end > 12*gazetteer.HanBytes || r.names.StemAt(text, at) == "" {
					continue
				}
				name := text[at : at+end+len(kind)]
				if chain, ok := r.names.ChainAt(name, 0, r.year); !ok || chain.End == len(name) || !zoneName.MatchString(name[chain.End:]) {
					continue
				}
				switch {
				case full == "" || strings.HasSuffix(name, full):
					full = name
				case !strings.HasSuffix(full, name):
					return mentions // of two zones
				}
			}
		}
		if full != "" {
			m.namedOrgan = r.parse(full + m.whole[len(kind):])
			m.quote += "，文中“" + full + "”"
			mentions[i] = m
		}
	}
	return mentions
}

var (
	bareZone = regexp.MustCompile(`^(?:经济|工业|高新|旅游)?(?:技术)?(?:开发区|高新区|经开区|新区|园区|工业园|度假区|示范区|管理区)$`)
	// bareCommittee is what all zones have, without the name of one.
	bareCommittee = regexp.MustCompile(`^(?:管理委员会|管委会|管委)$`)
	zoneName      = regexp.MustCompile(`^[\p{Han}]{0,10}(?:区|园)$`)
)

// ownCommittee is that of the zone which speaks, without the name of another kind of zone before it.
var ownCommittee = regexp.MustCompile(`(?:^|[^区园城])管委会`)

// hasCommittee reports whether the texts name the committee of a zone, and not only that of one of another kind.
func (r *regionReader) hasCommittee(zone string) bool {
	kind := zone[max(0, len(zone)-len("开发区")):]
	return r.spelt(kind+"管委会") || slices.ContainsFunc(r.texts, ownCommittee.MatchString)
}

// inYear returns the township of a list whose years are nearest to the report's; of
// several the newest.
func (r *regionReader) inYear(list []gazetteer.Township) gazetteer.Township {
	year := r.year
	if year == 0 {
		year = gazetteer.TownshipsTo
	}
	return slices.MinFunc(list, func(a, b gazetteer.Township) int {
		off := func(t gazetteer.Township) int { return max(0, t.First-year, year-t.Last) }
		return cmp.Or(cmp.Compare(off(a), off(b)), cmp.Compare(b.First, a.First))
	})
}

// hasCounties reports whether the region has counties, as 中山市 has not.
func (r *regionReader) hasCounties(region gazetteer.Region) bool {
	return slices.ContainsFunc(allRegions(), func(o gazetteer.Region) bool {
		return o.Level() == gazetteer.CountyLevel && o.Within(region)
	})
}

// A suffixes is a list of what can end a name, of which the longest goes first.
type suffixes []string

// cut drops the first that ends the name.
func (list suffixes) cut(name string) string {
	for _, s := range list {
		if rest, ok := strings.CutSuffix(name, s); ok && rest != "" {
			return rest
		}
	}
	return name
}

// zoneOffice is what administers a zone.
var zoneOffice = suffixes{"党工委管理委员会", "党工委管委会", "管理委员会", "管委会", "管委"}
