package source

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nianbao/cmd/internal/ingest"
)

// What is no file is told with its reason, and costs no other: as an argument and in a folder.
func TestOtherThanFiles(t *testing.T) {
	dir := t.TempDir()
	outside := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{os.WriteFile(at("a.pdf"), []byte("%PDF-1.4"), 0o600), os.Symlink(at("a.pdf"), at("b-link.pdf")),
		os.Symlink(at("gone.pdf"), at("c-dangling.pdf")), os.Symlink(at("d-loop.pdf"), at("d-loop.pdf")), syscall.Mkfifo(at("e-pipe.pdf"), 0o600),
		os.Symlink(dir, at("f-inside")), os.Symlink(outside, at("g-outside")), syscall.Mkfifo(at("h-pipe"), 0o600)} {
		if err != nil {
			t.Skipf("links or pipes can't be made here: %v", err)
		}
	}
	var got []string
	d := &Discoverer{Limits: ingest.DefaultLimits(), Yield: func(s Source) error {
		said := filepath.Base(s.Path)
		if s.Fault != nil {
			said += " " + s.Fault.Kind + strings.TrimPrefix(s.Fault.Message, s.Path)
		}
		got = append(got, said)
		return nil
	}}
	if err := d.All(context.Background(), []string{dir, "", at("e-pipe.pdf"), at("a.pdf")}); err != nil {
		t.Fatal(err)
	}
	want := []string{"a.pdf", "b-link.pdf", "c-dangling.pdf not-found: there is no such file", "d-loop.pdf unreadable: it is a link that leads back to itself",
		"e-pipe.pdf file: a named pipe is not read", "g-outside file: a link to a folder is not followed; name the folder itself",
		". filean empty name, which no file has", "e-pipe.pdf file: a named pipe is not read", "a.pdf"}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("found\n%s\nwant\n%s", g, w)
	}
}
