package plaintext

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Tables that number their rows have the number of each before its label, as a word of its own
// or on a line of its own. It is no figure of the row, nor of the row above it.

// fewestOrdinals is how many rows one after the other are numbered at least.
const fewestOrdinals = 10

var (
	ordinalWord = regexp.MustCompile(`^(\d{1,3})\s+(?:[^\s\d]|\d{1,2}[.．、])`)
	ordinalLine = regexp.MustCompile(`^\d{1,3}$`)
)

// withoutOrdinals leaves out the numbers of rows, where they count up one by one.
func withoutOrdinals(lines []line) []line {
	numbers := map[int]bool{} // lines that begin with one
	var counted []int
	last := 0
	end := func() {
		if len(counted) >= fewestOrdinals {
			for _, i := range counted {
				numbers[i] = true
			}
		}
		counted = nil
	}
	for i := range lines {
		n, ok := ordinalAt(lines, i)
		if !ok {
			continue
		}
		if len(counted) > 0 && n != last+1 {
			end()
		}
		counted, last = append(counted, i), n
	}
	end()
	if len(numbers) == 0 {
		return lines
	}
	var out []line
	for i, l := range lines {
		switch {
		case !numbers[i]:
		case ordinalLine.MatchString(l.text):
			if i+1 < len(lines) {
				lines[i+1].blank, lines[i+1].apart = l.blank, l.apart
			}
			continue
		default:
			at := ordinalWord.FindStringSubmatchIndex(l.text)
			l.text = strings.TrimSpace(l.text[at[3]:])
			if l.words != nil {
				l.words = l.words[1:]
			}
			if l.cells != nil && ordinalLine.MatchString(l.cells[0]) {
				l.cells = l.cells[1:]
			}
		}
		out = append(out, l)
	}
	return out
}

// ordinalAt returns the number before a label that begins a line, or is all of it.
func ordinalAt(lines []line, i int) (int, bool) {
	text := lines[i].text
	if ordinalLine.MatchString(text) {
		if i+1 == len(lines) || !isLabel(lines[i+1].text) {
			return 0, false
		}
	} else if m := ordinalWord.FindStringSubmatch(text); m != nil && isLabel(strings.TrimSpace(text[len(m[1]):])) {
		text = m[1]
	} else {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

// isLabel reports whether a text is none that stands behind a figure: it has a character that
// is no digit and is no unit.
func isLabel(text string) bool {
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			return !loneUnit.MatchString(text) && !loneFigure.MatchString(text)
		}
	}
	return false
}
