package plaintext

import "unicode/utf8"

// Text is printed twice, a hair apart, to make it bold. What reads it writes each line
// twice, and a text of one character as one line of two.

// longestRepeated is how many bytes a line has at most that may stand twice, one below the
// other; a longer one was printed twice.
const longestRepeated = 24

// fewestDoubled is how many lines are printed twice at least in a text that is so as a
// whole.
const fewestDoubled = 5

func isCopy(lines []line, i int) bool { return i > 0 && lines[i].text == lines[i-1].text }

// isDoubled reports whether most of a text was printed twice.
func isDoubled(pages [][]line) bool {
	long, copies := 0, 0
	for _, lines := range pages {
		for i, l := range lines {
			switch {
			case len(l.text) <= longestRepeated:
			case isCopy(lines, i):
				copies++
			default:
				long++
			}
		}
	}
	return copies >= fewestDoubled && copies*2 > long
}

// once leaves out the second of two like lines. In a text that is printed twice as a whole
// that goes for all lines; whether 22 and 22 below it are one 22 or two times 2 can't be
// told then, and they stay as one figure that can't be read.
func once(lines []line, doubled bool) []line {
	var out []line
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		half, isPair := halved(l.text)
		copied := i+1 < len(lines) && isCopy(lines, i+1)
		switch {
		case !doubled:
			if len(l.text) > longestRepeated && isCopy(lines, i) {
				continue
			}
		case isPair && copied:
			l.text += string(utf8.RuneError)
			i++
		case isPair:
			l.text = half
		case copied:
			i++
		case i+2 < len(lines) && lines[i+1].text == l.text+lines[i+2].text:
			l.text = lines[i+1].text // a figure and its unit, cut between the two copies
			i += 2
		}
		out = append(out, l)
	}
	return out
}

// halved returns the first half of a text of two like characters.
func halved(text string) (string, bool) {
	runes := []rune(text)
	if len(runes) == 2 && runes[0] == runes[1] {
		return string(runes[:1]), true
	}
	return text, false
}
