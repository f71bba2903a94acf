package source

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/ingest"
)

// entries returns the sources that a manifest with this text names.
func entries(t *testing.T, text string) (dir string, list []Source) {
	t.Helper()
	dir = t.TempDir()
	path := filepath.Join(dir, "m.csv")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	d := &Discoverer{Limits: ingest.DefaultLimits(), Yield: func(s Source) error {
		list = append(list, s)
		return nil
	}}
	if err := d.All(context.Background(), []string{path}); err != nil {
		t.Fatal(err)
	}
	return dir, list
}

func TestManifest(t *testing.T) {
	hash := strings.Repeat("0A", 32)
	dir, list := entries(t, "\uFEFFyear,PATH,url,organ,region,sha256,fetched_at,remark,link_text,listed\n"+
		"2023,r/a.pdf,https://example.org/a.pdf,洪泽区人民政府,320813,"+hash+",2024-02-01T08:00:00+08:00,x,2023年报（更正版）,［2024-01-30］\n"+
		",/b.pdf,,,,,2024-02-01,,,\n")
	if len(list) != 2 {
		t.Fatalf("%d sources, want 2", len(list))
	}
	want := Entry{URL: "https://example.org/a.pdf", Organ: "洪泽区人民政府", Region: "320813", Year: 2023,
		SHA256: strings.ToLower(hash), LinkText: "2023年报（更正版）", Listed: "2024-01-30", FetchedAt: time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC)}
	got := *list[0].Entry
	got.FetchedAt = got.FetchedAt.UTC()
	if list[0].Path != filepath.Join(dir, "r/a.pdf") || got != want {
		t.Errorf("first row: %s %+v, want %+v", list[0].Path, got, want)
	}
	if e := list[1].Entry; list[1].Path != "/b.pdf" || *e != (Entry{FetchedAt: want.FetchedAt}) {
		t.Errorf("second row: %s %+v", list[1].Path, e)
	}
}

// What makes no sense is a failure of the row, or of the manifest where the rows
// can't be told apart, and costs no other row.
func TestManifestFaults(t *testing.T) {
	for _, c := range []struct{ name, text, at, reason string }{
		{"empty", "", "m.csv", "the manifest is empty"},
		{"no header", "a.pdf,2023\n", "m.csv", "the first row must name the columns"},
		{"a column twice", "path,path\n", "m.csv", `the column "path" is there twice`},
		{"broken quotation", "path\n\"a.pdf\n", "m.csv", "extraneous or missing"},
		{"no path", "path,year\n,2023\n", "m.csv:2", "path is empty"},
		{"bad year", "path,year\na.pdf,last\n", "m.csv:2", `year is no year: "last"`},
		{"bad hash", "path,sha256\na.pdf,123\n", "m.csv:2", "sha256 is not 64 hexadecimal digits"},
		{"bad time", "path,fetched_at\na.pdf,yesterday\n", "m.csv:2", `no time by ISO 8601: "yesterday"`},
		{"a field too few", "path,year\na.pdf\n", "m.csv:2", "wrong number of fields"},
		{"GBK", "path\n\xba\xe9\xd4\xf3.pdf\n", "m.csv:2", "path is not UTF-8"},
	} {
		dir, list := entries(t, c.text)
		if len(list) != 1 || list[0].Fault == nil {
			t.Errorf("%s: %+v, want one fault", c.name, list)
			continue
		}
		s := list[0]
		if s.Path != filepath.Join(dir, c.at) || s.Fault.Kind != ingest.KindManifest || !strings.Contains(s.Fault.Message, c.reason) {
			t.Errorf("%s: %s, kind %s, reason %q, want %s with %q", c.name, s.Path, s.Fault.Kind, s.Fault.Message, c.at, c.reason)
		}
	}
	if _, list := entries(t, "path,year\na.pdf,x\nb.pdf,2023\n"); len(list) != 2 || list[1].Fault != nil {
		t.Errorf("a bad row among others: %+v", list)
	}
}
