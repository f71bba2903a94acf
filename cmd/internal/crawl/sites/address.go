package sites

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"nianbao/extract/filekind"
)

// isFile reports whether a path is that of a document that is no web page.
func isFile(p string) bool {
	kind, known := filekind.Named(p)
	return known && kind.Holds == filekind.Report && kind.ID != filekind.WebPage
}

// FileOf returns the file that an address leads to: itself, or what it gives to
// a viewer (viewer.html?file=/a.pdf). It reports false for a page.
func FileOf(u *url.URL) (*url.URL, bool) {
	for _, values := range u.Query() {
		for _, v := range values {
			if isFile(v) && strings.Contains(v, "/") && strings.HasPrefix(strings.ToLower(path.Ext(u.Path)), ".htm") {
				if file, err := u.Parse(v); err == nil {
					return file, true
				}
			}
		}
	}
	return u, isFile(u.Path)
}

var sessionInPath = regexp.MustCompile(`(?i);jsessionid=[^/?#]*`)

// Canonical returns an address without what makes two of one: a session, a place
// on the page.
func Canonical(u *url.URL) *url.URL {
	c := *u
	c.Fragment, c.RawFragment = "", ""
	c.Path = sessionInPath.ReplaceAllString(c.Path, "")
	c.RawPath = ""
	return &c
}
