package page

import (
	"fmt"
	"html/template"
	"net/url"
	"strconv"

	"nianbao/cmd/internal/web/wording"
)

// Address makes the address of a page in a language from a pattern with a %v for
// each part of its path.
func Address(language wording.Language, pattern string, parts ...any) string {
	escaped := make([]any, len(parts))
	for i, p := range parts {
		switch p := p.(type) {
		case int64: // a report, of which a page has hundreds
			escaped[i] = strconv.FormatInt(p, 10)
		default:
			escaped[i] = url.PathEscape(fmt.Sprint(p))
		}
	}
	return language.Prefix() + fmt.Sprintf(pattern, escaped...)
}

// Query makes the parameters of an address, with the "?" before them, of names and
// values in turn; a name may have a list of values. Those that are empty or 0 are
// left out, and without any the query is "".
func Query(pairs ...any) (template.URL, error) {
	if len(pairs)%2 != 0 {
		return "", fmt.Errorf("query: a name without a value")
	}
	q := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		name := fmt.Sprint(pairs[i])
		switch value := pairs[i+1].(type) {
		case []string:
			q[name] = value
		default:
			if text := fmt.Sprint(value); text != "" && text != "0" {
				q.Set(name, text)
			}
		}
	}
	if len(q) == 0 {
		return "", nil
	}
	return template.URL("?" + q.Encode()), nil
}
