package basis

import "math/big"

// Least is of how many cases a rate, or the growth of a number, is told like any other. Of fewer a
// single case is more than a tenth of it: 1 of 2 is half, and news of nothing.
const Least = 10

var least = big.NewRat(Least, 1)

// Small reports whether what a number is divided by, if by anything, is so little that it is
// ranked apart from others, named by no headline, and no growth.
func Small(base *big.Rat) bool { return base != nil && base.Cmp(least) < 0 }
