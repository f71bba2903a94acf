package family

import (
	"encoding/json"
	"html"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// find returns what stands at a source, "" for nothing. values are those that are known.
func (s source) find(p *parsed, values map[string]string) string {
	var found string
	switch {
	case s.Text != nil:
		found = firstGroup(s.Text, p.Text)
	case s.Path != nil:
		found = firstGroup(s.Path, p.base.RequestURI())
	case s.Query != "":
		if found = p.base.Query().Get(s.Query); found == "" {
			found = p.Request.Form.Get(s.Query)
		}
	case s.Select != nil:
		element := p.html().FindMatcher(s.Select).First()
		if found = element.Text(); s.Attr != "" {
			found = element.AttrOr(s.Attr, "")
		}
	case s.JSON != "":
		found = scalar(at(p.data(), s.JSON))
	case s.Value != "":
		found, _ = fill(s.Value, values, plain)
	}
	return strings.TrimSpace(found)
}

func firstGroup(p *pattern, text string) string {
	m := p.FindStringSubmatch(text)
	for _, group := range m[min(1, len(m)):] {
		if group != "" {
			return group
		}
	}
	return ""
}

// firstOf returns what the first source that has anything says.
func firstOf(sources []source, p *parsed, values map[string]string) string {
	for _, s := range sources {
		if found := s.find(p, values); found != "" {
			return found
		}
	}
	return ""
}

// scopes returns the pages in which the values of a view are looked for: each part of the page that
// asks for a list, or else the page.
func (v *view) scopes(p *parsed) []*parsed {
	if v.Each == nil {
		return []*parsed{p}
	}
	var list []*parsed
	for _, text := range v.Each.FindAllString(p.Text, -1) {
		scope := &parsed{Page: p.Page, base: p.base, doc: p.doc, rest: p}
		scope.Text = html.UnescapeString(text)
		list = append(list, scope)
	}
	if list == nil {
		list = []*parsed{p}
	}
	return list
}

// listsOf returns the parts of a page that have a list of their own each, or else the page.
func (v *view) listsOf(p *parsed) []*parsed {
	if v.Lists == nil {
		return []*parsed{p}
	}
	starts := v.Lists.FindAllStringIndex(p.Text, -1)
	if len(starts) < 2 {
		return []*parsed{p}
	}
	lists := make([]*parsed, len(starts))
	for i, start := range starts {
		end := len(p.Text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		lists[i] = &parsed{Page: p.Page, base: p.base, rest: p}
		lists[i].Text = p.Text[start[0]:end]
	}
	return lists
}

// valuesOf returns the values of a view: of the page, or else of the context.
func (v *view) valuesOf(p *parsed) map[string]string {
	values := maps.Clone(p.Context)
	if values == nil {
		values = map[string]string{}
	}
	delete(values, familyKey)
	if base := p.base; base != nil {
		values["origin"] = base.Scheme + "://" + base.Host
		values["path"] = base.Path
	}
	for _, name := range slices.Sorted(maps.Keys(v.Values)) {
		found := firstOf(v.Values[name], p, values)
		if found == "" && p.rest != nil {
			found = firstOf(v.Values[name], p.rest, values)
		}
		if found != "" {
			values[name] = found
		}
	}
	return values
}

// hole is a name in a template; with a question mark, it need have no value; with ":raw", the value
// is escaped as it should be already.
var hole = regexp.MustCompile(`\{(\w+(?:\.\w+)*)(\??)(:raw)?\}`)

// fill puts values into a template. It reports false where one has none.
func fill(template string, values map[string]string, spell func(string) string) (string, bool) {
	whole := true
	text := hole.ReplaceAllStringFunc(template, func(name string) string {
		m := hole.FindStringSubmatch(name)
		value, known := values[m[1]]
		whole = whole && (known && value != "" || m[2] != "")
		if m[3] != "" {
			return value
		}
		return spell(value)
	})
	return text, whole
}

func plain(value string) string { return value }

// fillAddress fills the template of an address: what stands in its query is escaped, and a
// parameter that need have no value is left out without one.
func fillAddress(template string, values map[string]string) (string, bool) {
	path, query, _ := strings.Cut(template, "?")
	path, whole := fill(path, values, plain)
	var pairs []string
	for pair := range strings.SplitSeq(query, "&") {
		filled, isWhole := fill(pair, values, url.QueryEscape)
		whole = whole && isWhole
		if strings.HasSuffix(filled, "=") && strings.Contains(pair, "?}") {
			continue
		}
		pairs = append(pairs, filled)
	}
	if query == "" {
		return path, whole
	}
	return path + "?" + strings.Join(pairs, "&"), whole
}

// inJSON spells a value as it stands within the quotes of JSON.
func inJSON(value string) string {
	quoted, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(quoted[1 : len(quoted)-1])
}
