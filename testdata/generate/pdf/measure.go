package pdf

// Width returns how wide a line is: an em for a Chinese character, half of
// it for ASCII.
func Width(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += size * Em(r)
	}
	return w
}

// Em returns how wide a character is in em.
func Em(r rune) float64 {
	if r < 0x80 {
		return 0.5
	}
	return 1
}

// Wrap breaks a text into lines no wider than the measure.
func Wrap(s string, size, measure float64) []string {
	var lines []string
	line, w := "", 0.0
	for _, r := range s {
		if w+size*Em(r) > measure+0.01 && line != "" {
			lines = append(lines, line)
			line, w = "", 0
		}
		line += string(r)
		w += size * Em(r)
	}
	return append(lines, line)
}
