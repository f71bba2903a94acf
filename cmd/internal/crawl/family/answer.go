package family

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/crawl/family/wording"
	"nianbao/cmd/internal/crawl/sites"
)

// readAnswer reads what a service answers: JSON with a list of objects or with HTML in it, XML with a list of elements, or HTML.
func readAnswer(p *parsed, l *Listing) {
	var fields map[string]string // of the answer, by name
	switch data := p.data(); {
	case data != nil:
		found := &answer{page: p, scalars: map[string]string{}}
		found.look(data)
		l.Records, fields = found.records, found.scalars
	case xmlBegins.MatchString(p.Text):
		found := &answer{page: p, scalars: map[string]string{}}
		found.look(elementsIn(p.Text))
		l.Records = found.records
	default:
		for _, r := range linksOf(p, p.html(), nil) {
			r.InList = true
			l.Records = append(l.Records, r.Record)
		}
		l.Announced = announcedOn(p)
	}
	total, hasTotal := namedNumber(fields, wording.Known().Service.Total)
	count, _ := namedNumber(fields, wording.Known().Service.Count)
	if hasTotal {
		l.Announced = total
	}
	first, err := strconv.Atoi(p.Context[pageKey])
	if err != nil || len(l.Records) == 0 {
		return
	}
	if count == 0 && hasTotal {
		count = (total + len(l.Records) - 1) / len(l.Records)
	}
	switch isFirst := p.Context[headKey] == ""; {
	case count > 0 && isFirst:
		if p.Context[furtherKey] != "" { // the first part stands on the page that asked
			count--
		}
		for n := first + 1; n < first+count && n-first <= mostParts; n++ {
			l.Parts = append(l.Parts, p.again(n)...)
		}
	case count == 0:
		l.Parts = p.again(first + 1)
		for i := range l.Parts {
			l.Parts[i].Beyond = true
		}
	}
}

// An answer collects what stands in JSON.
type answer struct {
	page    *parsed
	records []Record
	scalars map[string]string
}

// look goes through a value for lists of records, HTML with links, and numbers.
func (a *answer) look(value any) {
	switch v := value.(type) {
	case []any:
		var list []Record
		for _, o := range v {
			if r, ok := a.record(o); ok {
				list = append(list, r)
			}
		}
		if len(list) > len(a.records) {
			a.records = list
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			text := scalar(v[name])
			switch {
			case strings.Contains(text, "<a ") || strings.Contains(text, "<record"):
				for _, r := range linksOf(a.page, fragment(cdataOpened.Replace(text)).Selection, nil) {
					r.InList = true
					a.records = append(a.records, r.Record)
				}
			case text != "":
				a.scalars[name] = text
			default:
				a.look(v[name])
			}
		}
	}
}

// cdataOpened takes the marks of CDATA away, which would hide what stands in it.
var cdataOpened = strings.NewReplacer("<![CDATA[", "", "]]>", "")

// record returns the record that an object is.
func (a *answer) record(object any) (Record, bool) {
	fields, ok := object.(map[string]any)
	if !ok {
		return Record{}, false
	}
	w := &wording.Known().Service
	address, text, date := named(fields, w.Address), named(fields, w.Title), named(fields, w.Date)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if value := scalar(fields[name]); date == "" && len(value) <= longestDate {
			date = dateIn(value)
		}
	}
	if told := strings.Fields(a.page.Context[shownKey]); len(told) == 2 && (address == "" || text == "") {
		address, text = scalar(fields[told[0]]), scalar(fields[told[1]])
	}
	if template := a.page.Context[recordKey]; address == "" && template != "" {
		values := map[string]string{}
		for field, value := range fields {
			values[field] = scalar(value)
		}
		address = filled(template, values)
	}
	target, ok := a.page.resolve(address)
	if !ok || text == "" {
		return Record{}, false
	}
	return Record{Request: sites.Request{URL: target}, Text: shown(fragment(text).Text()), Date: date, InList: true}, true
}

// longestDate is how long a field is at most that is a date: 2024-01-20T10:00:00.000+08:00.
const longestDate = 32

// named returns the field that has the first of some names.
func named(fields map[string]any, names []string) string {
	for _, name := range names {
		for field, value := range fields {
			if text := scalar(value); strings.EqualFold(field, name) && text != "" {
				return text
			}
		}
	}
	return ""
}

func namedNumber(fields map[string]string, names []string) (int, bool) {
	for _, name := range names {
		for field, value := range fields {
			if n, err := strconv.Atoi(value); strings.EqualFold(field, name) && err == nil && n >= 0 {
				return n, true
			}
		}
	}
	return 0, false
}

// again returns the request that was answered with another number of a part.
func (p *parsed) again(number int) []Ask {
	field, value := p.Context[fieldKey], strconv.Itoa(number)
	request := p.Request
	u, err := url.Parse(request.URL)
	if err != nil || field == "" {
		return nil
	}
	var sent map[string]any
	switch q := u.Query(); {
	case field == pathField:
		request.URL = strings.ReplaceAll(p.Context[templateKey], partHere, value)
	case request.JSON != "" && json.Unmarshal([]byte(request.JSON), &sent) == nil && sent[field] != nil:
		if _, isText := sent[field].(string); isText {
			sent[field] = value
		} else {
			sent[field] = number
		}
		text, err := json.Marshal(sent)
		if err != nil {
			return nil
		}
		request.JSON = string(text)
	case request.Form.Has(field):
		request.Form = maps.Clone(request.Form)
		request.Form.Set(field, value)
	case q.Has(field):
		q.Set(field, value)
		u.RawQuery = q.Encode()
		request.URL = u.String()
	default:
		return nil
	}
	context := maps.Clone(p.Context)
	context[pageKey] = value
	return []Ask{{Request: request, Context: context, Part: true}}
}
