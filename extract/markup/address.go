package markup

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// savedFrom is the comment that browsers put into a page that they save, with the number of
// characters of the address before it.
var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)

// addressOf returns where a page says that it is published: the address that it was saved
// from, as browsers write it, or else its canonical one, or that of its og:url. It is ""
// where the page says none that is complete.
func addressOf(root *html.Node) string {
	var saved, canonical, shared string
	for n := range root.Descendants() {
		switch {
		case n.Type == html.CommentNode && saved == "":
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil {
				saved = webAddress(m[1])
			}
		case n.DataAtom == atom.Link && canonical == "" && strings.EqualFold(attribute(n, "rel"), "canonical"):
			canonical = webAddress(attribute(n, "href"))
		case n.DataAtom == atom.Meta && shared == "" && strings.EqualFold(attribute(n, "property"), "og:url"):
			shared = webAddress(attribute(n, "content"))
		}
	}
	for _, address := range []string{saved, canonical, shared} {
		if address != "" {
			return address
		}
	}
	return ""
}

// webAddress returns an address of the web, "" for any other.
func webAddress(text string) string {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	return u.String()
}
