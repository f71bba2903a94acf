package figure

import (
	"embed"
	"html/template"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/chart"
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
			"cellfigure": func(f Figure, cell string, sum bool) (cellView, error) { return viewOf(language, f, cell, sum) },
		}
	}}
}

// A cellView is a figure as it stands in a table, with where it is printed. A page may have a thousand: what
// most of them are is written here, so that the template has little to look up.
type cellView struct {
	Href    template.URL  // of the figure in its report, or of the report that lacks it; empty without one
	Shown   template.HTML // what the figure is compared by, in the link that is still open for its marks
	Parts   template.HTML // what a rate is made of
	Value   string
	Doubt   bool
	Small   bool
	Marked  bool // one of the marks stands behind it
	Marks   Marks
	Nothing bool // there is no rate, since there is nothing to divide by
	Status  string
	Sign    Sign // what is printed in place of a number
	Lacking Lack // which part of a rate there is none of
}

// viewOf returns a figure with the name of its cell, which tells, of one that is made of several, all of
// them, as naming.Origin has it.
func viewOf(language wording.Language, f Figure, cell string, sum bool) (cellView, error) {
	v := cellView{Value: f.Value, Doubt: f.Doubt, Small: f.Small, Marks: f.Marks(), Nothing: f.OfNothing(), Status: f.Status, Sign: f.Sign, Lacking: f.Lacking}
	v.Marked = f.Doubt || v.Marks != Marks{}
	shown := f.Shown()
	if f.Report != 0 {
		address := "/reports/" + strconv.FormatInt(f.Report, 10)
		if shown != "" {
			address = f.Printed(cell, sum)
		}
		v.Href = template.URL(language.Prefix() + address)
	}
	if shown == "" {
		return v, nil
	}
	link := `<a href="` + template.HTMLEscapeString(string(v.Href)) + `"`
	if f.Doubt {
		status, err := language.Text("status-" + f.Status)
		if err != nil {
			return v, err
		}
		link += ` class="doubtful" title="` + template.HTMLEscapeString(status) + `"`
	}
	text := template.HTMLEscapeString(chart.Grouped(shown))
	if f.Rate != "" {
		text += "%"
		v.Parts = template.HTML(`<span class="as-printed">` + template.HTMLEscapeString(chart.Grouped(f.Value)+"/"+chart.Grouped(f.Base)) + `</span>`)
	}
	v.Shown = template.HTML(link + ">" + text)
	return v, nil
}

// A Because is why a change may be none of the same thing, and the word by which it is told.
type Because struct {
	basis.Reason
	Word string
}

// BecauseOf words the reasons of a change. That one figure is several times the other is told as a rise or a fall, by the
// sign of the difference.
func BecauseOf(reasons []basis.Reason, difference string) []Because {
	list := make([]Because, len(reasons))
	for i, r := range reasons {
		list[i] = Because{r, string(r)}
		switch {
		case !r.Far():
		case strings.HasPrefix(difference, "-"):
			list[i].Word += "-fall"
		default:
			list[i].Word += "-rise"
		}
	}
	return list
}
