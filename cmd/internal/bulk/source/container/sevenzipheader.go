package container

import (
	"encoding/binary"
	"io"
	"math/bits"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

// largestHeader bounds the header of a 7-Zip archive, packed and unpacked: one of 100,000 members with long names has about 20 MB.
const largestHeader = 32 << 20

// mostCoders bounds the coders of a folder and their streams. 7-Zip itself refuses more.
const mostCoders = 32

const (
	errHeader       = document.Fault("it is cut off, or its header is damaged")
	errHeaderPacked = document.Fault("its header is packed in a way that is not known")
)

// The parts of a header begin with these.
const (
	partEnd, partHeader, partStreams, partFiles, partPacked, partUnpacked, partSubStreams = 0, 1, 4, 5, 6, 7, 8
	partSize, partCRC, partFolder, partUnpackSizes, partSubStreamCounts, partEncoded      = 9, 10, 11, 12, 13, 0x17
)

// checkSevenZip refuses an archive whose header states more than the limits allow: the library allocates by
// these numbers before it reads on. It reads them as the library does, up to the last that is allocated by.
func checkSevenZip(f File, limits ingest.Limits) error {
	var start [32]byte
	if _, err := io.ReadFull(io.NewSectionReader(f.In, 0, f.Size), start[:]); err != nil {
		return errHeader
	}
	// The library looks for the signature further on where it is not at the beginning.
	if string(start[:6]) != "7z\xbc\xaf\x27\x1c" {
		return errHeader
	}
	offset, size := binary.LittleEndian.Uint64(start[12:]), binary.LittleEndian.Uint64(start[20:])
	if rest := uint64(f.Size) - 32; offset > rest || size > rest-offset {
		return errHeader
	}
	if size > largestHeader {
		return &document.LimitError{Limit: "bytes of a header", Max: largestHeader}
	}
	plain := make([]byte, size)
	if _, err := f.In.ReadAt(plain, 32+int64(offset)); err != nil && err != io.EOF {
		return err
	}
	h := &sevenZipHeader{rest: plain, most: uint64(limits.Members)}
	id := h.byte()
	if id == partEncoded {
		packed := h.streams()
		if h.err != nil {
			return h.err
		}
		unpacked, err := packed.unpack(io.NewSectionReader(f.In, 32, int64(offset)))
		if err != nil {
			return err
		}
		h.rest = unpacked
		id = h.byte()
	}
	if id != partHeader {
		return errHeader
	}
	if id = h.byte(); id == partStreams {
		h.streams()
		id = h.byte()
	}
	if id == partFiles {
		h.count(h.most)
	}
	return h.err
}

// A sevenZipHeader is what is left of a header. Behind an error it is empty, and all its numbers are 0.
type sevenZipHeader struct {
	rest []byte
	most uint64 // of members
	err  error
}

func (h *sevenZipHeader) fail(err error) {
	if h.err == nil {
		h.rest, h.err = nil, err
	}
}

// take returns the next n bytes, or none.
func (h *sevenZipHeader) take(n uint64) []byte {
	if n > uint64(len(h.rest)) {
		h.fail(errHeader)
		return nil
	}
	b := h.rest[:n]
	h.rest = h.rest[n:]
	return b
}

func (h *sevenZipHeader) byte() byte {
	if b := h.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (h *sevenZipHeader) expect(id, part byte) {
	if id != part {
		h.fail(errHeader)
	}
}

// number reads a number: as many bits as its first byte begins with say how many bytes follow.
func (h *sevenZipHeader) number() (n uint64) {
	first := h.byte()
	more := bits.LeadingZeros8(^first)
	if more < 7 {
		n = uint64(first&(1<<(8-more)-1)) << (8 * more)
	}
	for i, b := range h.take(uint64(more)) {
		n |= uint64(b) << (8 * i)
	}
	return n
}

// count reads a number of what is listed or allocated.
func (h *sevenZipHeader) count(most uint64) uint64 {
	n := h.number()
	if n > most {
		h.fail(&document.LimitError{Limit: "members", Max: int64(h.most)})
		return 0
	}
	return n
}

// numbers reads n numbers and returns the first.
func (h *sevenZipHeader) numbers(n uint64) (first uint64) {
	for i := range n {
		if v := h.number(); i == 0 {
			first = v
		}
	}
	return first
}

// checksums passes over n checksums.
func (h *sevenZipHeader) checksums(n uint64) {
	defined := n
	if h.byte() == 0 {
		defined = 0
		for i, b := range h.take((n + 7) / 8) {
			if left := n - 8*uint64(i); left < 8 {
				b &= ^byte(0) << (8 - left)
			}
			defined += uint64(bits.OnesCount8(b))
		}
	}
	h.take(4 * defined)
}
