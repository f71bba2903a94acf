package source_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
)

// gzipped packs each text as a member of its own.
func gzipped(t *testing.T, texts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, text := range texts {
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func answered(url, mediaType, body string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: " + mediaType + "\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0d4f2a3a-479c-421c-9a2d-d45731ab6006>\r\nWARC-Date: 2026-02-01T12:00:00Z\r\nWARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		url, len(block), block)
}

// A package of a crawler in a browser (WACZ) gives what is in its WARC file, which is read where it is; its index and its lists are no documents.
// What an address has is told by its bytes: it need not end like the name of a file.
func TestPackagesOfTheWeb(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.wacz")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(out)
	for _, f := range []struct {
		name string
		data []byte
	}{
		{"archive/data.warc.gz", gzipped(t, answered("http://a.gov.cn/down.do?id=1", "application/octet-stream", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old Word document"),
			answered("http://a.gov.cn/nb/", "text/html", "<html>2023"), answered("http://a.gov.cn/a.css", "text/css", "td {}"))},
		{"indexes/index.cdx.gz", gzipped(t, "cn,gov,a)/ 20260201120000 {}")},
		{"pages/pages.jsonl", []byte(`{"format": "json-pages-1.0"}`)},
		{"datapackage.json", []byte("{}")},
	} {
		m, err := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Write(f.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	limits := ingest.DefaultLimits()
	limits.MaxBytes = 200 // of a document: less than the WARC file has
	var got []string
	d := &source.Discoverer{Limits: limits, Yield: func(s source.Source) error {
		defer s.Drop()
		if s.Fault != nil {
			got = append(got, s.Fault.Message)
			return nil
		}
		got = append(got, s.Published())
		if !strings.HasPrefix(s.Path, path+"!/archive/data.warc.gz!/") {
			t.Errorf("it goes by %s", s.Path)
		}
		return nil
	}}
	if err := d.All(context.Background(), []string{path}); err != nil {
		t.Fatal(err)
	}
	if want := "http://a.gov.cn/down.do?id=1 http://a.gov.cn/nb/"; strings.Join(got, " ") != want {
		t.Errorf("documents %q, want %q", got, want)
	}
}
