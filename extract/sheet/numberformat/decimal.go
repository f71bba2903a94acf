package numberformat

import (
	"math"
	"strconv"
	"strings"
)

// significant is how many digits of a number spreadsheets keep: 3375.6600000000003 is 3375.66.
const significant = 15

// A decimal is a number without a sign as digits: the point stands behind the first exponent of
// them, before all where that is negative.
type decimal struct {
	digits   string // without zeros at either end; "" for 0
	exponent int
}

// decimalOf returns the number that a spreadsheet takes a value for.
func decimalOf(value float64) decimal {
	text := strconv.FormatFloat(math.Abs(value), 'e', significant-1, 64)
	mantissa, power, _ := strings.Cut(text, "e")
	exponent, _ := strconv.Atoi(power)
	digits := strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	if digits == "" {
		return decimal{}
	}
	return decimal{digits, exponent + 1}
}

// rounded returns the number with so many digits behind the point, halves rounded up, and whether
// that took anything away.
func (d decimal) rounded(places int) (decimal, bool) {
	keep := d.exponent + places
	if keep >= len(d.digits) {
		return d, false
	}
	if keep < 0 {
		return decimal{}, d.digits != ""
	}
	up := d.digits[keep] >= '5'
	kept := []byte(d.digits[:keep])
	exponent := d.exponent
	if up {
		i := keep - 1
		for ; i >= 0 && kept[i] == '9'; i-- {
			kept[i] = '0'
		}
		if i >= 0 {
			kept[i]++
		} else {
			kept = append([]byte{'1'}, kept...)
			exponent++
		}
	}
	digits := strings.TrimRight(string(kept), "0")
	if digits == "" {
		return decimal{}, true
	}
	return decimal{digits, exponent}, true
}

// whole returns the digits before the point, "" for none.
func (d decimal) whole() string {
	switch {
	case d.exponent <= 0:
		return ""
	case d.exponent <= len(d.digits):
		return d.digits[:d.exponent]
	}
	return d.digits + strings.Repeat("0", d.exponent-len(d.digits))
}

// fraction returns the digits behind the point, without zeros at the end.
func (d decimal) fraction() string {
	switch {
	case d.digits == "" || d.exponent >= len(d.digits):
		return ""
	case d.exponent >= 0:
		return d.digits[d.exponent:]
	}
	return strings.Repeat("0", -d.exponent) + d.digits
}

// A number without a format takes eleven characters at most, with its point. From mostGeneral on,
// and below leastGeneral where eleven are not enough, it is shown with a power of ten.
const (
	widestGeneral = 11
	mostGeneral   = 1e11
	leastGeneral  = 1e-4
)

// General returns a value as a cell without a format shows it: with up to eleven characters, very
// large and very small ones as powers of ten.
func General(value float64) Shown {
	sign := ""
	if value < 0 {
		sign = "-"
	}
	d := decimalOf(value)
	size := math.Abs(value)
	tiny := d.digits != "" && size < leastGeneral && len("0.")+len(d.fraction()) > widestGeneral
	if size >= mostGeneral || tiny {
		text := strings.ToUpper(strconv.FormatFloat(size, 'e', 5, 64))
		mantissa, power, _ := strings.Cut(text, "E")
		if strings.Contains(mantissa, ".") {
			mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
		}
		return Shown{Text: sign + mantissa + "E" + power, Rounded: len(d.digits) > len(mantissa)-1 && len(d.digits) > 1}
	}
	whole := max(d.exponent, 1)
	r, cut := d.rounded(max(0, widestGeneral-1-whole))
	text := r.whole()
	if text == "" {
		text = "0"
	}
	if f := r.fraction(); f != "" {
		text += "." + f
	}
	if text == "0" {
		sign = ""
	}
	return Shown{Text: sign + text, Rounded: cut}
}
