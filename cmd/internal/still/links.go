package still

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// A linkKind is what a link of a page is for.
type linkKind int

const (
	toPage   linkKind = iota // leads a reader to another page or file
	toNeed                   // names what the page itself needs: styles, scripts, pictures
	toAnswer                 // has a form sent there
)

// linkAttributes are the attributes that hold links, by elements.
var linkAttributes = map[string]map[string]linkKind{
	"a":      {"href": toPage, "xlink:href": toPage},
	"img":    {"src": toNeed},
	"script": {"src": toNeed},
	"link":   {"href": toPage},
	"form":   {"action": toAnswer},
}

// needed are the kinds of <link> that a page can't do without.
var needed = map[string]bool{"stylesheet": true, "icon": true}

// relink copies a page with other links. to is asked for each of them: what it is to be in the copy,
// and false where it leads nowhere. What was a link is then plain text, and a form is left out with all
// in it.
func relink(page []byte, to func(link string, kind linkKind) (string, bool)) ([]byte, error) {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(page))
	dropped := 0   // forms that the place is in and that are left out
	plain := false // the place is in what was a link; there is none within another
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if errors.Is(z.Err(), io.EOF) {
				return out.Bytes(), nil
			}
			return nil, fmt.Errorf("page: %w", z.Err())
		}
		raw := bytes.Clone(z.Raw())
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			name, _ := z.TagName()
			if kind == html.EndTagToken && string(name) == "form" && dropped > 0 {
				dropped--
				continue
			}
			wasLink := kind == html.EndTagToken && string(name) == "a" && plain
			plain = plain && !wasLink
			if dropped == 0 && !wasLink {
				out.Write(raw)
			}
			continue
		}
		token := z.Token()
		kinds := linkAttributes[token.Data]
		if kinds == nil {
			if dropped == 0 {
				out.Write(raw)
			}
			continue
		}
		isNeeded := false
		for _, a := range token.Attr {
			for _, rel := range strings.Fields(a.Val) {
				isNeeded = isNeeded || a.Key == "rel" && needed[rel]
			}
		}
		changed, nowhere := false, false
		kept := token.Attr[:0]
		for _, a := range token.Attr {
			key := a.Key
			if a.Namespace != "" {
				key = a.Namespace + ":" + a.Key
			}
			if use, isLink := kinds[key]; isLink {
				if token.Data == "link" && isNeeded {
					use = toNeed
				}
				link, ok := to(a.Val, use)
				changed = changed || !ok || link != a.Val
				if !ok {
					nowhere = true
					continue
				}
				a.Val = link
			}
			kept = append(kept, a)
		}
		token.Attr = kept
		switch {
		case token.Data == "form" && (nowhere || dropped > 0):
			dropped++
		case dropped > 0:
		case token.Data == "link" && nowhere:
		case token.Data == "a" && nowhere:
			plain = kind == html.StartTagToken
		case changed:
			out.WriteString(token.String())
		default:
			out.Write(raw)
		}
	}
}
