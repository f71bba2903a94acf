package container

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

// The header of a block of an xz file: its size, what it has, up to two sizes of at most 10 bytes, the filter, zeros, a checksum.
const (
	largestBlockHeader = 1024
	mostBeforeFilter   = 2 + 2*10
	largestProperty    = 32 // which stands for a dictionary of largestDictionary
)

// checkXZ refuses an xz file in which a block asks for a dictionary larger than largestDictionary: the library
// allocates it at once. Blocks may begin anywhere, so whatever would pass for the header of such a one is taken for it.
func checkXZ(f File) error {
	const step = 1 << 20
	window := make([]byte, step+largestBlockHeader)
	for at := int64(0); at < f.Size; at += step {
		n, err := f.In.ReadAt(window[:min(int64(len(window)), f.Size-at)], at)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		for b, filter := window[:n], 0; ; filter++ {
			next := bytes.Index(b[filter:], []byte{0x21, 0x01})
			if next < 0 {
				break
			}
			filter += next
			if filter+2 < n && b[filter+2] > largestProperty && isInBlockHeader(b, filter) {
				return errDictionary
			}
		}
	}
	return nil
}

// isInBlockHeader reports whether the header of a block lies around a filter.
func isInBlockHeader(b []byte, filter int) bool {
	for start := max(filter-mostBeforeFilter, 0); start <= filter-2; start++ {
		end := start + int(b[start])*4 // of what the checksum is of
		if b[start] == 0 || end < filter+3 || end+4 > len(b) || len(bytes.Trim(b[filter+3:end], "\x00")) > 0 {
			continue
		}
		if binary.LittleEndian.Uint32(b[end:]) == crc32.ChecksumIEEE(b[start:end]) {
			return true
		}
	}
	return false
}
