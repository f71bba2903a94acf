package filekind_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"nianbao/extract/filekind"
)

// zipped is an archive with one member.
func zipped(t *testing.T, member string, content []byte) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	m, err := w.CreateHeader(&zip.FileHeader{Name: member, Method: zip.Store})
	if err == nil {
		_, err = m.Write(content)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// fixture returns the bytes of a file of testdata.
func fixture(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/fixtures/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestBytesDecide(t *testing.T) {
	word := zipped(t, "word/document.xml", []byte("<w:document/>"))
	for name, c := range map[string]struct {
		bytes string
		want  filekind.ID
	}{
		"a PDF":                             {"%PDF-1.7\n", filekind.PDF},
		"a PDF behind a mail header":        {"Content-Type: application/pdf\r\n\r\n%PDF-1.4", filekind.PDF},
		"a Word document":                   {word, filekind.Word},
		"one whose directory is torn off":   {word[:len(word)-10], filekind.Word},
		"an archive":                        {zipped(t, "a.pdf", []byte("%PDF")), filekind.Zip},
		"one with a Word document as it is": {zipped(t, "a.docx", []byte(word)), filekind.Zip},
		"a workbook":                        {zipped(t, "xl/workbook.xml", []byte("<workbook/>")), filekind.Sheet},
		"a binary workbook":                 {zipped(t, "xl/workbook.bin", []byte("\x83")), filekind.BinSheet},
		"an old workbook":                   {fixture(t, "sheet-plain.xls"), filekind.OldSheet},
		"an old workbook of WPS":            {fixture(t, "sheet-hidden.et"), filekind.OldSheet},
		"a spreadsheet of LibreOffice":      {fixture(t, "sheet-hidden.ods"), filekind.OpenSheet},
		"a text of LibreOffice":             {zipped(t, "mimetype", []byte("application/vnd.oasis.opendocument.text")), filekind.OpenText},
		"a presentation":                    {zipped(t, "mimetype", []byte("application/vnd.oasis.opendocument.presentation")), filekind.Zip},
		"one with a PDF as it is":           {zipped(t, "a.pdf", []byte("%PDF-1.7")), filekind.Zip},
		"an old Word document":              {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00", filekind.OldWord},
		"a RAR archive":                     {"Rar!\x1a\x07\x01\x00", filekind.RAR},
		"a web page":                        {"\uFEFF \r\n<!DOCTYPE html><html>", filekind.WebPage},
		"a web page that says it is XML":    {`<?xml version="1.0"?><html>`, filekind.WebPage},
		"Word 2003's XML":                   {`<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>`, filekind.FlatWord},
		"a package in one file":             {`<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">`, filekind.FlatWord},
		"a text that begins with a bracket": {"<2023年度>报告", filekind.Text},
		"a text in GB 18030":                {"\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2\r\n", filekind.Text},
		"a text in UTF-16":                  {"\xFF\xFE\x3F\x65\x9C\x5E\r\x00\n\x00", filekind.Text},
		"a web page in UTF-16":              {"\xFE\xFF\x00<\x00h\x00t\x00m\x00l\x00>", filekind.WebPage},
		"one without a mark":                {"<\x00h\x00t\x00m\x00l\x00>\x00", filekind.WebPage},
		"bytes that begin like UTF-16":      {"\xFF\xFE\x01\x00\x02\x00", filekind.Unknown},
		"a JPEG":                            {"\xFF\xD8\xFF\xE0\x00\x10JFIF", filekind.JPEG},
		"a PNG":                             {"\x89PNG\r\n\x1a\n", filekind.PNG},
		"a WebP":                            {"RIFF\x10\x00\x00\x00WEBPVP8 ", filekind.WebP},
		"a sound in the same container":     {"RIFF\x10\x00\x00\x00WAVEfmt ", filekind.Unknown},
		"a TIFF":                            {"MM\x00*\x00\x00\x00\x08", filekind.TIFF},
		"a bitmap":                          {"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00", filekind.BMP},
		"a text that begins like one":       {"BMW of the mayor", filekind.Text},
		"a picture of a telephone":          {"\x00\x00\x00\x18ftypheic", filekind.HEIF},
		"bytes":                             {"\x00\x01\x02", filekind.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := filekind.Of(strings.NewReader(c.bytes), int64(len(c.bytes)))
			if err != nil || got.ID != c.want {
				t.Errorf("%s, error %v, want %s", got.ID, err, c.want)
			}
		})
	}
}

func TestNamesSayWhatIsMeant(t *testing.T) {
	for name, want := range map[string]filekind.ID{"年报.PDF": filekind.PDF, "a/b.wps": filekind.OldWord, "index.htm": filekind.WebPage} {
		if got, known := filekind.Named(name); !known || got.ID != want {
			t.Errorf("%s: %s, known %v, want %s", name, got.ID, known, want)
		}
	}
	if k, known := filekind.Named("figure.svg"); known {
		t.Errorf("a drawing is taken for %s", k.ID)
	}
}
