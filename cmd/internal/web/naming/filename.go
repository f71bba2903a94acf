package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
)

// longestFile bounds the name of a file in bytes: systems allow 255, with what is put behind a name that there is already.
const longestFile = 180

// FileName says in words what a download is called in letters of every system: of "nianbao-applications.received-320813-2023" it is
// "新收申请数-洪泽区-2023". Its signs are such that each system takes them, and a name that several regions have says where it is.
func FileName(language wording.Language, plain string) string {
	parts := strings.Split(strings.TrimPrefix(plain, "nianbao-"), "-")
	var told []string
	for i := 0; i < len(parts); i++ {
		if rate := rateNamed(language, parts[i:]); rate != "" {
			told, i = append(told, rate), i+2
			continue
		}
		told = append(told, fileWord(language, parts[i]))
	}
	return FileTitle(told...)
}

// FileTitle makes the name of a file of words, each without the signs that a system does not take.
func FileTitle(words ...string) string {
	var told []string
	for _, word := range words {
		word = strings.Map(func(r rune) rune {
			switch {
			case strings.ContainsRune(`\/:*?"<>|%@=;`, r), unicode.IsControl(r), unicode.Is(unicode.Cf, r):
				return '-'
			}
			return r
		}, word)
		if word = strings.Trim(strings.Join(strings.Fields(word), " "), " .-"); word != "" {
			told = append(told, word)
		}
	}
	name := strings.Join(told, "-")
	for len(name) > longestFile {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return strings.TrimRight(name, " .-")
}

// fileWord says a part of a name in words: a region, an indicator, or what a page is.
func fileWord(language wording.Language, part string) string {
	if region, ok := gazetteer.LookupRegion(part, 0); ok && len(part) == len(region.Code) {
		return Place(language, placeAlone(region))
	}
	for _, key := range []string{"file-" + part, "level-" + part} {
		if text, err := language.Text(key); err == nil {
			return text
		}
	}
	// Only codes are looked up: of any other word the catalogue would look for all that is spelled like it.
	if q, ok := Quantity(part, ""); ok {
		return Short(language, q)
	}
	return part
}

// placeAlone is the name of a region, with that around it where several are called so.
func placeAlone(region gazetteer.Region) string {
	for _, other := range gazetteer.RegionsNamedIn(region.Name, 0) {
		if other.Code != region.Code && other.ValidTo == 0 {
			if above := region.Ancestors(0); len(above) > 0 {
				return above[0].Name + region.Name
			}
		}
	}
	return region.Name
}

// rateNamed returns what a rate is called whose parts are told as "A", "per", "B"; "" where they are none.
func rateNamed(language wording.Language, parts []string) string {
	if len(parts) < 3 || parts[1] != "per" {
		return ""
	}
	for _, r := range Rates(language) {
		if r.Of == parts[0] && r.Per == parts[2] {
			return r.Name
		}
	}
	return ""
}
