package answer

import (
	"cmp"
	"path"

	"nianbao/cmd/internal/web/meaning"
	"nianbao/cmd/internal/web/page"
)

// telling are the parameters that tell one table of a page from another, in the order of their names in
// a download.
var telling = []string{"of", "indicator", "per", "applicant", "region", "level", "organ_kind", "year"}

// tableName makes a name for the download of a table of a page: its path, and what was chosen.
func tableName(r *page.Request) string {
	parts := []string{path.Clean(r.Page)}
	choice := r.Chosen()
	for _, name := range telling {
		value := choice.Get(name)
		if name == "region" {
			value = cmp.Or(codeOf(value), value)
		}
		parts = append(parts, value)
	}
	return page.FileName(append(parts, spanOf(choice.Get("from"), choice.Get("to")))...)
}

// spanOf writes the years that were chosen, of which either end may be open.
func spanOf(from, to string) string {
	switch {
	case from != "" && to == "":
		return "from-" + from
	case from == "" && to != "":
		return "to-" + to
	case from == to:
		return from
	}
	return from + "-" + to
}

// codeOf returns the code of a region by its name, "" where that is not one of one region.
func codeOf(name string) string {
	words := meaning.Of(name)
	if len(words.Regions) != 1 || words.Rest != "" {
		return ""
	}
	return words.Regions[0].Code
}
