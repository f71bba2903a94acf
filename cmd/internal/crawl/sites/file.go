package sites

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"nianbao/extract/filekind"
)

// IsFileName reports whether a name is that of a document that is no web page.
func IsFileName(name string) bool {
	name = strings.TrimRight(strings.TrimSpace(name), "]】）)>》\"'”")
	kind, known := filekind.Named(name)
	return known && (kind.Holds == filekind.Report && kind.ID != filekind.WebPage || kind.Holds == filekind.Files)
}

// NamesFile reports whether an address has the name of a file in its query:
// downfile.jsp?filename=a.pdf.
func NamesFile(u *url.URL) bool {
	for _, values := range u.Query() {
		for _, v := range values {
			if isFile(v) {
				return true
			}
		}
	}
	return false
}

// FileOf returns the file that an address leads to: itself, or what it gives to a viewer
// (viewer.html?file=/a.pdf, viewer.jsp?url=…). It reports false for a page.
func FileOf(u *url.URL) (*url.URL, bool) { return FileOn(u, u) }

// FileOn is FileOf for an address on a page. What is given to a viewer without a folder lies beside the
// page that shows it.
func FileOn(u, page *url.URL) (*url.URL, bool) {
	if lore().Viewer.Path.MatchString(u.Path) {
		if file, ok := viewed(u, page); ok {
			return file, true
		}
	}
	return u, isFile(u.Path)
}

// viewed returns the file that is given to a viewer, in its query or behind the number sign.
func viewed(u, page *url.URL) (*url.URL, bool) {
	given := u.Query()
	if m := unescaped.FindStringSubmatch(u.RawQuery); m != nil {
		given[m[1]] = []string{m[2]} // with an address in it as it is, of which "&" is a part
	}
	if behind, err := url.ParseQuery(strings.TrimPrefix(u.Fragment, "?")); err == nil {
		for name, values := range behind {
			given[name] = append(given[name], values...)
		}
	}
	for name, values := range given {
		isNamed := lore().Viewer.Parameter.MatchString(name)
		for _, v := range values {
			if plain, err := url.QueryUnescape(v); err == nil && strings.Contains(v, "%2F") {
				v = plain // escaped twice
			}
			if plain, ok := fromBase64(v); ok {
				v = plain
			}
			from := u
			if strings.HasPrefix(v, "./") || !strings.Contains(v, "/") {
				from = page
			}
			inner, err := from.Parse(strings.TrimSpace(v))
			if err != nil || inner.Scheme != "http" && inner.Scheme != "https" || !strings.ContainsAny(v, "/.") {
				continue
			}
			if isFile(inner.Path) && (strings.Contains(v, "/") || isNamed) || isNamed && strings.Contains(v, "/") {
				return inner, true
			}
		}
	}
	return u, false
}

// fromBase64 returns the address that a value is in Base64, as some viewers want it; it may be escaped below.
func fromBase64(value string) (string, bool) {
	letters := strings.TrimRight(strings.NewReplacer(" ", "+", "-", "+", "_", "/", "\n", "").Replace(value), "=")
	plain, err := base64.RawStdEncoding.DecodeString(letters)
	if err != nil || !utf8.Valid(plain) {
		return "", false
	}
	address := string(plain)
	if unescaped, err := url.QueryUnescape(address); err == nil && strings.Contains(address, "%2F") {
		address = unescaped
	}
	return address, encodedAddress.MatchString(address)
}

// encodedAddress is what tells an address from letters that happen to be Base64.
var encodedAddress = regexp.MustCompile(`^(?:https?:/)?/[\w.-]+[/.]\S+$`)

// unescaped finds an address with a query of its own in a query.
var unescaped = regexp.MustCompile(`(?:^|&)(\w+)=([^&]*\?.*)$`)
