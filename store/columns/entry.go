package columns

import (
	"cmp"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// An Entry is what a report says of a quantity, as it is reckoned with: nearly all values are counts or
// sums of money of a few digits, for which whole numbers do and take no memory of
// their own. The number is mantissa / 10^scale, or exact if that is set.
type Entry struct {
	Status   annual.Status
	mantissa int64
	exact    *big.Rat
	scale    uint8
	Known    bool // it has a number
	// Corrected says that a person corrected it, or a part of the sum that it is.
	Corrected bool
	// Stated says that it is of the text of the report, and not of a table.
	Stated bool
	// Outsized says that it, or a part of the sum that it is, is in doubt for being out of all proportion.
	Outsized Disproportion
	// Failing says that it, or a part of the sum that it is, is a term of a sum which fails in its report. Who compares sets
	// it, since columns know nothing of sums that fail.
	Failing bool
}

// Bounds within which mantissas are reckoned with: no sum of two overflows.
const (
	maxDigits   = 18
	maxMantissa = 1_000_000_000_000_000_000
)

var powersOfTen = func() (list [maxDigits + 1]int64) {
	n := int64(1)
	for i := range list {
		list[i] = n
		n *= 10
	}
	return list
}()

// parseEntry reads a stored value of an indicator, "" for none.
func parseEntry(indicator string, status annual.Status, text string) (Entry, error) {
	e := Entry{Status: status, Known: text != "", Corrected: status == annual.Corrected, Stated: form.IsStated(indicator)}
	if text == "" {
		return e, nil
	}
	whole, fraction, _ := strings.Cut(text, ".")
	if len(whole)+len(fraction) <= maxDigits {
		n, err := strconv.ParseInt(whole+fraction, 10, 64)
		if err == nil {
			e.mantissa, e.scale = n, uint8(len(fraction))
			return e, nil
		}
	}
	d, err := number.ParseDecimal(text)
	if err != nil {
		return e, fmt.Errorf("stored value: %w", err)
	}
	e.exact = d.Rat()
	return e, nil
}

// Value returns the number, nil if it is not known. It is the caller's own.
func (e Entry) Value() *big.Rat {
	switch {
	case !e.Known:
		return nil
	case e.exact != nil:
		return new(big.Rat).Set(e.exact)
	case e.scale == 0:
		return new(big.Rat).SetInt64(e.mantissa)
	}
	return new(big.Rat).SetFrac64(e.mantissa, powersOfTen[e.scale])
}

// rounded returns the number, which must be known, rounded to the nearest
// float64. The order of numbers is kept, but different ones can round alike.
func (e Entry) rounded() float64 {
	if e.short() {
		// Powers of ten up to 10^22 are exact too, so that there is one rounding.
		return float64(e.mantissa) / float64(powersOfTen[e.scale])
	}
	f, _ := e.Value().Float64()
	return f
}

// short reports whether the mantissa is a float64 without rounding.
func (e Entry) short() bool {
	const exactInFloat = 1 << 53
	return e.exact == nil && -exactInFloat < e.mantissa && e.mantissa < exactInFloat
}

// whole reports whether the number is a whole one that is a float64.
func (e Entry) whole() bool { return e.short() && e.scale == 0 }

// Doubtful reports whether the value was printed and its reading or place is in doubt.
func (e Entry) Doubtful() bool { return e.Status.Doubtful(e.Stated) }

// LeftOut returns what remains of an entry whose number does not count.
func (e Entry) LeftOut() Entry {
	return Entry{Status: e.Status, Stated: e.Stated, Outsized: e.Outsized}
}

// Zero reports whether the number, which must be known, is zero.
func (e Entry) Zero() bool {
	if e.exact != nil {
		return e.exact.Sign() == 0
	}
	return e.mantissa == 0
}

// Sign returns that of the number, which must be known.
func (e Entry) Sign() int {
	if e.exact != nil {
		return e.exact.Sign()
	}
	return cmp.Compare(e.mantissa, 0)
}

// Minus returns the number, which must be known, less another one.
func (e Entry) Minus(o Entry) Entry {
	o.mantissa = -o.mantissa
	if o.exact != nil {
		o.exact = new(big.Rat).Neg(o.exact)
	}
	return e.Plus(o)
}

// Plus adds a part of a sum, which is known only if all its parts are. Its status
// is the gravest of theirs.
func (e Entry) Plus(o Entry) Entry {
	sum := Entry{Status: e.Status, Known: e.Known && o.Known, Corrected: e.Corrected || o.Corrected, Stated: e.Stated && o.Stated, Outsized: max(e.Outsized, o.Outsized), Failing: e.Failing || o.Failing}
	if statusOrder[o.Status] > statusOrder[e.Status] {
		sum.Status = o.Status
	}
	if !sum.Known {
		return sum
	}
	if a, b, ok := sameScale(e, o); ok {
		if n := a.mantissa + b.mantissa; -maxMantissa < n && n < maxMantissa {
			sum.mantissa, sum.scale = n, a.scale
			return sum
		}
	}
	sum.exact = new(big.Rat).Add(e.Value(), o.Value())
	return sum
}

// sameScale returns two numbers with as many digits after the point; false if
// that is no entry without an exact number.
func sameScale(a, b Entry) (Entry, Entry, bool) {
	switch {
	case a.exact != nil || b.exact != nil:
		return a, b, false
	case a.scale > b.scale:
		b, a, ok := sameScale(b, a)
		return a, b, ok
	}
	factor := powersOfTen[b.scale-a.scale]
	if a.mantissa > maxMantissa/factor || a.mantissa < -maxMantissa/factor {
		return a, b, false
	}
	a.mantissa, a.scale = a.mantissa*factor, b.scale
	return a, b, true
}

// sumOf adds parts up. A part that a report lacks makes the sum unknown; where it
// lacks all of them there is no sum.
func sumOf(parts int, part func(int) (Entry, bool)) (Entry, bool) {
	var sum Entry
	any := false
	for k := range parts {
		e, has := part(k)
		if any = any || has; !has {
			e = Entry{Status: annual.Missing}
		}
		if k == 0 {
			sum = e
			continue
		}
		sum = sum.Plus(e)
	}
	return sum, any
}

// statusOrder ranks statuses: that of a sum is the last of its parts'.
var statusOrder = map[annual.Status]int{
	annual.Corrected: 1, annual.Read: 1, annual.Derived: 2, annual.Inferred: 3, annual.Flagged: 4, annual.Blank: 5, annual.Missing: 6,
}
