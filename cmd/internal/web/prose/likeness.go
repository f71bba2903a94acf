package prose

import "slices"

// pairs returns the sorted pairs of neighbouring characters of a text, each
// occurrence of a pair by itself.
func pairs(text string) []uint64 {
	runes := []rune(text)
	if len(runes) == 0 {
		return nil
	}
	list := make([]uint64, 0, len(runes))
	before := rune(0)
	for _, r := range runes {
		list = append(list, uint64(before)<<32|uint64(r))
		before = r
	}
	slices.Sort(list)
	return list
}

// common returns how many members two sorted lists share.
func common(a, b []uint64) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// dice returns twice the number of common pairs over the number of all: 1 for
// texts of the same pairs, 0 for texts that share none.
func dice(a, b []uint64) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	return 2 * float64(common(a, b)) / float64(len(a)+len(b))
}

// jaccard returns the share of common members of two sorted sets.
func jaccard(a, b []uint64) float64 {
	shared := common(a, b)
	if all := len(a) + len(b) - shared; all > 0 {
		return float64(shared) / float64(all)
	}
	return 0
}
