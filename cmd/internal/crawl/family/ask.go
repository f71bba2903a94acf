package family

import (
	"maps"
	"net/url"
	"strconv"
	"strings"

	"nianbao/cmd/internal/crawl/sites"
)

const (
	pageKey = "page" // the entry of a context with the number of the part, and its name in templates
	// mostParts is how many further parts one page can announce: more are a fault of its.
	mostParts = 2000
)

// make makes the requests for further pages. records is how many the page has.
func (a ask) make(p *parsed, id string, values map[string]string, records int) []Ask {
	if a.Pages == nil {
		if one, ok := a.one(p, id, values, 0); ok {
			return []Ask{one}
		}
		return nil
	}
	from, to := a.Pages.span(values, records)
	var list []Ask
	for n := from; n <= to && len(list) < mostParts; n++ {
		one, ok := a.one(p, id, values, n)
		if !ok {
			return nil
		}
		list = append(list, one)
	}
	return list
}

// span returns the numbers of the first and the last page to be asked for; none if the last is less.
func (s *pages) span(values map[string]string, records int) (from, to int) {
	from = s.From
	if from == 0 {
		from = 2
	}
	current := max(number("{page}", values), from-1)
	if count := number(s.Count, values); count > 0 {
		return from, from + count - 2
	}
	if total, size := number(s.Total, values), number(s.Size, values); total > 0 && size > 0 {
		return from, from + (total+size-1)/size - 2
	}
	if s.Onward && records > 0 && records >= number(s.Size, values) {
		return current + 1, current + 1
	}
	return from, from - 1
}

// number returns the number that a template gives, 0 for none.
func number(template string, values map[string]string) int {
	text, whole := fill(template, values, plain)
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if !whole || err != nil || n < 0 {
		return 0
	}
	return n
}

// one makes the request for the page of a number.
func (a ask) one(p *parsed, id string, values map[string]string, page int) (Ask, bool) {
	values = maps.Clone(values)
	if page > 0 {
		size := 0
		if a.Pages != nil {
			size = number(a.Pages.Size, values)
		}
		maps.Copy(values, map[string]string{
			pageKey: strconv.Itoa(page), "before": strconv.Itoa(page - 1),
			"first": strconv.Itoa((page-1)*size + 1), "last": strconv.Itoa(page * size),
		})
	}
	address, whole := fillAddress(a.URL, values)
	target, ok := p.resolve(address)
	if !whole || !ok {
		return Ask{}, false
	}
	one := Ask{Request: sites.Request{URL: target, Referer: p.Request.URL}, Context: values, Part: true}
	one.Context[familyKey] = id
	if one.Context[headingKey] == "" {
		one.Context[headingKey] = headingOf(p)
	}
	for name, template := range a.Form {
		value, whole := fill(template, values, plain)
		if !whole {
			return Ask{}, false
		}
		if one.Request.Form == nil {
			one.Request.Form = url.Values{}
		}
		one.Request.Form.Set(name, value)
	}
	if a.JSON != "" {
		one.Request.JSON, whole = fill(a.JSON, values, inJSON)
	}
	return one, whole
}
