package container

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

// The header of a block of an xz file: its size, what it has, up to two sizes and the
// number of the filter, each of at most 10 bytes (more than it takes, with zeros), the filter's property, zeros, a checksum.
const (
	largestBlockHeader = 1024
	mostBeforeProperty = 2 + 3*10
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
		for b, length := window[:n], 0; ; length++ {
			next := bytes.IndexByte(b[length:], 0x01) // the length of the property
			if next < 0 {
				break
			}
			length += next
			if length+1 < n && b[length+1] > largestProperty && b[length+1] <= 40 && isInBlockHeader(b, length) {
				return errDictionary
			}
		}
	}
	return nil
}

// isInBlockHeader reports whether the header of a block lies around the length of its filter's property.
func isInBlockHeader(b []byte, length int) bool {
	for start := max(length-mostBeforeProperty, 0); start <= length-3; start++ {
		end := start + int(b[start])*4 // of what the checksum is of
		if b[start] == 0 || end < length+2 || end+4 > len(b) || len(bytes.Trim(b[length+2:end], "\x00")) > 0 {
			continue
		}
		if binary.LittleEndian.Uint32(b[end:]) == crc32.ChecksumIEEE(b[start:end]) {
			return true
		}
	}
	return false
}
