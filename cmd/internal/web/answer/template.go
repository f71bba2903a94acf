package answer

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync"
	"text/template/parse"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
)

//go:embed templates/*.html
var templateFiles embed.FS

// templates are the pages' templates by language.
type templates struct {
	sets   map[wording.Language]*template.Template
	upload bool // the pages lead to that of uploads
	// editors says that the pages lead to where editors decide.
	editors bool
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
	Labelled string // that of the same with its heads in words
	Whole    string // address of the page with that of the site
	// Elsewhere is the address of the page in the other language with that of the site, as
	// search engines want it.
	Elsewhere string
	Upload    bool
	Editors   bool
	Private   bool
	Examples  bool // invented reports count
	Data      any
}

// parseTemplates parses the templates of some rooms, and of what is around all
// pages.
func parseTemplates(upload bool, rooms []page.Templates) (*templates, error) {
	rooms = append([]page.Templates{{Files: templateFiles, Functions: functions}}, rooms...)
	all := &templates{sets: map[wording.Language]*template.Template{}, upload: upload}
	for _, language := range wording.Languages() {
		functions := template.FuncMap{}
		for _, room := range rooms {
			if room.Functions != nil {
				maps.Copy(functions, room.Functions(language))
			}
		}
		set := template.New("").Funcs(functions)
		for _, room := range rooms {
			if err := parseParts(set, room); err != nil {
				return nil, err
			}
		}
		parts := treesOf(set)
		if err := foldAll(parts, language); err != nil {
			return nil, err
		}
		open := openParts(parts)
		for _, room := range rooms {
			if err := parsePages(set, language, functions, open, room); err != nil {
				return nil, err
			}
		}
		all.sets[language] = set
	}
	return all, nil
}

// partPrefix begins the names of files that are parts of pages.
const partPrefix = "_"

// parseParts adds the parts of pages that a room has.
func parseParts(set *template.Template, room page.Templates) error {
	parts, err := fs.Glob(room.Files, "templates/"+partPrefix+"*.html")
	if err != nil || len(parts) == 0 {
		return err
	}
	_, err = set.ParseFS(room.Files, parts...)
	return err
}

// parsePages adds the pages of a room.
func parsePages(set *template.Template, language wording.Language, functions template.FuncMap, open map[string]*parse.Tree, room page.Templates) error {
	files, err := fs.Glob(room.Files, "templates/*.html")
	if err != nil {
		return err
	}
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if strings.HasPrefix(name, partPrefix) {
			continue
		}
		alone, err := template.New("").Funcs(functions).ParseFS(room.Files, file)
		if err != nil {
			return err
		}
		defined := treesOf(alone)
		if err := foldAll(defined, language); err != nil {
			return err
		}
		if err := addPage(set, name, defined, open); err != nil {
			return err
		}
	}
	return nil
}

// page returns the whole page of a view.
func (all *templates) page(r *page.Request, v page.View) ([]byte, error) {
	f := frame{Language: r.Language, Title: v.Title, Name: v.Name, Page: r.Page, Data: v.Data, Upload: all.upload, Editors: all.editors, Private: v.Private}
	suffix := ""
	if r.URL.RawQuery != "" {
		suffix = "?" + r.URL.Query().Encode()
	}
	f.Query = template.URL(suffix)
	escaped := (&url.URL{Path: r.Page}).EscapedPath()
	f.Whole = r.Absolute(r.Language.Prefix() + escaped + suffix)
	for _, other := range wording.Languages() {
		if other != r.Language {
			f.Other = other.Prefix() + escaped + suffix
			f.Elsewhere = r.Absolute(f.Other)
		}
	}
	named := escaped
	if named == "/" {
		named = "/index"
	}
	f.JSON = r.Language.Prefix() + named + ".json" + suffix
	if v.JSON != "" {
		f.JSON = v.JSON
	}
	if v.Rows != nil {
		f.CSV = r.Language.Prefix() + named + ".csv" + suffix
		f.Labelled = r.Language.Prefix() + named + ".csv?" + labelled(r.URL.Query())
	}
	f.Examples = r.URL.Query().Get(examplesParameter) == "1"
	b := drafts.Get().(*bytes.Buffer)
	defer drafts.Put(b)
	b.Reset()
	if err := all.sets[r.Language].ExecuteTemplate(b, own(v.Name, "frame"), f); err != nil {
		return nil, fmt.Errorf("page %s: %w", v.Name, err)
	}
	if f.Examples {
		return keepExamples(b.Bytes()), nil
	}
	return bytes.Clone(b.Bytes()), nil
}

// examplesParameter is the choice that invented reports count.
const examplesParameter = "examples"

// ofFigures are links to pages that have this choice, or lead on to such: comparisons, indicators, regions, quality, copies, fees and uploads, and the
// first page; and where documents are sent, which are answered with links.
var ofFigures = regexp.MustCompile(` (?:href="/(?:en/)?(?:(?:compare|indicators|regions|quality|prose|fees|upload)(?:/[^"?#]*)?)?|action="/(?:en/)?upload)(?:\?[^"#]*)?(?:#[^"]*)?"`)

// keepExamples returns a page whose links keep the choice that invented reports count: with it a visitor goes through pages as with any other
// choice. It is made of the page that is done, as every link of each would have to know of it else.
func keepExamples(whole []byte) []byte {
	return ofFigures.ReplaceAllFunc(whole, func(link []byte) []byte {
		address, fragment, hasFragment := strings.Cut(strings.TrimSuffix(string(link), `"`), "#")
		path, query, _ := strings.Cut(address, "?")
		if strings.Contains(query, examplesParameter+"=") {
			return link
		}
		if query != "" {
			query += "&amp;"
		}
		address = path + "?" + query + examplesParameter + "=1"
		if hasFragment {
			address += "#" + fragment
		}
		return []byte(address + `"`)
	})
}

// labelled returns the parameters of a table as a person reads it.
func labelled(choice url.Values) string {
	choice.Set(page.LabelsParameter, "1")
	return choice.Encode()
}

// drafts are buffers that pages are written into: one that grows with each page would be
// twice as long as the page in all.
var drafts = sync.Pool{New: func() any { return new(bytes.Buffer) }}
