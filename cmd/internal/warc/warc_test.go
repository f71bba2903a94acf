package warc_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/warc"
)

var noon = time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

// exchange is an answer with a body.
func exchange(url, body string) warc.Exchange {
	sum := sha256.Sum256([]byte(body))
	return warc.Exchange{URL: url, At: noon, Asked: http.Header{"User-Agent": {"nianbao/1"}}, Status: "200 OK",
		Header: http.Header{"Content-Type": {"text/html"}, "Transfer-Encoding": {"chunked"}}, Body: strings.NewReader(body), Size: int64(len(body)), SHA256: hex.EncodeToString(sum[:])}
}

// written writes exchanges and returns where they are and the only file.
func written(t *testing.T, list ...warc.Exchange) ([]warc.Location, []byte, string) {
	t.Helper()
	dir := t.TempDir()
	w := warc.NewWriter(dir, "test", clock, map[string]string{"software": "nianbao"})
	var places []warc.Location
	for _, e := range list {
		at, err := w.Write(e)
		if err != nil {
			t.Fatal(err)
		}
		places = append(places, at)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %q, error %v", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return places, data, files[0]
}

func file(data []byte) warc.File { return warc.File{In: bytes.NewReader(data), Size: int64(len(data))} }

// told lists the records of a file as a reader meets them, without the requests, with the errors between them.
func told(t *testing.T, f warc.File) []string {
	t.Helper()
	var list []string
	for r, err := range f.Records(warc.Position{}) {
		if err != nil {
			list = append(list, "error")
			continue
		}
		if r.Type == warc.Request || r.Type == warc.Info {
			continue
		}
		if len(r.Faults) > 0 {
			list = append(list, fmt.Sprintf("%s: %v", r.URL, r.Faults))
			continue
		}
		list = append(list, r.URL+" "+bodyOf(t, r))
	}
	return list
}

func bodyOf(t *testing.T, r *warc.Record) string {
	t.Helper()
	in, err := r.Body()
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("records\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	places, data, path := written(t, exchange("https://a.gov.cn/1.html", "one"), exchange("https://a.gov.cn/2.html", "two"))
	same(t, told(t, file(data)), "https://a.gov.cn/1.html one", "https://a.gov.cn/2.html two")
	r, err := file(data).At(warc.Position{Offset: places[1].Offset})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if body := bodyOf(t, r); body != "two" {
		t.Errorf("the record at its place has the body %q", body)
	}
	if r.URL != "https://a.gov.cn/2.html" || r.Status != 200 || !r.At.Equal(noon) || r.Header.Get("X-Archive-Orig-Transfer-Encoding") != "chunked" {
		t.Errorf("the record at its place is %+v", r)
	}
	if places[1].File != filepath.Base(path) || !strings.HasSuffix(path, "test-20260201120000-00001.warc.gz") {
		t.Errorf("it is in %s, the file is %s", places[1].File, path)
	}
}

// A body that an archive has already is named and not kept again.
func TestRevisits(t *testing.T) {
	first := exchange("https://a.gov.cn/1.html", "one")
	dir := t.TempDir()
	w := warc.NewWriter(dir, "test", clock, nil)
	at, err := w.Write(first)
	if err != nil {
		t.Fatal(err)
	}
	again := exchange("https://a.gov.cn/copy.html", "one")
	again.SameAs = &at.Reference
	if _, err := w.Write(again); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, at.File))
	if err != nil {
		t.Fatal(err)
	}
	var revisit *warc.Record
	for r, err := range file(data).Records(warc.Position{}) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Type == warc.Revisit {
			revisit = r
			if body := bodyOf(t, r); body != "" || len(r.Faults) > 0 || r.Digest != "sha256:"+first.SHA256 {
				t.Errorf("the revisit has the body %q, the digest %s and the faults %v", body, r.Digest, r.Faults)
			}
		}
	}
	if revisit == nil {
		t.Error("no revisit is in the file")
	}
}

// Files of other programs are packed as a whole or not at all.
func TestOtherPackings(t *testing.T) {
	_, data, _ := written(t, exchange("https://a.gov.cn/1.html", "one"), exchange("https://a.gov.cn/2.html", "two"))
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	var whole bytes.Buffer
	packer := gzip.NewWriter(&whole)
	if _, err := packer.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := packer.Close(); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"not packed": plain, "packed as a whole": whole.Bytes()} {
		t.Run(name, func(t *testing.T) {
			same(t, told(t, file(data)), "https://a.gov.cn/1.html one", "https://a.gov.cn/2.html two")
			for r, err := range file(data).Records(warc.Position{}) {
				if err != nil {
					t.Fatal(err)
				}
				if r.Type != warc.Response {
					continue
				}
				at, ok := warc.ParsePosition(r.Position.String())
				again, err := file(data).At(at)
				if !ok || err != nil || again.ID != r.ID {
					t.Fatalf("at %v another record is found than %s: error %v", r.Position, r.ID, err)
				}
				if err := again.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// Damage costs the record that it is in and no other.
func TestDamage(t *testing.T) {
	places, data, _ := written(t, exchange("https://a.gov.cn/1.html", "one"), exchange("https://a.gov.cn/2.html", "two"), exchange("https://a.gov.cn/3.html", "three"))
	broken := bytes.Clone(data)
	for i := range 40 {
		broken[places[1].Offset+60+int64(i)] ^= 0x55
	}
	same(t, told(t, file(broken)), "https://a.gov.cn/1.html one", "error", "https://a.gov.cn/3.html three")
	same(t, told(t, file(data[:places[2].Offset+50])), "https://a.gov.cn/1.html one", "https://a.gov.cn/2.html two", "error")
}

// A digest that the bytes do not have is told.
func TestDigests(t *testing.T) {
	wrong := exchange("https://a.gov.cn/1.html", "one")
	_, data, _ := written(t, wrong)
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	got := told(t, file(bytes.Replace(plain, []byte("\r\n\r\none"), []byte("\r\n\r\n0ne"), 1)))
	if len(got) != 1 || !strings.Contains(got[0], "digest") {
		t.Errorf("of a body that was changed is told: %q", got)
	}
}

// Bodies come as servers had them, however they were sent.
func TestBodies(t *testing.T) {
	packed := func(body string) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(body)) // into memory
		_ = z.Close()
		return b.String()
	}
	for name, c := range map[string]struct{ header, body, want string }{
		"as it is":                {"Content-Type: text/html\r\n", "年报", "年报"},
		"in chunks":               {"Transfer-Encoding: chunked\r\n", "6\r\n年报\r\n0\r\n\r\n", "年报"},
		"chunks put together":     {"Transfer-Encoding: chunked\r\n", "年报", "年报"},
		"packed":                  {"Content-Encoding: gzip\r\n", packed("年报"), "年报"},
		"unpacked before":         {"Content-Encoding: gzip\r\n", "年报", "年报"},
		"packed and in chunks":    {"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(packed("年报")), packed("年报")), "年报"},
		"longer than it was told": {"Content-Length: 3\r\n", "年报", "年报"},
	} {
		t.Run(name, func(t *testing.T) {
			block := "HTTP/1.1 200 OK\r\n" + c.header + "\r\n" + c.body
			record := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nWARC-Date: 2026-02-01T12:00:00Z\r\n"+
				"WARC-Target-URI: https://a.gov.cn/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(block), block)
			same(t, told(t, file([]byte(record))), "https://a.gov.cn/ "+c.want)
		})
	}
}

// Wget writes addresses in brackets.
func TestAddressesInBrackets(t *testing.T) {
	record := "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nWARC-Date: 2026-02-01T12:00:00Z\r\n" +
		"WARC-Target-URI: <https://a.gov.cn/1.pdf>\r\nContent-Type: application/pdf\r\nContent-Length: 4\r\n\r\n%PDF\r\n\r\n"
	same(t, told(t, file([]byte(record))), "https://a.gov.cn/1.pdf %PDF")
}

// What a killed program left is ended behind its last whole record.
func TestMending(t *testing.T) {
	places, data, _ := written(t, exchange("https://a.gov.cn/1.html", "one"), exchange("https://a.gov.cn/2.html", "two"))
	path := filepath.Join(t.TempDir(), "test.warc.gz")
	for _, c := range []struct {
		from    int64
		left    []byte
		cut     int64
		records []string
	}{
		{0, data[:places[1].Offset+40], 40, []string{"https://a.gov.cn/1.html one"}},
		{places[0].Offset, data[:places[1].Offset+40], 40, []string{"https://a.gov.cn/1.html one"}},
		{0, data, 0, []string{"https://a.gov.cn/1.html one", "https://a.gov.cn/2.html two"}},
		{0, data[:9], 9, nil},
	} {
		if err := os.WriteFile(path, c.left, 0o644); err != nil {
			t.Fatal(err)
		}
		if cut, err := warc.Mend(path, warc.Position{Offset: c.from}); err != nil || cut != c.cut {
			t.Errorf("of %d bytes %d are cut off, want %d; error %v", len(c.left), cut, c.cut, err)
		}
		now, err := os.ReadFile(path)
		if err != nil && c.records != nil {
			t.Fatal(err)
		}
		same(t, told(t, file(now)), c.records...)
	}
}

func TestIndex(t *testing.T) {
	places, data, _ := written(t, exchange("https://www.a.gov.cn/Z/1.html?b=2&a=1", "one"), exchange("http://a.gov.cn:8080/", "two"))
	lines, err := file(data).Index("test.warc.gz")
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "cn,gov,a)/z/1.html?a=1&b=2 20260201120000 {") || !strings.HasPrefix(lines[1], "cn,gov,a:8080)/ 20260201120000 {") ||
		!strings.Contains(lines[0], fmt.Sprintf(`"offset":"%d","filename":"test.warc.gz"`, places[0].Offset)) {
		t.Errorf("the index is %q", lines)
	}
}

func FuzzRecords(f *testing.F) {
	f.Add([]byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		last := int64(-1)
		for r, err := range file(data).Records(warc.Position{}) {
			if err != nil {
				continue
			}
			if r.Offset < last || r.Offset > int64(len(data)) {
				t.Fatalf("a record at %d behind one at %d of %d bytes", r.Offset, last, len(data))
			}
			last = r.Offset
			if in, err := r.Body(); err == nil {
				_, _ = io.Copy(io.Discard, io.LimitReader(in, 1<<20))
			}
		}
	})
}
