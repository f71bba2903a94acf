package container_test

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk/source/container"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/warc"
	"nianbao/extract/filekind"
)

// archived returns a WARC file with the answers of servers to requests for addresses.
func archived(t *testing.T, answers ...warc.Exchange) []byte {
	t.Helper()
	dir := t.TempDir()
	day := time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC)
	w := warc.NewWriter(dir, "test", func() time.Time { return day }, nil)
	for _, e := range answers {
		e.At, e.Asked = day, http.Header{}
		if _, err := w.Write(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func answer(url, status, mediaType, body string) warc.Exchange {
	return warc.Exchange{URL: url, Status: status, Header: http.Header{"Content-Type": {mediaType}}, Body: strings.NewReader(body), Size: int64(len(body))}
}

// Of an archive of the web what servers had is a member: not what they refused, nor what they were asked.
func TestArchivesOfTheWeb(t *testing.T) {
	data := archived(t, answer("https://a.gov.cn/nb/", "200 OK", "text/html", "<html>list"), answer("https://a.gov.cn/gone.pdf", "404 Not Found", "text/html", "<html>none"),
		answer("https://a.gov.cn/down?id=1", "200 OK", "application/pdf", "%PDF-1.7"))
	walk := func(only string) (list []string, names []string) {
		f := container.File{Path: "a.warc.gz", Kind: filekind.Gzip, In: bytes.NewReader(data), Size: int64(len(data)), Only: only}
		err := container.Walk(f, ingest.DefaultLimits(), func(m container.Member) error {
			in, err := m.Open()
			if err != nil {
				return err
			}
			body, err := io.ReadAll(in)
			if err != nil {
				return err
			}
			told := m.URL + " " + string(body)
			if m.Beside {
				told += ", a page"
			}
			list, names = append(list, told), append(names, m.Name)
			return in.Close()
		})
		if err != nil {
			t.Fatal(err)
		}
		return list, names
	}
	all, names := walk("")
	if want := "https://a.gov.cn/nb/ <html>list, a page; https://a.gov.cn/down?id=1 %PDF-1.7"; strings.Join(all, "; ") != want {
		t.Errorf("members %q, want %q", all, want)
	}
	if !strings.HasSuffix(names[1], "/a.gov.cn/down?id=1") {
		t.Errorf("the document is called %s", names[1])
	}
	if one, _ := walk(names[1]); len(one) != 1 || one[0] != all[1] {
		t.Errorf("asked for by its name there is %q", one)
	}
}
