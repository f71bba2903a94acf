package figure

import (
	"embed"
	"html/template"
	"strconv"

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
			"cellfigure": func(f Figure, cell string, sum bool) cellView { return viewOf(language, f, cell, sum) },
		}
	}}
}

// A cellView is a figure as it stands in a table, with where it is printed. A page may have a thousand: what
// the template asks for is told here, so that it has little to look up.
type cellView struct {
	Href               template.URL // of the figure in its report, or of the report that lacks it; empty without one
	Shown              string       // what the figure is compared by
	Value, Base        string       // of a rate, what it is made of
	Rate, Doubt, Small bool
	Marked             bool // one of the marks stands behind it
	Marks              Marks
	OfNothing          bool
	Status             string
}

// viewOf returns a figure with the name of its cell, which tells, of one that is made of several, all of
// them, as naming.Origin has it.
func viewOf(language wording.Language, f Figure, cell string, sum bool) cellView {
	v := cellView{Shown: f.Shown(), Value: f.Value, Base: f.Base, Rate: f.Rate != "", Doubt: f.Doubt, Small: f.Small,
		Marks: f.Marks(), OfNothing: f.OfNothing(), Status: f.Status}
	v.Marked = f.Doubt || v.Marks != Marks{}
	if f.Report == 0 {
		return v
	}
	address := "/reports/" + strconv.FormatInt(f.Report, 10)
	if v.Shown != "" {
		address = f.Printed(cell, sum)
	}
	v.Href = template.URL(language.Prefix() + address)
	return v
}
