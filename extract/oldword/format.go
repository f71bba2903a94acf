package oldword

import (
	"cmp"
	"slices"
)

// A stretch of the text stream has one format: a list of changes to the default.
type stretch struct {
	from, to  int // in bytes
	modifiers []byte
}

// pageSize is that of a page with formats.
const pageSize = 512

// stretches reads the pages with formats, of which a list in the table stream has the
// numbers; changes reads what a page holds of its stretch number i.
func stretches(stream, list []byte, changes func(page []byte, count, i int) []byte) ([]stretch, error) {
	if len(list) < 4 {
		return nil, nil
	}
	n := (len(list) - 4) / 8
	if n*pageSize > len(stream) {
		return nil, errStructure
	}
	var all []stretch
	for k := range n {
		at := int(u32(list[4*(n+1)+4*k:])&0x3FFFFF) * pageSize
		if at+pageSize > len(stream) {
			return nil, errStructure
		}
		page := stream[at : at+pageSize]
		count := int(page[pageSize-1])
		if 4*(count+1) > pageSize-1 {
			return nil, errStructure
		}
		for i := range count {
			all = append(all, stretch{int(u32(page[4*i:])), int(u32(page[4*i+4:])), changes(page, count, i)})
		}
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	return all, nil
}

// at returns the stretch that a byte of the stream is in, an empty one where it is in none.
func at(all []stretch, place int) stretch {
	i, exact := slices.BinarySearchFunc(all, place, func(s stretch, place int) int { return cmp.Compare(s.from, place) })
	if !exact {
		i--
	}
	if i < 0 || all[i].to <= place {
		return stretch{}
	}
	return all[i]
}

// ofCharacters returns the changes of a stretch of characters ([MS-DOC] 2.9.33, ChpxFkp).
func ofCharacters(page []byte, count, i int) []byte {
	slot := 4*(count+1) + i
	if slot >= pageSize || page[slot] == 0 {
		return nil
	}
	at := 2 * int(page[slot])
	return part(page, at+1, int(page[at]))
}

// ofParagraphs returns the changes of a paragraph ([MS-DOC] 2.9.174, PapxFkp), behind the
// number of its style.
func ofParagraphs(page []byte, count, i int) []byte {
	slot := 4*(count+1) + 13*i
	if slot >= pageSize || page[slot] == 0 {
		return nil
	}
	at := 2 * int(page[slot])
	length := 2*int(page[at]) - 1
	if page[at] == 0 {
		at++
		if at >= pageSize {
			return nil
		}
		length = 2 * int(page[at])
	}
	changes := part(page, at+1, length)
	if len(changes) < 2 {
		return nil
	}
	return changes[2:]
}

// part returns so many bytes of a page, fewer where it ends.
func part(page []byte, from, length int) []byte {
	if from > len(page) || length < 0 {
		return nil
	}
	return page[from:min(from+length, len(page))]
}
