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
	first := 1
	if n, err := strconv.Atoi(strings.TrimSpace(filled(s.First, values))); err == nil {
		first = n
	}
	if from = first + 1; s.Itself {
		from = first
	}
	page := number("{page}", values)
	count, total, size := number(s.Count, values), number(s.Total, values), number(s.Size, values)
	if count == 0 && total > 0 && size > 0 {
		count = (total + size - 1) / size
	}
	switch {
	case count > 0 && page <= first:
		return from, first + count - 1
	case count == 0 && s.Onward && (s.Itself && page == 0 || records > 0 && records >= size):
		from = max(page+1, from)
		return from, from
	}
	return from, from - 1
}

// filled returns a template with its values, "" where one has none.
func filled(template string, values map[string]string) string {
	text, whole := fill(template, values, plain)
	if !whole {
		return ""
	}
	return text
}

// number returns the number that a template gives, or the sum of products of numbers, 0 for none.
func number(template string, values map[string]string) int {
	sum := 0
	for term := range strings.SplitSeq(filled(template, values), "+") {
		product := 1
		for factor := range strings.SplitSeq(term, "*") {
			n, err := strconv.Atoi(strings.TrimSpace(factor))
			if err != nil || n < 0 || n > 1_000_000 {
				return 0
			}
			product *= n
		}
		sum += product
	}
	return sum
}

// referer returns the page that a request is made from: what answers a script is none, and the page
// with the script stays.
func (p *parsed) referer() string {
	if p.Request.Referer != "" && (p.data() != nil || !strings.Contains(p.MediaType, "html")) {
		return p.Request.Referer
	}
	return p.Request.URL
}

// one makes the request for the page of a number.
func (a ask) one(p *parsed, id string, values map[string]string, page int) (Ask, bool) {
	values = maps.Clone(values)
	if a.Pages != nil {
		size := number(a.Pages.Size, values)
		maps.Copy(values, map[string]string{
			pageKey: strconv.Itoa(page), "before": strconv.Itoa(max(page-1, 0)),
			"first": strconv.Itoa((page-1)*size + 1), "last": strconv.Itoa(page * size),
		})
	}
	address, whole := fillAddress(a.URL, values)
	target, ok := p.resolve(address)
	if !whole || !ok {
		return Ask{}, false
	}
	one := Ask{Request: sites.Request{URL: target, Referer: p.referer()}, Context: values, Part: true}
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
