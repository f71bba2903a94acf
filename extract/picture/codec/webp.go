package codec

import (
	"bytes"
	"encoding/binary"
	"image"
	"iter"
	"slices"

	"nianbao/extract/document"
)

// Lengths in a WebP: of what stands before the first chunk, of the head of a chunk, and of what a
// picture of an animation says of itself.
const (
	webpHead      = 12
	webpChunkHead = 8
	webpFrameHead = 16
)

// webpChunks gives the chunks of a part of a WebP, each with its name, as far as they are whole.
func webpChunks(data []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for len(data) >= webpChunkHead {
			length := uint64(binary.LittleEndian.Uint32(data[4:]))
			if webpChunkHead+length > uint64(len(data)) {
				return
			}
			if !yield(string(data[:4]), data[webpChunkHead:webpChunkHead+length]) {
				return
			}
			data = data[min(uint64(len(data)), webpChunkHead+length+length&1):]
		}
	}
}

// describeWebP reads the chunks of a WebP: Exif stands behind the picture.
func describeWebP(data []byte, _ image.Config) description {
	d := description{bytes: 8} // a picture without loss is unpacked through a copy
	pictures := 0
	for name, body := range webpChunks(data[webpHead:]) {
		switch name {
		case "EXIF":
			d.told, d.orientation = exif(bytes.TrimPrefix(body, []byte("Exif\x00\x00")))
		case "ANMF":
			pictures++
		}
	}
	d.leftOut = animation(pictures)
	return d
}

// isAnimated reports whether a WebP has several pictures, none of which stands for all: its first
// chunk, VP8X, has a flag for that.
func isAnimated(data []byte) bool {
	const animation = 0x02
	return len(data) > 20 && string(data[12:16]) == "VP8X" && data[20]&animation != 0
}

// firstOfAnimation returns the first picture of an animation as a WebP of its own. The error is a
// document.Fault where there is none.
func firstOfAnimation(data []byte) ([]byte, error) {
	for name, body := range webpChunks(data[webpHead:]) {
		if name != "ANMF" || len(body) < webpFrameHead {
			continue
		}
		size, chunks := body[6:12], body[webpFrameHead:] // width and height, each less 1 and of three bytes
		if bytes.HasPrefix(chunks, []byte("ALPH")) {
			const transparent = 0x10
			flags := []byte{transparent, 0, 0, 0}
			chunks = slices.Concat(webpChunk("VP8X", slices.Concat(flags, size)), chunks)
		}
		return webpChunk("RIFF", slices.Concat([]byte("WEBP"), chunks)), nil
	}
	return nil, document.Fault("it ends too early")
}

func webpChunk(name string, body []byte) []byte {
	return slices.Concat([]byte(name), binary.LittleEndian.AppendUint32(nil, uint32(len(body))), body)
}
