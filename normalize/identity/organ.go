package identity

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/datafile"
	"nianbao/normalize/gazetteer"
)

// A namedOrgan is the name of an organ, taken apart.
type namedOrgan struct {
	whole    string          // as printed, without what is no part of it
	chain    gazetteer.Chain // the regions named, none where it names none
	tail     string          // what follows them
	kind     Kind
	township string
	bare     bool // a region's name and nothing else
}

func (o namedOrgan) hasRegion() bool { return len(o.chain.Names) > 0 }

// core is the organ's name in its long form, without its region and without the level
// that stands for it, so that 市卫健委 and 淮安市卫生健康委员会 have the same.
func (o namedOrgan) core() string {
	if o.kind == Government {
		if !o.hasRegion() && !bareGovernment.MatchString(o.whole) {
			return o.whole // of a region that the table lacks
		}
		return "政府"
	}
	tail := o.tail
	if !o.hasRegion() && !startsWithLevelWord.MatchString(tail) {
		for _, level := range []string{"省", "市", "区", "县", "州", "盟", "旗", "自治区"} {
			if rest, ok := strings.CutPrefix(tail, level); ok && utf8.RuneCountInString(rest) >= 2 {
				tail = rest
				break
			}
		}
	}
	return loadWordings().longForm(tail)
}

// parse takes the name of an organ apart. Texts repeat their organ's name, and each is
// taken apart once.
func (r *regionReader) parse(whole string) namedOrgan {
	if _, known := r.parsed[whole]; !known {
		r.parsed[whole] = r.takeApart(whole)
	}
	return r.parsed[whole]
}

func (r *regionReader) takeApart(whole string) namedOrgan {
	o := namedOrgan{whole: whole}
	if rest, ok := strings.CutPrefix(whole, productionCorps); ok {
		o.tail = rest
		if o.kind, _ = kindOf(whole, rest); o.kind == "" || rest == "" || strings.HasSuffix(rest, "市") {
			o.kind = Government
		}
		return o
	}
	national, rest := cutVerticalOrgan(whole)
	if chain, ok := r.names.ChainAt(rest, 0, r.year); ok {
		o.chain = chain
	} else if national != "" && national != republic {
		// 国家统计局淮安调查队: the place is shortened.
		if chain, ok := r.stemAtStart(rest); ok {
			o.chain = chain
		}
	}
	if bareTownship.MatchString(rest[o.chain.End:]) && len(o.chain.Names) == 1 {
		o.chain = gazetteer.Chain{} // 新县镇 bears the name of a county, and lies in another
	}
	o.tail = rest[o.chain.End:]
	if rest == "" || national == republic && !o.hasRegion() {
		o.tail = whole
	}
	switch {
	case o.hasRegion() && o.tail == "" && national == "":
		o.bare, o.kind = true, Government
	case national != "" && o.tail != "" && o.hasRegion():
		o.kind, _ = kindOf(whole, rest)
	default:
		o.kind, o.township = kindOf(whole, o.tail)
	}
	if at := strings.LastIndex(o.township, "政府"); at >= 0 {
		o.township = o.township[at+len("政府"):] // 区人民政府新华街道
	}
	o.township = withoutAbove(o.township)
	return o
}

// bareTownship is a township without a name of its own.
var bareTownship = regexp.MustCompile(`^(?:镇|乡|苏木|街道)(?:人民政府|政府|办事处|办)?$`)

// stemAtStart reads one shortened region name at the start of the text.
func (r *regionReader) stemAtStart(text string) (gazetteer.Chain, bool) {
	stem := r.names.StemAt(text, 0)
	if stem == "" {
		return gazetteer.Chain{}, false
	}
	regions := widest(r.names.Stems[stem])
	return gazetteer.Chain{End: len(stem), Names: []string{stem}, Regions: regions, Shortened: true}, true
}

// widest keeps the regions of the highest level.
func widest(regions []gazetteer.Region) []gazetteer.Region {
	for _, level := range []gazetteer.Level{gazetteer.ProvinceLevel, gazetteer.PrefectureLevel, gazetteer.CountyLevel} {
		if of := gazetteer.OfLevel(regions, level); len(of) > 0 {
			return of
		}
	}
	return nil
}

// trim takes from a phrase what is no part of an organ's name. It is empty where
// nothing is left or what is left names no organ.
func (r *regionReader) trim(phrase string) string {
	if _, known := r.trimmed[phrase]; !known {
		r.trimmed[phrase] = r.trimOnce(phrase)
	}
	return r.trimmed[phrase]
}

func (r *regionReader) trimOnce(phrase string) string {
	w := loadWordings()
	if at := strings.Index(phrase, "以下简称"); at >= 0 {
		phrase = strings.TrimSuffix(phrase[:at], "(")
	}
	for _, word := range w.Pollution {
		if at := strings.LastIndex(phrase, word); at >= 0 && len(phrase) > at+len(word)+2*gazetteer.HanBytes && !onlyKind.MatchString(phrase[at+len(word):]) {
			phrase = phrase[at+len(word):]
		}
	}
	phrase = cutRepeated(phrase)
	for _, short := range []bool{false, true} {
		if organ := r.cutWords(phrase, short); organ != "" {
			return organ
		}
	}
	return ""
}

// cutWords cuts the words before and after an organ; with anywhere, also those before
// the last region that the phrase names.
func (r *regionReader) cutWords(phrase string, anywhere bool) string {
	w := loadWordings()
	for phrase != "" {
		if name := r.names.NameAt(phrase, 0); name != "" {
			break
		}
		if first := hanStep(phrase, 0); strings.Contains(w.Prepositions, phrase[:first]) && r.regionAt(phrase, first) {
			phrase = phrase[first:]
			continue
		}
		lead := w.lead.FindString(phrase)
		if lead == "" || len(lead) == len(phrase) {
			break
		}
		if kind, _ := kindOf(phrase, phrase); kind == Zone && lead == "和" {
			break
		}
		phrase = phrase[len(lead):]
	}
	if anywhere {
		cut := false
		for at := range phrase {
			if name := r.names.NameAt(phrase, at); at > 0 && len(name) >= 3*gazetteer.HanBytes && !gazetteer.IsGenericName(name) && !strings.HasPrefix(name, "市") {
				phrase, cut = phrase[at:], true
				break
			}
		}
		if !cut {
			return ""
		}
	}
	for {
		trail := w.trail.FindString(phrase)
		if trail == "" || len(trail) == len(phrase) {
			break
		}
		phrase = phrase[:len(phrase)-len(trail)]
	}
	phrase = cutPreposition(balance(phrase))
	if utf8.RuneCountInString(phrase) < 2 {
		return ""
	}
	o := r.parse(phrase)
	words := w.notInOrgan.MatchString(o.tail) || !o.hasRegion() && w.notOrgan.MatchString(phrase)
	if o.kind == "" || words && !knownTownship(o.township) || officeTail.MatchString(phrase) && slices.Contains(w.InnerOffices, phrase) {
		return ""
	}
	if national, _ := cutVerticalOrgan(phrase); !o.hasRegion() && national == "" && o.kind != StateCouncil && o.kind != Institution &&
		utf8.RuneCountInString(phrase) > longestBareOrgan {
		return ""
	}
	return phrase
}

// knownTownship reports whether a township's name, with more than its kind and a word, is in the table:
// 各莫镇 is one, 各镇 is none.
func knownTownship(name string) bool {
	return utf8.RuneCountInString(name) > 2 && len(gazetteer.TownshipsNamed(name)) > 0
}

// regionAt reports whether the name of a region begins at the place, or the shortened one
// of an organ's.
func (r *regionReader) regionAt(phrase string, at int) bool {
	if r.names.NameAt(phrase, at) != "" {
		return true
	}
	_, ok := r.names.ChainAt(phrase, at, r.year)
	return ok
}

// onlyKind begins what is no name of its own: 镇人民政府 after 平台.
var onlyKind = regexp.MustCompile(`^(?:镇|乡|苏木|街道)`)

// cutRepeated cuts the name that ends the path of a page and begins its title again:
// 柳溪镇柳溪镇人民政府. Other words can stand between: 柳溪县水利局现公开柳溪县水利局.
func cutRepeated(phrase string) string {
	const least, leastApart = 2 * gazetteer.HanBytes, 5 * gazetteer.HanBytes
	for n := least; 2*n <= len(phrase); n += gazetteer.HanBytes {
		if phrase[:n] == phrase[n:2*n] {
			return phrase[n:]
		}
		if at := repeated(phrase, n); at >= 0 {
			return phrase[:at] + phrase[at+n:]
		}
		if n >= leastApart && strings.HasSuffix(phrase[n:], phrase[:n]) {
			return phrase[:n]
		}
	}
	return phrase
}

// repeated returns where a region of n bytes stands that is named again right behind: 洪泽市柳溪区柳溪区商务局; -1 for none.
func repeated(phrase string, n int) int {
	if kind, _ := kindOf(phrase, phrase); kind == Zone || kind == Township {
		return -1 // whose own names can begin with that of the county
	}
	for at := gazetteer.HanBytes; n >= 3*gazetteer.HanBytes && at+2*n <= len(phrase); at += gazetteer.HanBytes {
		if name := phrase[at : at+n]; name == phrase[at+n:at+2*n] && isRegion(name) {
			return at
		}
	}
	return -1
}

// cutPreposition cuts a preposition before a township that the table has without it
// alone: 由柳溪镇人民政府.
func cutPreposition(phrase string) string {
	first := hanStep(phrase+" ", 0)
	if phrase == "" || !strings.Contains(loadWordings().Prepositions, phrase[:first]) {
		return phrase
	}
	kind, township := kindOf(phrase, phrase)
	if kind != Township && kind != Subdistrict || len(township) <= first || !strings.HasPrefix(phrase, township) ||
		len(gazetteer.TownshipsNamed(township)) > 0 || len(gazetteer.TownshipsNamed(township[first:])) == 0 {
		return phrase
	}
	return phrase[first:]
}

// longestBareOrgan is the most characters of a name that no region begins: a longer one
// holds other words.
const longestBareOrgan = 22

// balance cuts a bracket that has no other half.
func balance(phrase string) string {
	if strings.Count(phrase, "(") > strings.Count(phrase, ")") {
		phrase = phrase[:strings.LastIndex(phrase, "(")]
	}
	if strings.Count(phrase, ")") > strings.Count(phrase, "(") {
		phrase = phrase[strings.Index(phrase, ")")+1:]
	}
	return strings.Trim(phrase, "、•·")
}

// A Kind is what sort of body an organ is.
type Kind string

// The kinds of organs.
const (
	Government       Kind = "government"        // of a province, a prefecture, a county
	GovernmentOffice Kind = "government-office" // 人民政府办公室
	Department       Kind = "department"        // of a government
	Branch           Kind = "branch"            // a department's local branch
	Vertical         Kind = "vertical"          // the local organ of a national one
	Township         Kind = "township"
	Subdistrict      Kind = "subdistrict"
	Zone             Kind = "zone"          // what administers a development zone
	StateCouncil     Kind = "state-council" // a ministry or another organ of the whole state
	Institution      Kind = "institution"   // a university, a hospital, a company
	Other            Kind = "other"
)

//go:embed kinds.json
var kindsJSON []byte

// A kindRule tells a kind by the name of the organ.
type kindRule struct {
	Kind         Kind           `json:"kind"`
	Pattern      *regexp.Regexp `json:"pattern"`
	Name         *regexp.Regexp `json:"name"`          // the township's part of the name; nil for no township
	Nation       bool           `json:"nation"`        // only where no region stands before it
	BeyondNation bool           `json:"beyond_nation"` // only where one does, or a name of a place
}

var loadKinds = datafile.Once[[]kindRule]("kinds.json", kindsJSON)

// kindOf returns the kind of an organ by its name, whole and without the regions before
// it, and the name of its township or street; "" for what names no organ.
func kindOf(whole, tail string) (kind Kind, township string) {
	bare := whole == tail // no region is named
	for _, rule := range loadKinds() {
		name := tail
		if rule.Nation || rule.Kind == Vertical {
			name = whole
		}
		if rule.Nation && !bare {
			continue
		}
		if !rule.Pattern.MatchString(name) {
			continue
		}
		if rule.Name != nil {
			if m := rule.Name.FindStringSubmatch(tail); m != nil {
				township = m[1]
			}
		}
		return rule.Kind, township
	}
	return "", ""
}
