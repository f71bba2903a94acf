package scan

import (
	"encoding/binary"
	"image"
)

// jbig2 packs a picture of one bit a pixel as a page of JBIG2 (ITU-T T.88) for a PDF:
// one generic region in arithmetic coding, the way in which scanners write it that do
// not look for characters. Pixels darker than the middle are black.
func jbig2(page *image.Gray) []byte {
	wide, high := uint32(page.Rect.Dx()), uint32(page.Rect.Dy())
	info := binary.BigEndian.AppendUint32(nil, wide)
	info = binary.BigEndian.AppendUint32(info, high)
	info = append(info, make([]byte, 8+1+2)...) // no resolution, white, no stripes
	region := binary.BigEndian.AppendUint32(nil, wide)
	region = binary.BigEndian.AppendUint32(region, high)
	region = append(region, make([]byte, 8+1)...)                     // at the top left, OR
	region = append(region, 0)                                        // arithmetic coding, template 0
	region = append(region, 3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE) // its adaptive pixels where they are by default
	region = append(region, genericRegion(page)...)
	return append(segment(0, 48, info), segment(1, 38, region)...) // page information, immediate generic region
}

// segment returns a segment of the page 1 that refers to no other.
func segment(number uint32, kind byte, data []byte) []byte {
	head := binary.BigEndian.AppendUint32(nil, number)
	head = append(head, kind, 0, 1)
	head = binary.BigEndian.AppendUint32(head, uint32(len(data)))
	return append(head, data...)
}

// template holds the pixels by which a pixel is coded: the adaptive ones, and those of
// template 0 (6.2.5.3).
var template = []image.Point{
	{3, -1}, {-3, -1}, {2, -2}, {-2, -2},
	{-1, -2}, {0, -2}, {1, -2}, {-2, -1}, {-1, -1}, {0, -1}, {1, -1}, {2, -1}, {-4, 0}, {-3, 0}, {-2, 0}, {-1, 0},
}

func genericRegion(page *image.Gray) []byte {
	at := func(x, y int) int {
		if x < 0 || y < 0 || x >= page.Rect.Dx() || page.Pix[y*page.Stride+x] >= 128 {
			return 0
		}
		return 1
	}
	coder := newArithmeticCoder()
	for y := range page.Rect.Dy() {
		for x := range page.Rect.Dx() {
			context := 0
			for _, p := range template {
				context = context<<1 | at(x+p.X, y+p.Y)
			}
			coder.encode(context, at(x, y))
		}
	}
	return coder.flush()
}

// An estimate of how likely the less likely bit is (table E.1), and which follows on
// either bit.
type estimate struct {
	size         uint32
	likely, less uint8
	swap         bool
}

var estimates = []estimate{
	{0x5601, 1, 1, true}, {0x3401, 2, 6, false}, {0x1801, 3, 9, false}, {0x0AC1, 4, 12, false}, {0x0521, 5, 29, false},
	{0x0221, 38, 33, false}, {0x5601, 7, 6, true}, {0x5401, 8, 14, false}, {0x4801, 9, 14, false}, {0x3801, 10, 14, false},
	{0x3001, 11, 17, false}, {0x2401, 12, 18, false}, {0x1C01, 13, 20, false}, {0x1601, 29, 21, false}, {0x5601, 15, 14, true},
	{0x5401, 16, 14, false}, {0x5101, 17, 15, false}, {0x4801, 18, 16, false}, {0x3801, 19, 17, false}, {0x3401, 20, 18, false},
	{0x3001, 21, 19, false}, {0x2801, 22, 19, false}, {0x2401, 23, 20, false}, {0x2201, 24, 21, false}, {0x1C01, 25, 22, false},
	{0x1801, 26, 23, false}, {0x1601, 27, 24, false}, {0x1401, 28, 25, false}, {0x1201, 29, 26, false}, {0x1101, 30, 27, false},
	{0x0AC1, 31, 28, false}, {0x09C1, 32, 29, false}, {0x08A1, 33, 30, false}, {0x0521, 34, 31, false}, {0x0441, 35, 32, false},
	{0x02A1, 36, 33, false}, {0x0221, 37, 34, false}, {0x0141, 38, 35, false}, {0x0111, 39, 36, false}, {0x0085, 40, 37, false},
	{0x0049, 41, 38, false}, {0x0025, 42, 39, false}, {0x0015, 43, 40, false}, {0x0009, 44, 41, false}, {0x0005, 45, 42, false},
	{0x0001, 45, 43, false}, {0x5601, 46, 46, false},
}

// An arithmeticCoder is that of Annex E, with a state for each of 65,536 contexts.
type arithmeticCoder struct {
	out         []byte // the first is none of the code
	interval, c uint32
	left        int // shifts until the next byte is out
	states      [1 << 16]struct{ estimate, likely uint8 }
}

func newArithmeticCoder() *arithmeticCoder {
	return &arithmeticCoder{out: []byte{0}, interval: 0x8000, left: 12}
}

func (a *arithmeticCoder) encode(context, bit int) {
	s := &a.states[context]
	e := estimates[s.estimate]
	a.interval -= e.size
	if bit == int(s.likely) {
		switch {
		case a.interval&0x8000 != 0:
			a.c += e.size
			return
		case a.interval < e.size:
			a.interval = e.size
		default:
			a.c += e.size
		}
		s.estimate = e.likely
	} else {
		if a.interval < e.size {
			a.c += e.size
		} else {
			a.interval = e.size
		}
		if e.swap {
			s.likely = 1 - s.likely
		}
		s.estimate = e.less
	}
	for {
		a.interval <<= 1
		a.c <<= 1
		if a.left--; a.left == 0 {
			a.byteOut()
		}
		if a.interval&0x8000 != 0 {
			return
		}
	}
}

// byteOut puts a byte out. Behind a byte of all ones there is room for a carry.
func (a *arithmeticCoder) byteOut() {
	last := &a.out[len(a.out)-1]
	if *last != 0xFF && a.c >= 0x8000000 {
		*last++
		a.c &= 0x7FFFFFF
	}
	if *last == 0xFF {
		a.out, a.c, a.left = append(a.out, byte(a.c>>20)), a.c&0xFFFFF, 7
		return
	}
	a.out, a.c, a.left = append(a.out, byte(a.c>>19)), a.c&0x7FFFF, 8
}

func (a *arithmeticCoder) flush() []byte {
	most := a.c + a.interval
	if a.c |= 0xFFFF; a.c >= most {
		a.c -= 0x8000
	}
	for range 2 {
		a.c <<= a.left
		a.byteOut()
	}
	if a.out[len(a.out)-1] != 0xFF {
		a.out = append(a.out, 0xFF)
	}
	return append(a.out[1:], 0xAC)
}
