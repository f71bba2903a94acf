package figure

import (
	"embed"
	"html/template"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the parts of pages that show a figure or a chart.
func Templates() page.Templates {
	return page.Templates{Files: files, Functions: func(wording.Language) template.FuncMap {
		return template.FuncMap{
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
