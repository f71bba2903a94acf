package naming

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/datafile"
	"nianbao/normalize/form"
	"nianbao/store/export"
)

//go:embed checks.json
var checksFile []byte

// A sumName is what a sum that forms prescribe is called: in Chinese where the form itself calls its terms by
// numerals, which say nothing away from it, and in English.
type sumName struct {
	Zh string `json:"zh"`
	En string `json:"en"`
}

// checks are the names of sums by those that the forms have.
var checks = datafile.Once[map[string]sumName]("checks.json", checksFile)

// Sum returns what a sum that a form prescribes is called in words, by the name that the form has.
func Sum(language wording.Language, printed string) string {
	name := checks()[printed]
	return language.Pick(cmp.Or(name.Zh, printed), name.En)
}

// findings are the kinds of findings by their codes: the codebook has them all.
var findings = sync.OnceValue(func() map[string]export.CodebookTerm {
	list := map[string]export.CodebookTerm{}
	for _, t := range export.Findings() {
		list[t.Code] = t
	}
	return list
})

// Finding returns what a kind of findings is called; one that is not known is called by its code.
func Finding(language wording.Language, code string) string {
	if t, known := findings()[code]; known {
		return language.Pick(t.Zh, t.En)
	}
	return code
}

// Message returns what a finding or a note says in a language, with sums in words. The English text is the stored one,
// with the names of sums, indicators, tables and kinds of applicants in English; what is quoted of a
// report, and what has no name, stays as it is printed.
func Message(language wording.Language, zh, en string) string {
	text, terms := en, termsInEnglish
	if language != wording.English {
		text, terms = language.Pick(zh, en), sumsInChinese
	}
	var b strings.Builder
	at := 0
	for _, quoted := range quotation.FindAllStringIndex(text, -1) {
		b.WriteString(terms().Replace(text[at:quoted[0]]))
		b.WriteString(text[quoted[0]:quoted[1]])
		at = quoted[1]
	}
	return b.String() + terms().Replace(text[at:])
}

// quotation is what stands in quotation marks of a report.
var quotation = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|“[^”]*”`)

// shortest is how many characters the name of an indicator needs to be told from words of a sentence.
const shortest = 4

// termsInEnglish replaces names by the English ones.
var termsInEnglish = sync.OnceValue(func() *strings.Replacer {
	names := map[string]string{}
	add := func(zh, en string) {
		if _, known := names[zh]; !known && en != "" {
			names[zh] = en
		}
	}
	for zh, name := range checks() {
		add(zh, name.En)
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
	return replacer(names)
})

// sumsInChinese replaces sums whose terms are numerals by what they are called in words.
var sumsInChinese = sync.OnceValue(func() *strings.Replacer {
	names := map[string]string{}
	for printed, name := range checks() {
		if name.Zh != "" {
			names[printed] = name.Zh
		}
	}
	return replacer(names)
})

// replacer replaces names, the longest first.
func replacer(names map[string]string) *strings.Replacer {
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
}
