package number

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// A Decimal is an exact decimal number: what a report prints, with as many
// decimals as it prints.
type Decimal struct{ text string }

// ParseDecimal reads an optional sign, digits, and an optional fraction
// ("-12", "3375.66"). It accepts nothing else: units, separators and wide
// digits are the number reader's concern.
func ParseDecimal(s string) (Decimal, error) {
	body := strings.TrimPrefix(s, "-")
	if body == s {
		body = strings.TrimPrefix(s, "+")
	}
	whole, fraction, dotted := strings.Cut(body, ".")
	if whole == "" || dotted && fraction == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return Decimal{}, fmt.Errorf("not a decimal number: %q", s)
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	text := whole
	if dotted {
		text += "." + fraction
	}
	if strings.HasPrefix(s, "-") && strings.Trim(text, "0.") != "" {
		text = "-" + text
	}
	return Decimal{text}, nil
}

// NewDecimal returns the whole number n.
func NewDecimal(n int64) Decimal { return Decimal{fmt.Sprint(n)} }

// String returns the number in plain notation, without a plus sign.
func (d Decimal) String() string {
	if d.text == "" {
		return "0"
	}
	return d.text
}

// Rat returns the number as an exact rational.
func (d Decimal) Rat() *big.Rat {
	if n, err := strconv.ParseInt(d.String(), 10, 64); err == nil { // nearly all are, and this is much faster
		return new(big.Rat).SetInt64(n)
	}
	r, ok := new(big.Rat).SetString(d.String())
	if !ok {
		panic("normalize: malformed Decimal " + d.text) // ParseDecimal admits none
	}
	return r
}

// FromRat returns a number that has an end in decimal notation, with no more
// decimals than it needs; of any other an error.
func FromRat(r *big.Rat) (Decimal, error) { return ParseDecimal(PlainRat(r)) }

// PlainRat writes a rational in plain decimal notation.
func PlainRat(r *big.Rat) string {
	places, _ := r.FloatPrec()
	return r.FloatString(places)
}

// Cmp compares by value: 1.50 equals 1.5.
func (d Decimal) Cmp(e Decimal) int { return d.Rat().Cmp(e.Rat()) }

// The most digits that a figure has before and after the point. No organ counts
// or spends so much, what has more is rubbish, and within these bounds a figure
// in any unit of money fits the decimals of 38 digits that databases have.
const (
	WholeDigits    = 22
	FractionDigits = 8
)

// TooLong reports whether a number has more digits than a figure has.
func (d Decimal) TooLong() bool {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(d.text, "-"), ".")
	return len(whole) > WholeDigits || len(fraction) > FractionDigits
}

// MarshalText writes the plain notation, so that JSON keeps every digit.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Decimal) UnmarshalText(b []byte) error {
	v, err := ParseDecimal(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// MarshalBinary is MarshalText, for encoding/gob.
func (d Decimal) MarshalBinary() ([]byte, error) { return d.MarshalText() }

// UnmarshalBinary reads what MarshalBinary writes.
func (d *Decimal) UnmarshalBinary(b []byte) error { return d.UnmarshalText(b) }
