package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"

	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/wording"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// templates are the pages' templates by language and name.
type templates struct {
	named  map[wording.Language]map[string]*template.Template
	upload bool // the pages lead to that of uploads
}

// A frame is what every page shows around its own content.
type frame struct {
	Language wording.Language
	Title    string
	Name     string // of the page's template
	Page     string // path without language and format
	Query    template.URL
	Other    string // address of the page in the other language
	JSON     string // address of the page as JSON
	CSV      string // address of the page as CSV, empty if it has none
	Upload   bool
	Data     any
}

// A partsView is a text in parts that the other text has or has not.
type partsView struct {
	Parts []prose.Part
	Left  bool // it is the earlier of the two
}

// An optionsView is a choice of indicators, of which one is chosen.
type optionsView struct {
	Tables []indicatorTable
	Chosen string
}

// A figureView is a figure with the name of its cell in the report.
type figureView struct {
	figure
	Cell string
	Sum  bool // it is not printed as one figure; Cell is the first of its parts
}

// A navItem is a link of the navigation; Current says, in the word of
// aria-current, that it leads to this page or to one above it.
type navItem struct{ Href, Text, Current string }

func parseTemplates(upload bool) (*templates, error) {
	all := &templates{named: map[wording.Language]map[string]*template.Template{}, upload: upload}
	names, err := templateFiles.ReadDir("templates")
	if err != nil {
		return nil, err
	}
	for _, language := range wording.Languages() {
		all.named[language] = map[string]*template.Template{}
		base := template.New("").Funcs(functions(language))
		// Files that begin with an underscore are parts of the pages.
		base, err := base.ParseFS(templateFiles, "templates/_*.html")
		if err != nil {
			return nil, err
		}
		for _, file := range names {
			name := strings.TrimSuffix(file.Name(), ".html")
			if strings.HasPrefix(name, "_") {
				continue
			}
			t, err := base.Clone()
			if err == nil {
				t, err = t.ParseFS(templateFiles, "templates/"+file.Name())
			}
			if err != nil {
				return nil, err
			}
			all.named[language][name] = t
		}
	}
	return all, nil
}

// page returns the whole page of a view.
func (t *templates) page(r *request, v view) ([]byte, error) {
	page, ok := t.named[r.language][v.name]
	if !ok {
		return nil, fmt.Errorf("no template %q", v.name)
	}
	f := frame{Language: r.language, Title: v.title, Name: v.name, Page: r.page, Data: v.data, Upload: t.upload}
	suffix := ""
	if r.URL.RawQuery != "" {
		suffix = "?" + r.URL.Query().Encode()
	}
	f.Query = template.URL(suffix)
	escaped := (&url.URL{Path: r.page}).EscapedPath()
	for _, other := range wording.Languages() {
		if other != r.language {
			f.Other = other.Prefix() + escaped + suffix
		}
	}
	named := escaped
	if named == "/" {
		named = "/index"
	}
	f.JSON = r.language.Prefix() + named + ".json" + suffix
	if v.rows != nil {
		f.CSV = r.language.Prefix() + named + ".csv" + suffix
	}
	var b bytes.Buffer
	if err := page.ExecuteTemplate(&b, "frame", f); err != nil {
		return nil, fmt.Errorf("page %s: %w", v.name, err)
	}
	return b.Bytes(), nil
}

// functions returns what templates call, in one language.
func functions(language wording.Language) template.FuncMap {
	return template.FuncMap{
		"t":     language.Text,
		"pick":  language.Pick,
		"known": wording.Known,
		"zh":    func() bool { return language == wording.Chinese },
		// link makes the address of a page from a pattern with a %v for each part.
		"link": func(pattern string, parts ...any) string { return address(language, pattern, parts...) },
		// query makes parameters of names and values in turn, leaving out empty ones.
		"query":      queryOf,
		"asset":      asset,
		"number":     grouped,
		"join":       strings.Join,
		"inc":        func(n int) int { return n + 1 },
		"dec":        func(n int) int { return n - 1 },
		"options":    func(tables []indicatorTable, chosen string) optionsView { return optionsView{tables, chosen} },
		"cellfigure": func(f figure, cell string, sum bool) figureView { return figureView{f, cell, sum} },
		"three":      func() []int { return []int{1, 2, 3} },
		"at": func(list []string, i int) string {
			if i < len(list) {
				return list[i]
			}
			return ""
		},
		"rawquery": func(query string) template.URL {
			if query == "" {
				return ""
			}
			return template.URL("?" + query)
		},
		"parts": func(parts []prose.Part, left bool) partsView { return partsView{parts, left} },
		"nav": func(f frame, path, key string) (navItem, error) {
			text, err := language.Text(key)
			item := navItem{Href: language.Prefix() + path, Text: text}
			switch {
			case f.Page == path:
				item.Current = "page"
			case strings.HasPrefix(f.Page, path+"/"):
				item.Current = "true"
			}
			return item, err
		},
		"ways":       func(path, choice string) ([]navItem, error) { return waysFrom(language, path, choice) },
		"words":      func(chosen string, words ...string) wordsView { return wordsView{words, chosen} },
		"years":      yearsOf,
		"download":   func(path, query string) downloadView { return downloadView{path, query} },
		"signed":     signed,
		"peerstable": func(id string, d *peersData) peersView { return peersView{d, id} },
		"paragraphs": func(text string) []string {
			return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
		},
		"phrase": func(prefix, key string) (string, error) { return language.Text(prefix + key) },
	}
}

// address makes the address of a page.
func address(language wording.Language, pattern string, parts ...any) string {
	escaped := make([]any, len(parts))
	for i, p := range parts {
		escaped[i] = url.PathEscape(fmt.Sprint(p))
	}
	return language.Prefix() + fmt.Sprintf(pattern, escaped...)
}

func queryOf(pairs ...any) (template.URL, error) {
	if len(pairs)%2 != 0 {
		return "", fmt.Errorf("query: a name without a value")
	}
	q := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		name := fmt.Sprint(pairs[i])
		switch value := pairs[i+1].(type) {
		case []string:
			q[name] = value
		default:
			if text := fmt.Sprint(value); text != "" && text != "0" {
				q.Set(name, text)
			}
		}
	}
	if len(q) == 0 {
		return "", nil
	}
	return template.URL("?" + q.Encode()), nil
}

// versions are short hashes of the static files by their names.
var versions sync.Map

// version returns what changes with the content of a static file.
func version(name string) (string, error) {
	if known, ok := versions.Load(name); ok {
		return known.(string), nil
	}
	content, err := staticFiles.ReadFile(path.Join("static", name))
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(content)
	v := hex.EncodeToString(sum[:6])
	versions.Store(name, v)
	return v, nil
}

// asset returns the address of a static file, with a part that changes with its
// content.
func asset(name string) (string, error) {
	v, err := version(name)
	return "/static/" + name + "?v=" + v, err
}

// grouped writes a number with its digits in groups of three.
func grouped(value any) string {
	text := fmt.Sprint(value)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, fraction, _ := strings.Cut(text, ".")
	if _, err := strconv.ParseUint(whole, 10, 64); err != nil {
		return sign + text
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		return sign + whole + "." + fraction
	}
	return sign + whole
}

func itoa(n int) string { return strconv.Itoa(n) }
