package identity

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/normalize/datafile"
)

//go:embed wordings.json
var wordingsJSON []byte

// A frame is a wording in which a report names its organ.
type frame struct {
	Source string `json:"source"`
	Weight int    `json:"weight"`
	Inner  bool   `json:"inner"` // the name may be that of an office within the organ
	Own    bool   `json:"own"`   // of a report that is the author's own
	// Needs are words of which a text has one where the pattern fits: most texts have
	// none, and are not searched.
	Needs   []string `json:"needs"`
	Pattern string   `json:"pattern"`
	re      *regexp.Regexp
}

// mayFit reports whether the pattern can fit in a text.
func (f frame) mayFit(text string) bool {
	return len(f.Needs) == 0 || slices.ContainsFunc(f.Needs, func(word string) bool { return strings.Contains(text, word) })
}

// wordings are the words by which organs are found in the text of a report.
type wordings struct {
	Leads        []string `json:"leads"`         // stand before an organ and are none of it
	Prepositions string   `json:"prepositions"`  // stand before an organ, each a character that names can begin with
	Pollution    []string `json:"pollution"`     // what stands before one of these is no organ either
	Trails       []string `json:"trails"`        // stand after one
	NotOrgans    string   `json:"not_organs"`    // a phrase that looks like one and is none
	PlainPlaces  string   `json:"plain_places"`  // words for a place that more places have than the county named so: 城东, 东湖
	NotInOrgans  string   `json:"not_in_organs"` // words that no organ's name has
	InnerOffices []string `json:"inner_offices"` // offices within an organ
	// DepartmentOffice ends with an office that is no organ itself, as that of a government or a committee can be.
	DepartmentOffice string            `json:"department_office"`
	InnerDivision    string            `json:"inner_division"` // a division of an organ, which is the group
	RemovedQuotes    string            `json:"removed_quotes"`
	OwnRules         string            `json:"own_rules"` // rules that an organ gives itself
	Frames           []frame           `json:"frames"`
	Labels           frame             `json:"labels"` // who a page says published it
	Sites            frame             `json:"sites"`  // whose site it is on
	Levels           string            `json:"levels"` // 我市, 全县: a government speaks
	Every            string            `json:"every"`  // 我县各部门: so does a government's report alone
	Self             map[string]string `json:"self"`   // 我局 and the like, by the kind of organ that says so
	ShortForms       [][2]string       `json:"short_forms"`

	plainPlace, notOrgan, notInOrgan, removedQuote, ownRules, levels, every, self *regexp.Regexp
	departmentOffice, innerDivision, lead, trail                                  *regexp.Regexp
}

const (
	organExpr = `([\p{Han}()、•·〇]{2,44}?)`
	dateExpr  = `(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:(?:起)?(?:至|到|[-—－~])+(?:\d{4}年)?\d{1,2}月\d{1,2}日)?(?:止)?(?:期间)?(?:的)?`
)

// loadWordings reads the embedded file once.
var loadWordings = sync.OnceValue(func() *wordings {
	w := new(wordings)
	datafile.Read("wordings.json", wordingsJSON, w)
	compile := func(pattern string) *regexp.Regexp {
		return regexp.MustCompile(strings.NewReplacer("{organ}", organExpr, "{year}", yearExpr, "{date}", dateExpr).Replace(pattern))
	}
	for i := range w.Frames {
		w.Frames[i].re = compile(w.Frames[i].Pattern)
	}
	w.Labels.Source, w.Labels.re = "publisher", compile(w.Labels.Pattern)
	w.Sites.Source, w.Sites.re = "site", compile(w.Sites.Pattern)
	w.plainPlace = compile(w.PlainPlaces)
	w.notOrgan, w.notInOrgan, w.removedQuote = compile(w.NotOrgans), compile(w.NotInOrgans), compile(w.RemovedQuotes)
	w.departmentOffice, w.innerDivision = compile(w.DepartmentOffice), compile(w.InnerDivision)
	w.ownRules, w.levels, w.every = compile(w.OwnRules), compile(w.Levels), compile(w.Every)
	w.lead = regexp.MustCompile(`^(?:` + alternatives(w.Leads) + `|` + yearExpr + `|[^\p{Han}(]+|\([^\p{Han}]*\)|\([一二三四五六七八九十]+\)|\)|[一二三四五六七八九十]、)`)
	w.trail = regexp.MustCompile(`(?:` + alternatives(w.Trails) + `|` + yearExpr + `|[^\p{Han})]+)$`)
	slices.SortStableFunc(w.InnerOffices, func(a, b string) int { return len(b) - len(a) })
	var selves []string
	for self := range w.Self {
		selves = append(selves, self)
	}
	w.self = regexp.MustCompile(`[我本](` + alternatives(selves) + `)|全(镇|乡|苏木|街道|街|局|校)|(镇|乡|街道)(?:党委|党工委|政府|政务|便民)`)
	return w
})

// alternatives joins words to an expression that prefers the longest.
func alternatives(words []string) string {
	sorted := slices.Clone(words)
	slices.SortFunc(sorted, func(a, b string) int {
		if d := utf8.RuneCountInString(b) - utf8.RuneCountInString(a); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for i, word := range sorted {
		sorted[i] = regexp.QuoteMeta(word)
	}
	return strings.Join(sorted, "|")
}

// longForm writes out the usual short forms of a department's name, so that 卫健委 and
// 卫生健康委员会 are told to be one.
func (w *wordings) longForm(name string) string {
	for _, pair := range w.ShortForms {
		if strings.Contains(name, pair[1]) {
			continue
		}
		name = strings.Replace(name, pair[0], pair[1], 1)
	}
	name = strings.ReplaceAll(name, "委员会", "委")
	name = strings.ReplaceAll(name, "人民政府", "政府")
	name = strings.Replace(name, "街道办事处", "街道", 1)
	name = strings.Replace(name, "街道办", "街道", 1)
	name = strings.Replace(name, "管理委", "管委", 1)
	name = strings.Replace(name, "管委会", "管委", 1)
	for _, s := range []string{"镇政府", "乡政府", "苏木政府"} {
		if strings.HasSuffix(name, s) {
			name = strings.TrimSuffix(name, "政府")
		}
	}
	return name
}
