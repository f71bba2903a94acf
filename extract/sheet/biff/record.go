package biff

import (
	"encoding/binary"
	"unicode/utf16"

	"nianbao/extract/document"
)

// The records that are read ([MS-XLS] 2.3.2).
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDate1904   = 0x0022
	recFilePass   = 0x002F
	recFont       = 0x0031
	recContinue   = 0x003C
	recObject     = 0x005D
	recColumn     = 0x007D
	recSheet      = 0x0085
	recManyRK     = 0x00BD
	recManyBlank  = 0x00BE
	recRichString = 0x00D6
	recLooks      = 0x00E0 // XF
	recMerged     = 0x00E5
	recDrawing    = 0x00EC
	recStrings    = 0x00FC // SST
	recSharedText = 0x00FD // LABELSST
	recBoxText    = 0x01B6 // TXO
	recBlank      = 0x0201
	recNumber     = 0x0203
	recLabel      = 0x0204
	recTruth      = 0x0205 // BOOLERR
	recString     = 0x0207
	recRow        = 0x0208
	recView       = 0x023E // WINDOW2
	recRK         = 0x027E
	recFormat     = 0x041E
	recBegin      = 0x0809 // BOF
)

var errShort = document.Fault("a record of it ends too early")

// A record is one record with those that continue it. Reading beyond its end gives zeros and is
// remembered.
type record struct {
	id    int
	parts [][]byte // its own bytes and those of each record that continues it
	short bool
}

// records calls a function with each record of a stream from an offset, until it says that it has
// enough or the stream ends.
func records(stream []byte, offset int, do func(r *record) (more bool, err error)) error {
	for offset+4 <= len(stream) {
		id, size := int(binary.LittleEndian.Uint16(stream[offset:])), int(binary.LittleEndian.Uint16(stream[offset+2:]))
		offset += 4
		if offset+size > len(stream) {
			return errShort
		}
		r := &record{id: id, parts: [][]byte{stream[offset : offset+size]}}
		offset += size
		for offset+4 <= len(stream) && binary.LittleEndian.Uint16(stream[offset:]) == recContinue {
			size := int(binary.LittleEndian.Uint16(stream[offset+2:]))
			if offset+4+size > len(stream) {
				return errShort
			}
			r.parts = append(r.parts, stream[offset+4:offset+4+size])
			offset += 4 + size
		}
		more, err := do(r)
		if err == nil && r.short {
			err = errShort
		}
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// next returns the next bytes of the record, over the ends of its parts.
func (r *record) next(n int) []byte {
	for len(r.parts) > 1 && len(r.parts[0]) == 0 {
		r.parts = r.parts[1:]
	}
	if n <= len(r.parts[0]) {
		b := r.parts[0][:n]
		r.parts[0] = r.parts[0][n:]
		return b
	}
	var b []byte
	for len(b) < n {
		if len(r.parts[0]) == 0 {
			if len(r.parts) == 1 {
				r.short = true
				return append(b, make([]byte, min(n-len(b), 8))...)
			}
			r.parts = r.parts[1:]
			continue
		}
		k := min(n-len(b), len(r.parts[0]))
		b = append(b, r.parts[0][:k]...)
		r.parts[0] = r.parts[0][k:]
	}
	return b
}

func (r *record) u8() int  { return int(r.next(1)[0]) }
func (r *record) u16() int { return int(binary.LittleEndian.Uint16(r.next(2))) }
func (r *record) u32() uint32 {
	return binary.LittleEndian.Uint32(r.next(4))
}

// rest returns how many bytes are left.
func (r *record) rest() int {
	n := 0
	for _, p := range r.parts {
		n += len(p)
	}
	return n
}

// characters reads so many characters, of one byte or of two. Where the text runs over the end of
// a part, the next begins with a byte that says anew which ([MS-XLS] 2.5.293).
func (r *record) characters(n int, wide bool) string {
	var units []uint16
	for n > 0 {
		if len(r.parts[0]) == 0 {
			if len(r.parts) == 1 {
				r.short = true
				break
			}
			r.parts = r.parts[1:]
			wide = r.u8()&1 != 0
			continue
		}
		if wide {
			units = append(units, uint16(r.u16()))
		} else {
			units = append(units, uint16(r.u8()))
		}
		n--
	}
	return string(utf16.Decode(units))
}

// A text is a string with the fonts that its runs are set in.
type text struct {
	string
	fonts []run
}

// A run is from which character on a font holds.
type run struct{ from, font int }

// string reads a text with its length before it, of one byte or of two. Characters are whole
// within a part here but for those of the table of texts.
func (r *record) string(length int) text {
	if length > r.rest()*2 {
		length = r.rest() * 2
		r.short = true
	}
	flags := r.u8()
	runs, extra := 0, 0
	if flags&8 != 0 {
		runs = r.u16()
	}
	if flags&4 != 0 {
		extra = int(r.u32())
	}
	t := text{string: r.characters(length, flags&1 != 0)}
	for range runs {
		if r.rest() < 4 {
			r.short = true
			break
		}
		t.fonts = append(t.fonts, run{r.u16(), r.u16()})
	}
	r.next(min(max(extra, 0), r.rest()))
	return t
}
