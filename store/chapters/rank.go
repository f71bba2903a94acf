package chapters

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The weights of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and
// Beyond, 2009), as they are mostly taken: how soon a word that is said again adds nothing, and how
// much a long chapter counts for less.
const (
	saturation = 1.2
	byLength   = 0.75
	// perYear is what a year of age takes off, up to eightYears of them: between chapters that say
	// as much the newer report is what a reader looks for.
	perYear    = 0.04
	eightYears = 8
)

// rank puts the best chapters first. All of them hold all words, so that how rare a word is does not
// tell them apart, and BM25 is left with how often each is said for the chapter's length. A word of
// the title counts as said three times.
func rank(hits []Hit, words []string) {
	said := make([][]int, len(hits))
	lengths := make([]float64, len(hits))
	all, newest := 0.0, 0
	for i, h := range hits {
		title, text := compact(h.SectionTitle), compact(h.text)
		for _, w := range words {
			said[i] = append(said[i], strings.Count(text, w)+3*strings.Count(title, w))
		}
		lengths[i] = float64(utf8.RuneCountInString(text))
		all += lengths[i]
		newest = max(newest, h.Year)
	}
	scores := make(map[place]float64, len(hits))
	for i, h := range hits {
		score := 0.0
		norm := saturation * (1 - byLength + byLength*lengths[i]/max(1, all/float64(len(hits))))
		for _, n := range said[i] {
			score += float64(n) * (saturation + 1) / (float64(n) + norm)
		}
		scores[placeOf(h)] = score * (1 - perYear*float64(min(newest-h.Year, eightYears)))
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(scores[placeOf(b)], scores[placeOf(a)]), b.Year-a.Year, cmp.Compare(a.RegionCode, b.RegionCode),
			cmp.Compare(a.ReportID, b.ReportID), a.Section-b.Section)
	})
}

// A place is where a chapter is.
type place struct {
	report  int64
	section int
}

func placeOf(h Hit) place { return place{h.ReportID, h.Section} }

// compact returns a text in small letters without spaces, in which words are counted.
func compact(text string) string {
	return strings.Map(func(r rune) rune {
		if r > firstIdeographs && r < lastIdeographs {
			return r
		}
		if unicode.IsSpace(r) && r != '\n' {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// Between these characters, the space that is as wide as an ideograph and the end of the common ideographs, there is neither a
// capital nor a space. Of others tables are asked, which takes most of the time that it takes to read a text through.
const (
	firstIdeographs = '\u3000'
	lastIdeographs  = '\ua000'
)

// holdsAll reports whether a text holds all words.
func holdsAll(text string, words []string) bool {
	compacted := ""
	for _, w := range words {
		if strings.Contains(text, w) { // as it mostly does, without spaces
			continue
		}
		if compacted == "" {
			compacted = compact(text)
		}
		if !strings.Contains(compacted, w) {
			return false
		}
	}
	return true
}
