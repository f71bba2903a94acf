package extract

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"testing"

	"nianbao/extract/document"
)

// packed returns data packed with gzip so many times.
func packed(t *testing.T, data []byte, times int) []byte {
	t.Helper()
	for range times {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		data = b.Bytes()
	}
	return data
}

// A body that a server packed, and a proxy once more, is read for what it is, whatever its name says.
func TestPackedBodies(t *testing.T) {
	fixture := func(name string) []byte {
		data, err := os.ReadFile("../testdata/fixtures/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	report, page := fixture("department.pdf"), fixture("web-2021.html")
	cut := packed(t, page, 1)
	var archive bytes.Buffer
	w := tar.NewWriter(&archive)
	if err := errors.Join(w.WriteHeader(&tar.Header{Name: "a.pdf", Typeflag: tar.TypeReg}), w.Close()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file string
		data []byte
		want string // the kind that was read
		err  error
	}{
		"a PDF":                 {"report.pdf", packed(t, report, 1), "application/pdf", nil},
		"a web page, twice":     {"index.html", packed(t, page, 2), "text/html", nil},
		"thrice":                {"index.html", packed(t, page, 3), "", document.ErrUnsupported},
		"one that is cut off":   {"index.html", cut[:len(cut)-9], "", document.ErrUnsupported},
		"an archive":            {"report.doc", packed(t, archive.Bytes(), 1), "", document.ErrUnsupported},
		"an error page for one": {"report.pdf", packed(t, page, 1), "", document.ErrNotPDF},
		"zeros without end":     {"report.pdf", packed(t, make([]byte, 9<<20), 1), "", document.ErrLimit},
	} {
		opts := Options{Limits: document.Limits{MaxBytes: 8 << 20}}
		doc, err := Read(t.Context(), c.file, c.data, opts)
		if !errors.Is(err, c.err) || err == nil && doc.MediaType != c.want {
			t.Errorf("%s: %v, error %v", name, doc, err)
		}
	}
	drawable, err := Drawable(t.Context(), "report.pdf", packed(t, report, 1), document.Limits{})
	if err != nil || !bytes.Equal(drawable, report) {
		t.Errorf("%d bytes to draw of %d, %v", len(drawable), len(report), err)
	}
}
