package container

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/filekind"
)

// A packedFile is what goes into an archive of a test, or comes out of one.
type packedFile struct{ name, content string }

// rar5 makes a RAR archive of version 5 in which files are stored as they are.
func rar5(files ...packedFile) []byte { return rar5Packed(0, 0, files...) }

// rar5Packed makes one that says of its files how they are packed, and how many bytes larger they are unpacked.
func rar5Packed(packing, larger uint64, files ...packedFile) []byte {
	block := func(fields ...uint64) []byte {
		var b []byte
		for _, n := range fields {
			b = binary.AppendUvarint(b, n)
		}
		return b
	}
	sealed := func(header []byte) []byte {
		header = append(binary.AppendUvarint(nil, uint64(len(header))), header...)
		return append(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(header)), header...)
	}
	archive := append([]byte("Rar!\x1a\x07\x01\x00"), sealed(block(1, 0, 0))...)
	for _, f := range files {
		const hasData, hasChecksum, unix = 2, 4, 1
		size := uint64(len(f.content))
		header := block(2, hasData, size, hasChecksum, size+larger, 0o644)
		header = binary.LittleEndian.AppendUint32(header, crc32.ChecksumIEEE([]byte(f.content)))
		header = append(header, block(packing, unix, uint64(len(f.name)))...)
		archive = append(append(archive, sealed(append(header, f.name...))...), f.content...)
	}
	return append(archive, sealed(block(5, 0, 0))...)
}

// rar4 makes a RAR archive of version 4 in which files are stored as they are.
func rar4(files ...packedFile) []byte {
	sealed := func(kind byte, flags uint16, rest []byte) []byte {
		header := binary.LittleEndian.AppendUint16([]byte{kind}, flags)
		header = binary.LittleEndian.AppendUint16(header, uint16(7+len(rest)))
		header = append(header, rest...)
		return append(binary.LittleEndian.AppendUint16(nil, uint16(crc32.ChecksumIEEE(header))), header...)
	}
	archive := append([]byte("Rar!\x1a\x07\x00"), sealed(0x73, 0, make([]byte, 6))...)
	for _, f := range files {
		const unix, version, stored = 3, 20, 0x30
		rest := binary.LittleEndian.AppendUint32(nil, uint32(len(f.content))) // packed
		rest = binary.LittleEndian.AppendUint32(rest, uint32(len(f.content))) // unpacked
		rest = append(rest, unix)
		rest = binary.LittleEndian.AppendUint32(rest, crc32.ChecksumIEEE([]byte(f.content)))
		rest = append(rest, 0, 0, 0x21, 0, version, stored) // behind the time
		rest = binary.LittleEndian.AppendUint16(rest, uint16(len(f.name)))
		rest = append(binary.LittleEndian.AppendUint32(rest, 0o100644), f.name...)
		archive = append(append(archive, sealed(0x74, 0x8000, rest)...), f.content...)
	}
	return append(archive, sealed(0x7b, 0x4000, nil)...)
}

// contents returns what can be read of an archive; err says what can't, of the whole or of a member.
func contents(kind filekind.ID, archive []byte) (files []packedFile, err error) {
	var failed error
	f := File{Path: "x", Kind: kind, In: bytes.NewReader(archive), Size: int64(len(archive))}
	err = Walk(f, ingest.DefaultLimits(), func(m Member) error {
		in, err := m.Open()
		if err == nil {
			var data []byte
			data, err = io.ReadAll(in)
			in.Close()
			if err == nil {
				files = append(files, packedFile{m.Name, string(data)})
			}
		}
		failed = errors.Join(failed, err)
		return nil
	})
	return files, errors.Join(err, failed)
}

// Archives of RAR give their files in both versions, names in GBK too.
func TestRAR(t *testing.T) {
	for version, archive := range map[string][]byte{
		"4": rar4(packedFile{"\xc4\xea\xb1\xa8/a.txt", "first"}, packedFile{`b\c.txt`, "second"}),
		"5": rar5(packedFile{"年报/a.txt", "first"}, packedFile{`b\c.txt`, "second"}),
	} {
		files, err := contents(filekind.RAR, archive)
		if err != nil || len(files) != 2 || files[0] != (packedFile{"年报/a.txt", "first"}) || files[1] != (packedFile{"b/c.txt", "second"}) {
			t.Errorf("version %s: %v, %v", version, files, err)
		}
	}
}

// One that is cut off says so, wherever it is: in a file as behind one, and in a file that nobody reads.
func TestRARCutOff(t *testing.T) {
	first, second := packedFile{"a.txt", strings.Repeat("first", 2000)}, packedFile{"b.txt", strings.Repeat("second", 2000)}
	for version, archive := range map[string][]byte{"4": rar4(first, second), "5": rar5(first, second)} {
		for _, length := range []int{40, 500, 10_010, 10_080, 20_000, len(archive) - 3} {
			members := 0
			f := File{Path: "x.rar", Kind: filekind.RAR, In: bytes.NewReader(archive[:length]), Size: int64(length)}
			err := Walk(f, ingest.DefaultLimits(), func(Member) error { members++; return nil })
			if err == nil {
				t.Errorf("version %s, the first %d bytes: %d members and no error", version, length, members)
			}
		}
	}
}

// What asks for a dictionary of four gigabytes is refused before any of it is allocated.
func TestRARDictionary(t *testing.T) {
	const method, dictionary = 1 << 7, 15 << 10 // 128 KB, doubled 15 times
	archive := rar5Packed(method|dictionary, 5<<30, packedFile{"a.txt", strings.Repeat("x", 100)})
	var err error
	used := allocated(func() { _, err = contents(filekind.RAR, archive) })
	if err == nil || !strings.Contains(err.Error(), string(errDictionary)) || used > 1<<20 {
		t.Errorf("%v; %d bytes allocated", err, used)
	}
}
