package answer

import (
	"fmt"
	"strconv"
	"strings"
)

// minus is the sign of negative numbers in print.
const minus = "−"

// grouped writes a number with its digits in groups of three.
func grouped(value any) string {
	text := fmt.Sprint(value)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = minus, text[1:]
	}
	whole, fraction, _ := strings.Cut(text, ".")
	if _, err := strconv.ParseUint(whole, 10, 64); err != nil {
		return sign + text
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		return sign + whole + "." + fraction
	}
	return sign + whole
}

// signed writes a difference with its sign.
func signed(text string) string {
	if text == "" || strings.HasPrefix(text, "-") || strings.Trim(text, "0.") == "" {
		return grouped(text)
	}
	return "+" + grouped(text)
}
