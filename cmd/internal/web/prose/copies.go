package prose

import (
	"cmp"
	"iter"
	"slices"
)

// The search for copies is MinHash with locality-sensitive hashing (Broder 1997;
// Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3), which finds
// those that may be copies; what is returned was compared shingle by shingle. It is
// written out here because the libraries for Go have not been kept since 2017.

// A Passage is a paragraph of a report.
type Passage struct {
	Report  int64
	Organ   string // that tells it from all others, "" if unknown
	Year    int    // of the report, 0 if unknown
	Section string
	Text    string
}

const (
	bands       = 16
	rowsPerBand = 4
	// LeastCopy is the likeness from which two passages are copies.
	LeastCopy = 0.7
	// LeastLength is how many characters a passage has at least: short ones are
	// phrases that everybody uses.
	LeastLength = 80
)

// A bandKey stands for a band of a passage's signature.
type bandKey struct {
	key     uint64
	passage int
}

// keyOf returns what two bands of the same rows have in common.
func keyOf(rows []uint64) uint64 {
	key := uint64(0)
	for _, row := range rows {
		key = mix(key ^ row)
	}
	return key
}

// buckets puts the keys of a band in order, and goes through the passages that have
// one in common.
func buckets(keys []bandKey) iter.Seq[[]bandKey] {
	slices.SortFunc(keys, func(a, b bandKey) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.passage, b.passage)) })
	return func(yield func([]bandKey) bool) {
		for first := 0; first < len(keys); {
			end := first + 1
			for end < len(keys) && keys[end].key == keys[first].key {
				end++
			}
			if !yield(keys[first:end]) {
				return
			}
			first = end
		}
	}
}
