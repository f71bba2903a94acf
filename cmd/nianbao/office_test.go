package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/commandline"
)

// olderDocuments fills a folder with documents that say they are of Word 95, which LibreOffice converts.
func olderDocuments(t *testing.T, number int) (dir string) {
	t.Helper()
	data, err := os.ReadFile("../../testdata/fixtures/doc-2021.doc")
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(data, []byte{0xEC, 0xA5})
	if at < 0 || at%512 != 0 {
		t.Fatal("the text stream is not found")
	}
	data[at+2], data[at+3] = 0x68, 0
	dir = t.TempDir()
	for i := range number {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.doc", i)), fmt.Appendf(data[:len(data):len(data)], "%512d", i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// office puts a script in the place of LibreOffice, none for "", and returns where temporary files are.
func office(t *testing.T) (temp string, behaves func(script string)) {
	t.Helper()
	folder, temp := t.TempDir(), t.TempDir()
	for _, tool := range []string{"sh", "cp", "sleep", "mkdir"} {
		if err := os.Symlink(filepath.Join("/bin", tool), filepath.Join(folder, tool)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	t.Setenv("TMPDIR", temp)
	t.Setenv("XDG_CACHE_HOME", t.TempDir()) // what was converted is kept there
	return temp, func(script string) {
		script = "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ $1 = --outdir ] && mkdir -p $2 && out=$2/document.docx; shift; done\n" + script
		if err := os.WriteFile(filepath.Join(folder, "soffice"), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
}

// leftOf returns the folders of conversions that are left.
func leftOf(temp string) []string {
	left, _ := filepath.Glob(filepath.Join(temp, "nianbao-office-*"))
	return left
}

// Documents that only LibreOffice reads are recorded where it is absent or was killed, with the way to install it, and
// are read by the next import that has it. Nothing is left of a conversion.
func TestOfficeComesAndGoes(t *testing.T) {
	docx, err := filepath.Abs("../../testdata/fixtures/word-2021.docx")
	if err != nil {
		t.Fatal(err)
	}
	temp, behaves := office(t)
	dir, db := olderDocuments(t, 3), filepath.Join(t.TempDir(), "reports.db")
	for _, c := range []struct{ name, script, kind, says string }{
		{"absent", "", "needs-office", "apt-get install libreoffice"},
		{"killed", "kill -9 $$", "needs-office", "stopped"},
		{"crashed", "exit 81", "needs-office", "stopped"},
	} {
		if c.script != "" {
			behaves(c.script)
		}
		out := must(t, commandline.Incomplete, "--db", db, "import", "--quiet", dir)
		if n := strings.Count(out, "\t"+c.kind+"\n"); n != 3 {
			t.Errorf("%s: %d of 3 are recorded as %s:\n%s", c.name, n, c.kind, out)
		}
		if failures := must(t, 0, "--db", db, "failures"); strings.Count(failures, c.says) != 3 {
			t.Errorf("%s: the failures do not say %q:\n%s", c.name, c.says, failures)
		}
		if left := leftOf(temp); len(left) > 0 {
			t.Errorf("%s: %v are left", c.name, left)
		}
	}
	behaves("cp '" + docx + "' $out")
	out := must(t, 0, "--db", db, "import", "--quiet", "--retry-failed")
	if n := strings.Count(out, "added\t"); n != 3 || len(leftOf(temp)) > 0 {
		t.Errorf("with LibreOffice, and %v left:\n%s", leftOf(temp), out)
	}
	if failures := must(t, 0, "--db", db, "failures"); strings.Contains(failures, ".doc") {
		t.Errorf("failures are left:\n%s", failures)
	}
}

// What LibreOffice refuses is damaged, and not tried again.
func TestOfficeRefuses(t *testing.T) {
	temp, behaves := office(t)
	behaves("exit 0")
	dir, db := olderDocuments(t, 1), filepath.Join(t.TempDir(), "reports.db")
	if out := must(t, commandline.Incomplete, "--db", db, "import", "--quiet", dir); !strings.HasSuffix(out, "\tdamaged\n") || len(leftOf(temp)) > 0 {
		t.Errorf("printed %q, and %v left", out, leftOf(temp))
	}
}

// An import that is killed while LibreOffice hangs takes it along, with all that it began, and the next import reads
// what is left.
func TestKilledWhileOfficeHangs(t *testing.T) {
	if _, err := os.Stat("/proc/self"); err != nil {
		t.Skip("processes are not listed here")
	}
	_, behaves := office(t)
	mark := filepath.Join(t.TempDir(), "hanging")
	behaves("sh -c 'echo > " + mark + "; sleep 1000; : " + mark + "' & wait")
	dir, db := olderDocuments(t, 1), filepath.Join(t.TempDir(), "reports.db")
	c := program("--db", db, "import", "--quiet", dir)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for !isThere(mark) {
		time.Sleep(time.Millisecond)
	}
	_ = c.Process.Kill()
	_ = c.Wait()
	for isRunning(mark) {
		time.Sleep(time.Millisecond)
	}
	behaves("kill -9 $$")
	if out := must(t, commandline.Incomplete, "--db", db, "import", "--quiet", dir); !strings.HasSuffix(out, "\tneeds-office\n") {
		t.Errorf("the import after it printed %q", out)
	}
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// isRunning reports whether a process has a text in its command line.
func isRunning(text string) bool {
	lines, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, file := range lines {
		if line, _ := os.ReadFile(file); bytes.Contains(line, []byte(text)) {
			return true
		}
	}
	return false
}
