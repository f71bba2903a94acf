package font

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"nianbao/extract/character"
	"nianbao/extract/pdf/syntax"
)

// A program is what an embedded TrueType or OpenType font says itself about its
// glyphs: its "cmap" table, read from glyph to characters.
//
// golang.org/x/image/font/sfnt is not used for it: it refuses fonts without the
// tables that PDF producers leave out, and looks up glyphs by character only.
type program struct {
	// meanings are sorted by glyph; of several for one glyph the plainest
	// comes first.
	meanings []meaning
	// symbols and mac are the glyphs of the codes of simple fonts, from the
	// tables for symbolic fonts and for the Macintosh.
	symbols, mac map[uint32]uint16
	// keyed says that the glyphs are chosen by CIDs of the font's own, so that a
	// CID is not the number of a glyph.
	keyed bool
}

// A meaning is one character that a glyph is drawn for.
type meaning struct {
	glyph     uint16
	character rune
}

// errProgram says that a font program can't be read; its message says why.
var errProgram = errors.New("no readable font program")

const (
	maxTables    = 256     // of a font; real ones have some 20
	maxSubtables = 64      // of a "cmap" table
	maxMappings  = 1 << 18 // of all subtables; the largest CJK fonts have some 120,000

	maxTopDictionary = 1 << 14 // where the top dictionary of a CFF font ends at most
)

// readProgram reads no further than the end of the "cmap" table, which in most
// fonts comes before the outlines.
func readProgram(r io.Reader) (*program, error) {
	in := &prefix{r: r}
	head, err := in.upTo(12)
	if err != nil {
		return nil, err
	}
	switch tag := string(head[:4]); tag {
	case "\x00\x01\x00\x00", "true", "OTTO":
	default:
		return nil, fmt.Errorf("%w: it begins with %q", errProgram, tag)
	}
	n := min(int(binary.BigEndian.Uint16(head[4:])), maxTables)
	directory, err := in.upTo(12 + 16*n)
	if err != nil {
		return nil, err
	}
	directory = directory[12:]
	p := &program{}
	var mapping []byte
	for i := range n {
		entry := directory[16*i:]
		offset, length := int(binary.BigEndian.Uint32(entry[8:])), int(binary.BigEndian.Uint32(entry[12:]))
		switch string(entry[:4]) {
		case "cmap":
			if mapping, err = in.table(offset, length); err != nil {
				return nil, err
			}
		case "CFF ":
			outlines, err := in.table(offset, min(length, maxTopDictionary))
			if err != nil {
				return nil, err
			}
			p.keyed = isKeyed(outlines)
		}
	}
	p.readMapping(mapping)
	return p, nil
}

// A prefix reads a stream as far as is asked for.
type prefix struct {
	r    io.Reader
	data []byte
}

// prefixStep is for how many bytes there is room at once: a font may state any
// length.
const prefixStep = 256 << 10

// upTo returns the first n bytes.
func (p *prefix) upTo(n int) ([]byte, error) {
	if n < 0 || n > syntax.MaxStream {
		return nil, fmt.Errorf("%w: a table ends at byte %d", errProgram, n)
	}
	if more := n - len(p.data); more > 0 {
		rest := bytes.NewBuffer(slices.Grow(p.data, min(more, prefixStep)+bytes.MinRead))
		read, err := rest.ReadFrom(io.LimitReader(p.r, int64(more)))
		p.data = rest.Bytes()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errProgram, err)
		}
		if read < int64(more) {
			return nil, fmt.Errorf("%w: it ends after %d bytes of %d", errProgram, len(p.data), n)
		}
	}
	return p.data[:n], nil
}

func (p *prefix) table(offset, length int) ([]byte, error) {
	data, err := p.upTo(offset + length)
	if err != nil {
		return nil, err
	}
	return data[offset:], nil
}

// readMapping reads a "cmap" table. Subtables that are broken or of a kind that
// is not read are left out.
func (p *program) readMapping(table []byte) {
	if len(table) < 4 {
		return
	}
	var meanings []meaning
	budget := maxMappings
	ownNumber := true // each character is the number of its glyph
	seen := map[int]bool{}
	n := min(int(binary.BigEndian.Uint16(table[2:])), maxSubtables)
	for i := range n {
		record := 4 + 8*i
		if record+8 > len(table) {
			break
		}
		platform, encoding := binary.BigEndian.Uint16(table[record:]), binary.BigEndian.Uint16(table[record+2:])
		offset := int(binary.BigEndian.Uint32(table[record+4:]))
		if offset >= len(table) {
			continue
		}
		switch {
		case platform == 0 && encoding != 5, platform == 3 && (encoding == 1 || encoding == 10):
			if seen[offset] {
				continue // the same one for two platforms
			}
			seen[offset] = true
			eachMapping(table[offset:], &budget, func(c uint32, glyph uint16) {
				ownNumber = ownNumber && c == uint32(glyph)
				if r := rune(c); !character.IsMeaningless(r) {
					meanings = append(meanings, meaning{glyph, r})
				}
			})
		case platform == 3 && encoding == 0:
			p.symbols = map[uint32]uint16{}
			eachMapping(table[offset:], &budget, func(c uint32, glyph uint16) { p.symbols[c] = glyph })
		case platform == 1 && encoding == 0:
			p.mac = map[uint32]uint16{}
			eachMapping(table[offset:], &budget, func(c uint32, glyph uint16) { p.mac[c] = glyph })
		}
	}
	if ownNumber {
		return // a table for form's sake, as some producers add it to subsets
	}
	slices.SortFunc(meanings, func(a, b meaning) int {
		if a.glyph != b.glyph {
			return cmp.Compare(a.glyph, b.glyph)
		}
		if character.Folds(a.character) != character.Folds(b.character) {
			if character.Folds(a.character) {
				return 1
			}
			return -1
		}
		return cmp.Compare(a.character, b.character)
	})
	p.meanings = slices.Compact(meanings)
}

// maxMeanings is how many characters one glyph may stand for: a space has some
// 15. A glyph with more is what a font draws for what it lacks.
const maxMeanings = 24

// drawnFor returns the characters that a glyph is drawn for, the plainest
// first: the space before the no-break space, 一 before the radical ⼀.
func (p *program) drawnFor(glyph uint16) []meaning {
	at, _ := slices.BinarySearchFunc(p.meanings, glyph, func(m meaning, glyph uint16) int { return cmp.Compare(m.glyph, glyph) })
	end := at
	for end < len(p.meanings) && p.meanings[end].glyph == glyph {
		end++
	}
	if end-at > maxMeanings {
		return nil
	}
	return p.meanings[at:end]
}

// eachMapping calls do for the codes of one subtable that have a glyph, as far
// as the budget, which it lowers, reaches.
func eachMapping(t []byte, budget *int, do func(c uint32, glyph uint16)) {
	if len(t) < 10 {
		return
	}
	u16 := func(i int) int {
		if i < 0 || i+2 > len(t) {
			return 0
		}
		return int(binary.BigEndian.Uint16(t[i:]))
	}
	each := func(c, glyph int) bool {
		if *budget--; *budget < 0 {
			return false
		}
		if glyph > 0 && glyph <= 0xFFFF {
			do(uint32(c), uint16(glyph))
		}
		return true
	}
	switch u16(0) {
	case 0:
		for c := 0; c < 256 && 6+c < len(t); c++ {
			if !each(c, int(t[6+c])) {
				return
			}
		}
	case 4:
		segments := u16(6) / 2
		ends, starts := 14, 16+2*segments
		for s := range segments {
			end, start := u16(ends+2*s), u16(starts+2*s)
			delta, at := u16(starts+2*(segments+s)), starts+2*(2*segments+s)
			if at+2 > len(t) {
				return
			}
			offset := u16(at)
			for c := start; c <= end && c < 0xFFFF; c++ {
				glyph := c + delta
				if offset > 0 {
					if glyph = u16(at + offset + 2*(c-start)); glyph > 0 {
						glyph += delta
					}
				}
				if !each(c, glyph&0xFFFF) {
					return
				}
			}
		}
	case 6:
		first, count := u16(6), u16(8)
		for i := 0; i < count && 10+2*i+2 <= len(t); i++ {
			if !each(first+i, u16(10+2*i)) {
				return
			}
		}
	case 12:
		for at := 16; at+12 <= len(t); at += 12 {
			low, high := binary.BigEndian.Uint32(t[at:]), binary.BigEndian.Uint32(t[at+4:])
			glyph := binary.BigEndian.Uint32(t[at+8:])
			if (at-16)/12 >= int(binary.BigEndian.Uint32(t[12:])) || high > 0x10FFFF || glyph > 0xFFFF {
				return
			}
			for c := low; c <= high; c++ {
				if !each(int(c), int(glyph)+int(c-low)) {
					return
				}
			}
		}
	}
}
