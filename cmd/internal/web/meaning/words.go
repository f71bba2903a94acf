package meaning

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
)

// Words are what was typed, in parts.
type Words struct {
	Regions []gazetteer.Region // that are named, the highest first; none where no name is known
	Rest    string             // the other words
}

// wordsOfName bounds how many words an English name of a region has: "Gulou District, Nanjing, Jiangsu".
const wordsOfName = 5

// Of parts words: 淮安市 不予公开率, 淮安市不予公开率, 不予公开率 淮安, denial rate huai'an. A name without
// its 市 or 县 may be that of several regions, and is one only where it stands by itself. Of English
// names, which have several words, the longest is meant: Hongze District, and not Hongze.
func Of(text string) Words {
	tokens := strings.Fields(text)
	for length := min(wordsOfName, len(tokens)); length > 0; length-- {
		for i := range len(tokens) - length + 1 {
			if regions := named(strings.Join(tokens[i:i+length], " "), true); len(regions) > 0 {
				return Words{regions, strings.Join(slices.Delete(slices.Clone(tokens), i, i+length), " ")}
			}
		}
	}
	if len(tokens) == 0 {
		return Words{}
	}
	// The longest name that the words begin with: 淮安市洪泽区, and not 淮安市.
	first := tokens[0]
	for end := len(first); end > 0; {
		_, size := utf8.DecodeLastRuneInString(first[:end])
		if end -= size; end == 0 {
			break
		}
		if regions := named(first[:end], false); len(regions) > 0 {
			tokens[0] = first[end:]
			return Words{regions, strings.Join(tokens, " ")}
		}
	}
	return Words{Rest: strings.Join(tokens, " ")}
}

// levels are what a name of a region may be typed without.
var levels = []string{"省", "市", "区", "县"}

// shortestEnglish is how many letters an English name has at least that stands for a region: "an" and
// "she" are words.
const shortestEnglish = 4

// named returns the regions of today that a name is of, the highest first; short allows it to be
// without its level. English names are the same however they are written: huaian, Huai'an.
func named(name string, short bool) []gazetteer.Region {
	if utf8.RuneCountInString(name) < 2 {
		return nil
	}
	byName := regionsByName()
	list := slices.Clone(byName[name])
	if len(list) == 0 && short {
		for _, level := range levels {
			list = append(list, byName[name+level]...)
		}
	}
	if len(list) == 0 && short && utf8.RuneCountInString(name) >= shortestEnglish {
		for _, r := range gazetteer.InEnglish(name) {
			if r.ValidTo == 0 {
				list = append(list, r)
			}
		}
	}
	catalogue.HighestFirst(list)
	return list
}
