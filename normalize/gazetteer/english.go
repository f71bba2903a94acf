package gazetteer

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed regions/english.csv
var englishNamesCSV string

// English returns what a region of that name is called in English, as in "Hongze District"; regions
// that share a name share this one too. It is "" for what is no region's full name. The source is
// told in regions/README.md.
func English(name string) string { return englishNames()[name] }

var englishNames = sync.OnceValue(func() map[string]string {
	rows, err := tableRows(englishNamesCSV, 2)
	if err != nil {
		panic(fmt.Sprintf("embedded English names: %v", err)) // the file is part of the program
	}
	names := make(map[string]string, len(rows))
	for _, row := range rows {
		names[row[0]] = row[1]
	}
	return names
})

// InEnglish returns the regions, of any year, that an English name may mean: "Huai'an" and "huaian"
// the city, "Huai'an District" the district in it, "Hongze" what has no more in its name than that
// and its level. Behind a comma, a slash or in brackets regions around it tell which is meant:
// "Gulou District, Nanjing". It is empty for what is no region's name.
func InEnglish(text string) []Region {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，/()（）", r) })
	if len(parts) == 0 || !strings.ContainsFunc(text, isLatin) {
		return nil
	}
	var list []Region
	for _, r := range regionsInEnglish()[englishKey(parts[0])] {
		within := true
		for _, wider := range parts[1:] {
			within = within && (strings.TrimSpace(wider) == "" || slices.ContainsFunc(r.Ancestors(0), func(a Region) bool {
				return slices.ContainsFunc(regionsInEnglish()[englishKey(wider)], func(named Region) bool { return named.Code == a.Code })
			}))
		}
		if within {
			list = append(list, r)
		}
	}
	return list
}

// regionsInEnglish are the regions by the keys of their English names, and where no region is so
// called, by those of their names without the level.
var regionsInEnglish = sync.OnceValue(func() map[string][]Region {
	whole, bare := map[string][]Region{}, map[string][]Region{}
	for _, r := range Regions() {
		name := English(r.Name)
		if name == "" {
			continue
		}
		keys := []string{englishKey(name)}
		for end, suffix := range map[string]string{"市": " City", "省": " Province"} {
			if strings.HasSuffix(r.Name, end) {
				keys = append(keys, englishKey(name+suffix))
			}
		}
		for _, key := range keys {
			whole[key] = append(whole[key], r)
		}
		if first, _, more := strings.Cut(name, " "); more {
			bare[englishKey(first)] = append(bare[englishKey(first)], r)
		}
	}
	for key, regions := range bare {
		if _, is := whole[key]; !is {
			whole[key] = regions
		}
	}
	return whole
})

// englishKey is what is the same in all spellings of an English name.
func englishKey(name string) string { return unspelled.Replace(strings.ToLower(name)) }

var unspelled = strings.NewReplacer("'", "", "’", "", "‘", "", "-", "", " ", "", "ü", "u")

// englishKeys are those of all names, which suggestions ask for one after the other.
var englishKeys = sync.OnceValue(func() map[string]string {
	keys := make(map[string]string, len(englishNames()))
	for name, english := range englishNames() {
		keys[name] = englishKey(english)
	}
	return keys
})

// BeginsInEnglish reports whether the English name of a region begins with what was typed.
func BeginsInEnglish(r Region, typed string) bool {
	key := englishKey(typed)
	return key != "" && strings.HasPrefix(englishKeys()[r.Name], key)
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }
