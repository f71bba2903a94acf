package family

import (
	"encoding/json"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/crawl/family/layui"
	"nianbao/cmd/internal/crawl/family/script"
	"nianbao/cmd/internal/crawl/family/wording"
	"nianbao/cmd/internal/crawl/sites"
)

// Many systems that no definition describes have the same way: a script on the page asks a service
// for the list, with the number of a part among what it sends. Where all else that it sends stands on
// the page, it can be asked without running the script.

// Entries of a context: the name of the field that has the number of the part, and the address of a
// record as a template over its fields, where the service does not give it.
const fieldKey, recordKey = "field", "record"

var (
	serviceCall    = regexp.MustCompile(`(?:\$|jQuery|axios|Util|util|layui\.\$)\s*\.\s*(ajax|post|get|getJSON)\s*\(|\b(fetch|axios)\s*\(`)
	propertyURL    = regexp.MustCompile(`(?s)\burl\s*:\s*`)
	method         = regexp.MustCompile(`(?i)\b(?:type|method)\s*:\s*['"](\w+)['"]`)
	sentData       = regexp.MustCompile(`(?s)\b(?:data|params|body)\s*:\s*`)
	asJSON         = regexp.MustCompile(`(?i)application/json|JSON\.stringify`)
	functionBegins = regexp.MustCompile(`^(?:async\s+)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)`)
	inQuery        = regexp.MustCompile(`^[\w.$]+\(\s*['"](\w+)['"]\s*\)$`)
)

// Of a page, so many calls are looked at.
const mostCalls = 40

// servicesOf returns what the scripts of a page ask services for.
func servicesOf(p *parsed) []Ask {
	scripts := p.script()
	var list []Ask
	for _, at := range serviceCall.FindAllStringSubmatchIndex(scripts, mostCalls) {
		kind := ""
		for i := 2; i < len(at); i += 2 {
			if at[i] >= 0 {
				kind = scripts[at[i]:at[i+1]]
			}
		}
		arguments := script.Split(script.Enclosed(scripts[at[1]-1:min(len(scripts), at[1]+script.Longest)]), ',')
		c := serviceRequest{page: p, scripts: scripts, at: at[0], sendsJSON: strings.HasPrefix(scripts[at[0]:], "axios"), first: 1}
		if request, ok := c.read(kind, arguments); ok {
			list = append(list, c.ask(request))
		}
	}
	for _, table := range layui.Tables(scripts) {
		c := serviceRequest{page: p, scripts: scripts, first: 1}
		if request, ok := c.read("ajax", []string{table}); ok {
			list = append(list, c.ask(request))
		}
	}
	return list
}

// A serviceRequest is a call that is read.
type serviceRequest struct {
	page      *parsed
	scripts   string
	at        int    // place of the call in them
	sendsJSON bool   // unless it says otherwise
	field     string // with the number of the part
	first     int    // that number
}

// ask returns the request with what its answer is to be read by.
func (c *serviceRequest) ask(request sites.Request) Ask {
	return Ask{Request: request, Part: true, Context: map[string]string{familyKey: plainID, pageKey: strconv.Itoa(c.first),
		fieldKey: c.field, recordKey: recordAddress(c.page.Text), headingKey: headingOf(c.page)}}
}

// read returns the request that a call makes. It reports false where the call sends no number of a
// part, or something that does not stand on the page.
func (c *serviceRequest) read(kind string, arguments []string) (sites.Request, bool) {
	if len(arguments) == 0 {
		return sites.Request{}, false
	}
	options := strings.Join(arguments, ",")
	address, data := arguments[0], ""
	if len(arguments) > 1 && !functionBegins.MatchString(arguments[1]) {
		data = arguments[1]
	}
	if strings.HasPrefix(address, "{") {
		address, data = script.After(options, propertyURL), script.After(options, sentData)
	} else if kind == "fetch" || kind == "axios" || kind == "get" {
		if inner := script.After(data, sentData); inner != "" {
			data = inner
		}
	}
	isPost := kind == "post"
	if m := method.FindStringSubmatch(options); m != nil {
		isPost = strings.EqualFold(m[1], "post")
	}
	target, ok := c.text(address, "")
	if !ok {
		return sites.Request{}, false
	}
	target, ok = c.page.resolve(target)
	fields, isWhole := c.fields(data)
	if !ok || !isWhole || c.field == "" {
		return sites.Request{}, false
	}
	request := sites.Request{URL: target, Referer: c.page.Request.URL}
	switch {
	case isPost && (c.sendsJSON || asJSON.MatchString(options)):
		text, err := json.Marshal(fields)
		request.JSON = string(text)
		return request, err == nil
	case isPost:
		request.Form = url.Values{}
		for name, value := range fields {
			request.Form.Set(name, scalar(value))
		}
	case len(fields) > 0:
		u, err := url.Parse(target)
		if err != nil {
			return sites.Request{}, false
		}
		q := u.Query()
		for name, value := range fields {
			q.Set(name, scalar(value))
		}
		u.RawQuery = q.Encode()
		request.URL = u.String()
	}
	return request, true
}

// fields returns what an object of a script holds.
func (c *serviceRequest) fields(object string) (map[string]any, bool) {
	object = strings.TrimSpace(object)
	if inner, ok := strings.CutPrefix(object, "JSON.stringify("); ok {
		object = strings.TrimSuffix(strings.TrimSpace(inner), ")")
	}
	if script.IsName(object) {
		object = c.object(object)
	}
	fields := map[string]any{}
	if object == "" {
		return fields, true
	}
	if !strings.HasPrefix(object, "{") {
		return nil, false
	}
	for _, pair := range script.Split(script.Enclosed(object), ',') {
		key, value, ok := strings.Cut(pair, ":")
		key = strings.Trim(strings.TrimSpace(key), `'"`)
		if key == "" {
			continue
		}
		if !ok {
			value = key
		}
		text, ok := c.text(value, key)
		if !ok {
			return nil, false
		}
		fields[key] = text
		if isNumber(text) && !strings.ContainsAny(value, `'"`) {
			fields[key] = json.Number(text)
		}
	}
	return fields, true
}

// object returns the object that scripts give a variable.
func (c *serviceRequest) object(variable string) string {
	at := regexp.MustCompile(`(?:^|[\s;,{])` + regexp.QuoteMeta(variable) + `\s*=\s*\{`).FindStringIndex(c.scripts)
	if at == nil {
		return ""
	}
	return "{" + script.Enclosed(c.scripts[at[1]-1:]) + "}"
}

// text returns the text that an expression is: texts, numbers, variables that are such, what is taken
// from the query of the page, and their sums. The number of a part need not be known.
func (c *serviceRequest) text(expression, field string) (string, bool) {
	var b strings.Builder
	for _, term := range script.Split(strings.TrimSpace(expression), '+') {
		name := field
		if before := b.String(); name == "" && strings.HasSuffix(before, "=") {
			name = before[strings.LastIndexAny(before, "?&")+1 : len(before)-1]
		}
		value, ok := c.term(term)
		if wording.Known().Service.Page.MatchString(name) {
			c.field = name
			if !ok {
				value, ok = script.StartOf(strings.TrimSpace(term), c.scripts, c.at)
			}
			if n, err := strconv.Atoi(value); ok && err == nil && n <= 1 {
				c.first = n
			}
			value, ok = strconv.Itoa(c.first), true
		}
		if !ok {
			return "", false
		}
		b.WriteString(value)
	}
	text := b.String()
	if _, query, ok := strings.Cut(text, "?"); ok && field == "" && c.field == "" {
		given, _ := url.ParseQuery(query)
		for _, name := range slices.Sorted(maps.Keys(given)) {
			if wording.Known().Service.Page.MatchString(name) {
				c.field = name
			}
		}
	}
	return text, true
}

func (c *serviceRequest) term(term string) (string, bool) {
	for alternative := range strings.SplitSeq(term, "||") {
		alternative = strings.Trim(strings.TrimSpace(alternative), "()")
		if text, ok := script.Quoted(alternative); ok {
			return text, true
		}
		if isNumber(alternative) || alternative == "true" || alternative == "false" {
			return alternative, true
		}
		if m := inQuery.FindStringSubmatch(strings.TrimSpace(alternative) + ")"); m != nil {
			if value := c.page.base.Query().Get(m[1]); value != "" {
				return value, true
			}
			continue
		}
		if value, ok := script.TextOfVariable(alternative, c.scripts); ok {
			return value, true
		}
	}
	return "", false
}

// readAnswer reads what a service answers: JSON with a list of objects or with HTML in it, or HTML.
func readAnswer(p *parsed, l *Listing) {
	var fields map[string]string // of the answer, by name
	switch data := p.data(); {
	case data != nil:
		found := &answer{page: p, scalars: map[string]string{}}
		found.look(data)
		l.Records, fields = found.records, found.scalars
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
		for n := first + 1; n < first+count && n-first <= mostParts; n++ {
			l.Parts = append(l.Parts, p.again(n)...)
		}
	case count == 0:
		l.Parts = p.again(first + 1)
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
