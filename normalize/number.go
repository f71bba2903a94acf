package normalize

import (
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A Number is what a cell's text says.
type Number struct {
	Value *Decimal // nil where the text holds no figure
	Unit  string   // as printed after the figure, or ""
	// Doubt says why the reading is not certain, "" where it is.
	Doubt string
	// Gap says what parts the digits, where that is the only doubt.
	Gap Gap
	// Empty is set for a text that stands for "no figure": blank, a slash, a
	// dash, 无.
	Empty bool
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
	units     = `亿元|万元|万|元|件次|件|条|项|个|次|人次|人|部|份|篇|场|期|%`
	plain     = regexp.MustCompile(`^([+\-]?)(\d+(?:\.\d+)?)(` + units + `)?$`)
	thousands = regexp.MustCompile(`^([+\-]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?)(` + units + `)?$`)
	unitAlone = regexp.MustCompile(`^[(（]?(?:` + units + `)[)）]?$`)
	dashes    = regexp.MustCompile(`^[/\\\-—–―－_]+$`)
	apart     = regexp.MustCompile(`\d\s+[\d.]|\.\s+\d`)
)

const digits = "0123456789"

// narrow turns the wide forms of digits, signs and separators into plain ones.
var narrow = strings.NewReplacer(
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"＋", "+", "﹢", "+", "－", "-", "−", "-", "﹣", "-", "．", ".", "，", ",", "／", "/", "％", "%",
	"（", "(", "）", ")", "\u3000", " ", "\u00a0", " ",
)

// The most digits that a figure has before and after the point. No organ counts
// or spends so much, what has more is rubbish, and within these bounds a figure
// in any unit of money fits the decimals of 38 digits that databases have.
const (
	wholeDigits    = 22
	fractionDigits = 8
)

// narrowed returns a text in plain digits, signs and separators.
func narrowed(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return narrow.Replace(s)
		}
	}
	return s
}

// tooLong reports whether a number has more digits than a figure has.
func (d Decimal) tooLong() bool {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(d.text, "-"), ".")
	return len(whole) > wholeDigits || len(fraction) > fractionDigits
}

// ReadNumber reads the text of one cell. It never guesses: a text that is
// neither a figure nor one of the signs for "none" has no value and a doubt.
func ReadNumber(text string) Number {
	s := strings.TrimSpace(narrowed(text))
	switch {
	case s == "":
		return Number{Empty: true}
	case strings.Trim(s, digits) == "": // as most are
		return figure("", s, "", Number{})
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
	if v.tooLong() {
		return Number{Doubt: "more digits than a figure has"}
	}
	if len(text) > 1 && text[0] == '0' && text[1] != '.' {
		n.Gap, n.Doubt = NoGap, "the figure begins with a zero"
	}
	n.Value, n.Unit = &v, unit
	return n
}

// money holds the power of ten of each unit of money against 元.
var money = map[string]int{"元": 0, "万": 4, "万元": 4, "亿元": 8}

// In converts a sum of money from the unit it is printed in to another, exactly.
// Other units, and no unit, leave the figure as it is.
func (n Number) In(unit string) *Decimal {
	from, ok1 := money[n.Unit]
	to, ok2 := money[unit]
	if n.Value == nil || !ok1 || !ok2 || from == to {
		return n.Value
	}
	r := scaled(n.Value.Rat(), from-to)
	places, _ := r.FloatPrec()
	v, err := ParseDecimal(r.FloatString(places))
	if err != nil {
		return n.Value
	}
	return &v
}

// scaled returns v times ten to the power.
func scaled(v *big.Rat, power int) *big.Rat {
	ten := big.NewRat(10, 1)
	if power < 0 {
		ten.Inv(ten)
	}
	out := new(big.Rat).Set(v)
	for range max(power, -power) {
		out.Mul(out, ten)
	}
	return out
}
