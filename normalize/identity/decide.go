package identity

import (
	"nianbao/normalize/gazetteer"
	"regexp"
	"slices"
	"strings"
)

const (
	strongEvidence = 55 // weight from which a mention makes an organ certain
	rivalEvidence  = 55 // and from which another organ's makes it doubtful
	sureOfRegion   = 0.75
)

// decide weighs all mentions and places the organ that has the most.
func (r *regionReader) decide() Identity {
	spoken := selves{words: r.selfWords()}
	mentions := r.settleOffices(r.mentions(), spoken)
	r.trace.mentions(mentions, spoken)
	mentions = slices.DeleteFunc(mentions, func(m mention) bool { return !spoken.fits(m) })
	strong := slices.ContainsFunc(mentions, func(m mention) bool { return m.weight >= strongEvidence || m.source == "subject" && m.hasRegion() })
	if !strong {
		if kinds := spoken.kinds(); len(kinds) > 0 {
			r.named(kinds, func(m mention) {
				r.trace.mentions([]mention{m}, spoken)
				if spoken.fits(m) {
					mentions = append(mentions, m)
				}
			})
		} else if (spoken.words["办"] == 0 || r.speaksOfEvery()) && !slices.ContainsFunc(mentions, func(m mention) bool { return m.kind != Government }) {
			if id := r.governmentSpeaking(); id.Organ != "" {
				return id
			}
		}
	}
	groups := vote(r.completeZones(mentions))
	r.trace.groups(groups)
	if len(groups) == 0 {
		return r.nobody()
	}
	best := groups[0]
	name := best.name()
	id := r.placeMention(name, best)
	id.EvidencePlace = name.place
	if id.Township == "" {
		id.Township = name.township
	}
	if id.Kind == "" {
		id.Kind = name.kind
	}
	if id.Kind == GovernmentOffice && id.Department == "" {
		id.Department = "人民政府" + officeTail.FindString(id.Organ)
	}
	if id.Organ == "" {
		return r.nobody()
	}
	if name.kind == Government && !r.governs(best) {
		return r.nobody()
	}
	id.State = Certain
	top := 0
	for _, m := range best.members {
		top = max(top, m.weight)
	}
	if top < strongEvidence && !best.toldTwice() || id.Kind == Zone && name.chain.Shortened && !best.has("title") || id.Confidence < sureOfRegion && id.Kind != StateCouncil && id.Kind != Institution {
		id.State = Doubtful
	}
	if id.Kind == Zone && r.onlyPlain(id.Region, name.chain) {
		id.State = Doubtful
		id.Evidence += "，“" + name.chain.Names[0] + "”各地多有"
	}
	if id.Kind == Institution && id.Region.Code == "" && ofSomeLevel.MatchString(id.Organ) {
		id.State = Doubtful // 县医院, of which county it does not say
	}
	if best.onlyBeside() || id.Kind == GovernmentOffice && !best.has("title", "meta-title", "report", "publishes", "covers", "signature") && spoken.words["办"] == 0 {
		id.State = Doubtful // who writes the report may do so for the whole government
	}
	r.differBeside(&id)
	for _, g := range groups[1:] {
		if g.score >= rivalEvidence && g.has("title", "meta-title", "report", "author", "covers", "signature", "publishes") && (!within(g, best) || g.isBranchOf(best)) {
			id.State, id.Against, id.AgainstPlace = Doubtful, g.members[0].quote, g.members[0].place
			break
		}
	}
	return id
}

// onlyPlain reports whether nothing but a plain word for a place tells the county of a zone, which many have:
// 东湖高新区 is no zone of 东湖区, and towns have a 城东工业园区 wherever they are.
func (r *regionReader) onlyPlain(region gazetteer.Region, chain gazetteer.Chain) bool {
	return chain.Shortened && len(chain.Names) == 1 && region.Level() == gazetteer.CountyLevel && loadWordings().plainPlace.MatchString(chain.Names[0]) &&
		!slices.ContainsFunc(append(region.Ancestors(r.year), region), func(known gazetteer.Region) bool { return r.spelt(known.Name) })
}

var ofSomeLevel = regexp.MustCompile(`^[省市区县州旗]`)

// governs reports whether what speaks for a government is enough: one plain wording, or
// two of the weaker ones, or one and the words of a government, 我市 or 全县. A site's
// owner is the government in most cases, and its departments' reports stand there too.
func (r *regionReader) governs(g group) bool {
	weak := make(map[string]bool)
	for _, m := range g.members {
		if m.weight >= strongEvidence || m.source == "title" {
			return true
		}
		if m.source != "publisher" {
			weak[m.source] = true
		}
		if m.bare && slices.Contains(r.subjects, m.whole) {
			weak["subject"] = true
		}
	}
	if len(weak) >= 2 {
		return true
	}
	return slices.ContainsFunc(r.texts, func(text string) bool { return loadWordings().levels.MatchString(text) })
}

// within reports whether the second group's organ is a part of the first's or the
// reverse, as an office of a government is: that is no contradiction.
func within(a, b group) bool {
	x, y := loadWordings().longForm(a.name().whole), loadWordings().longForm(b.name().whole)
	return strings.HasPrefix(x, y) || strings.HasPrefix(y, x)
}

// selves are the words by which the texts speak as an organ, and how often they do.
type selves struct{ words map[string]int }

// kinds returns the kinds of organ that speak so. An office can be a government's.
func (s selves) kinds() []Kind {
	var list []Kind
	for word := range s.words {
		if kind := Kind(loadWordings().Self[word]); kind != "office" && !slices.Contains(list, kind) {
			list = append(list, kind)
		}
	}
	return list
}

// fits reports whether an organ may be the one whose report says 我局 or 我镇: that one
// is no government, and a township is no department. What names an organ weakly must
// name one that bears the very word.
func (s selves) fits(m mention) bool {
	if m.source == "title" && !m.bare {
		return true
	}
	kinds := s.kinds()
	if len(kinds) == 0 {
		return m.kind != GovernmentOffice || s.words["办"] > 0 || m.weight >= strongEvidence || m.source == "subject"
	}
	switch m.kind {
	case Government:
		return false
	case GovernmentOffice:
		return s.words["办"] > 0
	case Township, Subdistrict:
		return slices.Contains(kinds, m.kind)
	}
	if m.weight < strongEvidence && m.source != "own-rules" && m.source != "subject" && m.source != "contact" && slices.Contains(kinds, Department) {
		name := loadWordings().longForm(m.whole)
		for word := range s.words {
			if strings.HasSuffix(name, word) || word == "委" && strings.HasSuffix(name, "会") {
				return true
			}
		}
		return false
	}
	return true
}

// settleOffices gives the government's report to the government where its office only
// put it together, and else leaves it the office's own.
func (r *regionReader) settleOffices(mentions []mention, spoken selves) []mention {
	government := slices.ContainsFunc(mentions, func(m mention) bool {
		return m.kind == Government && (m.source == "title" || m.source == "report")
	})
	own := slices.ContainsFunc(mentions, func(m mention) bool {
		return m.kind == GovernmentOffice && (m.source == "title" || m.source == "report")
	})
	if own {
		return slices.DeleteFunc(mentions, func(m mention) bool { return m.bare })
	}
	acts := func(kind Kind) bool {
		return slices.ContainsFunc(mentions, func(m mention) bool { return m.kind == kind && m.source == "subject" })
	}
	if spoken.words["办"] == 0 && (r.speaksOfEvery() || acts(Government) && !acts(GovernmentOffice)) {
		government = true // the office put together what all organs did, or what the government did
	}
	for i, m := range mentions {
		if m.kind != GovernmentOffice || m.source == "title" || m.source == "report" {
			continue
		}
		if !government && (!m.office || spoken.words["办"] > 0) {
			continue
		}
		whole := officeTail.ReplaceAllString(m.whole, "")
		quote := m.quote
		mentions[i].namedOrgan = r.parse(whole)
		mentions[i].quote = quote
	}
	return mentions
}

// speaksOfEvery reports whether the texts say what all the organs of a government did.
func (r *regionReader) speaksOfEvery() bool {
	return slices.ContainsFunc(r.texts, loadWordings().every.MatchString)
}

// placeMention finds the region of the organ and the name it goes by.
func (r *regionReader) placeMention(m mention, g group) Identity {
	phrase := m.whole
	id, final := r.fromTitle(phrase)
	id.Evidence = m.quote
	if m.kind == Branch || strings.HasSuffix(m.tail, "局") {
		r.narrow(&id, m)
	}
	if id.Region.Code == "" && len(m.chain.Regions) > 0 && m.chain.Shortened && id.Confidence == 0 && !final {
		id = r.place(id, m.chain, m.tail)
	}
	if id.Region.Code == "" && m.kind == Vertical && m.chain.Shortened {
		organ := id.Organ
		id = r.place(id, m.chain, m.tail)
		id.Organ = organ
	}
	if id.Region.Code == "" && m.kind == Vertical && len(id.Candidates) == 0 {
		if chain, ok := r.stemAtStart(phrase); ok {
			id = r.place(id, chain, phrase[chain.End:])
			id.Organ = phrase
		}
	}
	if id.Region.Code == "" && len(id.Candidates) == 0 && m.kind != StateCouncil && m.kind != Institution && !final {
		r.placeByTexts(&id, m)
	}
	if !slices.ContainsFunc(g.members, func(o mention) bool { return o.source == "title" && o.hasRegion() }) {
		limit := sureByAuthor
		switch {
		case m.weight < strongEvidence && g.tellsTownship(m):
			limit = sureOfPlaces // the title or the text names the township, and who published it the county too
		case m.weight < strongEvidence && !g.toldTwice():
			limit = sureByProse
		case m.source == "signature":
			limit = sureBySignature
		}
		id.Confidence = min(id.Confidence, limit)
	} else if m.source != "title" {
		id.Confidence = min(id.Confidence, sureBySupport)
	}
	if m.bare && m.hasRegion() && id.Region.Code != "" && !strings.Contains(id.Organ, "政府") && !strings.Contains(id.Organ, "行署") {
		id.Organ = r.governmentOf(id.Region)
	}
	if m.kind == Government && m.source != "title" && id.Region.Code != "" {
		switch {
		case !m.hasRegion() && bareGovernment.MatchString(m.whole):
			id.Organ = r.governmentOf(id.Region)
		case strings.HasSuffix(id.Organ, "政府") && !strings.HasSuffix(id.Organ, "人民政府"):
			id.Organ = strings.TrimSuffix(id.Organ, "政府") + "人民政府"
		}
	}
	r.settleTownship(&id, m)
	r.complete(&id, m)
	return id
}

// complete writes out a township's or street's bare name, which is what titles call it.
func (r *regionReader) complete(id *Identity, m mention) {
	add := ""
	switch {
	case m.kind == Township && m.source != "title" && !strings.HasSuffix(m.whole, "人民政府") && strings.HasSuffix(m.whole, "政府"):
		id.Organ = strings.TrimSuffix(id.Organ, "政府") + "人民政府"
		id.Department = strings.TrimSuffix(id.Department, "政府") + "人民政府"
		return
	case m.kind == Zone && m.source != "title" && !strings.HasSuffix(m.whole, "会") && !strings.HasSuffix(m.whole, "委") && r.hasCommittee(m.whole):
		add = "管委会"
	case m.kind == Township && !strings.HasSuffix(m.whole, "政府") && !strings.HasSuffix(m.whole, "公所"):
		add = "人民政府"
	case m.kind == Subdistrict && strings.HasSuffix(m.whole, "街道") && m.source == "title":
		add = "办事处"
	default:
		return
	}
	id.Organ += add
	if id.Department != "" {
		id.Department += add
	}
}

// narrow finds the county of which a city's organ bears the name: 洪泽分局, 市洪泽生态环境局.
func (r *regionReader) narrow(id *Identity, m mention) {
	if id.Region.Code == "" || id.Region.Level() == gazetteer.CountyLevel || m.kind != Branch && !countyOrgan.MatchString(m.tail) && !strings.Contains(m.tail, "(") {
		return
	}
	var found []gazetteer.Region
	for at := range m.tail {
		if m.kind != Branch && strings.Contains(m.tail, "(") && (at == 0 || m.tail[at-1] != '(') {
			continue
		}
		stem := r.names.LongestAt(r.names.Full, m.tail, at)
		regions := r.names.Full[stem]
		if stem == "" {
			stem = r.names.StemAt(m.tail, at)
			regions = r.names.Stems[stem]
		}
		if stem == "" || at > 0 && m.kind != Branch && m.tail[at-1] != '(' {
			continue
		}
		inside := gazetteer.AllWithin(regions, []gazetteer.Region{id.Region})
		inside, _ = gazetteer.InYear(inside, r.year)
		if len(inside) == 1 {
			found = append(found, inside[0])
		}
	}
	if len(found) == 1 {
		id.Region = found[0]
		if m.kind == Department && countyOrgan.MatchString(m.tail) {
			id.Kind = Branch
		}
	}
}

// countyOrgan is the name of a city's organ for one of its counties.
var countyOrgan = regexp.MustCompile(`^\p{Han}{2,6}(?:生态环境局|公安局|分局)$`)

// placeByTexts finds the region of an organ that does not name it.
func (r *regionReader) placeByTexts(id *Identity, m mention) {
	if local := m.township; local != "" {
		for _, text := range r.texts {
			for from := 0; ; {
				at := strings.Index(text[from:], local)
				if at < 0 {
					break
				}
				at += from
				if region, ok := r.regionBefore(text, at); ok {
					id.Region, id.Confidence = region, sureByAuthor
					id.Evidence += "，文中“" + region.Name + local + "”"
					id.Department = m.whole
					return
				}
				from = at + len(local)
			}
		}
	}
	if r.placeByTable(id, m) && id.Region.Code != "" {
		return
	}
	if region, ok := r.onlyAutonomous(m.whole); ok {
		id.Region, id.Confidence, id.Department = region, sureByProse, m.whole
		id.Evidence += "，文中有“" + region.Name + "”"
		return
	}
	known := id.Candidates
	prose := r.fromProse(m.whole)
	if prose.Region.Code != "" {
		id.Region, id.Confidence, id.Department = prose.Region, prose.Confidence, prose.Department
		id.Evidence += "，" + prose.Evidence
		return
	}
	id.Candidates = prose.Candidates
	if len(known) > 0 {
		id.Candidates = known
	}
	if region, ok := r.onlySite(m); ok && (m.kind != Government || bareGovernment.MatchString(m.whole)) {
		id.Region, id.Confidence, id.Candidates = region, sureByProse, nil
		id.Evidence += "，文中有“" + region.Name + "”的网站"
	} else {
		r.placeBeside(id, m)
	}
	if m.kind != Government {
		id.Department = m.whole
	}
}

// governmentSpeaking names the government that a text speaks for, as 我市 or 全县, where
// it names one of that level.
func (r *regionReader) governmentSpeaking() Identity {
	w := loadWordings()
	counts := make(map[string]int)
	for i, text := range r.texts {
		if i > 0 {
			for _, m := range w.levels.FindAllStringSubmatch(text, -1) {
				counts[m[1]]++
			}
		}
	}
	for _, level := range r.subjectLevels {
		counts[level]++
	}
	level, most := "", 0
	for char, n := range counts {
		if n > most || n == most && char < level {
			level, most = char, n
		}
	}
	if level == "" {
		return r.nobody()
	}
	region, ok := r.onlySite(mention{namedOrgan: namedOrgan{whole: level + "政府", kind: Government}})
	if !ok {
		return r.nobody()
	}
	return Identity{Region: region, Organ: r.governmentOf(region), Kind: Government, State: Doubtful, Confidence: sureByProse,
		Evidence: "文中“我" + level + "”，有“" + region.Name + "”的政府"}
}

// nobody is the identity of a report that names no organ. The region whose organs it
// names is a candidate alone: a report without an organ is not to count as its own.
func (r *regionReader) nobody() Identity {
	return Identity{State: Unknown, Candidates: r.organRegions("")}
}
