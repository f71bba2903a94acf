package source

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/store/reports"
)

// A document that is to be read again is taken from the first place that has its bytes;
// where none has, all places are told.
func TestKept(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for name, content := range map[string]string{"changed.pdf": "other", "same.pdf": "bytes", "longer.pdf": "longer bytes", "beside.pdf": "bytes"} {
		if err := os.WriteFile(path(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	id := ingest.Identify([]byte("bytes"))
	for _, c := range []struct {
		name   string
		places []string
		want   string // what is read, or the end of the reason
		kind   string // of the fault
	}{
		{"the first of two places", []string{path("same.pdf"), path("changed.pdf")}, "bytes", ""},
		{"the second, as the first has other bytes of that length", []string{path("changed.pdf"), path("same.pdf")}, "bytes", ""},
		{"the second, as the first is gone", []string{path("gone.pdf"), path("same.pdf")}, "bytes", ""},
		{"a relative path beside the database", []string{"beside.pdf"}, "bytes", ""},
		{"gone", []string{path("gone.pdf"), path("gone.zip") + "!/a.pdf"}, "gone.pdf: gone; " + path("gone.zip") + "!/a.pdf: gone); its report stays as it was read", "not-found"},
		{"other bytes of another length", []string{path("longer.pdf"), path("gone.pdf")}, "gone.pdf: gone); its report stays as it was read", ingest.KindChecksum},
		{"a folder", []string{dir}, "not a regular file); its report stays as it was read", "unreadable"},
		{"standard input", []string{"-"}, "(it came from standard input); its report stays as it was read", "not-found"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got Source
			d := &Discoverer{Limits: ingest.DefaultLimits(), Yield: func(s Source) error { got = s; return nil }}
			kept := reports.Kept{SHA256: id.SHA256, Size: id.Size, Path: c.places[0], Places: c.places}
			if err := d.Kept(context.Background(), []reports.Kept{kept}, []string{dir}); err != nil {
				t.Fatal(err)
			}
			if got.Path != c.places[0] || !got.Again {
				t.Errorf("it goes by %s", got.Path)
			}
			if c.kind != "" {
				if got.Fault == nil || got.Fault.Kind != c.kind || !strings.HasSuffix(got.Fault.Message, c.want) {
					t.Errorf("fault %+v", got.Fault)
				}
				return
			}
			if got.Fault != nil {
				t.Fatal(got.Fault.Message)
			}
			in, err := got.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			if data, err := io.ReadAll(in); err != nil || string(data) != c.want {
				t.Errorf("read %q, %v", data, err)
			}
		})
	}
}

// A file with several reports is read once, whichever of its reports are asked for.
func TestKeptFileOfSeveralReports(t *testing.T) {
	kept := func(path, digest string) reports.Kept {
		return reports.Kept{Path: path, SHA256: digest, Size: 9, Places: []string{path}}
	}
	list := wholeFiles([]reports.Kept{kept("a.pdf", "1"), kept("a.pdf#2", "2"), kept("b.pdf#3", "3"), kept("b.pdf#2", "4"), kept("c#d.pdf", "5")})
	var got []string
	for _, k := range list {
		got = append(got, k.Path+" "+k.SHA256+" "+k.Places[0])
	}
	if s := strings.Join(got, "; "); s != "a.pdf 1 a.pdf; b.pdf  b.pdf; c#d.pdf 5 c#d.pdf" {
		t.Errorf("%s", s)
	}
}
