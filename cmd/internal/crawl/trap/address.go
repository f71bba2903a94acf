package trap

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"nianbao/cmd/internal/crawl/sites"
)

// Bounds of addresses beyond which they are taken for those of a site that makes them without end.
const (
	longestAddress = 2048 // bytes
	mostParameters = 30
	mostRepeated   = 3 // times that a parameter, or some parts of a path after each other, stand in an address
	longestCircle  = 3 // parts of a path that repeat
)

// endless returns why an address looks like one of those that a site makes without end, each by adding
// to the one before; "" if it does not.
func endless(u *url.URL) string {
	query := u.Query()
	switch {
	case len(u.String()) > longestAddress:
		return "the address is too long"
	case len(query) > mostParameters:
		return "the query has too many parameters"
	}
	for _, values := range query {
		if len(values) > mostRepeated {
			return "a parameter is in the query again and again"
		}
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	for n := 1; n <= longestCircle; n++ {
		for from := 0; from+mostRepeated*n <= len(parts); from++ {
			if isCircle(parts[from:from+mostRepeated*n], n) {
				return "the path goes in circles"
			}
		}
	}
	return ""
}

// isCircle reports whether parts are the same n again and again. A number may be: /2024/1/1/1.html.
func isCircle(parts []string, n int) bool {
	for i := n; i < len(parts); i++ {
		if parts[i] != parts[i-n] {
			return false
		}
	}
	return slices.ContainsFunc(parts[:n], func(p string) bool { return digits.ReplaceAllString(p, "") != "" })
}

var digits = regexp.MustCompile(`\d+`)

// patternOf returns what the addresses of pages that a site makes in the same way have in common: the
// path without its numbers, and the names of the parameters.
func patternOf(r sites.Request) string {
	u, err := url.Parse(r.URL)
	if err != nil {
		return r.URL
	}
	var names []string
	for name := range u.Query() {
		names = append(names, name)
	}
	for name := range r.Form {
		names = append(names, "+"+name)
	}
	slices.Sort(names)
	return u.Host + digits.ReplaceAllString(u.Path, "#") + "?" + strings.Join(names, "&")
}
