package identity

import (
	_ "embed"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/datafile"
	"nianbao/normalize/gazetteer"
)

// A beside is what is known of a document beside its text: what a page says of itself by
// name, and where the file lies. It votes after the text: it can settle what the text
// leaves open, and overrules nothing.
type beside struct {
	title    string // the file's own, cleaned
	metadata []document.Meta
	path     string // or address
}

//go:embed metadata.json
var metadataJSON []byte

// metadataNames are the names under which pages say what they are, in lower case.
type metadataNames struct {
	Titles     []string       `json:"titles"`     // of the page's title
	Publishers []string       `json:"publishers"` // of who published the page, or had it published
	SiteCodes  []string       `json:"site_codes"` // of the 网站标识码
	SiteNames  []string       `json:"site_names"`
	Keywords   []string       `json:"keywords"`
	Prefixes   []string       `json:"prefixes"`   // that some sites put before all of these
	SiteTails  *regexp.Regexp `json:"site_tails"` // what a site's name has after its owner
	SiteLeads  *regexp.Regexp `json:"site_leads"` // and before
}

// loadMetadataNames reads the embedded file once.
var loadMetadataNames = datafile.Once[*metadataNames]("metadata.json", metadataJSON)

// plainName returns the name of a pair as metadata.json has it.
func (n *metadataNames) plainName(name string) string {
	name = strings.ToLower(name)
	for _, prefix := range n.Prefixes {
		name = strings.TrimPrefix(name, prefix)
	}
	return name
}

// What stands beside the text weighs less than what stands in it: a site's pages have the
// same publisher, whoever's report they show.
const (
	metaTitleWeight = 80
	bareMetaWeight  = 40
	pathWeight      = 20
)

// How far a region is trusted that only what stands beside the text tells.
const (
	sureBySite     = 0.78 // which of the regions that the text may mean: by the site's code or name
	sureByPath     = 0.7  // the same by the path, or by the page's keywords
	sureBySiteOnly = 0.65 // the text means none
)

// A besideRegion is a region that is told beside the text, or several of one name.
type besideRegion struct {
	regions []gazetteer.Region
	sure    float64
	place   Source
}

// placed notes where a mention of the text stands that is being read.
func (r *regionReader) placed(m mention) mention {
	if !m.beside {
		if m.at = r.at; m.at < len(r.places) {
			m.place = r.places[m.at]
		}
	}
	return m
}

// metaTitle returns the title that a page has among its metadata, "" for none or where it
// is not that of a report.
func metaTitle(doc *document.Document) string {
	names := loadMetadataNames()
	for _, m := range doc.Metadata {
		if slices.Contains(names.Titles, names.plainName(m.Name)) && isTitle(cleanText(m.Content)) {
			return m.Content
		}
	}
	return ""
}

// besideMentions collects the organs named beside the text.
func (r *regionReader) besideMentions(add func(mention)) {
	names := loadMetadataNames()
	for _, meta := range r.beside.metadata {
		content := cleanText(meta.Content)
		title, titled := wholeTitle(meta.Content)
		from := func(m mention, source string, weight int) mention {
			m.source, m.weight, m.beside = source, weight, true
			m.quote, m.place = meta.Name+"“"+meta.Content+"”", meta.Place
			return m
		}
		switch name := names.plainName(meta.Name); {
		case slices.Contains(names.Titles, name) && titled:
			r.titleMentions(title, func(m mention) {
				weight := metaTitleWeight
				if m.bare {
					weight = bareMetaWeight
				}
				add(from(m, "meta-title", weight))
			})
		case slices.Contains(names.Publishers, name):
			if organ := r.trim(content); organ != "" {
				if o := r.parse(organ); !o.bare {
					add(from(mention{namedOrgan: o}, "publisher", loadWordings().Labels.Weight))
				}
			}
		}
	}
	for _, part := range pathParts(r.beside.path) {
		from := func(o namedOrgan) {
			if o.kind != "" && !o.bare {
				add(mention{namedOrgan: o, source: "path", weight: pathWeight, beside: true, quote: "路径“" + part.printed + "”"})
			}
		}
		if part.last && isTitle(part.text) {
			r.titleMentions(part.text, func(m mention) { from(m.namedOrgan) })
		} else if organ := r.trim(part.name); organ != "" && organ == part.name {
			from(r.parse(organ))
		}
	}
}

// A pathPart is one folder of a path, or the name of the file.
type pathPart struct {
	printed string
	text    string // cleaned, of the file without its extension
	name    string // the same from its first ideograph to its last
	last    bool
}

// pathParts returns the parts of a path or of an address that have ideographs.
func pathParts(p string) []pathPart {
	var parts []pathPart
	list := strings.FieldsFunc(p, func(c rune) bool { return c == '/' || c == '\\' })
	for i, printed := range list {
		if unescaped, err := url.PathUnescape(printed); err == nil && utf8.ValidString(unescaped) {
			printed = unescaped
		}
		part := pathPart{printed: printed, last: i == len(list)-1}
		text := printed
		if part.last {
			text = strings.TrimSuffix(text, path.Ext(text))
		}
		part.text = cleanText(text)
		part.name = strings.TrimFunc(part.text, func(c rune) bool { return !unicode.Is(unicode.Han, c) })
		if part.name != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// besideRegions returns the regions that are told beside the text, the surest first.
func (r *regionReader) besideRegions() []besideRegion {
	if r.besides != nil {
		return r.besides
	}
	r.besides = []besideRegion{}
	names := loadMetadataNames()
	for _, role := range []struct {
		names []string
		sure  float64
		read  func(string) []gazetteer.Region
	}{{names.SiteCodes, sureBySite, r.siteCode}, {names.SiteNames, sureBySite, r.siteName}, {names.Keywords, sureByPath, r.keywords}} {
		for _, meta := range r.beside.metadata {
			if !slices.Contains(role.names, names.plainName(meta.Name)) {
				continue
			}
			if regions := role.read(cleanText(meta.Content)); len(regions) > 0 {
				r.besides = append(r.besides, besideRegion{regions, role.sure, Source{meta.Name + "“" + meta.Content + "”", meta.Place}})
			}
		}
	}
	if regions, quote := r.pathRegions(); len(regions) > 0 {
		r.besides = append(r.besides, besideRegion{regions, sureByPath, Source{Quote: "路径“" + quote + "”"}})
	}
	return r.besides
}

// siteCode returns the region of a 网站标识码 of ten digits, which begins with that of the
// site's owner. Ministries' begin with bm, those of some development zones with a code
// that no region has.
func (r *regionReader) siteCode(code string) []gazetteer.Region {
	if len(code) != 10 || strings.Trim(code, "0123456789") != "" {
		return nil
	}
	region, ok := gazetteer.LookupRegion(code[:6], r.year)
	if !ok { // a code that the region got later, or had before
		region, ok = gazetteer.LookupRegion(code[:6], 0)
	}
	if !ok {
		return nil
	}
	return []gazetteer.Region{region}
}

// siteName returns the regions that the name of a site begins with.
func (r *regionReader) siteName(name string) []gazetteer.Region {
	names := loadMetadataNames()
	return r.regionsNamed(names.SiteTails.ReplaceAllString(names.SiteLeads.ReplaceAllString(name, ""), ""))
}

// keywords returns the regions named by those of a page's keywords that are an organ's or
// a region's name.
func (r *regionReader) keywords(list string) []gazetteer.Region {
	for _, word := range strings.FieldsFunc(list, func(c rune) bool { return strings.ContainsRune(",;、|", c) }) {
		if regions := r.siteName(word); len(regions) > 0 {
			return regions
		}
	}
	return nil
}

// regionsNamed returns the regions that a name begins with, or is, shortened.
func (r *regionReader) regionsNamed(name string) []gazetteer.Region {
	if chain, ok := r.names.ChainAt(name, 0, r.year); ok && chain.Conflict == nil && !chain.Shortened {
		regions, _ := gazetteer.InYear(chain.Regions, r.year)
		return regions
	}
	if stem := r.names.StemAt(name, 0); stem != "" && stem == name {
		regions, _ := gazetteer.InYear(r.names.Stems[stem], r.year)
		return regions
	}
	return nil
}

// pathRegions returns the regions of the last folder that names one, within those of the
// folders around it.
func (r *regionReader) pathRegions() (regions []gazetteer.Region, quote string) {
	for _, part := range pathParts(r.beside.path) {
		named := r.regionsNamed(part.name)
		if len(named) == 0 || part.last && isTitle(part.text) && len(regions) > 0 {
			continue
		}
		if inside := gazetteer.AllWithin(named, regions); len(inside) > 0 {
			named = inside
		}
		regions, quote = named, strings.Trim(quote+"/"+part.printed, "/")
	}
	return regions, quote
}

// supportedBeside keeps, of the regions that the text may mean, the one that what stands
// beside the text tells, it or a region around it.
func (r *regionReader) supportedBeside(regions []gazetteer.Region) (decided []gazetteer.Region, evidence string, sure float64) {
	for _, b := range r.besideRegions() {
		kept := slices.DeleteFunc(slices.Clone(regions), func(region gazetteer.Region) bool {
			return !slices.ContainsFunc(b.regions, func(told gazetteer.Region) bool { return sameOrAround(region, told, r.year) })
		})
		if len(kept) == 1 {
			return kept, b.place.Quote, b.sure
		}
	}
	return nil, "", 0
}

// placeBeside places an organ whose region the text does not tell. Its level must be that
// of the organ, where its name says so: 区教育局 is not of a city.
func (r *regionReader) placeBeside(id *Identity, m mention) {
	if m.kind == Government && !bareGovernment.MatchString(m.whole) {
		return
	}
	levels := levelsOf(m)
	for _, b := range r.besideRegions() {
		kept := slices.DeleteFunc(slices.Clone(b.regions), func(region gazetteer.Region) bool {
			return levels != nil && !slices.Contains(levels, region.Level()) ||
				len(id.Candidates) > 0 && !slices.ContainsFunc(id.Candidates, func(c gazetteer.Region) bool { return c.Code == region.Code })
		})
		if len(kept) == 1 {
			id.Region, id.Confidence, id.Candidates = kept[0], sureBySiteOnly, nil
			id.Evidence += "，" + b.place.Quote
			return
		}
	}
}

// levelsOf returns the levels of region that an organ's name can be of, nil for any.
func levelsOf(m mention) []gazetteer.Level {
	if m.kind == Township || m.kind == Subdistrict {
		return []gazetteer.Level{gazetteer.CountyLevel}
	}
	if startsWithLevelWord.MatchString(m.whole) {
		return nil
	}
	first, _ := utf8.DecodeRuneInString(m.whole)
	return levelChars[string(first)]
}

// differBeside finds the first region told beside the text that is neither the organ's nor
// within it nor around it.
func (r *regionReader) differBeside(id *Identity) {
	if id.Region.Code == "" {
		return
	}
	for _, b := range r.besideRegions() {
		if slices.ContainsFunc(b.regions, func(told gazetteer.Region) bool {
			return sameOrAround(id.Region, told, r.year) || sameOrAround(told, id.Region, r.year)
		}) {
			continue
		}
		id.RegionAgainst = b.place
		return
	}
}

// sameOrAround reports whether the wider region is the narrower or one around it, in the
// year or by another code or rank that it had.
func sameOrAround(narrow, wide gazetteer.Region, year int) bool {
	sameName := narrow.Name[:len(narrow.Name)-gazetteer.HanBytes] == wide.Name[:len(wide.Name)-gazetteer.HanBytes] &&
		narrow.Level() == wide.Level() && narrow.Code[:2] == wide.Code[:2]
	return narrow.Code == wide.Code || narrow.Within(wide) || sameName && (narrow.Name != wide.Name || narrow.Code[:4] == wide.Code[:4]) ||
		slices.ContainsFunc(narrow.Ancestors(year), func(a gazetteer.Region) bool { return a.Code == wide.Code })
}

// onlyBeside reports whether nothing of the text itself names the organ of the group.
func (g group) onlyBeside() bool {
	return !slices.ContainsFunc(g.members, func(m mention) bool { return !m.beside })
}

// Named reads the name of an organ that somebody else gives, with its region where the
// name has one.
func Named(organ string, year int) Identity {
	return Identify([]string{organ + "政府信息公开年度报告"}, "", year)
}

// SpeaksAs reports whether a text that speaks as one of the kinds may be of an organ of
// the other kind: no government says 我局, and no department 我镇.
func SpeaksAs(spoken []Kind, kind Kind) bool {
	switch kind {
	case Government, GovernmentOffice, Township, Subdistrict:
		return slices.Contains(spoken, kind)
	}
	return slices.ContainsFunc(spoken, func(k Kind) bool { return k != Township && k != Subdistrict })
}
