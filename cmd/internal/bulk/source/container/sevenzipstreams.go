package container

import (
	"bytes"
	"io"

	"nianbao/extract/document"
)

// A packedHeader says where and how a header is packed.
type packedHeader struct {
	position, size, unpacked uint64
	folders, coders, inputs  uint64
	method, properties       []byte // of its first coder
	isLocked                 bool
}

// streams walks what a header says of packed streams, and returns it as that of a packed header.
func (h *sevenZipHeader) streams() (p packedHeader) {
	id := h.byte()
	if id == partPacked {
		p.position = h.number()
		n := h.count(4 * h.most) // BCJ2 packs one file as four streams
		if id = h.byte(); id == partSize {
			p.size = h.numbers(n)
			id = h.byte()
		}
		if id == partCRC {
			h.checksums(n)
			id = h.byte()
		}
		h.expect(id, partEnd)
		id = h.byte()
	}
	if id == partUnpacked {
		h.folders(&p)
		id = h.byte()
	}
	if id == partSubStreams {
		h.subStreams(p.folders)
		id = h.byte()
	}
	h.expect(id, partEnd)
	return p
}

// folders walks how streams are packed.
func (h *sevenZipHeader) folders(p *packedHeader) {
	h.expect(h.byte(), partFolder)
	p.folders = h.count(h.most)
	h.expect(h.byte(), 0) // 1 is for one that lies elsewhere
	outputs := uint64(0)
	for range p.folders {
		outputs += h.folder(p)
	}
	h.expect(h.byte(), partUnpackSizes)
	p.unpacked = h.numbers(outputs)
	id := h.byte()
	if id == partCRC {
		h.checksums(p.folders)
		id = h.byte()
	}
	h.expect(id, partEnd)
}

// folder walks the coders of one folder and returns how many streams they put out.
func (h *sevenZipHeader) folder(p *packedHeader) (outputs uint64) {
	inputs := uint64(0)
	coders := h.count(mostCoders)
	for i := range coders {
		flags := h.byte()
		method := h.take(uint64(flags & 0xf))
		in, out := uint64(1), uint64(1)
		if flags&0x10 != 0 {
			in, out = h.count(mostCoders), h.count(mostCoders)
		}
		inputs, outputs = inputs+in, outputs+out
		var properties []byte
		if flags&0x20 != 0 {
			properties = h.take(h.number())
		}
		if i == 0 {
			p.method, p.properties = method, properties
		}
		p.isLocked = p.isLocked || bytes.Equal(method, []byte{0x06, 0xf1, 0x07, 0x01})
	}
	if outputs == 0 || inputs < outputs {
		h.fail(errHeader)
		return 0
	}
	h.numbers(2 * (outputs - 1))
	if packed := inputs - (outputs - 1); packed != 1 {
		h.numbers(packed)
	}
	p.coders, p.inputs = coders, inputs
	return outputs
}

// subStreams walks how many files are packed as one, and their sizes.
func (h *sevenZipHeader) subStreams(folders uint64) {
	id := h.byte()
	files, sizes := folders, uint64(0)
	if id == partSubStreamCounts {
		files = 0
		for range folders {
			n := h.count(h.most - files)
			files += n
			sizes += max(n, 1) - 1 // the last follows from the others
		}
		id = h.byte()
	}
	if id == partSize {
		h.numbers(sizes)
		id = h.byte()
	}
	if id == partCRC {
		h.checksums(files)
		id = h.byte()
	}
	h.expect(id, partEnd)
}

// unpack returns the header. In come the packed streams of the archive.
func (p packedHeader) unpack(in *io.SectionReader) ([]byte, error) {
	if p.isLocked {
		return nil, document.ErrPassword
	}
	if p.folders != 1 || p.coders != 1 || p.inputs != 1 {
		return nil, errHeaderPacked
	}
	if most := uint64(in.Size()); p.position > most || p.size > most-p.position {
		return nil, errHeader
	}
	if p.unpacked > largestHeader {
		return nil, &document.LimitError{Limit: "bytes of a header", Max: largestHeader}
	}
	packed := io.NopCloser(io.NewSectionReader(in, int64(p.position), int64(p.size)))
	var err error
	switch string(p.method) {
	case "\x00":
	case "\x03\x01\x01":
		packed, err = unpackLZMA(p.properties, p.unpacked, []io.ReadCloser{packed})
	case "\x21":
		packed, err = unpackLZMA2(p.properties, p.unpacked, []io.ReadCloser{packed})
	default:
		return nil, errHeaderPacked
	}
	if err != nil {
		return nil, err
	}
	header, err := io.ReadAll(io.LimitReader(packed, int64(p.unpacked)))
	if err != nil || uint64(len(header)) < p.unpacked {
		return nil, errHeader
	}
	return header, nil
}
