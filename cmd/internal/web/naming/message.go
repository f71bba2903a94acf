package naming

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/datafile"
	"nianbao/normalize/form"
)

//go:embed checks.json
var checksFile []byte

// checks are the English names of the sums that forms prescribe, by the Chinese ones.
var checks = sync.OnceValue(func() map[string]string {
	var list map[string]string
	datafile.Read("checks.json", checksFile, &list)
	return list
})

// Finding returns what a kind of findings is called. A sum that a form prescribes and that has no phrase
// of its own is called as the form prints it.
func Finding(language wording.Language, code string) string {
	if phrase, err := language.Text("finding-" + code); err == nil {
		return phrase
	}
	for _, f := range form.All() {
		for _, t := range f.Tables {
			for _, c := range t.Checks {
				if c.Code != code {
					continue
				}
				if phrase, err := language.Text("finding-sum-fails", language.Pick(c.Zh, checks()[c.Zh])); err == nil {
					return phrase
				}
			}
		}
	}
	return code
}

// Message returns what a finding or a note says in a language. The English text is the stored one,
// with the names of sums, indicators, tables and kinds of applicants in English; what is quoted of a
// report, and what has no name, stays as it is printed.
func Message(language wording.Language, zh, en string) string {
	if language != wording.English {
		return language.Pick(zh, en)
	}
	var b strings.Builder
	at := 0
	for _, quoted := range quotation.FindAllStringIndex(en, -1) {
		b.WriteString(termsInEnglish().Replace(en[at:quoted[0]]))
		b.WriteString(en[quoted[0]:quoted[1]])
		at = quoted[1]
	}
	return b.String() + termsInEnglish().Replace(en[at:])
}

// quotation is what stands in quotation marks of a report.
var quotation = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|“[^”]*”`)

// shortest is how many characters the name of an indicator needs to be told from words of a sentence.
const shortest = 4

// termsInEnglish replaces names, the longest first.
var termsInEnglish = sync.OnceValue(func() *strings.Replacer {
	names := map[string]string{}
	add := func(zh, en string) {
		if _, known := names[zh]; !known && en != "" {
			names[zh] = en
		}
	}
	for zh, en := range checks() {
		add(zh, en)
	}
	for _, i := range slices.Backward(form.Indicators()) {
		if len([]rune(i.Zh)) >= shortest {
			add(i.Zh, i.En)
		}
	}
	for _, f := range slices.Backward(form.All()) {
		for _, t := range f.Tables {
			if len([]rune(t.Zh)) >= shortest {
				add(t.Zh, t.En)
			}
		}
	}
	for _, a := range form.Applicants() { // they stand in brackets, behind the sum
		add("("+a.Zh+")", "("+a.En+")")
	}
	var longestFirst []string
	for zh := range names {
		longestFirst = append(longestFirst, zh)
	}
	slices.SortFunc(longestFirst, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	var pairs []string
	for _, zh := range longestFirst {
		pairs = append(pairs, zh, names[zh])
	}
	return strings.NewReplacer(pairs...)
})
