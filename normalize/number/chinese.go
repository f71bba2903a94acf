package number

import (
	"regexp"
	"strings"

	"nianbao/extract/document"
)

// counted is the unit behind a count.
var counted = regexp.MustCompile(`(?:` + document.Counter + `)$`)

// longestChinese is how many characters a number below a million has at most.
const longestChinese = 12

// Chinese reads a whole number in Chinese numerals, below 100 million: 〇, 十二, 一百零五,
// 二〇二三. It reports false for any other text.
func Chinese(text string) (Decimal, bool) {
	text = strings.Join(strings.Fields(text), "") // narrow cells break them
	runes := []rune(counted.ReplaceAllString(text, ""))
	if len(runes) == 0 || len(runes) > longestChinese {
		return Decimal{}, false
	}
	total, part, digit := int64(0), int64(0), int64(-1)
	tens := false // 十, 百, 千 or 万 were there
	for _, r := range runes {
		if d, ok := chineseDigits[r]; ok {
			if digit > 0 || digit == 0 && d == 0 && tens { // digits in a row
				if tens {
					return Decimal{}, false
				}
				digit = digit*10 + d
				continue
			}
			if digit == 0 && !tens {
				digit = digit*10 + d
				continue
			}
			digit = d
			continue
		}
		power, ok := chinesePowers[r]
		if !ok {
			return Decimal{}, false
		}
		tens = true
		switch {
		case power == 10_000:
			total += (part + max(digit, 0)) * power
			part = 0
		case digit < 0 && power == 10:
			part += 10
		case digit <= 0, digit > 9:
			return Decimal{}, false
		default:
			part += digit * power
		}
		digit = -1
	}
	return NewDecimal(total + part + max(digit, 0)), true
}

var chineseDigits = map[rune]int64{
	'〇': 0, '○': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9,
}

var chinesePowers = map[rune]int64{'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000, '万': 10_000}
