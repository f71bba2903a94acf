package answer

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
)

//go:embed templates/*.html
var templateFiles embed.FS

// templates are the pages' templates by language and name.
type templates struct {
	named  map[wording.Language]map[string]*template.Template
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
	Whole    string // address of the page with that of the site
	// Elsewhere is the address of the page in the other language with that of the site, as
	// search engines want it.
	Elsewhere string
	Upload    bool
	Editors   bool
	Private   bool
	Data      any
}

// parseTemplates parses the templates of some rooms, and of what is around all
// pages.
func parseTemplates(upload bool, rooms []page.Templates) (*templates, error) {
	rooms = append([]page.Templates{{Files: templateFiles, Functions: functions}}, rooms...)
	all := &templates{named: map[wording.Language]map[string]*template.Template{}, upload: upload}
	for _, language := range wording.Languages() {
		all.named[language] = map[string]*template.Template{}
		base := template.New("")
		for _, room := range rooms {
			if room.Functions != nil {
				base.Funcs(room.Functions(language))
			}
		}
		for _, room := range rooms {
			if err := parseParts(base, room); err != nil {
				return nil, err
			}
		}
		for _, room := range rooms {
			if err := parsePages(all.named[language], base, room); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// partPrefix begins the names of files that are parts of pages.
const partPrefix = "_"

// parseParts adds the parts of pages that a room has.
func parseParts(base *template.Template, room page.Templates) error {
	parts, err := fs.Glob(room.Files, "templates/"+partPrefix+"*.html")
	if err != nil || len(parts) == 0 {
		return err
	}
	_, err = base.ParseFS(room.Files, parts...)
	return err
}

// parsePages adds the pages of a room, each to a copy of the parts.
func parsePages(named map[string]*template.Template, base *template.Template, room page.Templates) error {
	files, err := fs.Glob(room.Files, "templates/*.html")
	if err != nil {
		return err
	}
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if strings.HasPrefix(name, partPrefix) {
			continue
		}
		t, err := base.Clone()
		if err == nil {
			t, err = t.ParseFS(room.Files, file)
		}
		if err != nil {
			return err
		}
		named[name] = t
	}
	return nil
}

// page returns the whole page of a view.
func (all *templates) page(r *page.Request, v page.View) ([]byte, error) {
	t, ok := all.named[r.Language][v.Name]
	if !ok {
		return nil, fmt.Errorf("no template %q", v.Name)
	}
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
	if v.Rows != nil {
		f.CSV = r.Language.Prefix() + named + ".csv" + suffix
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "frame", f); err != nil {
		return nil, fmt.Errorf("page %s: %w", v.Name, err)
	}
	return b.Bytes(), nil
}
