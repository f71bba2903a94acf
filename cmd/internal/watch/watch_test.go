package watch

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A file is given on when it has been as it is for long enough, once for each
// state.
func TestComplete(t *testing.T) {
	dir := t.TempDir()
	f := newFiles(time.Minute)
	now := time.Date(2026, 1, 20, 8, 0, 0, 0, time.UTC)
	for i, step := range []struct {
		do   func(path func(string) string)
		pass time.Duration
		want string
	}{
		{func(path func(string) string) {
			write(t, path("a.pdf"), "%PDF-1.7 the first half")
			write(t, path("b.txt"), "text")
			write(t, path("c.html"), "")
			for _, name := range []string{"d.pdf.part", "d.crdownload", "D.PART", "报告 2023.pdf.part", "below/d.pdf.part", "d.pdf.downloading", "d.html.tmp"} {
				write(t, path(name), "%PDF-1.7 <html> %%EOF")
			}
			write(t, path(".e.pdf"), "%PDF %%EOF")
			write(t, path("~$f.docx"), "PK")
		}, 0, ""},
		{func(func(string) string) {}, 59 * time.Second, ""},
		{func(func(string) string) {}, time.Second, "b.txt"},                                                                   // the PDF has no end, the page has nothing
		{func(path func(string) string) { write(t, path("a.pdf"), "%PDF-1.7 the first half and more") }, 10 * time.Minute, ""}, // it goes on
		{func(path func(string) string) {
			write(t, path("a.pdf"), "%PDF-1.7 the first half and more %%EOF")
			write(t, path("c.html"), "<html></HTML>\n")
		}, time.Minute, ""},
		{func(func(string) string) {}, time.Minute, "a.pdf c.html"},
		{func(func(string) string) {}, time.Hour, ""},
		{func(path func(string) string) { write(t, path("b.txt"), "another text") }, time.Minute, ""},
		{func(func(string) string) {}, time.Minute, "b.txt"},
		{func(path func(string) string) {
			write(t, path("g.pdf"), "%PDF without an end")
			write(t, path("g.html"), "<html><p>the first half")
			write(t, path("g.docx"), "PK\x03\x04 the first half")
		}, time.Minute, ""},
		{func(func(string) string) {}, 19 * time.Minute, ""},
		{func(func(string) string) {}, time.Minute, "g.docx g.html g.pdf"},
		{func(path func(string) string) { // as aria2 does, and a browser that takes the name first
			write(t, path("h.pdf"), "%PDF %%EOF")
			write(t, path("h.pdf.aria2"), "how much is there")
			write(t, path("i.pdf"), "")
			write(t, path("i.pdf.part"), "%PDF %%EOF")
		}, time.Minute, ""},
		{func(func(string) string) {}, time.Hour, ""},
		{func(path func(string) string) {
			for _, name := range []string{"h.pdf.aria2", "i.pdf.part"} {
				if err := os.Remove(filepath.Join(dir, name)); err != nil {
					t.Fatal(err)
				}
			}
		}, 20 * time.Minute, "h.pdf i.pdf"},
	} {
		var written []string
		step.do(func(name string) string {
			written = append(written, filepath.Join(dir, name))
			return filepath.Join(dir, name)
		})
		for _, path := range written {
			f.note(path)
		}
		now = now.Add(step.pass)
		var got []string
		for _, path := range f.complete(now) {
			got = append(got, filepath.Base(path))
		}
		if strings.Join(got, " ") != step.want {
			t.Errorf("step %d: %q, want %q", i, got, step.want)
		}
	}
}

// Files are given on that are there, that appear, and that appear in directories
// that appear.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "there", "a.txt"), "text")
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	given := make(chan []string, 10)
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Config{Dir: dir, Settle: 20 * time.Millisecond, Log: slog.New(slog.DiscardHandler), Take: func(_ context.Context, paths []string) error {
			given <- paths
			return nil
		}})
	}()
	var all []string
	for _, next := range []string{"b.pdf", "new/below/c.html", ""} {
		select {
		case paths := <-given:
			all = append(all, paths...)
		case <-ctx.Done():
			t.Fatalf("only %v were given on", all)
		}
		if next != "" {
			write(t, filepath.Join(dir, next), "%PDF %%EOF")
		}
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	want := []string{filepath.Join(dir, "there/a.txt"), filepath.Join(dir, "b.pdf"), filepath.Join(dir, "new/below/c.html")}
	if !slices.Equal(all, want) {
		t.Errorf("given on %v, want %v", all, want)
	}
}

func TestRunWithoutDirectory(t *testing.T) {
	if err := Run(context.Background(), Config{Dir: filepath.Join(t.TempDir(), "none"), Settle: time.Second}); err == nil {
		t.Error("a directory that is not there is watched")
	}
}
