package extract

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/extract/document"
)

func TestBadInput(t *testing.T) {
	for _, c := range []struct {
		file string
		want error
	}{
		{"empty.pdf", document.ErrEmpty},
		{"notpdf.pdf", document.ErrNotPDF},
		{"truncated.pdf", document.ErrDamaged},
		{"password.pdf", document.ErrPassword},
		{"zeropages.pdf", document.ErrNoPages},
		{"scan.pdf", document.ErrNoText},
	} {
		t.Run(c.file, func(t *testing.T) {
			path := filepath.Join("../testdata/bad", c.file)
			_, err := Open(context.Background(), path, Options{})
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			var typed *document.Error
			if !errors.As(err, &typed) || typed.Path != path {
				t.Errorf("the error does not name the file: %v", err)
			}
		})
	}
	if _, err := Open(context.Background(), "no-such-file.pdf", Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}

// What a file is, its bytes say; a name can only tell that an error page came in place of a PDF.
func TestBytesDecide(t *testing.T) {
	data := func(file string) []byte {
		b, err := os.ReadFile(filepath.Join("../testdata/fixtures", file))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, c := range map[string]struct {
		data []byte
		want string // the kind that was read, or the reason
	}{
		"report.doc":  {data("department.pdf"), "application/pdf"},
		"report.pdf":  {data("word-2021.docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		"report.xls":  {data("rtf-2021.rtf"), "application/rtf"},
		"error.pdf":   {[]byte("<html><body>404</body></html>"), "not a PDF file: it is a web page"},
		"message.pdf": {[]byte("file not found"), "not a PDF file: it is a text"},
		"rubbish.wps": {[]byte("\x00\x01"), "a kind of file that is not read: its first bytes are those of no kind that is known"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := Read(context.Background(), name, c.data, Options{})
			got := ""
			if err != nil {
				got = strings.TrimPrefix(err.Error(), name+": ")
			} else {
				got = doc.MediaType
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	path := "../testdata/fixtures/form2021-libreoffice.pdf"
	for _, c := range []struct {
		limits document.Limits
		want   string
	}{
		{document.Limits{MaxBytes: 1000}, "more than 1000 bytes"},
		{document.Limits{MaxPages: 1}, "more than 1 pages"},
		{document.Limits{MaxObjects: 20}, "more than 20 objects"},
		{document.Limits{MaxOperators: 100}, "more than 100 operators"},
		{document.Limits{MaxStreamBytes: 5000}, "more than 5000 stream bytes"},
		{document.Limits{MaxGlyphs: 50}, "more than 50 glyphs"},
	} {
		_, err := Open(context.Background(), path, Options{Limits: c.limits})
		if !errors.Is(err, document.ErrLimit) || !strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("limits %+v: error %v, want %q", c.limits, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Open(ctx, path, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled reading: %v", err)
	}
}

// A file with its first bytes cut, or with any one byte changed, is read or
// refused, never a panic.
func TestDamagedFiles(t *testing.T) {
	data, err := os.ReadFile("../testdata/fixtures/cjk-predefined.pdf")
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for i := 0; i < len(data); i += len(data)/150 + 1 {
		broken := append([]byte(nil), data...)
		broken[i] ^= 0x55
		if _, err := Read(context.Background(), "broken.pdf", broken, Options{}); err != nil {
			refused++
		}
		if _, err := Read(context.Background(), "cut.pdf", data[i:], Options{}); err != nil {
			refused++
		}
	}
	if refused == 0 {
		t.Error("no damage was noticed")
	}
}

func TestRewrittenFilesSaySo(t *testing.T) {
	for file, want := range map[string]string{
		"encrypted-aes256.pdf":     "decrypted with the empty password",
		"encrypted-aes128.pdf":     "",
		"form2021-libreoffice.pdf": "",
	} {
		doc, err := Open(context.Background(), filepath.Join("../testdata/fixtures", file), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if doc.Repaired != want {
			t.Errorf("%s: repaired %q, want %q", file, doc.Repaired, want)
		}
	}
}

// A file that the parser can't read and that is not encrypted is rewritten too.
func TestRepair(t *testing.T) {
	data, err := os.ReadFile("../testdata/fixtures/form2021-libreoffice.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for name, broken := range map[string][]byte{
		"bytes after the end":        append(bytes.Clone(data), bytes.Repeat([]byte("<html>\n"), 200)...),
		"wrong place of the xref":    regexp.MustCompile(`startxref\s+\d+`).ReplaceAll(data, []byte("startxref\n17")),
		"a header of version 2.0":    bytes.Replace(data, data[:8], []byte("%PDF-2.0"), 1),
		"bytes before the signature": append([]byte("HTTP/1.1 200 OK\r\n\r\n"), data...),
	} {
		doc, err := Read(context.Background(), "broken.pdf", broken, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if doc.Repaired == "" || len(doc.Pages) != 4 || len(doc.Sections) != 7 {
			t.Errorf("%s: repaired %q, %d pages, %d sections", name, doc.Repaired, len(doc.Pages), len(doc.Sections))
		}
	}
}

func TestPlainText(t *testing.T) {
	text := "某区2020年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息十条。\n二、主动公开政府信息情况\n信息内容 本年新制作数量 本年新公开数量 对外公开总数量\n规章 18 6 5\n政府集中采购 110 3375.66 万元\n"
	gbk, err := os.ReadFile("testdata/gb18030.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"utf-8": []byte(text), "with a mark": []byte("\uFEFF" + text), "gb18030": gbk} {
		doc, err := Read(context.Background(), "report.txt", data, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		table := doc.Sections[len(doc.Sections)-1].Blocks[0].Table
		if table == nil {
			t.Fatalf("%s: no table in %+v", name, doc.Sections)
		}
		var cells []string
		for _, c := range table.Cells {
			cells = append(cells, c.Text)
		}
		want := "信息内容|本年新制作数量|本年新公开数量|对外公开总数量|规章|18|6|5|政府集中采购|110|3375.66 万元"
		if got := strings.Join(cells, "|"); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}
