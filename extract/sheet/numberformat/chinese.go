package numberformat

import (
	"strconv"
	"strings"
)

var chineseDigits = strings.Split("〇一二三四五六七八九", "")

// inChinese writes a field of a date in Chinese numerals: a year digit by digit, all else as it is
// said, 二十三.
func inChinese(field string) string {
	n, err := strconv.Atoi(field)
	if err != nil {
		return field
	}
	if n < 100 && len(field) <= 2 {
		tens, ones := n/10, n%10
		switch {
		case n < 10:
			return chineseDigits[n]
		case ones == 0 && tens == 1:
			return "十"
		case ones == 0:
			return chineseDigits[tens] + "十"
		case tens == 1:
			return "十" + chineseDigits[ones]
		}
		return chineseDigits[tens] + "十" + chineseDigits[ones]
	}
	var b strings.Builder
	for _, c := range field {
		b.WriteString(chineseDigits[c-'0'])
	}
	return b.String()
}
