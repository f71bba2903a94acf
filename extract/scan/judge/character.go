package judge

import "nianbao/extract/scan/digits"

// A character is what is known of a piece of ink by its shape, 0 for nothing.
type character struct {
	print rune // by what digits look like in print
	guess rune // the same where it is likely only: it can bear out what others say
	near  rune // by the characters of other cells that it looks like
}

func printOf(c character) rune { return c.print }
func guessOf(c character) rune { return c.guess }

// byShape returns the reading that one kind of knowledge of the characters gives, "" if
// it does not know every one.
func byShape(list []character, known func(character) rune) string {
	var text []rune
	for _, c := range list {
		r := known(c)
		if r == 0 {
			return ""
		}
		text = append(text, r)
	}
	return string(text)
}

// inPrint returns what the network of digits knows of a character.
func inPrint(s *digits.Shape) character {
	var c character
	r, likely := digits.Read(s)
	if likely >= digits.Sure {
		c.print = r
	}
	if likely >= digits.Likely {
		c.guess = r
	}
	return c
}

// matches reports whether a reading has as many characters as were seen, and
// none that looks like another.
func matches(text string, shapes []character) bool {
	runes := []rune(text)
	if len(runes) != len(shapes) {
		return false
	}
	for i, c := range shapes {
		if c.print != 0 && c.print != runes[i] || c.near != 0 && c.near != runes[i] {
			return false
		}
	}
	return true
}
