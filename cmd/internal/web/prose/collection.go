package prose

import (
	"runtime"
	"sync"
)

// A Collection is passages that are compared with each other.
type Collection struct {
	passages []Passage
	shingles [][]uint64 // of each passage
}

// Collect prepares passages, which come by report, for being compared.
func Collect(passages []Passage) *Collection {
	c := &Collection{passages, make([][]uint64, len(passages))}
	inParts(len(passages), func(i int) { c.shingles[i] = shinglesOf(passages[i].Text) })
	return c
}

// inParts calls do for each number below n, on all processors: a visitor waits for it.
func inParts(n int, do func(i int)) {
	parts := runtime.GOMAXPROCS(0)
	var working sync.WaitGroup
	for part := range parts {
		working.Go(func() {
			for i := part; i < n; i += parts {
				do(i)
			}
		})
	}
	working.Wait()
}
