package font

import (
	"encoding/binary"
	"fmt"
	"maps"
	"os"
	"slices"
	"sync"
)

// Outlines are a TrueType font that glyphs are taken from.
type Outlines struct {
	tables   map[string][]byte
	em       float64
	glyphs   map[rune]int
	offsets  []int // of each glyph in glyf
	advances []int
}

var be = binary.BigEndian

// The fonts that subsets are made from: AR PL UMing, WenQuanYi Zen Hei and AR
// PL UKai.
var (
	UMing  = sync.OnceValues(func() (*Outlines, error) { return readOutlines("/usr/share/fonts/truetype/arphic/uming.ttc") })
	ZenHei = sync.OnceValues(func() (*Outlines, error) { return readOutlines("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc") })
	UKai   = sync.OnceValues(func() (*Outlines, error) { return readOutlines("/usr/share/fonts/truetype/arphic/ukai.ttc") })
)

// readOutlines reads the first font of a collection.
func readOutlines(name string) (*Outlines, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if string(b[:4]) != "ttcf" {
		return nil, fmt.Errorf("%s: no TrueType collection", name)
	}
	o := &Outlines{tables: map[string][]byte{}, glyphs: map[rune]int{}}
	at := int(be.Uint32(b[12:]))
	for i := range int(be.Uint16(b[at+4:])) {
		d := b[at+12+16*i:]
		from := int(be.Uint32(d[8:]))
		o.tables[string(d[:4])] = b[from : from+int(be.Uint32(d[12:]))]
	}
	for _, t := range []string{"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap"} {
		if o.tables[t] == nil {
			return nil, fmt.Errorf("%s: no table %s", name, t)
		}
	}
	head := o.tables["head"]
	o.em = float64(be.Uint16(head[18:]))
	loca, long := o.tables["loca"], be.Uint16(head[50:]) == 1
	count := int(be.Uint16(o.tables["maxp"][4:]))
	for i := range count + 1 {
		if long {
			o.offsets = append(o.offsets, int(be.Uint32(loca[4*i:])))
		} else {
			o.offsets = append(o.offsets, 2*int(be.Uint16(loca[2*i:])))
		}
	}
	metrics := int(be.Uint16(o.tables["hhea"][34:]))
	for i := range count {
		o.advances = append(o.advances, int(be.Uint16(o.tables["hmtx"][4*min(i, metrics-1):])))
	}
	return o, o.readCmap(name)
}

// readCmap reads the mapping of the Basic Multilingual Plane.
func (o *Outlines) readCmap(name string) error {
	cmap := o.tables["cmap"]
	for i := range int(be.Uint16(cmap[2:])) {
		sub := cmap[be.Uint32(cmap[4+8*i+4:]):]
		if be.Uint16(sub) != 4 {
			continue
		}
		n := int(be.Uint16(sub[6:])) / 2
		ends, starts, deltas, ranges := sub[14:], sub[16+2*n:], sub[16+4*n:], sub[16+6*n:]
		for k := range n {
			for c := int(be.Uint16(starts[2*k:])); c <= int(be.Uint16(ends[2*k:])) && c < 0xffff; c++ {
				g := c
				if r := int(be.Uint16(ranges[2*k:])); r != 0 {
					g = int(be.Uint16(ranges[2*k+r+2*(c-int(be.Uint16(starts[2*k:]))):]))
					if g == 0 {
						continue
					}
				}
				if g = (g + int(be.Uint16(deltas[2*k:]))) & 0xffff; g != 0 {
					o.glyphs[rune(c)] = g
				}
			}
		}
		return nil
	}
	return fmt.Errorf("%s: no mapping of format 4", name)
}

// glyph returns the description of a glyph, empty for a space.
func (o *Outlines) glyph(id int) []byte {
	return o.tables["glyf"][o.offsets[id]:o.offsets[id+1]]
}

// subset returns a font of some glyphs, numbered in their order.
func (o *Outlines) subset(ids []int) []byte {
	ids = append([]int{}, ids...)
	number := map[int]int{}
	for i, id := range ids {
		number[id] = i
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(ids); i++ {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(o.advances[ids[i]])), 0)
		g := append([]byte{}, o.glyph(ids[i])...)
		if len(g) > 0 {
			be.PutUint16(hmtx[len(hmtx)-2:], be.Uint16(g[2:])) // left side bearing
		}
		if len(g) > 0 && int16(be.Uint16(g)) < 0 {
			// A composite glyph names its parts by number.
			for at := 10; ; {
				flags, part := be.Uint16(g[at:]), int(be.Uint16(g[at+2:]))
				if _, known := number[part]; !known {
					number[part] = len(ids)
					ids = append(ids, part)
				}
				be.PutUint16(g[at+2:], uint16(number[part]))
				at += 6
				for bit, size := range map[uint16]int{1: 2, 8: 2, 0x40: 4, 0x80: 8} {
					if flags&bit != 0 {
						at += size
					}
				}
				if flags&0x20 == 0 {
					break
				}
			}
		}
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := append([]byte{}, o.tables["head"]...), append([]byte{}, o.tables["hhea"]...), append([]byte{}, o.tables["maxp"]...)
	be.PutUint16(head[50:], 1)
	be.PutUint16(hhea[34:], uint16(len(ids)))
	be.PutUint16(maxp[4:], uint16(len(ids)))
	tables := map[string][]byte{"glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp}
	for _, t := range []string{"cvt ", "fpgm", "prep"} {
		if o.tables[t] != nil {
			tables[t] = o.tables[t]
		}
	}
	return sfnt(tables)
}

// sfnt puts tables into a font file.
func sfnt(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	directory := []byte{0, 1, 0, 0}
	directory = be.AppendUint16(directory, uint16(len(names)))
	directory = append(directory, 0, 0, 0, 0, 0, 0) // search hints, which no reader of PDFs uses
	var body []byte
	for _, name := range names {
		sum := uint32(0)
		padded := append([]byte{}, tables[name]...)
		for len(padded)%4 != 0 {
			padded = append(padded, 0)
		}
		for i := 0; i < len(padded); i += 4 {
			sum += be.Uint32(padded[i:])
		}
		directory = append(directory, name...)
		directory = be.AppendUint32(directory, sum)
		directory = be.AppendUint32(directory, uint32(12+16*len(names)+len(body)))
		directory = be.AppendUint32(directory, uint32(len(tables[name])))
		body = append(body, padded...)
	}
	return append(directory, body...)
}
