package oldword

import (
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// A character is one of the text with its place in the stream, by which its format is found.
type character struct {
	rune
	at, size int // in bytes
	piece    *piece
}

// A piece is a part of the text that stands in the stream as a whole.
type piece struct {
	characters int
	at         int  // in the stream, in bytes
	narrow     bool // a byte a character, in Windows' Western European encoding
	modifiers  []byte
}

// The parts of the list of pieces ([MS-DOC] 2.9.38, the Clx).
const (
	modifierPart = 1
	piecesPart   = 2
)

// piecesOf reads the list of pieces.
func piecesOf(clues []byte) ([]*piece, error) {
	var modifiers [][]byte
	for len(clues) >= 3 && clues[0] == modifierPart {
		end := 3 + u16(clues[1:])
		if end > len(clues) {
			return nil, errStructure
		}
		modifiers, clues = append(modifiers, clues[3:end]), clues[end:]
	}
	if len(clues) < 5 || clues[0] != piecesPart {
		return nil, errStructure
	}
	list := clues[5:]
	if length := int64(u32(clues[1:])); length > int64(len(list)) || length < 4 || (length-4)%12 != 0 {
		return nil, errStructure
	}
	n := (int(u32(clues[1:])) - 4) / 12
	var pieces []*piece
	for i := range n {
		from, to := u32(list[4*i:]), u32(list[4*i+4:])
		described := list[4*(n+1)+8*i:]
		if to < from {
			return nil, errStructure
		}
		place := u32(described[2:])
		p := &piece{characters: int(to - from), at: int(place &^ narrowFlag), narrow: place&narrowFlag != 0, modifiers: modifiersOf(u16(described[6:]), modifiers)}
		if p.narrow {
			p.at /= 2
		}
		pieces = append(pieces, p)
	}
	return pieces, nil
}

// narrowFlag is set in the place of a piece whose characters are bytes; the place is double then.
const narrowFlag = 1 << 30

// modifiersOf returns the changes that are made to a whole piece: one of a few that are
// short, or a list.
func modifiersOf(what int, lists [][]byte) []byte {
	if what&1 != 0 {
		if n := what >> 1; n < len(lists) {
			return lists[n]
		}
		return nil
	}
	if code := shortModifiers[what>>1&0x7F]; code != 0 {
		return []byte{byte(code), byte(code >> 8), byte(what >> 8)}
	}
	return nil
}

// shortModifiers are those changes that have a short code ([MS-DOC] 2.9.199, Prm0) and matter here.
var shortModifiers = map[int]int{
	0x18: inTable, 0x19: endsRow, 0x41: deleted, 0x47: isData, 0x57: struck, 0x5C: hidden, 0x68: raised, 0x73: doublyStruck, 0x75: special,
}

// textOf returns so many characters of the pieces.
func textOf(stream []byte, pieces []*piece, length int) ([]character, error) {
	if length > len(stream) {
		return nil, errStructure
	}
	text := make([]character, 0, length)
	for _, p := range pieces {
		size := 2
		if p.narrow {
			size = 1
		}
		n := min(p.characters, length-len(text))
		if n < 0 || p.at+n*size > len(stream) {
			return nil, errStructure
		}
		for at := p.at; at < p.at+n*size; at += size {
			c := character{at: at, size: size, piece: p}
			if p.narrow {
				c.rune = charmap.Windows1252.DecodeByte(stream[at])
			} else {
				c.rune = rune(u16(stream[at:]))
			}
			text = append(text, c)
		}
	}
	if len(text) < length {
		return nil, errStructure
	}
	return paired(text), nil
}

// paired makes one character of each two halves of one beyond the first 65,536.
func paired(text []character) []character {
	out := text[:0]
	for i := 0; i < len(text); i++ {
		c := text[i]
		if utf16.IsSurrogate(c.rune) {
			second := rune(0)
			if i+1 < len(text) {
				second = text[i+1].rune
			}
			if c.rune = utf16.DecodeRune(c.rune, second); c.rune != '\uFFFD' {
				i++
			}
		}
		out = append(out, c)
	}
	return out
}
