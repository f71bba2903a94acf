package scene

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// signature begins each file of PNG.
const signature = "\x89PNG\r\n\x1a\n"

// Parts of the form of PNG: colours of three bytes without transparency, and how a row is written.
const (
	depth     = 8
	trueColor = 2
	plain     = 0 // the bytes of its dots
	likeAbove = 2 // how far its bytes are from those of the row above
)

// deflaters are those that were used before: each has a megabyte of tables, which the collector takes when they are idle.
var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		panic(fmt.Sprintf("zlib: %v", err)) // the level is a known one
	}
	return w
}}

// encoded writes an opaque picture as PNG. A drawing is flat: most of its rows are like the one above, and of the others
// no difference is shorter than the bytes themselves. So none are tried, which takes image/png most of its time and makes
// its files larger.
func encoded(picture *image.RGBA) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(len(picture.Pix) / 16)
	b.WriteString(signature)
	size := picture.Bounds().Size()
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(size.X)), uint32(size.Y))
	err := part(&b, "IHDR", func() error {
		b.Write(append(header, depth, trueColor, 0, 0, 0))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := part(&b, "IDAT", func() error { return deflate(&b, picture) }); err != nil {
		return nil, err
	}
	if err := part(&b, "IEND", func() error { return nil }); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// part writes a part of a file between its length and its sum.
func part(b *bytes.Buffer, name string, write func() error) error {
	const lengthBytes = 4
	from := b.Len()
	b.Write(make([]byte, lengthBytes))
	b.WriteString(name)
	if err := write(); err != nil {
		return err
	}
	written := b.Bytes()[from+lengthBytes:]
	binary.BigEndian.PutUint32(b.Bytes()[from:], uint32(len(written)-len(name)))
	b.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(written)))
	return nil
}

// deflate writes the rows of a picture.
func deflate(to *bytes.Buffer, picture *image.RGBA) error {
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	w.Reset(to)
	size := picture.Bounds().Size()
	row, same := make([]byte, 1+3*size.X), make([]byte, 1+3*size.X)
	row[0], same[0] = plain, likeAbove
	var above []byte
	for y := range size.Y {
		dots := picture.Pix[y*picture.Stride:][:4*size.X]
		next := same
		if !bytes.Equal(dots, above) {
			next = row
			opaque(row[1:], dots)
		}
		if _, err := w.Write(next); err != nil {
			return err
		}
		above = dots
	}
	return w.Close()
}

// opaque copies dots without their transparency.
func opaque(to, dots []byte) {
	for len(dots) >= 4 && len(to) >= 3 {
		to[0], to[1], to[2] = dots[0], dots[1], dots[2]
		to, dots = to[3:], dots[4:]
	}
}
