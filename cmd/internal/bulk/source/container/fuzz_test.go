package container

import (
	"bytes"
	"io"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/filekind"
)

// FuzzWalk opens whatever begins like a container. It ends, within the limits, and gives no member twice in one place.
func FuzzWalk(f *testing.F) {
	for _, archive := range samples(f) {
		f.Add(archive)
	}
	f.Add(rar5Packed(1<<7, 0, packedFile{"a.txt", "packed by the first method"}))
	f.Add(sevenZipOf("\x03\x01\x01", "\x5d\x00\x00\x10\x00", 5000))
	f.Add(tarOf(f, []packedFile{{"年报/a.txt", "in a tar"}}))
	f.Add([]byte("From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" +
		"Content-Type: text/plain; charset=gbk\r\nContent-Transfer-Encoding: base64\r\n\r\nxOqxqA==\r\n--x--\r\n"))
	limits := ingest.DefaultLimits()
	limits.MaxBytes, limits.Unpacked, limits.Members = 1<<20, 4<<20, 100
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, err := filekind.Of(bytes.NewReader(data), int64(len(data)))
		if err != nil || !IsOne(kind.ID) {
			t.Skip()
		}
		members, last := 0, -1
		_ = Walk(File{Path: "x", Kind: kind.ID, In: bytes.NewReader(data), Size: int64(len(data))}, limits, func(m Member) error {
			if members++; m.Place < last {
				t.Errorf("member %q stands at %d, behind %d", m.Name, m.Place, last)
			}
			last = m.Place
			if m.Check("x", limits) != nil {
				return nil
			}
			in, err := m.Open()
			if err != nil {
				return nil
			}
			defer in.Close()
			if err := m.Take(); err != nil {
				return err
			}
			if n, _ := io.Copy(io.Discard, io.LimitReader(in, limits.MaxBytes+1)); m.Size >= 0 && n > m.Size {
				t.Errorf("member %q has %d bytes, stated are %d", m.Name, n, m.Size)
			}
			return nil
		})
		if members > limits.Members {
			t.Errorf("%d members, at most %d are allowed", members, limits.Members)
		}
	})
}
