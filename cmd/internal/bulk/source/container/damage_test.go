package container

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"nianbao/extract/filekind"
)

// samples are archives of each kind that has checksums.
func samples(t testing.TB) map[filekind.ID][]byte {
	t.Helper()
	files := []packedFile{{"a.txt", strings.Repeat("the first file of this archive\n", 40)}, {"b.txt", strings.Repeat("21 件", 300)}, {"c.txt", "short"}}
	list := map[filekind.ID][]byte{
		filekind.RAR:      rar5(files...),
		"RAR 4":           rar4(files...),
		filekind.Zip:      zipOf(t, files),
		filekind.SevenZip: archiveOf(t, "copy.7z"),
		"7-Zip, packed":   archiveOf(t, "packed.7z"),
	}
	maps.Copy(list, packedAs(t, tarOf(t, files)))
	return list
}

// packedAs returns data packed as a single stream, in each way.
func packedAs(t testing.TB, data []byte) map[filekind.ID][]byte {
	t.Helper()
	return map[filekind.ID][]byte{
		filekind.Gzip:      through(t, data, func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil }),
		filekind.XZ:        through(t, data, func(w io.Writer) (io.WriteCloser, error) { return xz.NewWriter(w) }),
		filekind.Zstandard: through(t, data, func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) }),
	}
}

func tarOf(t testing.TB, files []packedFile) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	var err error
	for _, f := range files {
		err = errors.Join(err, w.WriteHeader(&tar.Header{Name: f.name, Typeflag: tar.TypeReg, Size: int64(len(f.content)), Mode: 0o644}))
		_, failed := io.WriteString(w, f.content)
		err = errors.Join(err, failed)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zipOf(t testing.TB, files []packedFile) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	var err error
	for _, f := range files {
		m, failed := w.Create(f.name)
		if failed == nil {
			_, failed = io.WriteString(m, f.content)
		}
		err = errors.Join(err, failed)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// through packs data by a writer.
func through(t testing.TB, data []byte, writer func(io.Writer) (io.WriteCloser, error)) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := writer(&b)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// damaged returns a copy of which bytes are others, missing, or there twice.
func damaged(random *rand.Rand, data []byte) []byte {
	data = bytes.Clone(data)
	from := random.IntN(len(data))
	to := min(len(data), from+1+random.IntN(300))
	switch random.IntN(4) {
	case 0:
		for range 1 + random.IntN(5) {
			data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		}
	case 1:
		data = data[:from]
	case 2:
		data = slices.Delete(data, from, to)
	default:
		data = slices.Insert(data, from, bytes.Clone(data[from:to])...)
	}
	return data
}

// Of a damaged archive nothing is had that was not packed in it: a figure in it may be another. What is missing is told.
func TestDamaged(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 8))
	list := samples(t)
	for _, name := range slices.Sorted(maps.Keys(list)) {
		whole := list[name]
		kind := filekind.ID(strings.TrimSuffix(strings.TrimSuffix(string(name), ", packed"), " 4"))
		files, err := contents(kind, whole)
		if err != nil || len(files) != 3 {
			t.Fatalf("%s: %d files, %v", name, len(files), err)
		}
		packed := map[string]bool{"": true} // whoever reads a file refuses one that is empty
		for _, f := range files {
			packed[f.content] = true
		}
		read := 0
		for i := range 200 {
			archive := damaged(random, whole)
			got, err := contents(kind, archive)
			read += len(got)
			for _, f := range got {
				if !packed[f.content] {
					t.Errorf("%s, %d: %s was not packed in it: %.60q", name, i, f.name, f.content)
				}
			}
			if isEmpty := len(got) == 1 && got[0].content == ""; err == nil && len(got) != 3 && !isEmpty {
				t.Errorf("%s, %d: %d of 3 files, and no error", name, i, len(got))
			}
		}
		t.Logf("%s: %d of 600 files read", name, read)
	}
}

// Of an e-mail that is cut off, what is missing is told.
func TestMailCutOff(t *testing.T) {
	mail := "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" +
		"--x\r\nContent-Type: text/plain\r\n\r\nsee below\r\n--x\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\r\n--x--\r\n"
	files, err := contents(filekind.Mail, []byte(mail))
	if want := []packedFile{{"text.txt", "see below"}, {"attachment2.pdf", "%PDF-1.4"}}; err != nil || !slices.Equal(files, want) {
		t.Errorf("the whole: %v, %v", files, err)
	}
	for length := range len(mail) - len("x--\r\n") {
		if files, err := contents(filekind.Mail, []byte(mail[:length])); err == nil && length > strings.Index(mail, "boundary=x")+len("boundary=x") {
			t.Errorf("the first %d bytes: %v and no error", length, files)
		}
	}
}
