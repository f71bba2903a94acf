package oldword

import (
	"encoding/binary"
	"errors"

	"nianbao/extract/document"
)

// ErrOlder says that a document is of a version before Word 97, which had another format.
var ErrOlder = errors.New("a document of a version before Word 97")

const errStructure = document.Fault("its structure contradicts itself")

// What the beginning of the text stream says ([MS-DOC] 2.5, the FIB), by its offsets in bytes.
const (
	identAt       = 0x00 // 0xA5EC
	versionAt     = 0x02
	flagsAt       = 0x0A
	textLengthAt  = 0x4C // in characters, of the main text
	characterAt   = 0xFA // place and length of the list of pages with formats of characters
	paragraphAt   = 0x102
	piecesAt      = 0x1A2
	informationTo = 0x1AA

	ident        = 0xA5EC
	firstVersion = 0xC1 // Word 97

	flagEncrypted   = 0x0100
	flagSecondTable = 0x0200
)

// tableStreams are the names of the stream with the tables, of which a flag chooses.
var tableStreams = [2]string{"0Table", "1Table"}

// An information is what a document says of itself.
type information struct {
	length                        int // of the main text, in characters
	characters, paragraphs, clues []byte
}

// inform reads the beginning of the text stream.
func inform(s streams) (*information, error) {
	text := s[textStream]
	if len(text) < flagsAt+2 {
		return nil, errStructure
	}
	version, flags := u16(text[versionAt:]), u16(text[flagsAt:])
	switch {
	case flags&flagEncrypted != 0:
		return nil, document.ErrPassword
	case version < firstVersion:
		return nil, ErrOlder
	case u16(text[identAt:]) != ident || len(text) < informationTo:
		return nil, errStructure
	}
	table := s[tableStreams[0]]
	if flags&flagSecondTable != 0 {
		table = s[tableStreams[1]]
	}
	i := &information{length: int(u32(text[textLengthAt:]))}
	for at, part := range map[int]*[]byte{characterAt: &i.characters, paragraphAt: &i.paragraphs, piecesAt: &i.clues} {
		from, length := int64(u32(text[at:])), int64(u32(text[at+4:]))
		if from+length > int64(len(table)) {
			return nil, errStructure
		}
		*part = table[from : from+length]
	}
	return i, nil
}

func u16(b []byte) int    { return int(binary.LittleEndian.Uint16(b)) }
func i16(b []byte) int    { return int(int16(binary.LittleEndian.Uint16(b))) }
func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
