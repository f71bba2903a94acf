package family

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
)

// xmlBegins is how an answer begins that is XML and no page.
var xmlBegins = regexp.MustCompile(`(?i)^\s*<\?xml\b`)

// mostElements is how many elements of an answer are looked at.
const mostElements = 100_000

// elementsIn returns the elements of a text of XML that hold others as objects, with the texts of those by their names:
// <REC><TITLE>…</TITLE><URL>…</URL></REC>. What comes before a fault is returned.
func elementsIn(text string) []any {
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.Strict = false
	// The text has been decoded, whatever its head says.
	decoder.CharsetReader = asItIs
	type open struct {
		text   strings.Builder
		fields map[string]any
	}
	var list []any
	var stack []*open
	for range mostElements {
		token, err := decoder.Token()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			o := &open{fields: map[string]any{}}
			for _, a := range t.Attr {
				o.fields[a.Name.Local] = a.Value
			}
			stack = append(stack, o)
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text.Write(t)
			}
		case xml.EndElement:
			if len(stack) == 0 {
				break
			}
			closed := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if len(closed.fields) > 0 {
				list = append(list, closed.fields)
			} else if len(stack) > 0 {
				stack[len(stack)-1].fields[t.Name.Local] = strings.TrimSpace(closed.text.String())
			}
		}
	}
	return list
}

func asItIs(_ string, text io.Reader) (io.Reader, error) { return text, nil }
