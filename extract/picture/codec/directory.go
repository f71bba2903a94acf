package codec

import (
	"encoding/binary"
)

// Tags of a directory of TIFF 6.0, which Exif has too.
const (
	tagSubfile        = 254
	tagWidth          = 256
	tagLength         = 257
	tagBits           = 258
	tagCompression    = 259
	tagPhotometric    = 262
	tagStripOffsets   = 273
	tagOrientation    = 274
	tagRowsPerStrip   = 278
	tagStripBytes     = 279
	tagXResolution    = 282
	tagYResolution    = 283
	tagResolutionUnit = 296
	tagTileWidth      = 322
	tagJPEGTables     = 347
)

// Types of an entry, with the bytes of one value: byte, short, long and rational.
var typeSize = map[uint16]uint32{1: 1, 3: 2, 4: 4, 5: 8, 7: 1}

// A tagged is a file, or a part of one, that has directories of tags.
type tagged struct {
	data  []byte
	order binary.ByteOrder
}

// newTagged reads the head of a TIFF, which Exif has too, and returns where its first directory
// is. It reports false for anything else.
func newTagged(data []byte) (t tagged, first uint32, ok bool) {
	if len(data) < 8 {
		return t, 0, false
	}
	switch string(data[:4]) {
	case "II*\x00":
		t = tagged{data, binary.LittleEndian}
	case "MM\x00*":
		t = tagged{data, binary.BigEndian}
	default:
		return t, 0, false
	}
	return t, t.order.Uint32(data[4:]), true
}

// A directory has the entries of one picture, by their tags: type, count, and values or where
// they are.
type directory struct {
	tagged
	entries map[uint16][]byte
}

const (
	entryLength = 12
	countLength = 2
)

// directory reads that at an offset, and returns where the next one is, 0 for none. It reports
// false where there is none.
func (t tagged) directory(at uint32) (d directory, next uint32, ok bool) {
	if at < 8 || uint64(at)+countLength > uint64(len(t.data)) {
		return d, 0, false
	}
	rest := t.data[at+countLength:]
	n := int(t.order.Uint16(t.data[at:])) * entryLength
	if n == 0 || n > len(rest) {
		return d, 0, false
	}
	d = directory{t, map[uint16][]byte{}}
	for i := 0; i < n; i += entryLength {
		d.entries[t.order.Uint16(rest[i:])] = rest[i+2 : i+entryLength]
	}
	if len(rest) >= n+4 {
		next = t.order.Uint32(rest[n:])
	}
	return d, next, true
}

// raw returns the bytes of a tag's values and their type; nil where the tag is not there or leads
// out of the file.
func (d directory) raw(tag uint16) (values []byte, kind uint16) {
	e, ok := d.entries[tag]
	if !ok {
		return nil, 0
	}
	kind = d.order.Uint16(e)
	size := uint64(typeSize[kind]) * uint64(d.order.Uint32(e[2:]))
	if size <= 4 {
		return e[6 : 6+size], kind
	}
	at := uint64(d.order.Uint32(e[6:]))
	if at+size > uint64(len(d.data)) {
		return nil, 0
	}
	return d.data[at : at+size], kind
}

// integers returns the values of a tag that are whole numbers.
func (d directory) integers(tag uint16) []uint32 {
	values, kind := d.raw(tag)
	var list []uint32
	switch kind {
	case 1:
		for _, v := range values {
			list = append(list, uint32(v))
		}
	case 3:
		for ; len(values) >= 2; values = values[2:] {
			list = append(list, uint32(d.order.Uint16(values)))
		}
	case 4:
		for ; len(values) >= 4; values = values[4:] {
			list = append(list, d.order.Uint32(values))
		}
	}
	return list
}

// integer returns the first value of a tag, and another where it has none.
func (d directory) integer(tag uint16, otherwise uint32) uint32 {
	if list := d.integers(tag); len(list) > 0 {
		return list[0]
	}
	return otherwise
}

// rational returns the first value of a tag that is a fraction, 0 where it has none.
func (d directory) rational(tag uint16) float64 {
	values, kind := d.raw(tag)
	if kind != 5 || len(values) < 8 || d.order.Uint32(values[4:]) == 0 {
		return 0
	}
	return float64(d.order.Uint32(values)) / float64(d.order.Uint32(values[4:]))
}

const centimetres = 2.54 // in an inch

// resolution returns what the directory says of it. Without a unit it tells the ratio of the
// sides of a pixel alone.
func (d directory) resolution() Resolution {
	r := Resolution{d.rational(tagXResolution), d.rational(tagYResolution)}
	switch d.integer(tagResolutionUnit, 2) {
	case 2:
		return r
	case 3:
		return Resolution{r.X * centimetres, r.Y * centimetres}
	}
	return Resolution{}
}

// exif returns what the data of Exif say of a picture.
func exif(data []byte) (told Resolution, orientation int) {
	t, first, ok := newTagged(data)
	if !ok {
		return told, 0
	}
	d, _, ok := t.directory(first)
	if !ok {
		return told, 0
	}
	return d.resolution(), int(d.integer(tagOrientation, 1))
}
