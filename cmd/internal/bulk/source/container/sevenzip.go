package container

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"sync"

	"github.com/bodgit/sevenzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz/lzma"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

// walkSevenZip comes to the members of a 7-Zip archive in their order: many are packed as a single
// one, so that one is had cheaply behind the one before it.
func walkSevenZip(f File, limits ingest.Limits, visit func(Member) error) error {
	boundDictionaries()
	if err := checkSevenZip(f, limits); err != nil {
		return err
	}
	r, err := sevenzip.NewReader(f.In, f.Size)
	if err != nil {
		return asLocked(err)
	}
	for i, z := range r.File {
		if !z.FileInfo().Mode().IsRegular() {
			continue
		}
		m := Member{Name: label(z.Name), Size: int64(min(z.UncompressedSize, 1<<62)), Packed: -1, Place: i, Of: len(r.File),
			Open: func() (io.ReadCloser, error) {
				in, err := z.Open()
				if err != nil {
					return nil, asLocked(err)
				}
				return &checkedReader{in: lockedReader{in}, sum: z.CRC32, left: z.UncompressedSize}, nil
			}}
		if err := visit(m); err != nil {
			return err
		}
	}
	return nil
}

// asLocked tells an archive that asks for a password.
func asLocked(err error) error {
	var failed *sevenzip.ReadError
	if errors.As(err, &failed) && failed.Encrypted {
		return document.ErrPassword
	}
	return err
}

// A lockedReader tells by its errors that a member asks for a password.
type lockedReader struct{ io.ReadCloser }

// Read makes it an io.Reader.
func (r lockedReader) Read(p []byte) (int, error) {
	n, err := shielded{r.ReadCloser}.Read(p)
	return n, asLocked(err)
}

// errContent says that what is packed is not what was packed.
const errContent = document.Fault("what is packed in it is damaged")

// A checkedReader fails at the end of a member that is too short, or of which the checksum is another: the library
// looks at neither.
type checkedReader struct {
	in   io.ReadCloser
	sum  uint32 // of all bytes, 0 if the archive has none
	read uint32 // of those so far
	left uint64 // bytes
}

// Read makes it an io.Reader.
func (r *checkedReader) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	r.read = crc32.Update(r.read, crc32.IEEETable, p[:n])
	r.left -= min(uint64(n), r.left)
	if errors.Is(err, io.EOF) && (r.left > 0 || r.sum != 0 && r.sum != r.read) {
		err = errContent
	}
	return n, err
}

// Close makes it an io.Closer.
func (r *checkedReader) Close() error { return r.in.Close() }

// boundDictionaries has the library unpack nothing that asks for a dictionary larger than largestDictionary:
// what a header says of it is allocated at once.
var boundDictionaries = sync.OnceFunc(func() {
	sevenzip.RegisterDecompressor([]byte{0x03, 0x01, 0x01}, unpackLZMA)
	sevenzip.RegisterDecompressor([]byte{0x21}, unpackLZMA2)
	sevenzip.RegisterDecompressor([]byte{0x03, 0x04, 0x01}, refusePPMd)
	sevenzip.RegisterDecompressor([]byte{0x04, 0xf7, 0x11, 0x01}, unpackZstandard)
	sevenzip.RegisterDecompressor([]byte{0x06, 0xf1, 0x07, 0x01}, refuseLocked)
})

const (
	errDictionary = document.Fault("it is packed with a dictionary that is too large")
	errPPMd       = document.Fault("it is packed by PPMd, which is not read")
	errProperties = document.Fault("it does not say how it is packed")
)

// An unpacked stream reads from a decompressor and closes what that reads from.
type unpacked struct {
	io.Reader
	io.Closer
}

// reach returns how much of a dictionary a stream of a size makes use of: what is stated is allocated at once.
func reach(dictionary int64, size uint64) int64 {
	return int64(min(uint64(dictionary), max(size, lzma.MinDictCap)))
}

func unpackLZMA(properties []byte, size uint64, in []io.ReadCloser) (io.ReadCloser, error) {
	if len(properties) != 5 || len(in) != 1 {
		return nil, errProperties
	}
	if binary.LittleEndian.Uint32(properties[1:]) > largestDictionary {
		return nil, errDictionary
	}
	header := binary.LittleEndian.AppendUint64(bytes.Clone(properties), size)
	binary.LittleEndian.PutUint32(header[1:], uint32(reach(int64(binary.LittleEndian.Uint32(properties[1:])), size)))
	r, err := lzma.NewReader(bufio.NewReader(io.MultiReader(bytes.NewReader(header), in[0])))
	return unpacked{r, in[0]}, err
}

func unpackLZMA2(properties []byte, size uint64, in []io.ReadCloser) (io.ReadCloser, error) {
	if len(properties) != 1 || len(in) != 1 || properties[0] > 40 {
		return nil, errProperties
	}
	dictionary := (2 | (int64(properties[0]) & 1)) << (properties[0]/2 + 11)
	if dictionary > largestDictionary {
		return nil, errDictionary
	}
	r, err := lzma.Reader2Config{DictCap: int(reach(dictionary, size))}.NewReader2(bufio.NewReader(in[0]))
	return unpacked{r, in[0]}, err
}

func unpackZstandard(_ []byte, _ uint64, in []io.ReadCloser) (io.ReadCloser, error) {
	if len(in) != 1 {
		return nil, errProperties
	}
	r, err := zstd.NewReader(in[0], zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(largestDictionary))
	if err != nil {
		return nil, err
	}
	return unpacked{r.IOReadCloser(), in[0]}, nil
}

// refuseLocked refuses what asks for a password: to make a key of one takes as long as its header says.
func refuseLocked([]byte, uint64, []io.ReadCloser) (io.ReadCloser, error) {
	return nil, document.ErrPassword
}

// refusePPMd refuses what takes as much memory as its header says, up to 4 GB.
func refusePPMd([]byte, uint64, []io.ReadCloser) (io.ReadCloser, error) { return nil, errPPMd }
