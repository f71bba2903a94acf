package choices

import (
	"embed"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/catalogue"
)

//go:embed templates/options.html
var files embed.FS

// Functions returns what the templates of forms call: indicatoroptions and rateoptions write the
// options of a list of choices, of which that with the code given, if there is one, is chosen.
func Functions(language wording.Language) template.FuncMap {
	return template.FuncMap{
		"indicatoroptions": list(language, "indicators").with,
		"rateoptions":      list(language, "rates").with,
	}
}

// A written is a list of options of which none is chosen.
type written func() (string, error)

// list returns a list that is written when it is first asked for.
func list(language wording.Language, name string) written {
	return sync.OnceValues(func() (string, error) {
		set, err := template.New(name).Funcs(template.FuncMap{
			"t":           language.Text,
			"commonnames": func(code string) string { return strings.Join(catalogue.Called(code), " ") },
			"rates":       func() []naming.Rate { return naming.Rates(language) },
			"tables":      func() []naming.Table { return naming.Tables(language) },
			"join":        strings.Join,
		}).ParseFS(files, "templates/options.html")
		if err != nil {
			return "", err
		}
		var b strings.Builder
		if err := set.ExecuteTemplate(&b, name, nil); err != nil {
			return "", fmt.Errorf("options of %s: %w", name, err)
		}
		return b.String(), nil
	})
}

// with returns the options, that of the code being chosen.
func (w written) with(chosen string) (template.HTML, error) {
	options, err := w()
	if err != nil || chosen == "" {
		return template.HTML(options), err
	}
	value := `<option value="` + template.HTMLEscapeString(chosen) + `"`
	before, after, found := strings.Cut(options, value)
	if !found {
		return template.HTML(options), nil
	}
	return template.HTML(before + value + " selected" + after), nil
}
