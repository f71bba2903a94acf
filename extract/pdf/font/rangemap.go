package font

import (
	"cmp"
	"slices"
)

// A rangeMap maps ranges of integers to values: the form of widths, of CMaps,
// and of all else in fonts that covers many codes with few entries.
//
// Ranges may overlap. The one that begins nearest before a key holds, and of
// those that begin alike the one that was added last, so that an exception
// within a longer range wins over it.
type rangeMap[V any] struct {
	spans    []keySpan[V]
	unsorted bool // or with overlaps
}

// A keySpan is one range; origin is where it began before others were cut from it.
type keySpan[V any] struct {
	low, high, origin uint64
	value             V
}

// The bound keeps a hostile file from filling memory.
const maxSpans = 1 << 17

// add maps the keys from low to high; an empty range, or one too many, is left
// out.
func (m *rangeMap[V]) add(low, high uint64, value V) {
	if low > high || len(m.spans) >= maxSpans {
		return
	}
	if n := len(m.spans); n > 0 && m.spans[n-1].high >= low {
		m.unsorted = true
	}
	m.spans = append(m.spans, keySpan[V]{low, high, low, value})
}

// get returns the value of a key and how far into its range the key is.
func (m *rangeMap[V]) get(key uint64) (value V, offset uint64, ok bool) {
	m.seal()
	i, found := slices.BinarySearchFunc(m.spans, key, func(s keySpan[V], key uint64) int { return cmp.Compare(s.low, key) })
	if !found {
		i--
	}
	if i < 0 || m.spans[i].high < key {
		return value, 0, false
	}
	return m.spans[i].value, key - m.spans[i].origin, true
}

// seal sorts the spans and cuts them where they overlap. A map that is shared
// must be sealed before.
func (m *rangeMap[V]) seal() {
	if !m.unsorted {
		return
	}
	m.unsorted = false
	slices.SortStableFunc(m.spans, func(a, b keySpan[V]) int { return cmp.Compare(a.low, b.low) })
	var out, open []keySpan[V] // open: begun and not yet ended, the innermost last
	at := uint64(0)            // up to here out is complete
	emit := func(s keySpan[V], high uint64) {
		if low := max(s.low, at); low <= high {
			out = append(out, keySpan[V]{low, high, s.origin, s.value})
			at = high + 1
		}
	}
	for _, s := range m.spans {
		for len(open) > 0 && open[len(open)-1].high < s.low {
			emit(open[len(open)-1], open[len(open)-1].high)
			open = open[:len(open)-1]
		}
		if n := len(open); n > 0 && s.low > 0 {
			emit(open[n-1], s.low-1)
		}
		open = append(open, s)
	}
	for i := len(open) - 1; i >= 0; i-- {
		emit(open[i], open[i].high)
	}
	m.spans = out
}
