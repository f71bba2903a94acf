package form

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/normalize/spelling"
)

// explanation is a text in brackets at the end of another, which brackets within it are part of.
var explanation = regexp.MustCompile(`^([^()]+)\(((?:[^()]|\([^()]*\))+)\)$`)

// shortestExplanation is how many characters explain a name at least: what is shorter is its
// unit, or a word of it.
const shortestExplanation = 8

// limits are words by which what stands in brackets names a part of what is counted, or the
// count of another time.
var limits = []string{"其中", "累计", "历年"}

// Printed folds what a report prints as the name of a row or column, see spelling.Canonical.
// What explains in brackets a name that a form prints without it, as provinces have their
// organs print, is left out: 规章（设区的市、自治州人民政府应提供相关数据）.
func Printed(text string) string {
	whole := spelling.Canonical(text)
	parts := explanation.FindStringSubmatch(spelling.Squeeze(text))
	if parts == nil || utf8.RuneCountInString(parts[2]) < shortestExplanation || printed()[whole] {
		return whole
	}
	for _, word := range limits {
		if strings.Contains(parts[2], word) {
			return whole
		}
	}
	if name := spelling.Canonical(parts[1]); printed()[name] {
		return name
	}
	return whole
}

// printed has the names of rows and columns in all spellings of all forms, canonical.
var printed = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	add := func(l *spelling.Label) {
		for text := range l.Texts() {
			names[string(text)] = true
		}
	}
	for _, f := range All() {
		for _, t := range f.Tables {
			for _, b := range t.Blocks {
				for i := range b.Columns {
					add(b.Columns[i].Head())
				}
				b.EachRow(func(r Row, _ []Row) { add(r.Label()) })
			}
		}
	}
	return names
})
