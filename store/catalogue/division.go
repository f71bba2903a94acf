package catalogue

import (
	"fmt"
	"strconv"
)

// A Division is the code of a region as a number, 0 for none: what is gathered and chosen by where a
// country's reports are gone through.
type Division int32

// codeDigits is how many digits the code of a region has.
const codeDigits = 6

// DivisionOf returns that of a code. It reports false for what is not six digits.
func DivisionOf(code string) (Division, bool) {
	n, err := strconv.ParseUint(code, 10, 31)
	return Division(n), err == nil && len(code) == codeDigits
}

// ParseDivision returns that of a code that a database has, none for the empty one of what is of no region.
func ParseDivision(code string) (Division, error) {
	if code == "" {
		return 0, nil
	}
	d, ok := DivisionOf(code)
	if !ok {
		return 0, fmt.Errorf("region %q is no code", code)
	}
	return d, nil
}

// divisionBefore returns the division whose code begins so; none for an empty prefix.
func divisionBefore(prefix string) Division {
	d, _ := DivisionOf((prefix + "000000")[:codeDigits])
	return d
}

// Code returns the code of six digits, empty for none.
func (d Division) Code() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%06d", int32(d))
}

// Within returns the division that the first digits of the code stand for: two for a province, four for a
// prefecture, none for the country.
func (d Division) Within(digits int) Division {
	span := spanOf(digits)
	return d / span * span
}

// spanOf returns how many divisions there can be whose codes have the same first digits.
func spanOf(digits int) Division {
	span := Division(1)
	for range codeDigits - digits {
		span *= 10
	}
	return span
}

// lastDivision is the last that there can be.
const lastDivision Division = 999_999

// Level returns the level of the division, 0 for none.
func (d Division) Level() Level {
	switch {
	case d == 0:
		return 0
	case d == d.Within(2):
		return Provinces
	case d == d.Within(4):
		return Prefectures
	default:
		return Counties
	}
}
