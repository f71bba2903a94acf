package script

import (
	"regexp"
	"strings"
)

// Longest is how many bytes of a function or a call are looked at.
const Longest = 8_000

// Function returns the parameters and the body of a function.
func Function(name, scripts string) (parameters []string, body string) {
	name = regexp.QuoteMeta(name)
	start := regexp.MustCompile(`(?:function\s+` + name + `|\b` + name + `\s*[=:]\s*function)\s*\(([^)]*)\)\s*\{`).FindStringSubmatchIndex(scripts)
	if start == nil {
		return nil, ""
	}
	for parameter := range strings.SplitSeq(scripts[start[2]:start[3]], ",") {
		parameters = append(parameters, strings.TrimSpace(parameter))
	}
	return parameters, Enclosed(scripts[start[1]-1 : min(len(scripts), start[1]+Longest)])
}

var functionHead = regexp.MustCompile(`(?:function\s+([\w$]+)|([\w$]+)\s*[=:]\s*(?:async\s+)?function)\s*\(\s*([\w$]+)[^)]*\)\s*\{`)

// StartOf returns the number with which scripts first call the function around a place whose
// parameter a variable is: load(0) of function load(pageIndex).
func StartOf(variable, scripts string, place int) (string, bool) {
	heads := functionHead.FindAllStringSubmatch(scripts[:place], -1)
	if len(heads) == 0 || heads[len(heads)-1][3] != variable {
		return "", false
	}
	head := heads[len(heads)-1]
	m := regexp.MustCompile(`\b` + regexp.QuoteMeta(head[1]+head[2]) + `\(\s*(\d+)\s*[,)]`).FindStringSubmatch(scripts)
	if m == nil {
		return "", false
	}
	return m[1], true
}

var anyHead = regexp.MustCompile(`(?:function\s+([\w$]+)|([\w$]+)\s*[=:]\s*(?:async\s+)?function)\s*\(([^()]*)\)\s*\{`)

// An Enclosing is a function with a place in it.
type Enclosing struct {
	Name       string
	Parameters []string
	Before     string // what stands in it before the place
}

// Around returns the function with a name around a place of scripts. It reports false where there is none.
func Around(scripts string, place int) (Enclosing, bool) {
	from := max(0, place-Longest)
	heads := anyHead.FindAllStringSubmatchIndex(scripts[from:place], -1)
	for i := len(heads) - 1; i >= 0; i-- {
		h := heads[i]
		group := func(n int) string {
			if h[2*n] < 0 {
				return ""
			}
			return scripts[from+h[2*n] : from+h[2*n+1]]
		}
		body := from + h[1]
		if body+len(Enclosed(scripts[body-1:min(len(scripts), body+Longest)])) < place {
			continue
		}
		e := Enclosing{Name: group(1) + group(2), Before: scripts[body:place]}
		for parameter := range strings.SplitSeq(group(3), ",") {
			if parameter = strings.TrimSpace(parameter); parameter != "" {
				e.Parameters = append(e.Parameters, parameter)
			}
		}
		return e, true
	}
	return Enclosing{}, false
}
