package gazetteer

import (
	"slices"
	"strings"
	"sync"
)

// longestComposed bounds a text that is taken for a place and one around it, in bytes.
const longestComposed = 80

// Composed returns the regions that a text names together with one around them, as people do: 四平铁西, 四平 铁西区,
// "Siping Tiexi", "Tiexi Siping". A text that breaks off within a name, as while it is typed, may mean all regions that begin so, if begun
// says so. It is empty where one of the names is missing.
func Composed(text string, begun bool) []Region {
	key := composedKey(text)
	if len(key) > longestComposed {
		return nil
	}
	return composed(key, begun)
}

func composed(key string, begun bool) []Region {
	called := regionsCalled()
	var list []Region
	for i := range key {
		first, second := key[:i], key[i:]
		outer, inner := called.of[first], called.of[first]
		if i > 2 && len(outer) == 0 {
			outer = composed(first, false)
		}
		for _, wider := range outer { // the wider first
			for _, r := range called.like(second, begun) {
				if r.Within(wider) && !slices.Contains(list, r) {
					list = append(list, r)
				}
			}
		}
		if len(inner) == 0 || !strings.ContainsFunc(key, isLatin) {
			continue
		}
		for _, wider := range called.like(second, begun) { // in English the wider may come last
			for _, r := range inner {
				if r.Within(wider) && !slices.Contains(list, r) {
					list = append(list, r)
				}
			}
		}
	}
	return list
}

// calledBy are regions by the keys of what they are called: in full, or without their kind.
type calledBy struct {
	of   map[string][]Region
	keys []string // in order
}

var regionsCalled = sync.OnceValue(func() calledBy {
	c := calledBy{of: map[string][]Region{}}
	add := func(key string, r Region) {
		if key != "" && !slices.Contains(c.of[key], r) {
			c.of[key] = append(c.of[key], r)
		}
	}
	for _, r := range Regions() {
		add(r.Name, r)
		if stem := regionStem(r.Name); len(stem) > HanBytes {
			add(stem, r)
		}
		if name := English(r.Name); name != "" {
			add(englishKey(name), r)
			if last := strings.LastIndex(name, " "); last > 0 {
				add(englishKey(name[:last]), r)
			}
		}
	}
	for key := range c.of {
		c.keys = append(c.keys, key)
	}
	slices.Sort(c.keys)
	return c
})

// like returns the regions that are called by a key or, if it may break off, those whose key begins so.
func (c calledBy) like(key string, begun bool) []Region {
	if !begun {
		return c.of[key]
	}
	var list []Region
	from, _ := slices.BinarySearch(c.keys, key)
	for _, each := range c.keys[from:] {
		if !strings.HasPrefix(each, key) {
			break
		}
		list = append(list, c.of[each]...)
	}
	return list
}

// composedKey is a text without what stands between names.
func composedKey(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" 　,，、/()（）·", r) {
			return -1
		}
		return r
	}, englishKey(text))
}
