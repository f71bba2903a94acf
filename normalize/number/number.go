package number

import (
	"regexp"
	"strings"

	"nianbao/normalize/spelling"
)

// A Number is what a cell's text says.
type Number struct {
	Value *Decimal // nil where the text holds no figure
	Unit  string   // as printed after the figure, in simplified characters, or ""
	// Doubt says why the reading is not certain, "" where it is.
	Doubt string
	// Gap says what parts the digits, where that is the only doubt.
	Gap Gap
	// Empty is set for a text that stands for "no figure": blank, a slash, a
	// dash, 无.
	Empty bool
	// Change is set where a sign or a word before the figure says that it was added or taken.
	Change bool
	// Note is what stands beside the figure, or for it, as printed; only ReadNoted has it.
	Note string
}

// A Gap is something between two digits of a figure.
type Gap int

// The gaps.
const (
	NoGap Gap = iota
	Space
	LineBreak
)

var (
	plain     = regexp.MustCompile(`^([+\-]?)(\d+(?:\.\d+)?)(` + units + `)?$`)
	thousands = regexp.MustCompile(`^([+\-]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?)(` + units + `)?$`)
	unitAlone = regexp.MustCompile(`^[(（]?(?:` + units + `)[)）]?$`)
	dashes    = regexp.MustCompile(`^[/\\\-—–―－_]+$`)
	apart     = regexp.MustCompile(`\d\s+[\d.]|\.\s+\d`)
)

const digits = "0123456789"

// Read reads the text of one cell. It never guesses: a text that is
// neither a figure nor one of the signs for "none" has no value and a doubt.
func Read(text string) Number {
	s := strings.TrimSpace(spelling.Narrow(text))
	switch {
	case s == "":
		return Number{Empty: true}
	case strings.Trim(s, digits) == "": // as most are
		return figure("", s, "", Number{})
	}
	s = spelling.Simplified(s) // 無, 12項, 3萬元
	switch {
	case dashes.MatchString(s), s == "无":
		return Number{Empty: true}
	case !strings.ContainsAny(s, digits):
		return Number{Doubt: "not a number"}
	}
	var n Number
	if apart.MatchString(s) {
		n.Gap, n.Doubt = Space, "the digits stand apart, as if of two figures"
	}
	if strings.Contains(s, "\n") {
		n.Gap, n.Doubt = LineBreak, "the figure is broken over lines"
	}
	s = strings.Join(strings.Fields(s), "")
	m := plain.FindStringSubmatch(s)
	if m == nil {
		m = thousands.FindStringSubmatch(s)
	}
	if m == nil {
		return Number{Doubt: "not a number"}
	}
	return figure(m[1], m[2], m[3], n)
}

// figure completes what is known of a number by its sign, its digits and its unit.
func figure(sign, text, unit string, n Number) Number {
	v, err := ParseDecimal(sign + strings.ReplaceAll(text, ",", ""))
	if err != nil {
		return Number{Doubt: err.Error()}
	}
	if v.TooLong() {
		return Number{Doubt: "more digits than a figure has"}
	}
	if len(text) > 1 && text[0] == '0' && text[1] != '.' {
		n.Gap, n.Doubt = NoGap, "the figure begins with a zero"
	}
	n.Value, n.Unit, n.Change = &v, unit, sign != ""
	return n
}

// IsUnit reports whether a text without white space is a unit and nothing else.
func IsUnit(text string) bool { return unitAlone.MatchString(text) }
