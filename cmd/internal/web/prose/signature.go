package prose

import "math/bits"

// signatureLength is a power of two. With 16 bands of 4 rows, of passages that
// share half of their shingles two thirds are found, and of those that share 0.7
// more than 98 in 100.
const signatureLength = bands * rowsPerBand

// partShift takes the part of a hash's range that it lies in from its highest bits.
var partShift = 64 - bits.TrailingZeros(signatureLength)

// signature returns numbers of which two sets of shingles, sorted hashes, share as
// many as of their shingles, but for chance. It takes the least shingle in each of
// as many parts of the range, and for a part without one that of another part, tried
// in an order that is the same for all sets: Shrivastava, Optimal Densification for
// Fast and Accurate Minwise Hashing, ICML 2017. A hash function for each number, as
// Broder has it, takes as many times as long.
func signature(shingles []uint64) [signatureLength]uint64 {
	var least [signatureLength]uint64
	if len(shingles) == 0 {
		return least
	}
	var filled [signatureLength]bool
	for _, s := range shingles {
		if part := s >> partShift; !filled[part] {
			filled[part], least[part] = true, s
		}
	}
	for part, has := range filled {
		for attempt := uint64(1); !has; attempt++ {
			other := mix(uint64(part)<<32|attempt) >> partShift
			has, least[part] = filled[other], least[other]
		}
	}
	return least
}
