package profile

import (
	"embed"
	"html/template"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/database"
	"nianbao/store/profile"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the templates of the page, and the parts that others use.
func Templates() page.Templates {
	return page.Templates{Files: files, Functions: func(language wording.Language) template.FuncMap {
		return template.FuncMap{
			// organkey is what the page of an organ is found by, "" for none.
			"organkey":     profile.KeyOf,
			"enumerate":    func(names []string, most int) (string, error) { return enumerate(language, names, most) },
			"functionname": naming.Names(language).Function,
			"keynames":     func() []string { return keyNames(language) },
			"found":        func(report int64, f finding) foundView { return foundView{f, report} },
		}
	}}
}

// A foundView is a finding with its report.
type foundView struct {
	finding
	Report int64
}

// keyNames returns the names of the key figures in their order.
func keyNames(language wording.Language) []string {
	var names []string
	for _, k := range profile.KeyFigures() {
		names = append(names, language.Pick(k.Zh, k.En))
	}
	return names
}

// Pages returns the pages by their paths.
func Pages(db *database.DB) map[string]page.Handler {
	return map[string]page.Handler{"/organs/{key}": func(r *page.Request) (page.View, error) { return organPage(r, db) }}
}

// enumerate names the first of some, and tells how many there are if there are more.
func enumerate(language wording.Language, names []string, most int) (string, error) {
	text := ""
	for i, name := range names[:min(len(names), most)] {
		if i > 0 {
			text += language.Pick("、", ", ")
		}
		text += name
	}
	if more := len(names) - most; more > 0 {
		rest, err := language.Text("and-more", more)
		return text + rest, err
	}
	return text, nil
}
