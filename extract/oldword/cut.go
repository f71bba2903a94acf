package oldword

import "encoding/binary"

// Where the head of a container says how it is laid out. A table of its sectors, itself in sectors, says which are in use.
const (
	headBytes     = 512
	shiftAt       = 0x1e // the size of a sector, as a power of two
	directoryAt   = 0x30 // the first sector of the directory
	tableSectors  = 0x4c // the first sectors of the table
	mostTables    = 109  // that stand in the head
	regularSector = 0xfffffffa
	freeSector    = 0xffffffff
)

// isCut reports whether a container ends before a sector that it has in use, or within its directory or the table. Of
// others the last one may be short.
func isCut(data []byte) bool {
	if len(data) < headBytes {
		return true
	}
	shift := binary.LittleEndian.Uint16(data[shiftAt:])
	if shift < 9 || shift > 12 {
		return false
	}
	sector := 1 << shift
	isWhole := func(id uint32) bool { return int64(id)+2 <= int64(len(data)/sector) }
	var next []uint32 // by sector, as the table has it: the one that follows, or that there is none
	for i := range mostTables {
		table := binary.LittleEndian.Uint32(data[tableSectors+4*i:])
		if table >= regularSector {
			continue
		}
		if !isWhole(table) {
			return true
		}
		begin := (int(table) + 1) * sector
		for at := begin; at < begin+sector; at += 4 {
			next = append(next, binary.LittleEndian.Uint32(data[at:]))
		}
	}
	for id, follows := range next {
		if begins := (id + 1) * sector; follows != freeSector && begins >= len(data) {
			return true
		}
	}
	of := binary.LittleEndian.Uint32(data[directoryAt:])
	for range next { // a chain has no more sectors than there are
		if of >= regularSector {
			return false
		}
		if !isWhole(of) {
			return true
		}
		if int(of) >= len(next) {
			return false
		}
		of = next[of]
	}
	return false
}
