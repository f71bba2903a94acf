package partname

import (
	_ "embed"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/width"
)

// A Name is what a file's name says of its place among the files of one report.
type Name struct {
	// Stem is what the names of all of them have in common, "" where there is nothing else than a mark.
	Stem string
	// Number is the part's number by its mark, 0 where it has none.
	Number int
	// IsAppendix says that it is called an appendix or a table of what it belongs to.
	IsAppendix bool
	// IsImpersonal says that the stem names nobody: what it belongs to the name does not tell.
	IsImpersonal bool
	// Year is a year that the name has, 0 where it has none or several.
	Year int
}

// IsMarked reports whether a name is that of a part.
func (n Name) IsMarked() bool { return n.Number > 0 || n.IsAppendix }

// Of takes the name of a file apart, which may have an extension.
func Of(file string) Name {
	r := theRules()
	text := strings.TrimSuffix(file, path.Ext(file))
	text = strings.ToLower(strings.Join(strings.Fields(width.Fold.String(text)), ""))
	n := Name{Year: yearIn(text)}
	if m := r.appendix.FindStringSubmatchIndex(text); m != nil {
		n.IsAppendix = true
		if m[2] >= 0 {
			n.Number = numberOf(text[m[2]:m[3]])
		}
		text = trimmed(text[:m[0]]) + trimmed(text[m[1]:])
		text, _ = r.withoutTable(text)
	} else if m := r.part.FindStringSubmatchIndex(text); m != nil {
		i := slices.IndexFunc(m[4:], func(at int) bool { return at >= 0 })
		n.Number = numberOf(text[m[4+i]:m[5+i]])
		text = trimmed(text[m[2]:m[3]])
	} else if text, n.IsAppendix = r.withoutTable(text); !n.IsAppendix {
		text = trimmed(text)
	}
	n.Stem, n.IsImpersonal = text, r.isImpersonal(text)
	return n
}

//go:embed marks.json
var marksFile []byte

// The rules by which names are taken apart.
type rules struct {
	part       *regexp.Regexp // the stem, and behind it a number by one of the marks
	appendix   *regexp.Regexp // a number, or none
	tables     []string
	impersonal []string
	mentions   []string // words by which a text speaks of what is appended to it
}

var theRules = sync.OnceValue(func() rules {
	var data struct{ Parts, Appendices, Tables, Impersonal, Mentions []string }
	if err := json.Unmarshal(marksFile, &data); err != nil {
		panic(err) // it is embedded, and tests read it
	}
	const number = `(0?[1-9]|[12]\d|30|[一二三四五六七八九十]{1,2}|[上中下])`
	alternatives := func(marks []string) string {
		var list []string
		for _, m := range marks {
			list = append(list, strings.ReplaceAll(regexp.QuoteMeta(m), `\{n\}`, `[_\-]?`+number))
		}
		return strings.Join(list, "|")
	}
	return rules{
		part:     regexp.MustCompile(`^(|.*?[^\d年])(?:` + alternatives(data.Parts) + `)$`),
		appendix: regexp.MustCompile(`(?:` + strings.Join(data.Appendices, "|") + `)` + number + `?`),
		tables:   data.Tables, impersonal: data.Impersonal, mentions: data.Mentions,
	}
})

// MentionsAppendix reports whether a text speaks of what is appended to it.
func MentionsAppendix(text string) bool {
	return slices.ContainsFunc(theRules().mentions, func(word string) bool { return strings.Contains(text, word) })
}

// withoutTable returns a name less what says at its end that it is a table.
func (r rules) withoutTable(text string) (rest string, isTable bool) {
	for _, word := range r.tables {
		if rest, isTable := strings.CutSuffix(text, word); isTable {
			return trimmed(rest), true
		}
	}
	return text, false
}

// isImpersonal reports whether a stem has nothing but words that all reports have in their names, and a year.
func (r rules) isImpersonal(stem string) bool {
	stem = aYear.ReplaceAllString(stem, "")
	for _, word := range r.impersonal {
		stem = strings.ReplaceAll(stem, word, "")
	}
	return trimmed(stem) == ""
}

var aYear = regexp.MustCompile(`(?:19|20)\d\d`)

// yearIn returns the only year that a text has.
func yearIn(text string) int {
	years := aYear.FindAllString(text, -1)
	slices.Sort(years)
	if years = slices.Compact(years); len(years) != 1 {
		return 0
	}
	year, _ := strconv.Atoi(years[0]) // four digits
	return year
}

// trimmed returns a piece of a name less the signs that join it to others.
func trimmed(text string) string { return strings.Trim(text, " _-–—.,、:·()[]《》<>") }

// numberOf reads a number as marks have it.
func numberOf(text string) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	if i := slices.Index([]string{"上", "中", "下"}, text); i >= 0 {
		return i + 1
	}
	n := 0
	for _, r := range text {
		if r == '十' {
			n = 10 * max(n, 1)
			continue
		}
		n += slices.Index([]rune("〇一二三四五六七八九"), r)
	}
	return n
}
