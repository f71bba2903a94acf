package container

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"github.com/ulikunitz/xz"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/filekind"
)

// An xz file is refused for what one of its blocks asks for, be it the first or one of another stream behind it.
func TestXZDictionary(t *testing.T) {
	var b bytes.Buffer
	w, err := xz.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("年报")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	plain := b.Bytes()
	greedy := bytes.Clone(plain)
	size := int(greedy[12]) * 4
	property := 12 + bytes.Index(greedy[12:12+size], []byte{0x21, 0x01}) + 2
	greedy[property] = 40
	binary.LittleEndian.PutUint32(greedy[12+size:], crc32.ChecksumIEEE(greedy[12:12+size]))
	for name, c := range map[string]struct {
		file      []byte
		isRefused bool
	}{
		"plain":      {plain, false},
		"two plain":  {append(bytes.Clone(plain), plain...), false},
		"greedy":     {greedy, true},
		"the second": {append(bytes.Clone(plain), greedy...), true},
	} {
		var err error
		used := allocated(func() {
			f := File{Path: "x.xz", Kind: filekind.XZ, In: bytes.NewReader(c.file), Size: int64(len(c.file))}
			err = Walk(f, ingest.DefaultLimits(), func(m Member) error {
				in, err := m.Open()
				if err != nil {
					return err
				}
				_, err = io.Copy(io.Discard, in)
				return err
			})
		})
		if isRefused := err != nil && strings.Contains(err.Error(), string(errDictionary)); isRefused != c.isRefused || !c.isRefused && err != nil || used > 64<<20 {
			t.Errorf("%s: %v; %d bytes allocated", name, err, used)
		}
	}
}
