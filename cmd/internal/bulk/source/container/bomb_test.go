package container

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// sevenZipOf makes an archive of one file of a thousand bytes that is packed by a method with such properties, which
// it states to be of a size.
func sevenZipOf(method, properties string, size uint32) []byte {
	packed := bytes.Repeat([]byte{0}, 1000)
	header := []byte("\x01\x04\x06\x00\x01\x09\x83\xe8\x00") // one packed stream of a thousand bytes
	header = append(header, "\x07\x0b\x01\x00\x01"...)       // one folder with one coder
	header = append(append(header, byte(0x20|len(method))), method...)
	header = append(append(header, byte(len(properties))), properties...)
	header = binary.LittleEndian.AppendUint32(append(header, 0x0c, 0xf0), size)
	header = append(header, "\x00\x00"...)
	name := append(utf16.Encode([]rune("a.txt")), 0)
	header = append(header, 0x05, 0x01, 0x11, byte(1+2*len(name)), 0)
	for _, c := range name {
		header = binary.LittleEndian.AppendUint16(header, c)
	}
	return sevenZip(packed, append(header, 0, 0))
}

// What a header of 7-Zip says of the memory and the time that a file takes is not believed: a dictionary of four
// gigabytes, a model of two, a key that is made in 2^62 rounds.
func TestSevenZipGreedy(t *testing.T) {
	for name, c := range map[string]struct {
		method, properties string
		want               string
	}{
		"LZMA":  {"\x03\x01\x01", "\x5d\xff\xff\xff\xff", string(errDictionary)},
		"LZMA2": {"\x21", "\x28", string(errDictionary)},
		"PPMd":  {"\x03\x04\x01", "\x06\x00\x00\x00\x80", string(errPPMd)},
		"AES":   {"\x06\xf1\x07\x01", "\x3e\x00", document.ErrPassword.Error()},
	} {
		var err error
		used := allocated(func() { _, err = contents(filekind.SevenZip, sevenZipOf(c.method, c.properties, 60<<20)) })
		if err == nil || !strings.Contains(err.Error(), c.want) || used > 1<<20 {
			t.Errorf("%s: %v, want %s; %d bytes allocated", name, err, c.want, used)
		}
	}
}

// A stream that unpacks to far more than its archive has bytes ends at the limit, in a tar archive as alone, and takes
// hardly any memory.
func TestStreamBomb(t *testing.T) {
	limits := ingest.DefaultLimits()
	limits.Unpacked = 8 << 20
	zeros := make([]byte, 32<<20)
	for name, content := range map[string][]byte{"alone": zeros, "in a tar archive": tarOf(t, []packedFile{{"a.txt", string(zeros)}})} {
		for kind, archive := range packedAs(t, content) {
			var err error
			used := allocated(func() {
				f := File{Path: "x", Kind: kind, In: bytes.NewReader(archive), Size: int64(len(archive))}
				err = Walk(f, limits, func(m Member) error {
					in, err := m.Open()
					if err != nil {
						return err
					}
					_, err = io.Copy(io.Discard, in)
					return err
				})
			})
			if !errors.Is(err, document.ErrLimit) || used > 32<<20 {
				t.Errorf("%s %s: %v; %d bytes allocated", kind, name, err, used)
			}
		}
	}
}

// Of an e-mail with more parts than an archive may have members, the rest is told and not read. So are parts in parts.
func TestManyParts(t *testing.T) {
	limits := ingest.DefaultLimits()
	limits.Members = 1000
	const head = "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
	for name, mail := range map[string]string{
		"many": head + strings.Repeat("--x\r\nContent-Type: text/plain; name=a.txt\r\n\r\n1\r\n", 2000) + "--x--\r\n",
		"deep": head + strings.Repeat("--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n", 2000),
	} {
		members := 0
		f := File{Path: "x.eml", Kind: filekind.Mail, In: strings.NewReader(mail), Size: int64(len(mail))}
		err := Walk(f, limits, func(Member) error { members++; return nil })
		if err == nil || members > limits.Members {
			t.Errorf("%s: %d members, %v", name, members, err)
		}
	}
}

// An archive whose directory lists one and the same bytes many times is bounded by its own size.
func TestOverlap(t *testing.T) {
	const listed = 1000
	archive := zipOf(t, []packedFile{{"a.txt", strings.Repeat("0", 900<<10)}})
	end := bytes.LastIndex(archive, []byte("PK\x05\x06"))
	start := int(binary.LittleEndian.Uint32(archive[end+16:]))
	entry := bytes.Clone(archive[start:end])
	bomb := append(bytes.Clone(archive[:start]), bytes.Repeat(entry, listed)...)
	tail := bytes.Clone(archive[end:])
	binary.LittleEndian.PutUint16(tail[8:], listed)
	binary.LittleEndian.PutUint16(tail[10:], listed)
	binary.LittleEndian.PutUint32(tail[12:], uint32(len(entry)*listed))
	bomb = append(bomb, tail...)
	read := int64(0)
	f := File{Path: "x.zip", Kind: filekind.Zip, In: bytes.NewReader(bomb), Size: int64(len(bomb))}
	err := Walk(f, ingest.DefaultLimits(), func(m Member) error {
		if err := m.Take(); err != nil {
			return err
		}
		read += m.Size
		return nil
	})
	if !errors.Is(err, document.ErrLimit) || read > max(smallArchive, 500*int64(len(bomb))) {
		t.Errorf("%d bytes of an archive of %d, %v", read, len(bomb), err)
	}
	if err != nil && !strings.Contains(err.Error(), fmt.Sprintf("of %d members", listed)) {
		t.Errorf("it does not tell how many are not read: %v", err)
	}
}
