package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// wordFiles are fixtures in each format of Word.
var wordFiles = []string{"doc-2021.doc", "rtf-2021.rtf", "archive-2021.mht", "word-2021.docx", "text-2019.odt"}

func readFixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../testdata/fixtures", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Of 200 damaged files of each format every one is read, or refused with its reason.
func TestDamagedWordDocuments(t *testing.T) {
	for _, name := range wordFiles {
		t.Run(name, func(t *testing.T) {
			data := readFixture(t, name)
			random := rand.New(rand.NewPCG(1, 2))
			for i := range 200 {
				checkRead(t, damaged(data, i, random))
			}
		})
	}
}

// A package of parts is read the same where they stand in one file, and refused with a reason where
// that is damaged.
func TestPackageInOneFile(t *testing.T) {
	flat := flattened(t, "word-2021.docx")
	got, err := Read(t.Context(), "a.doc", flat, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := Read(t.Context(), "a.docx", readFixture(t, "word-2021.docx"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Sections, want.Sections) {
		t.Error("another text than that of the archive")
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		checkRead(t, damaged(flat, i, random))
	}
}

// flattened puts the parts of a fixture into one file.
func flattened(t *testing.T, name string) []byte {
	t.Helper()
	data := readFixture(t, name)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">`)
	for _, f := range z.File {
		part, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, `<pkg:part pkg:name="/%s"><pkg:xmlData>%s</pkg:xmlData></pkg:part>`, f.Name, part[bytes.Index(part, []byte("?>"))+2:])
	}
	b.WriteString(`</pkg:package>`)
	return b.Bytes()
}

// damaged returns bytes that are cut short, overwritten, or taken out of their middle.
func damaged(data []byte, how int, random *rand.Rand) []byte {
	b := bytes.Clone(data)
	at := random.IntN(len(b))
	switch how % 4 {
	case 0:
		return b[:at]
	case 1:
		return append(b[:at], b[min(len(b), at+1+random.IntN(600)):]...)
	case 2:
		copy(b[at:], bytes.Repeat([]byte{byte(random.IntN(256))}, 1+random.IntN(64)))
	default:
		for range 1 + how/4 {
			b[random.IntN(len(b))] = byte(random.IntN(256))
		}
	}
	return b
}

// A document that is cut short is refused: what is missing of it may be figures.
func TestWordDocumentsCutShort(t *testing.T) {
	for _, name := range wordFiles {
		data := readFixture(t, name)
		if _, err := Read(t.Context(), name, data[:len(data)*2/3], Options{}); !errors.Is(err, document.ErrDamagedWord) && !errors.Is(err, document.ErrDamagedOffice) && !errors.Is(err, document.ErrDamagedPage) {
			t.Errorf("%s: %v, want that it is damaged", name, err)
		}
	}
}

// The name of a file does not count: whatever goes by .doc is read as what it is.
func TestBytesDecideOfDocuments(t *testing.T) {
	for name, want := range map[string]string{
		"doc-2021.doc": "application/msword", "rtf-2021.rtf": "application/rtf", "archive-2021.mht": "multipart/related",
		"web-2021.html": "text/html", "form2021-libreoffice.pdf": "application/pdf", "word-2021.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	} {
		doc, err := Read(t.Context(), "报告.doc", readFixture(t, name), Options{})
		if err != nil || doc.MediaType != want {
			t.Errorf("%s: %v, %v; want %s", name, doc, err, want)
		}
	}
}

// older is a document that says it is of Word 95.
func older(t *testing.T) []byte {
	data := readFixture(t, "doc-2021.doc")
	at := bytes.Index(data, []byte{0xEC, 0xA5})
	if at < 0 || at%512 != 0 {
		t.Fatal("the text stream is not found")
	}
	data[at+2], data[at+3] = 0x68, 0
	return data
}

// A document of a version before Word 97 needs LibreOffice. Where that is missing, or ended, it is
// told so, and read once it can be.
func TestOlderWordDocuments(t *testing.T) {
	folder := t.TempDir()
	docx, err := filepath.Abs("../testdata/fixtures/word-2021.docx")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":/usr/bin:/bin")
	if _, err := os.Stat("/usr/bin/soffice"); err == nil {
		t.Setenv("PATH", folder)
	}
	cache := t.TempDir()
	read := func() error {
		_, err := Read(context.Background(), "a.doc", older(t), Options{Readings: cache})
		return err
	}
	if err := read(); !errors.Is(err, document.ErrNeedsOffice) || !strings.Contains(err.Error(), "apt-get install libreoffice") {
		t.Errorf("without LibreOffice: %v, want %v with the way to install it", err, document.ErrNeedsOffice)
	}
	t.Setenv("PATH", folder+":/usr/bin:/bin")
	const outdir = "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ $1 = --outdir ] && mkdir -p $2 && out=$2/document.docx; shift; done\n"
	for _, c := range []struct {
		script string
		want   error
	}{
		{"kill -9 $$", document.ErrNeedsOffice},
		{"exit 0", document.ErrDamagedWord},
		{"cp '" + docx + "' $out", nil},
		{"exit 1", nil}, // it was kept
	} {
		if err := os.WriteFile(filepath.Join(folder, "soffice"), []byte(outdir+c.script), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := read(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.script, err, c.want)
		}
	}
}
