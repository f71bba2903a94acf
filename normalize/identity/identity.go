package identity

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/gazetteer"
)

// An Identity tells whose report a report is.
type Identity struct {
	// Region is the division whose organ reports; its Code is empty when the
	// texts do not decide it.
	Region gazetteer.Region `json:"region"`
	// Organ is the reporting organ as the title has it; for a title that names
	// a region only, the name of the region's government in the other texts, or
	// else the region's name with 人民政府.
	Organ string `json:"organ"`
	// Department is the organ's name after the region, "商务局". It is empty for
	// a government itself and for its office, which reports for it.
	Department string `json:"department,omitempty"`
	// Kind is what sort of body the organ is, "" where Organ is empty.
	Kind Kind `json:"kind,omitempty"`
	// Township is the name of a township or street, "岔河镇", of whose organ the report is.
	Township string `json:"township,omitempty"`
	// TownshipCode is the nine-digit code of the township, street or zone, "" where the
	// table does not know it.
	TownshipCode string `json:"township_code,omitempty"`
	// State is how sure the organ is.
	State State `json:"state"`
	// Against quotes what speaks for another organ than Organ, "" where nothing does.
	Against string `json:"against,omitempty"`
	// Confidence is 0 to 1, 0 when no region was decided.
	Confidence float64 `json:"confidence"`
	// Candidates are the regions the texts may mean when they do not decide.
	Candidates []gazetteer.Region `json:"candidates,omitempty"`
	// Speaks are the kinds of organ as which the text speaks, by 我局 and the like, where
	// State is Unknown: a name from elsewhere must be of one of them.
	Speaks []Kind `json:"speaks,omitempty"`
	// Evidence quotes what the identity rests on.
	Evidence string `json:"evidence"`
	// EvidencePlace and AgainstPlace are where the quotes of Evidence and Against begin,
	// zero for what stands beside the text.
	EvidencePlace document.Place `json:"evidence_place,omitzero"`
	AgainstPlace  document.Place `json:"against_place,omitzero"`
	// RegionAgainst quotes what tells another region beside the text, zero where nothing does.
	RegionAgainst Source `json:"region_against,omitzero"`
}

// A Source is what was read, and where.
type Source struct {
	Quote string         `json:"quote"`
	Place document.Place `json:"place,omitzero"`
}

// A State is how sure it is whose report a report is.
type State string

// The states of an identity.
const (
	Certain  State = "certain"
	Doubtful State = "doubtful" // weak or contradicted evidence
	Unknown  State = "unknown"  // no organ is told
)

// How far each kind of evidence is trusted. Only the order matters.
const (
	sureWithParent   = 0.98 // the title names the region and a wider one
	sureByName       = 0.95 // the title names it, and no other region has the name
	sureBySupport    = 0.85 // other texts name the wider region
	sureByStem       = 0.8  // the title shortens the name
	sureByAuthor     = 0.8  // the text says who wrote the report
	sureBySignature  = 0.78 // a line of the text is the organ's name
	sureByProse      = 0.65 // the text names one organ's region
	otherYearFactor  = 0.85 // the name was not valid in the report's year
	misspeltFactor   = 0.8  // one character differs
	leadingWordsCost = 0.1  // unknown words stand before the region
)

// longestText bounds how many bytes of one text are read; an organ is named
// within the first paragraphs.
const longestText = 12000

// Identify finds the organ and its region in the texts of a report, the title first
// and then its lines in their order. The file's own title, which stands beside its text,
// is "" where it has none. The year is the one reported on, 0 when unknown:
// a name valid in that year goes before one that was not. What the texts say of the
// organ votes, in the order of its weight: the title, the frames in which a report
// names itself, who signed and who published it. Many districts share a name; the
// wider regions that the texts name decide between them. When nothing decides, Region
// stays empty and Candidates lists the regions meant; when nothing tells the organ, or
// what tells it contradicts how the text speaks of itself, Organ stays empty.
func Identify(texts []string, fileTitle string, year int) Identity {
	return newReader(texts, beside{title: fileTitle}, year).decide()
}

// newReader returns a reader of the texts of a report, the title first, and of what
// stands beside them.
func newReader(texts []string, with beside, year int) *regionReader {
	cleaned := make([]string, len(texts))
	for i, text := range texts {
		if len(text) > longestText {
			text = strings.ToValidUTF8(text[:longestText], "")
		}
		cleaned[i] = cleanText(text)
	}
	with.title = cleanText(with.title)
	return &regionReader{names: gazetteer.Names(), texts: cleaned, beside: with, year: year,
		parsed: make(map[string]namedOrgan), trimmed: make(map[string]string)}
}

// A regionReader holds what one call of Identify reads.
type regionReader struct {
	names *gazetteer.NameTable
	texts []string // cleaned
	year  int
	beside
	besides []besideRegion   // what besideRegions found, nil before
	at      int              // the text that is being read
	places  []document.Place // of the texts, nil where they are not known
	trace   *Trace           // nil unless asked for
	// subjects are the regions' bare names of which the texts say what they did.
	subjects []string
	// subjectLevels are the levels, 市 or 县, of the regions of which the texts say what they did.
	subjectLevels []string
	// parsed and trimmed hold what was made of names already read.
	parsed  map[string]namedOrgan
	trimmed map[string]string
}

// fromTitle reads the organ's words of a title. It reports false when they
// name an organ but not where it is.
func (r *regionReader) fromTitle(phrase string) (Identity, bool) {
	id := Identity{Organ: phrase, Evidence: "标题“" + phrase + "”"}
	if rest, ok := strings.CutPrefix(phrase, productionCorps); ok {
		if chain, found := r.firstChain(rest); found && chain.End == len(rest) {
			return r.place(id, chain, ""), true
		}
		id.Department = rest
		return id, true
	}
	vertical, rest := cutVerticalOrgan(phrase)
	chain, ok := r.firstChain(rest)
	if !ok {
		if vertical != "" || isNational(phrase) {
			id.Department = phrase
			return id, true
		}
		return id, false
	}
	department := rest[chain.End:]
	if bareTownship.MatchString(department) && len(chain.Names) == 1 {
		return id, false
	}
	if vertical == "" && gazetteer.GovernmentTail.MatchString(department) {
		if department == "" {
			id.Organ = "" // named after the region once that is known
		}
		department = ""
	}
	if known, misread := r.misspelt(chain, department); misread {
		return r.placeMisspelt(id, chain, department, known), true
	}
	return r.place(id, chain, department), true
}

// isNational reports whether a name is that of an organ of the whole state.
func isNational(name string) bool {
	kind, _ := kindOf(name, name)
	return kind == StateCouncil
}

// firstChain returns the first run of region names. After other words a name
// of two characters is no name, nor is 市中区, which 我市中区 holds.
func (r *regionReader) firstChain(phrase string) (gazetteer.Chain, bool) {
	if chain, ok := r.names.ChainAt(phrase, 0, r.year); ok {
		return chain, true
	}
	for at := range phrase {
		name := r.names.NameAt(phrase, at)
		if at == 0 || len(name) < 3*gazetteer.HanBytes || strings.HasPrefix(name, "市") {
			continue
		}
		return r.names.ChainAt(phrase, at, r.year)
	}
	return gazetteer.Chain{}, false
}

// place decides between the regions a title's chain may mean.
func (r *regionReader) place(id Identity, chain gazetteer.Chain, department string) Identity {
	if chain.Conflict != nil {
		id.Candidates, _ = gazetteer.InYear(slices.Concat(chain.Regions, chain.Conflict), r.year)
		id.Evidence += "，所称上下级不符"
		return id
	}
	id.Department = department
	regions, valid := gazetteer.InYear(chain.Regions, r.year)
	id.Confidence = sureByName
	switch {
	case chain.Shortened:
		id.Confidence = sureByStem
	case chain.HasParent():
		id.Confidence = sureWithParent
	}
	if len(regions) > 1 {
		decided, evidence := r.supported(regions)
		sure := sureBySupport
		if len(decided) != 1 {
			decided, evidence, sure = r.supportedBeside(regions)
		}
		r.trace.regions(chain.Names, regions, decided, evidence)
		if len(decided) != 1 {
			id.Candidates, id.Confidence = regions, 0
			if id.Organ == "" {
				id.Organ = regions[0].Name + "人民政府"
			}
			return id
		}
		regions = decided
		id.Confidence = min(id.Confidence, sure)
		id.Evidence += "，" + evidence
	}
	if !valid {
		id.Confidence *= otherYearFactor
		if r.year == 0 {
			id.Evidence += "，该名称已不用"
		} else {
			id.Evidence += fmt.Sprintf("，该名称非%d年所用", r.year)
		}
	}
	if chain.Start > 0 {
		id.Confidence -= leadingWordsCost
	}
	id.Region = regions[0]
	if id.Organ == "" {
		id.Organ = r.governmentOf(id.Region)
	}
	return id
}

// governmentOf returns the name of a region's government as the texts have it,
// after as many of the wider regions as any of them puts before it.
func (r *regionReader) governmentOf(region gazetteer.Region) string {
	name := region.Name + "人民政府"
	for full, wider := name, region.Ancestors(r.year); len(wider) > 0; wider = wider[1:] {
		full = wider[0].Name + full
		if r.spelt(full) {
			name = full
		}
	}
	return name
}

// supported keeps the regions whose wider region the texts name: next to the
// region's own name if any do so, else anywhere, nearest level first. The
// first text that tells them apart decides.
func (r *regionReader) supported(regions []gazetteer.Region) (decided []gazetteer.Region, evidence string) {
	type test func(text string, region, parent gazetteer.Region) bool
	adjacent := func(text string, region, parent gazetteer.Region) bool {
		return strings.Contains(text, parent.Name+region.Name)
	}
	named := func(text string, _, parent gazetteer.Region) bool { return r.names.Spelt(text, parent.Name) }
	for _, passes := range []test{adjacent, named} {
		for _, text := range r.texts {
			var kept []gazetteer.Region
			for _, region := range regions {
				for _, parent := range region.Ancestors(r.year) {
					if passes(text, region, parent) {
						kept = append(kept, region)
						evidence = "文中有“" + parent.Name + "”"
						break
					}
				}
			}
			if len(kept) == 1 {
				return kept, evidence
			}
			if len(kept) > 1 {
				regions = kept
			}
		}
	}
	return nil, ""
}

// allRegions is the table of regions, copied once.
var allRegions = sync.OnceValue(gazetteer.Regions)

// misspelt looks for the region that the words after the chain misspell: one
// within it, of the same length, of which one character differs. It reports
// whether the words look like a region of that kind at all.
func (r *regionReader) misspelt(chain gazetteer.Chain, department string) ([]gazetteer.Region, bool) {
	if chain.Shortened || chain.Conflict != nil || department == "" {
		return nil, false
	}
	var near []gazetteer.Region
	for _, region := range allRegions() {
		if oneCharacterOff(department, region.Name) && slices.ContainsFunc(chain.Regions, region.Within) &&
			!gazetteer.ZoneTail.MatchString(department[:len(region.Name)]) {
			near = append(near, region)
		}
	}
	if len(near) > 0 {
		return near, true
	}
	return nil, unknownRegion.MatchString(department) && !gazetteer.ZoneTail.MatchString(department)
}

// placeMisspelt accepts the misspelt region only when other texts spell it.
func (r *regionReader) placeMisspelt(id Identity, chain gazetteer.Chain, department string, near []gazetteer.Region) Identity {
	near, _ = gazetteer.InYear(near, r.year)
	if len(near) == 1 && r.spelt(near[0].Name) {
		id.Region = near[0]
		id.Confidence = sureWithParent * misspeltFactor
		id.nameOrgan(department[len(near[0].Name):])
		id.Evidence += "，文中作“" + near[0].Name + "”"
		return id
	}
	id.Candidates = near
	if len(near) == 0 {
		id.Candidates, _ = gazetteer.InYear(chain.Regions, r.year)
	}
	id.Evidence += "，未见此区划名称"
	return id
}

// nameOrgan sets what follows the region's name: a department, or nothing more
// for the government. A title that ends with the region stands for the latter.
func (id *Identity) nameOrgan(tail string) {
	id.Department = tail
	if gazetteer.GovernmentTail.MatchString(tail) {
		id.Department = ""
	}
	if tail == "" {
		id.Organ = id.Region.Name + "人民政府"
	}
}

func (r *regionReader) spelt(name string) bool {
	return slices.ContainsFunc(r.texts, func(text string) bool { return r.names.Spelt(text, name) })
}

// oneCharacterOff reports whether the text begins with the name but for one
// character that is not the last. Names of two characters are too short.
func oneCharacterOff(text, name string) bool {
	if len(text) < len(name) || len(name) < 3*gazetteer.HanBytes {
		return false
	}
	off := 0
	last := len(name) - gazetteer.HanBytes
	for i := 0; i < len(name); i += gazetteer.HanBytes {
		if !utf8.RuneStart(text[i]) {
			return false
		}
		if text[i:i+gazetteer.HanBytes] != name[i:i+gazetteer.HanBytes] {
			if off++; off > 1 || i == last {
				return false
			}
		}
	}
	return off == 1
}
