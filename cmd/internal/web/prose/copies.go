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
	Section string
	Text    string
}

// A Copy is two passages of different reports that say the same.
type Copy struct {
	A, B int // indexes of the passages
	// Likeness is the share of common runs of five characters, figures left out,
	// from 0 to 1 (Jaccard).
	Likeness float64
}

const (
	bands       = 16
	rowsPerBand = 4
	// LeastCopy is the likeness from which two passages are copies.
	LeastCopy = 0.7
	// LeastLength is how many characters a passage has at least: short ones are
	// phrases that everybody uses.
	LeastLength = 80
	// maxBucket bounds the passages compared for one band: a passage that
	// hundreds have is a rule of the form.
	maxBucket = 200
)

// Copies finds the passages that are alike, the most alike first, at most limit
// of them. more says that there are others.
func Copies(passages []Passage, limit int) (copies []Copy, more bool) {
	shingles := make([][]uint64, len(passages))
	var keys [bands][]bandKey
	for i, p := range passages {
		shingles[i] = shinglesOf(p.Text)
		if len(shingles[i]) < LeastLength-shingleLength {
			continue
		}
		s := signature(shingles[i])
		for band := range keys {
			keys[band] = append(keys[band], bandKey{keyOf(s[band*rowsPerBand : (band+1)*rowsPerBand]), i})
		}
	}
	seen := map[[2]int]bool{}
	for band := range keys {
		for members := range buckets(keys[band]) {
			for x, a := range members {
				for _, b := range members[x+1:] {
					pair := [2]int{a.passage, b.passage}
					if passages[a.passage].Report == passages[b.passage].Report || seen[pair] {
						continue
					}
					seen[pair] = true
					if likeness := jaccard(shingles[a.passage], shingles[b.passage]); likeness >= LeastCopy {
						copies = append(copies, Copy{a.passage, b.passage, likeness})
					}
				}
			}
		}
	}
	slices.SortFunc(copies, func(a, b Copy) int {
		return cmp.Or(cmp.Compare(b.Likeness, a.Likeness), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	if len(copies) > limit {
		return copies[:limit], true
	}
	return copies, false
}

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
// one in common, the first maxBucket of each.
func buckets(keys []bandKey) iter.Seq[[]bandKey] {
	slices.SortFunc(keys, func(a, b bandKey) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.passage, b.passage)) })
	return func(yield func([]bandKey) bool) {
		for first := 0; first < len(keys); {
			end := first + 1
			for end < len(keys) && keys[end].key == keys[first].key {
				end++
			}
			if !yield(keys[first:min(end, first+maxBucket)]) {
				return
			}
			first = end
		}
	}
}
