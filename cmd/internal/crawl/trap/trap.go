package trap

import (
	"encoding/json"
	"hash/fnv"
	"net/url"

	"nianbao/cmd/internal/crawl/sites"
)

// A Visit is a page that is to be asked for, or was.
type Visit struct {
	Request sites.Request
	List    string // key of its list
	Part    bool   // it is a further part of that
}

// A Watch keeps an eye on the walk through one site. As JSON it has what it has seen.
type Watch struct {
	parts  map[string]map[uint64]bool // what the parts of a list held, by list
	stale  map[string]int             // parts of it in a row that held what others did
	yields map[string]*yield          // of pages, by the pattern of their addresses
}

// A yield is what the pages of one pattern brought.
type yield struct {
	Asked    int `json:"asked"`
	Fruitful int `json:"fruitful"`
}

// kept is a watch as JSON has it.
type kept struct {
	Parts  map[string]map[uint64]bool `json:"parts"`
	Stale  map[string]int             `json:"stale"`
	Yields map[string]*yield          `json:"yields"`
}

// MarshalJSON makes Watch a json.Marshaler.
func (w *Watch) MarshalJSON() ([]byte, error) { return json.Marshal(kept{w.parts, w.stale, w.yields}) }

// UnmarshalJSON makes Watch a json.Unmarshaler. What it had seen before is forgotten.
func (w *Watch) UnmarshalJSON(data []byte) error {
	k := kept{map[string]map[uint64]bool{}, map[string]int{}, map[string]*yield{}}
	err := json.Unmarshal(data, &k)
	w.parts, w.stale, w.yields = k.Parts, k.Stale, k.Yields
	return err
}

const (
	mostStale  = 3  // parts of a list in a row that hold what others did, after which no more are asked for
	freePages  = 30 // of one pattern, whatever they bring
	leastYield = 10 // beyond them one page in so many has to bring something
)

// NewWatch returns a watch that has seen nothing.
func NewWatch() *Watch {
	return &Watch{parts: map[string]map[uint64]bool{}, stale: map[string]int{}, yields: map[string]*yield{}}
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
	if y := w.yields[patternOf(v.Request)]; y != nil && y.Asked >= freePages && y.Fruitful*leastYield < y.Asked {
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
	w.yields[pattern].Asked++
	if fruitful {
		w.yields[pattern].Fruitful++
	}
	h := fnv.New64a()
	for _, key := range keys {
		_, _ = h.Write([]byte(key + "\n")) // it takes all
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
