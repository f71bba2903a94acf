package naming

import (
	_ "embed" // the words for bodies
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/datafile"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/register"
)

// Gloss tells readers of English which body an organ is, and where: "Guangling District bureau of
// commerce, Yangzhou". It is no name of the organ, of which few have an official one in English. It is ""
// in Chinese, and for a name of which too little is known.
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
		if place := trimToRegion(after); place != "" {
			places = strings.Split(Place(language, place), ", ")
		}
		return joinGloss(bodyOf(f, organ), places)
	}
	f, known := register.Of(rest)
	if !known {
		return ""
	}
	return joinGloss(bodyOf(f, rest), places)
}

//go:embed bodies.json
var bodiesFile []byte

// bodies are what the names of bodies end with, and the functions whose English names are those of a body
// already.
var bodies = sync.OnceValue(func() (list struct {
	Bodies []struct{ Ends, En string }
	Whole  []string
}) {
	datafile.Read("bodies.json", bodiesFile, &list)
	return list
})

// bracketed is what a name has in brackets behind it: the other names of the body.
var bracketed = regexp.MustCompile(`[（(][^（）()]*[）)]$`)

// bodyOf names the body that has a function, by what its name ends with: "bureau of commerce". Where the
// end tells nothing it is the function.
func bodyOf(f register.Function, name string) string {
	if slices.Contains(bodies().Whole, f.ID) {
		return f.En
	}
	name = bracketed.ReplaceAllString(name, "")
	for _, b := range bodies().Bodies {
		if strings.HasSuffix(name, b.Ends) {
			return b.En + " " + f.En
		}
	}
	return f.En
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

// joinGloss puts the narrowest place before what a body is, and the wider ones behind it. A proper name
// stands first.
func joinGloss(body string, places []string) string {
	if len(places) == 0 || unicode.IsUpper([]rune(body)[0]) {
		return strings.Join(append([]string{body}, places...), ", ")
	}
	return strings.Join(append([]string{places[0] + " " + body}, places[1:]...), ", ")
}
