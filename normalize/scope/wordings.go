package scope

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"nianbao/normalize/annual"
	"nianbao/normalize/datafile"
	"nianbao/normalize/identity"
)

//go:embed wordings.json
var wordingsJSON []byte

// A wording is one in which a report says what it covers.
type wording struct {
	Scope   annual.Scope `json:"scope"`
	What    string       `json:"what"` // it says
	Pattern string       `json:"pattern"`
	// Fits and Not are sentences that it fits and that it must not fit.
	Fits []string `json:"fits"`
	Not  []string `json:"not"`
	re   *regexp.Regexp
}

// A kindRule says that the Regulations have the organs of some kinds report on themselves.
type kindRule struct {
	Kinds []identity.Kind `json:"kinds"`
	From  int             `json:"from"` // years of the reports, both included
	To    int             `json:"to"`   // 0: until today
	Rule  string          `json:"rule"`
}

// covers reports whether the rule is one for the report.
func (k kindRule) covers(kind identity.Kind, year int) bool {
	return slices.Contains(k.Kinds, kind) && k.From <= year && (k.To == 0 || year <= k.To)
}

// wordings are how reports say what they cover.
type wordings struct {
	Parts    string    `json:"parts"`    // what names the organs of an area
	Cited    []string  `json:"cited"`    // what cites a rule, and is not looked at
	Wordings []wording `json:"wordings"` // that say what the report covers
	// Counts are those of the applications received by all the area or by the organ. They
	// tell what the figures cover if the table has the same number.
	Counts   []wording  `json:"counts"`
	Counted  string     `json:"counted"`  // what a count is of
	Blocking string     `json:"blocking"` // where this is said, the organ's kind alone tells nothing
	Rules    []kindRule `json:"rules"`

	cited    []*regexp.Regexp
	blocking *regexp.Regexp
}

// loadWordings reads the embedded file once.
var loadWordings = sync.OnceValue(func() *wordings {
	w := new(wordings)
	datafile.Read("wordings.json", wordingsJSON, w)
	for _, list := range [][]wording{w.Wordings, w.Counts} {
		for i := range list {
			list[i].re = regexp.MustCompile(strings.ReplaceAll(list[i].Pattern, "{parts}", w.Parts))
		}
	}
	for _, pattern := range w.Cited {
		w.cited = append(w.cited, regexp.MustCompile(pattern))
	}
	w.blocking = regexp.MustCompile(w.Blocking)
	return w
})

// uncited returns a sentence without the rules that it cites: what they ask of all organs is
// nothing that the report says of itself.
func (w *wordings) uncited(sentence string) string {
	for _, re := range w.cited {
		sentence = re.ReplaceAllString(sentence, "")
	}
	return sentence
}

// said returns what a sentence says that the report covers, "" for nothing.
func (w *wordings) said(sentence string) annual.Scope {
	sentence = w.uncited(sentence)
	for _, wording := range w.Wordings {
		if wording.re.MatchString(sentence) {
			return wording.Scope
		}
	}
	return ""
}

// counted returns how many applications a sentence says that the area, or the organ, has
// received, as printed.
func (w *wordings) counted(sentence string) (of annual.Scope, number string) {
	if !strings.Contains(sentence, w.Counted) {
		return "", ""
	}
	for _, wording := range w.Counts {
		m := wording.re.FindStringSubmatch(sentence)
		if m != nil && (strings.Contains(m[0], w.Counted)) {
			return wording.Scope, m[1]
		}
	}
	return "", ""
}

// RuleFor returns the rule by which an organ of the kind reports on itself in a year, ""
// where there is none: a government's report can cover all its area.
func RuleFor(kind identity.Kind, year int) string {
	for _, rule := range loadWordings().Rules {
		if rule.covers(kind, year) {
			return rule.Rule
		}
	}
	return ""
}
