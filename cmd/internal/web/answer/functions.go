package answer

import (
	"fmt"
	"html/template"
	"net/url"
	"reflect"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/static"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
)

// A NavItem is a link of a navigation; Current says, in the word of aria-current,
// that it leads to this page or to one above it.
type NavItem struct{ Href, Text, Current string }

// functions returns what the templates of all rooms call, in one language.
func functions(language wording.Language) template.FuncMap {
	return template.FuncMap{
		"t":     language.Text,
		"pick":  language.Pick,
		"known": wording.Known,
		"zh":    func() bool { return language == wording.Chinese },
		// link makes the address of a page from a pattern with a %v for each part.
		"link": func(pattern string, parts ...any) string { return page.Address(language, pattern, parts...) },
		// query makes parameters of names and values in turn, leaving out empty ones.
		"query":  page.Query,
		"asset":  static.Address,
		"number": grouped,
		// place and unit are the name of a region and of a unit in the page's language.
		"place": func(name string) string { return naming.Place(language, name) },
		// regiontyped is a region as it stands in the field of a form: by its name, also where it
		// was asked for by its code.
		"regiontyped": func(asked string) string { return regionTyped(language, asked) },
		"unit":        func(unit string, of ...string) string { return naming.Unit(language, unit, of...) },
		// formname is what a form is called, formnames what some are.
		"formname":  func(id string) string { return naming.Form(language, id) },
		"formnames": func(ids []string) string { return naming.Forms(language, ids) },
		// unitbeside is what stands of the unit behind the name of an indicator.
		"unitbeside": func(unit, code string) string { return naming.UnitBeside(language, unit, code) },
		// marked marks the Chinese of a text on English pages, organ tells there what an organ does, said
		// is what a finding or a note says in the page's language, and in plain text for attributes.
		"marked": func(text string) template.HTML { return marked(language, text) },
		"organ":  func(name string) template.HTML { return organ(language, name) },
		"said": func(zh, en string) template.HTML {
			return marked(language, naming.Message(language, zh, en))
		},
		// chapter is the title of a chapter, with the numeral before it that it has in its report.
		"chapter": func(title string, numeral ...string) template.HTML {
			return chapter(language, strings.Join(numeral, ""), title)
		},
		"finding": func(code string) string { return naming.Finding(language, code) },
		"plain":   func(zh, en string) string { return naming.Message(language, zh, en) },
		"signed":  signed,
		"join":    strings.Join,
		"inc":     func(n int) int { return n + 1 },
		"newest":  newest,
		"dec":     func(n int) int { return n - 1 },
		"rawquery": func(query string) template.URL {
			if query == "" {
				return ""
			}
			return template.URL("?" + query)
		},
		// labelledquery makes the parameters of a table as a person reads it, of those of its page.
		"labelledquery": func(query any) (template.URL, error) {
			choice, err := url.ParseQuery(strings.TrimPrefix(fmt.Sprint(query), "?"))
			return template.URL("?" + labelled(choice)), err
		},
		"nav": func(f frame, path, key string) (NavItem, error) {
			text, err := language.Text(key)
			item := NavItem{Href: language.Prefix() + path, Text: text}
			switch {
			case f.Page == path:
				item.Current = "page"
			case strings.HasPrefix(f.Page, path+"/"):
				item.Current = "true"
			}
			return item, err
		},
		"paragraphs": func(text string) []string {
			return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
		},
		"phrase": func(prefix, key string) (string, error) { return language.Text(prefix + key) },
	}
}

// newest returns the places of a list of years from its last to its first: tables have the newest beside the name of the row,
// where it is seen also on a phone.
func newest(list any) []int {
	places := make([]int, reflect.ValueOf(list).Len())
	for i := range places {
		places[i] = len(places) - 1 - i
	}
	return places
}

func regionTyped(language wording.Language, asked string) string {
	if region, ok := gazetteer.LookupRegion(asked, 0); ok {
		return naming.Typed(language, region)
	}
	return asked
}
