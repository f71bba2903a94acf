package archive_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/warc"
	"nianbao/store/crawldb"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

var noon = time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC)

func opened(t *testing.T, dir string, db *database.DB) *archive.Archive {
	t.Helper()
	a, err := archive.Open(dir, db, func() time.Time { return noon })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// keep has an archive keep what an address gave.
func keep(t *testing.T, a *archive.Archive, url, body string) archive.Object {
	t.Helper()
	d, err := a.Receive(iotest.OneByteReader(strings.NewReader(body)), 100)
	if err != nil {
		t.Fatal(err)
	}
	o, err := a.Keep(context.Background(), d, warc.Exchange{URL: url, At: noon, Asked: http.Header{}, Status: "200 OK", Header: http.Header{"Content-Type": {"application/pdf"}}})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// has reports whether the archive has a content with that body.
func has(t *testing.T, a *archive.Archive, o archive.Object, body string) bool {
	t.Helper()
	got, ok, err := a.Get(context.Background(), o.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	if !ok {
		return false
	}
	data, err := got.Bytes()
	return err == nil && string(data) == body
}

// records lists the records of the archive's files that are answers.
func records(t *testing.T, a *archive.Archive) []string {
	t.Helper()
	files, err := a.Files()
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for r, err := range (warc.File{In: strings.NewReader(string(data)), Size: int64(len(data))}).Records(warc.Position{}) {
			if err != nil {
				t.Fatal(err)
			}
			if r.Type == warc.Response || r.Type == warc.Revisit {
				list = append(list, r.Type+" "+r.URL)
			}
		}
	}
	return list
}

// What is in the archive is whole, and each content is there once.
func TestArchive(t *testing.T) {
	db, dir := storetest.OpenNew(t), t.TempDir()
	a := opened(t, dir, db)
	one := keep(t, a, "https://a.gov.cn/1.pdf", "%PDF-1.7 a")
	two := keep(t, a, "https://a.gov.cn/copy.pdf", "%PDF-1.7 a")
	if one.SHA256 != two.SHA256 || one.Path != two.Path || one.MediaType != "application/pdf" || !has(t, a, one, "%PDF-1.7 a") {
		t.Errorf("the same content: %+v and %+v", one, two)
	}
	if err := a.NotModified(context.Background(), warc.Exchange{URL: "https://a.gov.cn/1.pdf", At: noon, Status: "304 Not Modified"}, one); err != nil {
		t.Error(err)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	if got := strings.Join(records(t, a), ", "); got != "response https://a.gov.cn/1.pdf, revisit https://a.gov.cn/copy.pdf, revisit https://a.gov.cn/1.pdf" {
		t.Errorf("the archive has %s", got)
	}
	moved := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Rename(dir, moved); err != nil {
		t.Fatal(err)
	}
	if b := opened(t, moved, db); !has(t, b, one, "%PDF-1.7 a") {
		t.Error("an archive that was moved has nothing")
	}
}

func TestWhatIsNotReceived(t *testing.T) {
	dir := t.TempDir()
	a := opened(t, dir, storetest.OpenNew(t))
	broken := errors.New("the line broke")
	for name, c := range map[string]struct {
		in   io.Reader
		want error
	}{
		"too large": {strings.NewReader("12345678901"), archive.ErrTooLarge},
		"cut":       {io.MultiReader(strings.NewReader("123"), iotest.ErrReader(broken)), broken},
	} {
		if _, err := a.Receive(c.in, 10); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	d, err := a.Receive(strings.NewReader("1"), 10)
	if err == nil {
		err = d.Discard()
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*", "*")); err != nil || len(left) != 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

// A run that was killed leaves downloads, and a record that is not whole.
func TestSweep(t *testing.T) {
	db, dir := storetest.OpenNew(t), t.TempDir()
	a := opened(t, dir, db)
	one := keep(t, a, "https://a.gov.cn/1.pdf", "%PDF-1.7 a")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := a.Files()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(files[0], os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteString("\x1f\x8b\x08\x00torn")
		err = errors.Join(err, f.Close())
	}
	if err := errors.Join(err, os.WriteFile(filepath.Join(dir, "tmp", "fetch-1"), []byte("x"), 0o644)); err != nil {
		t.Fatal(err)
	}
	b := opened(t, dir, db)
	if err := b.Sweep(context.Background()); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "tmp", "*")); len(left) != 0 || !has(t, b, one, "%PDF-1.7 a") || len(records(t, b)) != 1 {
		t.Errorf("left are %v and the records %v", left, records(t, b))
	}
}

// A content that is damaged or gone is found, and forgotten so that it is fetched again.
func TestVerify(t *testing.T) {
	db, dir := storetest.OpenNew(t), t.TempDir()
	a := opened(t, dir, db)
	first := keep(t, a, "https://a.gov.cn/1.pdf", "%PDF-1.7 a")
	second := keep(t, a, "https://a.gov.cn/2.pdf", "%PDF-1.7 b")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := a.Verify(context.Background())
	if err != nil || len(whole.Damages) != 0 || whole.Contents != 2 || whole.Files != 1 {
		t.Errorf("a whole archive: %+v, %v", whole, err)
	}
	files, err := a.Files()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	_, place, _ := strings.Cut(second.Path, "!/")
	at, _ := warc.ParsePosition(place[:strings.Index(place, "/")])
	for i := range int64(30) {
		data[at.Offset+100+i] ^= 0x55
	}
	if err := os.WriteFile(files[0], data, 0o644); err != nil {
		t.Fatal(err)
	}
	broken, err := a.Verify(context.Background())
	if err != nil || len(broken.Damages) == 0 || broken.Damages[len(broken.Damages)-1].SHA256 != second.SHA256 {
		t.Errorf("a damaged archive: %+v, %v", broken, err)
	}
	if !has(t, a, first, "%PDF-1.7 a") || has(t, a, second, "%PDF-1.7 b") {
		t.Error("not the damaged content alone is forgotten")
	}
	if err := os.Remove(files[0]); err != nil {
		t.Fatal(err)
	}
	gone, err := a.Verify(context.Background())
	if err != nil || len(gone.Damages) != 1 || gone.Damages[0].SHA256 != first.SHA256 {
		t.Errorf("an archive without its file: %+v, %v", gone, err)
	}
}

// Contents that are files of their own, as archives had them before, are read, and gathered into WARC files.
func TestGather(t *testing.T) {
	db, dir := storetest.OpenNew(t), t.TempDir()
	const body = "%PDF-1.7 a"
	sum := sha256.Sum256([]byte(body))
	name := hex.EncodeToString(sum[:])
	path := filepath.Join(dir, "objects", name[:2], name+".pdf")
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(body), 0o644)); err != nil {
		t.Fatal(err)
	}
	a, ctx := opened(t, dir, db), context.Background()
	o, ok, err := a.Get(ctx, name)
	if err != nil || !ok || o.Path != path || !has(t, a, o, body) {
		t.Fatalf("%+v, %v, %v", o, ok, err)
	}
	if n, err := a.Gather(ctx); n != 0 || err != nil {
		t.Errorf("a content without an address: %d, %v", n, err)
	}
	run, err := crawldb.Begin(ctx, db, noon, crawldb.Holder{}, crawldb.Lease{Resumable: time.Hour})
	if err == nil {
		err = crawldb.RecordURL(ctx, db, crawldb.URL{URL: "https://a.gov.cn/1.pdf", Site: "s", Kind: crawldb.Document, Run: run.ID, CheckedAt: noon, SHA256: name})
	}
	if err != nil {
		t.Fatal(err)
	}
	if n, err := a.Gather(ctx); n != 1 || err != nil {
		t.Errorf("gathered %d, %v", n, err)
	}
	if _, err := os.Stat(path); err == nil || !has(t, a, o, body) {
		t.Errorf("the file is there still (%v), or the content nowhere", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if got := records(t, a); strings.Join(got, ",") != "response https://a.gov.cn/1.pdf" {
		t.Errorf("the archive has %v", got)
	}
}
