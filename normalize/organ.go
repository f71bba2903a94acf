package normalize

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/normalize/register"
	"nianbao/normalize/spelling"
)

// nation stands for the place of an organ of the whole state.
const nation = "cn"

// nameOrgan fills in what the organ does and the id that it keeps over years and spellings
// of its name. It is called anew when the organ or its region has changed.
//
// An id is of a place and, behind a hyphen, of the functions of the organ, in the order of
// the alphabet: P320829-market-regulation, P320829-education+sports. A branch of another
// place's organ is told apart, as P320829-public-security-branch, and so is, behind a colon,
// what is not of the whole place: P430900-market-regulation:高新区, P440100-customs:黄埔.
// Townships and zones have their names, P320829-岔河镇 and P510100-zone:高新区. An organ whose
// function the register does not have gets eight digits made of its name, as in
// P320800-x1f0a2b3c. Of an organ whose place is not known there is no id: 教育局 of two
// places would share it.
func nameOrgan(r *annual.Report) {
	r.Function, r.OrganID = "", ""
	if r.Organ == "" {
		return
	}
	o := readOrgan(r)
	if len(o.functions) > 0 {
		r.Function = o.functions[0].ID
	}
	place := r.PlaceID
	switch {
	case place == "" && o.nationwide:
		r.OrganID = nation + "-" + o.local(r)
	case place != "" && o.fits(r):
		r.OrganID = place + "-" + o.local(r)
	}
}

// fits reports whether the region can be the organ's own. A wider one, in which
// there may be several of the name, gives no id: 区教育局 in a city, a township of a city
// that has counties.
func (o readName) fits(r *annual.Report) bool {
	switch {
	case r.Region.Code == "":
		return true
	case o.level != "":
		return strings.HasSuffix(r.Region.Name, o.level)
	case r.OrganKind != identity.Township && r.OrganKind != identity.Subdistrict:
		return true
	}
	return !slices.ContainsFunc(gazetteer.Regions(), func(part gazetteer.Region) bool { return part.Parent == r.Region.Code })
}

// A readName is an organ's name as its id needs it.
type readName struct {
	whole      string              // without region and level
	level      string              // that stands for the region: 区 in 区教育局
	functions  []register.Function // none if the register knows none
	second     int                 // how many of the functions are of a second name, in brackets
	proper     string              // the part of the place that it is for, or the name of its own
	branch     bool                // of another place's organ
	nationwide bool                // no other organ of any place has the name
}

// local returns the id without the place.
func (o readName) local(r *annual.Report) string {
	switch {
	case (r.OrganKind == identity.Township || r.OrganKind == identity.Subdistrict) && r.Township != "":
		return r.Township
	case r.OrganKind == identity.Zone:
		return "zone:" + zoneName(o.whole)
	case len(o.functions) == 0:
		sum := sha256.Sum256([]byte(o.whole))
		return "x" + hex.EncodeToString(sum[:4])
	}
	var ids []string
	for _, f := range o.functions[:max(1, len(o.functions)-o.second)] {
		ids = append(ids, f.ID)
	}
	slices.Sort(ids)
	id := strings.Join(ids, "+")
	if o.branch {
		id += "-branch"
	}
	if o.proper != "" {
		id += ":" + o.proper
	}
	return id
}

// zoneName is that of a zone in the shortest of its usual forms.
func zoneName(name string) string {
	w := loadOrganWords()
	name = w.ZoneSeat.ReplaceAllString(name, "")
	for _, pair := range w.ZoneShortForms {
		name = strings.Replace(name, pair[0], pair[1], 1)
	}
	return name
}

// readOrgan reads the name of a report's organ.
func readOrgan(r *annual.Report) readName {
	name := spelling.Squeeze(r.Organ)
	switch r.OrganKind {
	case identity.Township, identity.Subdistrict:
		return readName{whole: name}
	case identity.Zone:
		return readName{whole: withoutStem(withoutRegions(name, r.Year), r.Region)}
	case identity.StateCouncil:
		o := readName{whole: name, nationwide: true}
		o.known(name)
		return o
	case identity.Institution:
		short := withoutRegions(name, r.Year)
		return readName{whole: short, nationwide: short == name && loadOrganWords().University.MatchString(name)}
	}
	if f, rest, ok := register.OfNational(name); ok {
		return readNational(r, f, rest)
	}
	short := withoutRegions(name, r.Year)
	o := readName{whole: short}
	if o.known(name) && len(o.functions[0].Endings) == 0 { // 公安局 does not begin with 公安县
		return o
	}
	if o.read(short, r.Region) {
		return o
	}
	level, rest := cutLevel(short)
	if o.read(rest, r.Region) || short == name {
		o.whole = rest
		if short == name {
			o.level = level
		}
	}
	return o
}

// readNational reads what follows a national organ in the name of its local one.
func readNational(r *annual.Report, f register.Function, rest string) readName {
	short := withoutStem(withoutRegions(rest, r.Year), r.Region)
	level, _ := cutLevel(rest)
	o := readName{whole: short, functions: []register.Function{f}, nationwide: short == rest && level == ""}
	if register.AllOf(short) == nil && !loadOrganWords().NationalBody.MatchString(short) {
		o.proper = short
	}
	return o
}

// read finds the functions of a name without its region. It reports false if the register
// knows none.
func (o *readName) read(name string, region gazetteer.Region) bool {
	if o.known(name) {
		for _, ending := range o.functions[0].Endings {
			if proper, ok := strings.CutSuffix(name, ending); ok && !isOf(proper, region) {
				o.proper = proper
			}
		}
		return true
	}
	for _, tails := range loadOrganWords().Branches {
		inside, ok := strings.CutSuffix(name, tails[0])
		if !ok {
			continue
		}
		if tails[1] != "" && (o.known(inside) || o.known(inside+tails[1])) {
			o.branch = true
			return true
		}
		for at := range inside { // 公安局洪泽分局
			if at > 0 && o.known(inside[:at]) {
				o.branch = true
				if !isOf(inside[at:], region) {
					o.proper = inside[at:]
				}
				return true
			}
		}
	}
	for at := range name { // 隆昌生态环境局, 高新区财政局
		if at == 0 {
			continue
		}
		ofRegion := isOf(name[:at], region)
		if (ofRegion || loadOrganWords().Zone.MatchString(name[:at])) && o.known(name[at:]) {
			o.branch = ofRegion
			if !ofRegion {
				o.proper = zoneName(withoutStem(name[:at], region))
			}
			return true
		}
	}
	return false
}

// known sets the functions that the register has for a whole name.
func (o *readName) known(name string) bool {
	o.functions = register.AllOf(name)
	if plain, _, second := strings.Cut(name, "("); second {
		o.second = max(0, len(o.functions)-len(register.AllOf(plain)))
	}
	return len(o.functions) > 0
}

// isOf reports whether a name, or what is left of it without 市 or 区, is the region's.
func isOf(name string, region gazetteer.Region) bool {
	if name == "" || region.Code == "" {
		return name == ""
	}
	same := func(r gazetteer.Region) bool { return r.Code == region.Code }
	names := gazetteer.Names()
	return name == region.Name || slices.ContainsFunc(names.Full[name], same) || slices.ContainsFunc(names.Stems[name], same)
}

// withoutRegions cuts the regions before an organ's name.
func withoutRegions(name string, year int) string {
	if chain, ok := gazetteer.Names().ChainAt(name, 0, year); ok && chain.End < len(name) {
		return name[chain.End:]
	}
	return name
}

// withoutStem cuts the region's name without 市 or 区: 益阳高新区, 淮安调查队.
func withoutStem(name string, region gazetteer.Region) string {
	if stem := gazetteer.Names().StemAt(name, 0); stem != "" && len(stem) < len(name) && isOf(stem, region) {
		return name[len(stem):]
	}
	return name
}

// cutLevel cuts the word that stands for a region: 市环保局, 区财政局.
func cutLevel(name string) (level, rest string) {
	for _, level := range loadOrganWords().Levels {
		if rest, ok := strings.CutPrefix(name, level); ok && rest != "" {
			return level, rest
		}
	}
	return "", name
}
