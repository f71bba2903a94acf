package answer

import (
	"cmp"
	"net/url"
	"path"
	"strings"

	"nianbao/cmd/internal/web/meaning"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
)

// telling are the parameters that tell one table of a page from another, in the order of their names in
// a download.
var telling = []string{"table", "of", "indicator", "per", "applicant", "region", "level", "organ_kind", "year"}

// A fileName is what a download is called: in letters of every system, and in words.
type fileName struct{ plain, told string }

// fileNameOf names the table of a page: by what the page says, else by its path and title, and what was chosen.
func fileNameOf(r *page.Request, v page.View) fileName {
	if v.File != "" {
		return fileName{v.File, naming.FileName(r.Language, v.File)}
	}
	chosen := choiceOf(r)
	told := []string{v.Title}
	for _, each := range chosen {
		if word := naming.FileName(r.Language, page.FileName(each)); each != "" && word != page.FileName() && !strings.Contains(v.Title, word) {
			told = append(told, word)
		}
	}
	return fileName{page.FileName(append([]string{path.Clean(r.Page)}, chosen...)...), naming.FileTitle(told...)}
}

// attached says that an answer is kept, and what it is called (RFC 6266): programs that know no other letters take the first name.
func attached(name fileName, ending string) string {
	return `attachment; filename="` + name.plain + `.` + ending + `"; filename*=UTF-8''` + url.PathEscape(name.told+"."+ending)
}

// choiceOf returns what was chosen of the tables of a page.
func choiceOf(r *page.Request) []string {
	var parts []string
	choice := r.Chosen()
	for _, name := range telling {
		value := choice.Get(name)
		if name == "region" {
			value = cmp.Or(codeOf(value), value)
		}
		parts = append(parts, value)
	}
	return append(parts, spanOf(choice.Get("from"), choice.Get("to")))
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
