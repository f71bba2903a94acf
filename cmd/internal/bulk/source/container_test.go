package source

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
)

func written(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func packed(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Files that hold others are told by their bytes; what is packed in one of them is opened once more.
func TestContainers(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for name, content := range map[string]string{"年报/a.txt": "in a tar"} {
		if err := w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Size: int64(len(content)), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	mail := "From: a@b.example\r\nSubject: report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" +
		"--x\r\nContent-Type: text/plain\r\n\r\nsee below\r\n--x\r\nContent-Type: application/pdf; name=\"=?GBK?B?" +
		base64.StdEncoding.EncodeToString([]byte(gbk(t, "年报.pdf"))) + "?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString([]byte("%PDF-1.4")) + "\r\n--x--\r\n"
	inner := filepath.Join(t.TempDir(), "inner.zip")
	writeZip(t, inner, zipMember{name: "c.pdf", content: "%PDF of an inner archive"})
	innerBytes, err := os.ReadFile(inner)
	if err != nil {
		t.Fatal(err)
	}
	outer := filepath.Join(t.TempDir(), "outer.zip")
	writeZip(t, outer, zipMember{name: "b.zip", content: string(innerBytes)}, zipMember{name: "d.pdf", content: "%PDF"})
	outerBytes, err := os.ReadFile(outer)
	if err != nil {
		t.Fatal(err)
	}
	third := filepath.Join(t.TempDir(), "third.zip")
	writeZip(t, third, zipMember{name: "a.zip", content: string(outerBytes)})
	body := packed(t, []byte("%PDF-1.4"))
	for name, c := range map[string]struct {
		path, want string
	}{
		"tar in gzip":             {written(t, "a.tar.gz", packed(t, b.Bytes())), "!/年报/a.txt: in a tar\n"},
		"tar by another name":     {written(t, "a.doc", b.Bytes()), "!/年报/a.txt: in a tar\n"},
		"a single file in gzip":   {written(t, "r.pdf.gz", packed(t, []byte("%PDF-1.4"))), "!/r.pdf: %PDF-1.4\n"},
		"a body in gzip":          {written(t, "r.pdf", body), fmt.Sprintf(": %.20s\n", body)},
		"e-mail":                  {written(t, "m.eml", []byte(mail)), "!/text.txt: see below\nFILE!/年报.pdf: %PDF-1.4\n"},
		"an archive in one":       {outer, "!/b.zip!/c.pdf: %PDF of an inner arc\nFILE!/d.pdf: %PDF\n"},
		"one in one in one":       {third, "!/a.zip!/b.zip: fault nested\nFILE!/a.zip!/d.pdf: %PDF\n"},
		"no archive":              {written(t, "x.rar", []byte("words")), ": fault archive\n"},
		"RAR that is cut off":     {written(t, "x.rar", []byte("Rar!\x1a\x07\x01\x00")), ": fault archive\n"},
		"7-Zip that is cut off":   {written(t, "x.7z", []byte("7z\xbc\xaf\x27\x1c\x00\x04")), ": fault archive\n"},
		"one member of the inner": {outer + "!/b.zip!/c.pdf", ": %PDF of an inner arc\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.ReplaceAll(discovered(t, ingest.DefaultLimits(), c.path), c.path, "FILE"); got != "FILE"+c.want {
				t.Errorf("found\n%s\nwant\n%s", got, "FILE"+c.want)
			}
			data, err := Reopen(outer+"!/b.zip!/c.pdf", ingest.DefaultLimits())
			if err != nil || string(data) != "%PDF of an inner archive" {
				t.Errorf("reopened: %q, %v", data, err)
			}
		})
	}
}
