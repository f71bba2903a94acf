package naming

import (
	"strings"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/register"
)

// Gloss tells readers of English what an organ does, and where: "commerce, Guangling District,
// Yangzhou". It is no name of the organ, of which few have an official one in English. It is "" in
// Chinese, and for a name of which too little is known.
func Gloss(language wording.Language, organ string) string {
	if language != wording.English {
		return ""
	}
	if end := strings.Index(organ, "】"); strings.HasPrefix(organ, "【") && end > 0 {
		organ = organ[end+len("】"):] // a mark of who made the report
	}
	var places []string
	rest := organ
	for {
		length := longestRegion(rest)
		if length == 0 {
			break
		}
		places = append([]string{gazetteer.English(rest[:length])}, places...)
		rest = rest[length:]
	}
	if f, after, ok := register.OfNational(organ); ok && len(places) == 0 {
		return joinGloss(f.En, Place(language, trimToRegion(after)))
	}
	f, known := register.Of(rest)
	if !known {
		return ""
	}
	return joinGloss(f.En, strings.Join(places, ", "))
}

// longestRegion returns how many bytes at the beginning of a text are the longest name of a region,
// behind which more follows.
func longestRegion(text string) int {
	longest := 0
	for i := range text {
		if i > 0 && gazetteer.English(text[:i]) != "" {
			longest = i
		}
	}
	return longest
}

// trimToRegion cuts off what follows the name of a region: 淮安市税务局 is 淮安市.
func trimToRegion(text string) string { return text[:longestRegion(text)] }

func joinGloss(function, place string) string { return strings.Trim(function+", "+place, ", ") }
