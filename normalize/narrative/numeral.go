package narrative

import (
	"strings"
	"unicode/utf8"

	"nianbao/normalize/number"
)

// parse reads digits, or a numeral in characters below a thousand: 十二, 二十, 一百零五.
func parse(figure string) (number.Decimal, bool) {
	if first, _ := utf8.DecodeRuneInString(figure); first < utf8.RuneSelf {
		v, err := number.ParseDecimal(strings.ReplaceAll(figure, ",", ""))
		return v, err == nil && !v.TooLong()
	}
	n, rest := 0, figure
	if hundreds, below, ok := strings.Cut(figure, "百"); ok {
		if n = 100 * digit(hundreds); n == 0 {
			return number.Decimal{}, false
		}
		rest = strings.TrimPrefix(strings.TrimPrefix(below, "零"), "〇")
		if rest == "" {
			return number.NewDecimal(int64(n)), below == ""
		}
	}
	tens, ones, compound := strings.Cut(rest, "十")
	if !compound {
		if digit(rest) == 0 || n > 0 && strings.HasSuffix(figure, "百"+rest) { // 一百二 is 120 as they speak
			return number.Decimal{}, false
		}
		return number.NewDecimal(int64(n + digit(rest))), true
	}
	if tens != "" && digit(tens) == 0 || ones != "" && digit(ones) == 0 || tens == "" && n > 0 {
		return number.Decimal{}, false
	}
	return number.NewDecimal(int64(n + 10*max(digit(tens), 1) + digit(ones))), true
}

// digit returns the value of a numeral of one character, and 0 of anything else.
func digit(s string) int {
	const digits = "一二三四五六七八九"
	if s == "两" {
		return 2
	}
	if utf8.RuneCountInString(s) != 1 || !strings.Contains(digits, s) {
		return 0
	}
	return strings.Index(digits, s)/len("一") + 1
}
