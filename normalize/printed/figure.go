package printed

import (
	"regexp"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/number"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

const unitNames = document.Money + `|` + document.Counter + `|%`

var (
	// noted is a figure with words about it: 22（其中修订16件）, 约22, 减1, 22*.
	noted = regexp.MustCompile(`^(约|共|增|减|[+\-±])?(\d[\d,]*(?:\.\d+)?)(` + unitNames + `)?(?:[(*;,①-⑳].*)?$`)
	// named is a figure in one cell with its name: 主动公开信息数:12条, 收到申请12件.
	named = regexp.MustCompile(`(?:[:]([+\-]?\d[\d,]*(?:\.\d+)?)(` + unitNames + `)?|[^第\d.,(]([+\-]?\d[\d,]*(?:\.\d+)?)(` + unitNames + `))$`)
	year  = regexp.MustCompile(`^(?:19[89]|20[0-4])\d$`)
	// unitLine is a line over a table that says in what it counts.
	unitLine   = regexp.MustCompile(`^[(（]?(?:计量)?单位[:：]`)
	unitStated = regexp.MustCompile(`[(（](?:计量)?(?:单位[:：]?)?([^()（）:：]{1,3})[)）]$|单位[:：]?([^()（）:：]{1,3})[)）]?$`)
)

// holdsFigure reports whether a text that is no number for itself holds a figure all the
// same: one with a note, or behind its name.
func holdsFigure(text string) bool {
	s := spelling.Squeeze(text)
	return noted.MatchString(s) || named.MatchString(s)
}

// figure returns the number that stands in a cell, with its unit and its remark; no value
// where its reading is in doubt.
func figure(c document.Cell) number.Number {
	if c.IsRunOn() {
		return number.Number{}
	}
	n := align.ReadFigure(c)
	if n.Value != nil {
		if n.Doubt != "" && !(n.Gap == number.LineBreak && c.Wrapped) && !(n.Gap == number.Space && c.Spread) {
			n.Value = nil
		}
		return n
	}
	s := spelling.Squeeze(c.Text)
	digits, unit := "", ""
	if m := noted.FindStringSubmatch(s); m != nil && (m[1] == "" || m[1] == "+" || m[1] == "-") {
		digits, unit = m[1]+m[2], m[3]
	} else if m := named.FindStringSubmatch(s); m != nil {
		digits, unit = m[1]+m[3], m[2]+m[4]
	}
	if v := number.Read(digits); v.Value != nil && v.Doubt == "" {
		return number.Number{Value: v.Value, Unit: unit}
	}
	return number.Number{}
}

// areYears reports whether figures name years, as those over columns do.
func areYears(cells []document.Cell) bool {
	for _, c := range cells {
		if !year.MatchString(strings.TrimSpace(spelling.Narrow(c.Text))) {
			return false
		}
	}
	return len(cells) > 0
}

func isUnitLine(line string) bool { return unitLine.MatchString(line) }

// unitIn returns the unit that the end of a name states: 金额（万元）; "" where it states none.
func unitIn(name string) string {
	m := unitStated.FindStringSubmatch(name)
	if m == nil || !number.IsUnit(m[1]+m[2]) {
		return ""
	}
	return m[1] + m[2]
}
