package sites

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

// fileExtensions are those of documents that are no web pages.
var fileExtensions = map[string]bool{".pdf": true, ".doc": true, ".docx": true, ".wps": true, ".txt": true}

// FileOf returns the file that an address leads to: itself, or what it gives to
// a viewer (viewer.html?file=/a.pdf). It reports false for a page.
func FileOf(u *url.URL) (*url.URL, bool) {
	for _, values := range u.Query() {
		for _, v := range values {
			if fileExtensions[strings.ToLower(path.Ext(v))] && strings.Contains(v, "/") && strings.HasPrefix(strings.ToLower(path.Ext(u.Path)), ".htm") {
				if file, err := u.Parse(v); err == nil {
					return file, true
				}
			}
		}
	}
	return u, fileExtensions[strings.ToLower(path.Ext(u.Path))]
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
