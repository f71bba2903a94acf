package basis

import "math/big"

// Least is of how many cases a rate, or the growth of a number, is told like any other. Of fewer a
// single case is more than a tenth of it: 1 of 2 is half, and news of nothing.
const Least = 10

var least = big.NewRat(Least, 1)

// Cases is of how few cases a rate says so: one case more or less than four is news of nothing, of however many they
// are.
const Cases = 5

// FewCases reports whether a rate is the part of so few cases, or of all but so few, that a sentence about it says how
// many they are. None is a number like any other.
func FewCases(part, whole *big.Rat) bool {
	if part == nil || whole == nil {
		return false
	}
	few := func(n *big.Rat) bool { return n.Sign() > 0 && n.Cmp(big.NewRat(Cases, 1)) < 0 }
	return few(part) || few(new(big.Rat).Sub(whole, part))
}

// Small reports whether what a number is divided by, if by anything, is so little that it is
// ranked apart from others, named by no headline, and no growth.
func Small(base *big.Rat) bool { return base != nil && base.Cmp(least) < 0 }
