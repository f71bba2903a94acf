package office

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestConvert(t *testing.T) {
	if !Available() {
		t.Skip(ErrMissing)
	}
	out, err := Convert(t.Context(), []byte(`{\rtf1 the year 2023\par}`), "rtf", "txt")
	if err != nil || !strings.Contains(string(out), "the year 2023") {
		t.Errorf("%q, %v", out, err)
	}
}

// behaves puts a script in the place of LibreOffice; in it $out is the file that is to be made.
func behaves(t *testing.T, script string) {
	t.Helper()
	folder := t.TempDir()
	script = "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ $1 = --outdir ] && mkdir -p $2 && out=$2/document.docx; shift; done\n" + script
	if err := os.WriteFile(filepath.Join(folder, program), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":/usr/bin:/bin")
}

func TestWhatBecomesOfTheProgram(t *testing.T) {
	for name, c := range map[string]struct {
		script string
		want   error
	}{
		"it converts":           {"printf done > $out", nil},
		"it is killed":          {"kill -9 $$", ErrStopped},
		"it crashes":            {"exit 81", ErrStopped},
		"it says it can't":      {"echo 'Error: source file could not be loaded' >&2", ErrRefused},
		"it writes without end": {"exec cat /dev/zero > $out", ErrStopped},
	} {
		t.Run(name, func(t *testing.T) {
			behaves(t, c.script)
			out, err := Convert(t.Context(), nil, "doc", "docx")
			if !errors.Is(err, c.want) || err == nil && string(out) != "done" {
				t.Errorf("%q, %v, want %v", out, err, c.want)
			}
		})
	}
}

func TestWithoutTheProgram(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Convert(t.Context(), nil, "doc", "docx"); !errors.Is(err, ErrMissing) {
		t.Errorf("%v, want %v", err, ErrMissing)
	}
}

// One that hangs ends with its context, and so does what it began.
func TestWhatItBeganEndsWithIt(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "child")
	behaves(t, "mkfifo hold; sh -c 'echo begun > "+mark+"; read line < hold; echo outlived >> "+mark+"' & read line < hold")
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for {
			if b, _ := os.ReadFile(mark); len(b) > 0 {
				cancel()
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	if _, err := Convert(ctx, nil, "doc", "docx"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want %v", err, context.Canceled)
	}
	if left := namedInCommand(mark); left != "" {
		t.Errorf("process %s is left", left)
	}
}

// namedInCommand returns a process with a text in its command line, "" for none.
func namedInCommand(text string) string {
	lines, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, file := range lines {
		if line, _ := os.ReadFile(file); strings.Contains(string(line), text) {
			return file
		}
	}
	return ""
}
