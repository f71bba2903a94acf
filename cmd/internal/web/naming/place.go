package naming

import (
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
)

// Place returns the name of a region in a language. One with the regions around it before it,
// 淮安市洪泽区, has them behind it in English: Hongze District, Huai'an. What is no region's
// name stays as it is.
func Place(language wording.Language, name string) string {
	if language != wording.English || name == "" {
		return name
	}
	if english := gazetteer.English(name); english != "" {
		return english
	}
	for i := range name {
		if wider := gazetteer.English(name[:i]); wider != "" {
			if within := Place(language, name[i:]); within != name[i:] {
				return within + ", " + wider
			}
		}
	}
	return name
}

// Typed returns a name that fields of forms take for a region, and for no other one: on English pages the
// English name, unless several regions are called so.
func Typed(language wording.Language, region gazetteer.Region) string {
	full := gazetteer.FullName(region, 0)
	name := Place(language, full)
	if language != wording.English {
		return name
	}
	for _, meant := range gazetteer.InEnglish(name) {
		if meant.Code != region.Code && gazetteer.PlaceID(meant) != gazetteer.PlaceID(region) {
			return full
		}
	}
	return name
}

// Region returns the name in a year, 0 for today, of a region that may have been asked for by its code.
func Region(asked string, year int) string {
	if region, ok := gazetteer.LookupRegion(asked, year); ok {
		return region.Name
	}
	return asked
}
