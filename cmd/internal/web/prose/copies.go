package prose

import (
	"cmp"
	"hash/fnv"
	"slices"
	"unicode"
)

// The search for copies is MinHash with locality-sensitive hashing (Broder 1997;
// Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3). It is
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
	shingleLength = 5 // characters
	bands         = 16
	rowsPerBand   = 4
	// With 16 bands of 4 rows, of passages that share half of their shingles two
	// thirds are found, and of those that share 0.7 more than 98 in 100.
	signatureLength = bands * rowsPerBand
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
	buckets := map[uint64][]int{}
	for i, p := range passages {
		shingles[i] = shinglesOf(p.Text)
		if len(shingles[i]) < LeastLength-shingleLength {
			continue
		}
		for _, key := range bandKeys(signature(shingles[i])) {
			if len(buckets[key]) < maxBucket {
				buckets[key] = append(buckets[key], i)
			}
		}
	}
	seen := map[[2]int]bool{}
	for _, members := range buckets {
		for x, i := range members {
			for _, j := range members[x+1:] {
				pair := [2]int{i, j}
				if passages[i].Report == passages[j].Report || seen[pair] {
					continue
				}
				seen[pair] = true
				if likeness := jaccard(shingles[i], shingles[j]); likeness >= LeastCopy {
					copies = append(copies, Copy{i, j, likeness})
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

// shinglesOf returns the hashes of all runs of five characters, sorted, each
// once. Figures count as one character each, so that a text with other figures is
// a copy; spaces and punctuation are left out.
func shinglesOf(text string) []uint64 {
	var plain []rune
	for _, token := range tokens(text) {
		r := []rune(token)[0]
		switch {
		case isFigure(token):
			plain = append(plain, '0')
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			plain = append(plain, r)
		}
	}
	var list []uint64
	for i := 0; i+shingleLength <= len(plain); i++ {
		h := fnv.New64a()
		_, _ = h.Write([]byte(string(plain[i : i+shingleLength])))
		list = append(list, h.Sum64())
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// signature returns the least value that each of many hash functions takes on
// the shingles.
func signature(shingles []uint64) [signatureLength]uint64 {
	var least [signatureLength]uint64
	for i := range least {
		least[i] = ^uint64(0)
	}
	for _, s := range shingles {
		for i := range least {
			least[i] = min(least[i], mix(s+uint64(i+1)*0x9e3779b97f4a7c15))
		}
	}
	return least
}

// mix is the finalizer of SplitMix64, a bijection in which every bit depends on
// every other.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

func bandKeys(s [signatureLength]uint64) [bands]uint64 {
	var keys [bands]uint64
	for band := range keys {
		key := uint64(band + 1)
		for _, row := range s[band*rowsPerBand : (band+1)*rowsPerBand] {
			key = mix(key ^ row)
		}
		keys[band] = key
	}
	return keys
}
