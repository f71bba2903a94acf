package source

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/cmd/internal/ingest"
)

// discovered returns a line for each source that an argument names: its path,
// and its content or the kind of its fault.
func discovered(t *testing.T, limits ingest.Limits, args ...string) string {
	t.Helper()
	var b strings.Builder
	d := &Discoverer{Limits: limits, Stdin: strings.NewReader("from stdin"), Yield: func(s Source) error {
		if s.Release != nil {
			defer s.Release()
		}
		if s.Fault != nil {
			fmt.Fprintf(&b, "%s: fault %s\n", s.Path, s.Fault.Kind)
			return nil
		}
		in, err := s.Open()
		if err != nil {
			return err
		}
		defer in.Close()
		data, err := io.ReadAll(in)
		fmt.Fprintf(&b, "%s: %.20s\n", s.Path, data)
		return err
	}}
	if err := d.All(context.Background(), args); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type zipMember struct {
	name, content string
	flags         uint16
	plainName     bool // no UTF-8 flag
}

func writeZip(t *testing.T, path string, members ...zipMember) {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		f, err := w.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Deflate, NonUTF8: m.plainName, Flags: m.flags})
		if err == nil {
			_, err = io.WriteString(f, m.content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func gbk(t *testing.T, text string) string {
	t.Helper()
	encoded, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

// Members are read where they are; a name is a label whatever it spells.
func TestArchive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.zip")
	writeZip(t, path,
		zipMember{name: "2023/洪泽区.pdf", content: "utf-8"},
		zipMember{name: gbk(t, "平安区年报.pdf"), content: "gbk", plainName: true},
		zipMember{name: gbk(t, "一.pdf"), content: "gbk that is valid UTF-8", plainName: true},
		zipMember{name: "平安.pdf", content: "utf-8 without its flag", plainName: true},
		zipMember{name: "../../etc/x.pdf", content: "escape"},
		zipMember{name: `win\dir\y.PDF`, content: "backslashes"},
		zipMember{name: "readme.ini", content: "no report"},
		zipMember{name: "inner.zip", content: "PK"},
		zipMember{name: "secret.pdf", content: "x", flags: 1},
		zipMember{name: "bomb.txt", content: strings.Repeat("0", 8<<20)},
	)
	got := strings.ReplaceAll(discovered(t, ingest.DefaultLimits(), path), path, "a.zip")
	want := `a.zip!/2023/洪泽区.pdf: utf-8
a.zip!/平安区年报.pdf: gbk
a.zip!/一.pdf: gbk that is valid UT
a.zip!/平安.pdf: utf-8 without its fl
a.zip!/../../etc/x.pdf: escape
a.zip!/win/dir/y.PDF: backslashes
a.zip!/inner.zip: fault archive
a.zip!/secret.pdf: fault password
a.zip!/bomb.txt: fault limit
`
	if got != want {
		t.Errorf("found\n%s\nwant\n%s", got, want)
	}
	if got := discovered(t, ingest.DefaultLimits(), path+"!/2023/洪泽区.pdf"); !strings.HasSuffix(got, "洪泽区.pdf: utf-8\n") {
		t.Errorf("one member: %s", got)
	}
	if got := discovered(t, ingest.DefaultLimits(), path+"!/none.pdf"); !strings.HasSuffix(got, "none.pdf: fault archive\n") {
		t.Errorf("a member that is not there: %s", got)
	}
	few := ingest.DefaultLimits()
	few.Members = 3
	if got, want := strings.ReplaceAll(discovered(t, few, path), path, "a.zip"), "a.zip!/2023/洪泽区.pdf: utf-8\na.zip!/平安区年报.pdf: gbk\na.zip!/一.pdf: gbk that is valid UT\na.zip: fault limit\n"; got != want {
		t.Errorf("too many members:\n%s", got)
	}
}

// Each kind of argument names its documents, in a fixed order.
func TestDiscover(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"b.pdf": "B", "a.TXT": "A", "sub/c.pdf": "C", "d.csv": "no manifest here", "e.ini": "E", "broken.zip": "PK?"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ arg, want string }{
		{dir, "/a.TXT: A\n/b.pdf: B\n/broken.zip: fault archive\n/sub/c.pdf: C\n"},
		{filepath.Join(dir, "*", "*.pdf"), "/sub/c.pdf: C\n"},
		{filepath.Join(dir, "e.ini"), "/e.ini: E\n"},
		{filepath.Join(dir, "none.pdf"), "/none.pdf: fault not-found\n"},
		{"-", "-: from stdin\n"},
	} {
		if got := strings.ReplaceAll(discovered(t, ingest.DefaultLimits(), c.arg), dir, ""); got != c.want {
			t.Errorf("%s: found\n%s\nwant\n%s", c.arg, got, c.want)
		}
	}
}

// What an archive unpacks to is bounded as a whole: what comes before the bound is read, and what
// comes behind is told with its number. A directory without end is not read to the end.
func TestArchiveAsAWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.zip")
	writeZip(t, path, zipMember{name: "a.txt", content: "first"}, zipMember{name: "b.ini", content: "other"}, zipMember{name: "c.txt", content: "second"}, zipMember{name: "d.txt", content: "third"})
	limits := ingest.DefaultLimits()
	limits.Unpacked = 12
	var got []string
	passed := 0
	d := &Discoverer{Limits: limits, PassedOver: func() { passed++ }, Yield: func(s Source) error {
		said := strings.Replace(s.Path, path, "a.zip", 1)
		if s.Fault != nil {
			said = s.Fault.Kind + " " + strings.Replace(s.Fault.Message, path, "a.zip", 1)
		}
		got = append(got, said)
		s.Drop()
		return nil
	}}
	if err := d.All(context.Background(), []string{path}); err != nil {
		t.Fatal(err)
	}
	want := "a.zip!/a.txt\na.zip!/c.txt\nlimit a.zip: a limit on the size of one document is exceeded: more than 12 bytes unpacked of an archive; of 4 members those from d.txt on, 1, are not read"
	if g := strings.Join(got, "\n"); g != want || passed != 1 {
		t.Errorf("found, and %d passed over,\n%s\nwant\n%s", passed, g, want)
	}
	var many []zipMember
	for i := range 40_000 {
		many = append(many, zipMember{name: fmt.Sprintf("%060d.txt", i)})
	}
	writeZip(t, path, many...)
	limits.Members = 10
	if got := discovered(t, limits, path); got != path+": fault limit\n" {
		t.Errorf("a directory that is too long: %.300s", got)
	}
}
