package sites

import (
	"net/url"
	"regexp"

	"nianbao/extract/filekind"
)

// isFile reports whether a path is that of a document that is no web page.
func isFile(p string) bool {
	kind, known := filekind.Named(p)
	return known && kind.Holds == filekind.Report && kind.ID != filekind.WebPage
}

var sessionInPath = regexp.MustCompile(`(?i);jsessionid=[^/?#]*|/\((?:[A-Z]\([^()/]+\))+\)|/\([a-z0-5]{24}\)`) // the latter are ASP.NET's: /(S(4fq0…))/

// Canonical returns an address without what makes two of one: a session, a place
// on the page.
func Canonical(u *url.URL) *url.URL {
	c := *u
	c.Fragment, c.RawFragment = "", ""
	c.Path = sessionInPath.ReplaceAllString(c.Path, "")
	c.RawPath = ""
	return &c
}
