package layui

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"nianbao/cmd/internal/crawl/family/script"
)

// A Pager is what laypage is told of a list.
type Pager struct {
	Records  int    // of the whole list, 0 if it is not told
	Parts    int    // of the list, 0 if that cannot be told
	Current  int    // number of the part that is shown, 1 if it is not told
	Argument string // what the script calls the number of a part that is chosen: obj.curr
	Jump     string // what is done then
}

var (
	pagerBegins = regexp.MustCompile(`\blaypage(?:\.render)?\s*\(\s*\{`)
	tableBegins = regexp.MustCompile(`\btable\s*\.\s*render\s*\(\s*\{`)
	jumps       = regexp.MustCompile(`(?s)\bjump\s*:\s*(?:function)?\s*\(?\s*([A-Za-z_$][\w$]*)[^){=]*\)?\s*(?:=>)?\s*\{`)
	comment     = regexp.MustCompile(`(?m)(^|[\s,;{])//[^\n]*$`)
)

// The number of records of a part where nothing is said.
const usualLimit = 10

// Pagers lists the pagers that scripts ask for.
func Pagers(scripts string) []Pager {
	var list []Pager
	for _, options := range optionsOf(scripts, pagerBegins) {
		jump := jumps.FindStringSubmatchIndex(options)
		if jump == nil {
			continue
		}
		fields := options[:jump[0]] + options[jump[1]:]
		p := Pager{Records: number(fields, "count", scripts), Parts: number(fields, "pages", scripts), Current: max(1, number(fields, "curr", scripts)),
			Argument: options[jump[2]:jump[3]] + ".curr", Jump: script.Enclosed(options[jump[1]-1:])}
		if p.Parts == 0 && p.Records > 0 {
			limit := number(fields, "limit", scripts)
			if limit == 0 {
				limit = usualLimit
			}
			p.Parts = (p.Records + limit - 1) / limit
		}
		list = append(list, p)
	}
	return list
}

// Tables lists the calls by which tables are filled by parts from a service, as $.ajax would be called for the
// first part: {url: …, data: {page: 1, limit: 10, …}}.
func Tables(scripts string) []string {
	var list []string
	for _, options := range optionsOf(scripts, tableBegins) {
		paged, address := option(options, "page"), option(options, "url")
		if paged == "" || paged == "false" || address == "" {
			continue
		}
		size := number(options, "limit", scripts)
		if size == 0 {
			size = usualLimit
		}
		call := fmt.Sprintf("{url: %s, data: {%s: 1, %s: %d, %s}", address, named(options, "pageName", "page"), named(options, "limitName", "limit"), size,
			strings.TrimSuffix(strings.TrimPrefix(option(options, "where"), "{"), "}"))
		for _, name := range []string{"method", "contentType"} {
			if said := option(options, name); said != "" {
				call += ", " + name + ": " + said
			}
		}
		list = append(list, call+"}")
	}
	return list
}

// named returns the name that an option is, or that which the library has.
func named(options, key, usual string) string {
	if name, ok := script.Quoted(option(options, key)); ok {
		return name
	}
	return usual
}

// optionsOf returns the objects with which calls begin, without comments.
func optionsOf(scripts string, begin *regexp.Regexp) []string {
	var list []string
	for _, at := range begin.FindAllStringIndex(scripts, 4) {
		options := comment.ReplaceAllString(scripts[at[1]-1:min(len(scripts), at[1]+script.Longest)], "$1")
		list = append(list, script.Enclosed(options))
	}
	return list
}

// option returns the expression of an option, "" for none.
func option(options, name string) string {
	return script.After(options, regexp.MustCompile(`(?:^|[\s,{])['"]?`+name+`['"]?\s*:`))
}

// number returns the number that an option is, or a variable of the page; 0 for none.
func number(options, name, scripts string) int {
	expression := strings.TrimSpace(option(options, name))
	if text, ok := script.Quoted(expression); ok {
		expression = text
	}
	n, err := strconv.Atoi(expression)
	if err != nil {
		value, _ := script.TextOfVariable(expression, scripts)
		n, _ = strconv.Atoi(value) // or nothing is known
	}
	return max(0, n)
}
