package family

import (
	"cmp"
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

// Further entries: the address of a part where its number stands in the path, with partHere in its place; that the
// part is not the first; and the fields that a script of the page shows of a record, its address and its title.
const templateKey, furtherKey, shownKey = "template", "further", "shown"

// What stands for a field where the number of the part stands in the path, and where there is but one part.
const pathField, noField = "/", "-"

// partHere stands in an address for the number of a part.
const partHere = "PartOfTheList"

var (
	serviceCall    = regexp.MustCompile(`(?:\$|jQuery|axios|Util|util|layui\.\$)\s*\.\s*(ajax|post|get|getJSON)\s*\(|\b(fetch|axios)\s*\(`)
	propertyURL    = regexp.MustCompile(`(?s)\burl\s*:\s*`)
	method         = regexp.MustCompile(`(?i)\b(?:type|method)\s*:\s*['"](\w+)['"]`)
	sentData       = regexp.MustCompile(`(?s)\b(?:data|params|body)\s*:\s*`)
	asJSON         = regexp.MustCompile(`(?i)application/json|JSON\.stringify`)
	functionBegins = regexp.MustCompile(`^(?:async\s+)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)`)
	raised         = regexp.MustCompile(`\+\+\s*([\w$]+)|([\w$]+)\s*\+\+|([\w$]+)\s*\+=\s*1\b|([\w$]+)\s*=\s*(?:parseInt\()?([\w$]+)\)?\s*\+\s*1\b`)
	dataFile       = regexp.MustCompile(`(?i)\.(?:json|xml)(?:\?[^?]*)?$`)
	// shownOf finds what a script shows of a record: '<a href="' + o.u + '">' + o.t.
	shownOf = regexp.MustCompile(`href=\\?['"]{0,2}\s*\+\s*[\w$]+(?:\[\w+\])?\.(\w+)\s*\+\s*['"][^<>+]*>['"]\s*\+\s*[\w$]+(?:\[\w+\])?\.(\w+)`)
	inQuery = regexp.MustCompile(`^[\w.$]+\(\s*['"](\w+)['"]\s*\)$`)
)

// Of a page, so many calls are looked at, and so many files of data are asked for.
const mostCalls, mostDataFiles = 40, 3

// servicesOf returns what the scripts of a page ask services for, and, apart, what they ask for when a year or an organ is
// chosen. Of a page that lists nothing itself that is also the file of data that its list stands in.
func servicesOf(p *parsed, isEmpty bool) (list, chosen []Ask) {
	scripts := p.script()
	files := 0
	for _, at := range serviceCall.FindAllStringSubmatchIndex(scripts, mostCalls) {
		kind := ""
		for i := 2; i < len(at); i += 2 {
			if at[i] >= 0 {
				kind = scripts[at[i]:at[i+1]]
			}
		}
		arguments := script.Split(script.Enclosed(scripts[at[1]-1:min(len(scripts), at[1]+script.Longest)]), ',')
		c := serviceRequest{page: p, scripts: scripts, at: at[0], sendsJSON: strings.HasPrefix(scripts[at[0]:], "axios"), first: 1, mayBeOne: isEmpty && files < mostDataFiles}
		asked := c
		if request, ok := asked.read(kind, arguments); ok {
			list = append(list, asked.ask(request))
			if asked.field == "" {
				files++
			}
			continue
		}
		for _, given := range p.chosenIn(scripts, at[0]) {
			asked = c
			asked.given = given
			if request, ok := asked.read(kind, arguments); ok && asked.isGiven {
				chosen = append(chosen, asked.ask(request))
			}
		}
	}
	for _, table := range layui.Tables(scripts) {
		c := serviceRequest{page: p, scripts: scripts, first: 1}
		if request, ok := c.read("ajax", []string{table}); ok {
			list = append(list, c.ask(request))
		}
	}
	return list, chosen
}

// A serviceRequest is a call that is read.
type serviceRequest struct {
	page      *parsed
	scripts   string
	at        int    // place of the call in them
	sendsJSON bool   // unless it says otherwise
	field     string // with the number of the part
	first     int    // that number
	isFurther bool   // the first part stands on the page
	mayBeOne  bool   // a file of data is asked for that has no parts

	given   map[string]string // values of the parameters of the function around it
	isGiven bool              // one of them is in what is sent
	path    string            // the address with partHere for the number
}

// ask returns the request with what its answer is to be read by.
func (c *serviceRequest) ask(request sites.Request) Ask {
	a := Ask{Request: request, Part: true, Context: map[string]string{familyKey: plainID, pageKey: strconv.Itoa(c.first),
		fieldKey: cmp.Or(c.field, noField), recordKey: recordAddress(c.page.Text), headingKey: headingOf(c.page)}}
	if c.path != "" {
		a.Context[templateKey] = c.path
	}
	if c.isFurther {
		a.Context[furtherKey] = "1"
	}
	if m := shownOf.FindStringSubmatch(c.scripts); m != nil {
		a.Context[shownKey] = m[1] + " " + m[2]
	}
	return a
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
	isOne := c.mayBeOne && !isPost && len(fields) == 0 && dataFile.MatchString(target) && !wording.Known().Links.Frames.MatchString(target)
	if !ok || !isWhole || c.field == "" && (!c.isGiven || isPost) && !isOne {
		return sites.Request{}, false
	}
	if strings.Contains(target, partHere) {
		c.field, c.path = pathField, target
		target = strings.ReplaceAll(target, partHere, strconv.Itoa(c.first))
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
		inPath := false
		switch before := b.String(); {
		case name != "":
		case strings.HasSuffix(before, "="):
			name = before[strings.LastIndexAny(before, "?&")+1 : len(before)-1]
		case before != "" && !strings.Contains(before, "?") && script.IsName(term): // "list_" + page + ".json"
			name, inPath = term, true
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
			if c.isRaised(strings.TrimSpace(term)) {
				c.first, c.isFurther = c.first+1, true
			}
			if value, ok = strconv.Itoa(c.first), true; inPath {
				value = partHere
			}
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
		if value, ok := c.given[alternative]; ok {
			c.isGiven = true
			return value, true
		}
		if value, ok := script.TextOfVariable(alternative, c.scripts); ok {
			return value, true
		}
	}
	return "", false
}

// isRaised reports whether the function around the call makes the number of the part one more before it asks: what it
// asks for first is the second part, as the first stands on the page.
func (c *serviceRequest) isRaised(variable string) bool {
	f, ok := script.Around(c.scripts, c.at)
	if !ok || !script.IsName(variable) {
		return false
	}
	for _, m := range raised.FindAllStringSubmatch(f.Before, -1) {
		if name := m[1] + m[2] + m[3]; name == variable || m[4] == variable && m[5] == variable {
			return true
		}
	}
	return false
}
