package plaintext

import (
	"regexp"
	"strings"
)

var (
	// commaRow is a label and the figures behind it, a comma before each.
	commaRow = regexp.MustCompile(`^([^,]*\p{Han}.*?)?((?:,|^)[-+]?\d+(?:\.\d+)?(?:万元|元)?|,[-/—]?)(?:,(?:[-+]?\d+(?:\.\d+)?(?:万元|元)?|[-/—])?)*$`)
	// noThousands is a figure behind another that is no group of its digits.
	noThousands = regexp.MustCompile(`,\d+,(?:\d{1,2}|\d{4,})(?:,|$)`)
	sentence    = regexp.MustCompile(`[。；！？]`)
)

const (
	// fewestCommaRows is how many rows of figures with commas make a page one of such tables.
	fewestCommaRows = 4
	// longestCell is how many characters a head between commas has at most.
	longestCell = 24
)

// withoutCommas writes rows of figures that commas part as rows of words. A comma parts the
// digits of a large figure too: only where several rows have figures that can't be read so
// do commas part figures.
func withoutCommas(lines []line) []line {
	rows := 0
	for _, l := range lines {
		if strings.Count(l.text, ",") > 1 && commaRow.MatchString(l.text) && noThousands.MatchString(l.text) {
			rows++
		}
	}
	if rows < fewestCommaRows {
		return lines
	}
	out := make([]line, 0, len(lines))
	for _, l := range lines {
		if commaRow.MatchString(l.text) || areHeadsBetweenCommas(l.text) {
			out = append(out, asRow(l, strings.Split(l.text, ","))...)
			continue
		}
		out = append(out, l)
	}
	return out
}

// areHeadsBetweenCommas reports whether a line is short words between commas.
func areHeadsBetweenCommas(text string) bool {
	if strings.Count(text, ",") == 0 || sentence.MatchString(text) {
		return false
	}
	cells := strings.Split(text, ",")
	for _, c := range cells[1:] {
		if len([]rune(c)) > longestCell {
			return false
		}
	}
	return true
}
