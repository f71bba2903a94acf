package container

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// walked returns how many members an archive has, after it has read them.
func walked(archive []byte) (members int, err error) {
	f := File{Path: "x.7z", Kind: filekind.SevenZip, In: bytes.NewReader(archive), Size: int64(len(archive))}
	err = Walk(f, ingest.DefaultLimits(), func(m Member) error {
		in, err := m.Open()
		if err != nil {
			return nil // a member that is damaged ends nothing
		}
		defer in.Close()
		members++
		_, _ = io.Copy(io.Discard, io.LimitReader(in, 1<<20))
		return nil
	})
	return members, err
}

func archiveOf(t testing.TB, name string) []byte {
	t.Helper()
	archive, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// Archives of 7-Zip with headers that are packed or not, solid or not, with folders and empty files are opened.
func TestSevenZipOfPrograms(t *testing.T) {
	for name, want := range map[string]int{"packed.7z": 3, "plain.7z": 3, "single.7z": 3, "copy.7z": 3, "many.7z": 5000} {
		if members, err := walked(archiveOf(t, name)); members != want || err != nil {
			t.Errorf("%s: %d members, %v; want %d", name, members, err, want)
		}
	}
	if _, err := walked(archiveOf(t, "locked.7z")); !errors.Is(err, document.ErrPassword) {
		t.Errorf("a locked header: %v", err)
	}
}

// sevenZip makes an archive of packed streams and a header.
func sevenZip(packed, header []byte) []byte {
	start := binary.LittleEndian.AppendUint64(nil, uint64(len(packed)))
	start = binary.LittleEndian.AppendUint64(start, uint64(len(header)))
	start = binary.LittleEndian.AppendUint32(start, crc32.ChecksumIEEE(header))
	archive := binary.LittleEndian.AppendUint32([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), crc32.ChecksumIEEE(start))
	return append(append(append(archive, start...), packed...), header...)
}

const fourBillion = "\xf0\xff\xff\xff\xff"

// A header that states more than the limits allow is refused before anything is allocated by it.
func TestSevenZipOfManyStated(t *testing.T) {
	const oneFolder = "\x07\x0b\x01\x00\x01\x01\x00\x0c\x05\x00"
	for name, header := range map[string]string{
		"files":    "\x01\x05" + fourBillion + "\x0e\x01\x80\x00\x00",
		"streams":  "\x01\x04\x06\x00" + fourBillion + "\x0a\x01",
		"folders":  "\x01\x04\x07\x0b" + fourBillion + "\x00",
		"parts":    "\x01\x04" + oneFolder + "\x08\x0d" + fourBillion + "\x09",
		"coders":   "\x01\x04\x07\x0b\x01\x00" + fourBillion,
		"to coder": "\x01\x04\x07\x0b\x01\x00\x01\x11\x00" + fourBillion + "\x01",
	} {
		packing := "\x17\x06\x00\x01\x09" + string(rune(len(header))) + "\x00\x07\x0b\x01\x00\x01\x01\x00\x0c" + string(rune(len(header))) + "\x00\x00"
		for how, archive := range map[string][]byte{"plain": sevenZip(nil, []byte(header)), "packed": sevenZip([]byte(header), []byte(packing))} {
			var err error
			if used := allocated(func() { _, err = walked(archive) }); !errors.Is(err, document.ErrLimit) || used > 1<<20 {
				t.Errorf("%s, %s: %v; %d bytes allocated", name, how, err, used)
			}
		}
	}
}

// allocated returns how many bytes something allocates, those that are freed meanwhile too.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Damaged archives end with an error or without, with little memory. Their checksums are made good, so that the header is read.
func TestSevenZipDamaged(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for _, name := range []string{"packed.7z", "plain.7z", "single.7z"} {
		whole := archiveOf(t, name)
		offset := binary.LittleEndian.Uint64(whole[12:])
		for i := range 100 {
			packed, header := bytes.Clone(whole[32:32+offset]), bytes.Clone(whole[32+offset:])
			for range 1 + random.IntN(3) {
				header[random.IntN(len(header))] = byte(random.Uint32())
			}
			packed[random.IntN(len(packed))] = byte(random.Uint32())
			if used := allocated(func() { _, _ = walked(sevenZip(packed, header)) }); used > 200<<20 {
				t.Errorf("%s, %d: %d bytes allocated", name, i, used)
			}
		}
	}
}
