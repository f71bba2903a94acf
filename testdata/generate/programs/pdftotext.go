package programs

import (
	"fmt"
	"os/exec"
	"strings"
	"unicode"
)

// PageText returns what pdftotext reads, without spaces and in narrow
// characters, with the page of each character.
func PageText(pdf string) (text []rune, pageOf []int, err error) {
	out, err := exec.Command("pdftotext", "-raw", pdf, "-").Output()
	if err != nil {
		return nil, nil, fmt.Errorf("pdftotext: %w", err)
	}
	for i, p := range strings.Split(strings.TrimSuffix(string(out), "\f"), "\f") {
		for _, c := range p {
			if !unicode.IsSpace(c) {
				text = append(text, Narrow(c))
				pageOf = append(pageOf, i+1)
			}
		}
	}
	return text, pageOf, nil
}

// Narrow turns a full-width character into its ASCII twin: pdftotext reads the
// half-width glyphs of GBK-EUC-H as full-width ones.
func Narrow(c rune) rune {
	if c >= '！' && c <= '～' {
		return c - '！' + '!'
	}
	return c
}
