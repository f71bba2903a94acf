package main

// width returns how wide a line is: an em for a Chinese character, half of
// it for ASCII.
func width(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += size * em(r)
	}
	return w
}

func em(r rune) float64 {
	if r < 0x80 {
		return 0.5
	}
	return 1
}

// wrap breaks a text into lines no wider than the measure.
func wrap(s string, size, measure float64) []string {
	var lines []string
	line, w := "", 0.0
	for _, r := range s {
		if w+size*em(r) > measure+0.01 && line != "" {
			lines = append(lines, line)
			line, w = "", 0
		}
		line += string(r)
		w += size * em(r)
	}
	return append(lines, line)
}
