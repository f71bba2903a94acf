package trap

import (
	"hash/maphash"
	"net/url"

	"nianbao/cmd/internal/crawl/sites"
)

// A Visit is a page that is to be asked for, or was.
type Visit struct {
	Request sites.Request
	List    string // key of its list
	Part    bool   // it is a further part of that
}

// A Watch keeps an eye on the walk through one site.
type Watch struct {
	seed   maphash.Seed
	parts  map[string]map[uint64]bool // what the parts of a list held, by list
	stale  map[string]int             // parts of it in a row that held what others did
	yields map[string]*yield          // of pages, by the pattern of their addresses
}

// A yield is what the pages of one pattern brought.
type yield struct{ asked, fruitful int }

const (
	mostStale  = 3  // parts of a list in a row that hold what others did, after which no more are asked for
	freePages  = 30 // of one pattern, whatever they bring
	leastYield = 10 // beyond them one page in so many has to bring something
)

// NewWatch returns a watch that has seen nothing.
func NewWatch() *Watch {
	return &Watch{seed: maphash.MakeSeed(), parts: map[string]map[uint64]bool{}, stale: map[string]int{}, yields: map[string]*yield{}}
}

// Endless returns why an address looks like one of those that a site makes without end, each by
// adding to the one before; "" if it does not.
func Endless(r sites.Request) string {
	address, err := url.Parse(r.URL)
	if err != nil {
		return ""
	}
	return endless(address)
}

// Holds returns why a page should not be asked for, "" if it may.
func (w *Watch) Holds(v Visit) string {
	if v.Part && w.stale[v.List] >= mostStale {
		return "the parts of the list before hold nothing else than others"
	}
	if y := w.yields[patternOf(v.Request)]; y != nil && y.asked >= freePages && y.fruitful*leastYield < y.asked {
		return "pages of such addresses brought nothing"
	}
	return ""
}

// Read takes note of what a page holds, the keys of its records, and whether it brought something that
// is to be asked for and was not known, but for further parts of its list.
func (w *Watch) Read(v Visit, keys []string, fruitful bool) {
	pattern := patternOf(v.Request)
	if w.yields[pattern] == nil {
		w.yields[pattern] = &yield{}
	}
	w.yields[pattern].asked++
	if fruitful {
		w.yields[pattern].fruitful++
	}
	var h maphash.Hash
	h.SetSeed(w.seed)
	for _, key := range keys {
		_, _ = h.WriteString(key + "\n") // it takes all
	}
	sum := h.Sum64()
	if w.parts[v.List] == nil {
		w.parts[v.List] = map[uint64]bool{}
	}
	if w.parts[v.List][sum] || len(keys) == 0 {
		w.stale[v.List]++
	} else {
		delete(w.stale, v.List)
	}
	w.parts[v.List][sum] = true
}
