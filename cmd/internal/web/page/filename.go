package page

import "strings"

// FileName makes the name of a download of what it has in it: "nianbao", and behind it, with hyphens
// between, what is told of the parts that are not empty. Other signs than those of every system become
// hyphens.
func FileName(parts ...string) string {
	name := "nianbao"
	for _, part := range parts {
		plain := strings.Trim(strings.Map(func(r rune) rune {
			switch {
			case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '.', r == '_':
				return r
			}
			return '-'
		}, part), "-")
		if plain != "" {
			name += "-" + plain
		}
	}
	return name
}
