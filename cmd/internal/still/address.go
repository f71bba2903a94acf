package still

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"strings"
)

// An address is what is asked of the site: a path, with a query where there is one.
type address string

// addressOf returns the address to which a link on a page leads, and the part of the page behind
// it; false for links to other sites and those that are no addresses.
func addressOf(from address, link string) (to address, fragment string, ok bool) {
	base, err := url.Parse(string(from))
	if err != nil {
		return "", "", false
	}
	u, err := base.Parse(link)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || !strings.HasPrefix(u.Path, "/") {
		return "", "", false
	}
	if u.Fragment != "" {
		fragment = "#" + u.EscapedFragment()
	}
	u.Fragment, u.RawFragment = "", ""
	return address(u.String()), fragment, true
}

// Bounds on the names of files: most systems allow 255 bytes.
const maxName = 200

// kinds are the ends of files that are no pages. The end of an indicator's name, as in
// "applications.received", is none.
var kinds = map[string]bool{".atom": true, ".css": true, ".csv": true, ".db": true, ".gz": true, ".ico": true, ".jpg": true, ".js": true, ".json": true,
	".parquet": true, ".pdf": true, ".png": true, ".sqlite": true, ".svg": true, ".txt": true, ".xlsx": true, ".xml": true, ".zip": true}

// file returns the file of an address, as a path with slashes within the folder. A page is the index
// of a folder, so that hosts find it under its own path.
func (a address) file() string {
	u, err := url.Parse(string(a))
	if err != nil {
		return ""
	}
	name := strings.TrimPrefix(path.Clean(u.Path), "/")
	ext := path.Ext(name)
	if !kinds[ext] {
		name, ext = path.Join(name, "index.html"), ".html"
	}
	if u.RawQuery != "" {
		name = strings.TrimSuffix(name, ext) + "~" + strings.ReplaceAll(u.RawQuery, "/", "%2F") + ext
	}
	parts := strings.Split(name, "/")
	for i, part := range parts {
		if len(part) > maxName {
			sum := sha256.Sum256([]byte(part))
			parts[i] = strings.ToValidUTF8(part[:maxName-40], "") + "~" + hex.EncodeToString(sum[:8]) + path.Ext(part)
		}
	}
	return strings.Join(parts, "/")
}

// between returns the link from one file of the copy to another.
func between(from, to string) string {
	here, there := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < len(here)-1 && same < len(there)-1 && here[same] == there[same] {
		same++
	}
	link := strings.Repeat("../", len(here)-1-same) + (&url.URL{Path: strings.Join(there[same:], "/")}).EscapedPath()
	if first, _, _ := strings.Cut(link, "/"); strings.Contains(first, ":") {
		link = "./" + link // a colon in the first part is taken for the end of a scheme
	}
	return link
}
