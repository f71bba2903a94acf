package numberformat

import (
	"fmt"
	"slices"
	"strings"
)

// aroundPower parts the tokens of a section at the E of its power of ten.
func (s *section) aroundPower() (mantissa, sign, exponent []token) {
	at := slices.IndexFunc(s.tokens, func(t token) bool { return t.kind == power })
	return s.tokens[:at], s.tokens[at : at+1], s.tokens[at+1:]
}

// isPlainPower reports whether a section has one digit before the point of its power of ten, as
// 0.00E+00; those that count by thousands have more.
func (s *section) isPlainPower() bool {
	mantissa, _, exponent := s.aroundPower()
	p := patternOf(mantissa)
	other := slices.ContainsFunc(exponent, func(t token) bool { return t.kind != digit && t.kind != literal })
	return p.first >= 0 && p.first == p.last && p.scale == 0 && !other && slices.ContainsFunc(exponent, func(t token) bool { return t.kind == digit })
}

// scientific shows a value with a power of ten.
func (s *section) scientific(value float64) Shown {
	mantissa, sign, exponent := s.aroundPower()
	d, power := decimalOf(value), 0
	if d.digits != "" {
		power, d.exponent = d.exponent-1, 1
	}
	if r, _ := d.rounded(patternOf(mantissa).places); r.exponent > 1 {
		power, d = power+1, decimal{digits: "1", exponent: 1}
	}
	shown := (&section{tokens: mantissa}).decimal(d, value < 0)
	var b strings.Builder
	b.WriteString(shown.Text + "E")
	switch {
	case power < 0:
		b.WriteByte('-')
	case sign[0].text[1] == '+':
		b.WriteByte('+')
	}
	width := 0
	var behind strings.Builder
	for _, t := range exponent {
		if t.kind == digit {
			width++
		} else {
			behind.WriteString(t.text)
		}
	}
	fmt.Fprintf(&b, "%0*d%s", width, max(power, -power), behind.String())
	shown.Text = b.String()
	return shown
}
