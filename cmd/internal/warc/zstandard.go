package warc

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// Files that are packed by Zstandard have a frame for each record, and can begin with a dictionary that all frames need, in a
// frame that unpackers pass over (WARC files and Zstandard, IIPC 2021).

var (
	zstdMagic       = []byte{0x28, 0xb5, 0x2f, 0xfd}
	dictionaryMagic = []byte{0x5d, 0x2a, 0x4d, 0x18}
)

// largestDictionary and largestFrameWindow bound the memory that unpacking takes, in bytes: the second is what the program zstd
// itself takes at most unless it is told otherwise.
const (
	largestDictionary  = 16 << 20
	largestFrameWindow = 128 << 20
)

// isZstandard reports whether a file begins as one that is packed by Zstandard.
func isZstandard(head []byte) bool {
	return bytes.HasPrefix(head, zstdMagic) || bytes.HasPrefix(head, dictionaryMagic)
}

// zstandard reads the records of a file from a position on, frame by frame.
func (r *reader) zstandard(f File, from Position) error {
	unpacker, err := f.unpacker()
	if err != nil {
		return where(from, err)
	}
	defer func() {
		if !r.isKept {
			unpacker.Close()
		}
	}()
	for at, inner := from.Offset, from.Inner; at < f.Size; inner = 0 {
		r.last = at
		length, isSkipped, err := f.frame(at)
		if err != nil {
			return where(Position{Offset: at}, err)
		}
		begin := at
		if at += length; isSkipped {
			continue
		}
		if err := unpacker.Reset(io.NewSectionReader(f.In, begin, length)); err != nil {
			return where(Position{Offset: begin}, err)
		}
		if err := r.member(unpacker, begin, inner, func() int64 { return at }); err != nil {
			return err
		}
	}
	return nil
}

// unpacker returns what unpacks the frames of a file, with its dictionary.
func (f File) unpacker() (*zstd.Decoder, error) {
	options := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(largestFrameWindow)}
	dictionary, err := f.dictionary()
	if err != nil {
		return nil, fmt.Errorf("the dictionary: %w", err)
	}
	if dictionary != nil {
		options = append(options, zstd.WithDecoderDicts(dictionary))
	}
	return zstd.NewReader(nil, options...)
}

// dictionary returns the dictionary that a file begins with, nil for none. It may be packed itself.
func (f File) dictionary() ([]byte, error) {
	head := make([]byte, 8)
	if _, err := f.In.ReadAt(head, 0); err != nil || !bytes.HasPrefix(head, dictionaryMagic) {
		return nil, nil // whoever reads on tells why the file can't be read
	}
	size := int64(binary.LittleEndian.Uint32(head[4:]))
	if size > largestDictionary {
		return nil, fmt.Errorf("it is longer than %d bytes", largestDictionary)
	}
	data := make([]byte, size)
	if _, err := f.In.ReadAt(data, int64(len(head))); err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(data, zstdMagic) {
		return data, nil
	}
	unpacker, err := zstd.NewReader(bytes.NewReader(data), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(largestFrameWindow))
	if err != nil {
		return nil, err
	}
	defer unpacker.Close()
	data, err = io.ReadAll(io.LimitReader(unpacker, largestDictionary+1))
	if err == nil && len(data) > largestDictionary {
		err = fmt.Errorf("it is longer than %d bytes", largestDictionary)
	}
	return data, err
}

// frame returns how many bytes of the file a frame takes, and whether it is one to be passed over. By the format (RFC 8878) each block
// of it tells its length in three bytes, and a checksum of four bytes can follow the last.
func (f File) frame(at int64) (length int64, isSkipped bool, err error) {
	head := make([]byte, zstd.HeaderMaxSize)
	n, err := f.In.ReadAt(head, at)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, false, err
	}
	var h zstd.Header
	if err := h.Decode(head[:n]); err != nil {
		return 0, false, err
	}
	if h.Skippable {
		return int64(h.HeaderSize) + int64(h.SkippableSize), true, nil
	}
	end := at + int64(h.HeaderSize)
	for isLast := false; !isLast; {
		var block [4]byte
		if _, err := f.In.ReadAt(block[:3], end); err != nil {
			return 0, false, io.ErrUnexpectedEOF
		}
		said := binary.LittleEndian.Uint32(block[:])
		isLast = said&1 != 0
		size := int64(said >> 3)
		if isRepeated := said>>1&3 == 1; isRepeated {
			size = 1
		}
		end += 3 + size
	}
	if h.HasCheckSum {
		end += 4
	}
	if end > f.Size {
		return 0, false, io.ErrUnexpectedEOF
	}
	return end - at, false, nil
}

// beginsFrame reports whether a record is packed in a frame from there on.
func (f File) beginsFrame(at int64) bool {
	if _, isSkipped, err := f.frame(at); err != nil || isSkipped {
		return false
	}
	unpacker, err := f.unpacker()
	if err != nil {
		return false
	}
	defer unpacker.Close()
	if unpacker.Reset(bufio.NewReader(io.NewSectionReader(f.In, at, f.Size-at))) != nil {
		return false
	}
	return beginsRecord(unpacker)
}
