package number

import (
	"regexp"
	"strings"

	"nianbao/extract/document"
)

// units matches what may stand behind a figure.
const units = `[千万亿]?(?:` + document.Counter + `)|` + document.Money + `|[千万亿]|%|‰`

// scaledCount is a count by the thousand or more: 2万, 2万件.
var scaledCount = regexp.MustCompile(`^([千万亿])(?:` + document.Counter + `)?$`)

// scaleOf returns the power of ten by which a figure with the unit counts: 4 for 万 and 万件, 0 for 件.
func scaleOf(unit string) int {
	m := scaledCount.FindStringSubmatch(unit)
	if m == nil {
		return 0
	}
	return powers[m[1]]
}

// Fits reports whether the figure can be one of the unit: a sum of money is no count, a count is no sum of money, and a
// share is neither. None of anything fits.
func (n Number) Fits(unit string) bool {
	if n.Value != nil && n.Value.Rat().Sign() == 0 {
		return true
	}
	switch {
	case n.Unit == "":
		return true
	case n.Unit == "%" || n.Unit == "‰":
		return false
	case strings.HasSuffix(n.Unit, "元"):
		return isMoney(unit)
	}
	_, alone := powers[n.Unit]
	return alone || !isMoney(unit)
}

func isMoney(unit string) bool {
	_, ok := powers[unit]
	return ok && strings.HasSuffix(unit, "元")
}
