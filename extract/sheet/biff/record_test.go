package biff

import "testing"

// A text that runs over the end of a record begins anew behind it, with a byte that says how wide
// its characters are from there on.
func TestTextOverTheEndOfARecord(t *testing.T) {
	r := &record{parts: [][]byte{{4, 0, 0, 'a', 'b'}, {1, 0x4E, 0x58, 'c', 0}}}
	if got := r.string(r.u16()); got.string != "ab塎c" || r.short || r.rest() != 0 {
		t.Errorf("%q, short %v, %d bytes left", got.string, r.short, r.rest())
	}
	rich := &record{parts: [][]byte{{3, 0, 8, 1, 0, '1', '2', '3', 2, 0, 5, 0}}}
	if got := rich.string(rich.u16()); got.string != "123" || len(got.fonts) != 1 || got.fonts[0] != (run{2, 5}) {
		t.Errorf("%+v", got)
	}
	short := &record{parts: [][]byte{{9, 0, 0, 'a'}}}
	if short.string(short.u16()); !short.short {
		t.Error("a text that is cut short is taken for whole")
	}
}

// Numbers of four bytes are integers or halves of floats, and may count hundredths.
func TestNumbersOfFourBytes(t *testing.T) {
	for bits, want := range map[uint32]float64{0x3FF00000: 1, 0x3FF00001: 0.01, 4937342: 1234335, 4937343: 12343.35, 0xFFFFFFFE: -1} {
		if got := rk(bits); got != want {
			t.Errorf("%#x is %v, want %v", bits, got, want)
		}
	}
}
