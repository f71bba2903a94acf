package figure

import (
	"embed"
	"html/template"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/compare/basis"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the parts of pages that show a figure or a chart.
func Templates() page.Templates {
	return page.Templates{Files: files, Functions: func(language wording.Language) template.FuncMap {
		return template.FuncMap{
			// aside says why a rate of a small base is ranked apart.
			"aside":      func() (string, error) { return language.Text("aside-small", basis.Least) },
			"cellfigure": func(f Figure, cell string, sum bool) cellView { return cellView{f, cell, sum} },
		}
	}}
}

// A cellView is a figure with the name of its cell in the report.
type cellView struct {
	Figure
	Cell string
	Sum  bool // it is made of several, which Cell tells as naming.Origin has it
}
