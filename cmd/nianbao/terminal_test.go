package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/terminal"
)

// onTerminal runs the program on a terminal of so many columns and returns all that it wrote there.
func onTerminal(t *testing.T, columns uint16, args ...string) (written string, code int) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no terminals here:", err)
	}
	defer master.Close()
	fd := int(master.Fd())
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: columns})
	}
	if err != nil {
		t.Skip("no terminals here:", err)
	}
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminals here:", err)
	}
	var screen bytes.Buffer
	var read sync.WaitGroup
	read.Go(func() { _, _ = screen.ReadFrom(master) }) // it ends with an error where the other side is closed
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), asProgram+"=1")
	c.Stdin, c.Stdout, c.Stderr = slave, slave, slave
	err = c.Run()
	slave.Close()
	read.Wait()
	if c.ProcessState == nil {
		t.Fatal(err)
	}
	return screen.String(), c.ProcessState.ExitCode()
}

// drawings splits what was written to a terminal into what stood in a line at one time: a carriage
// return begins it anew.
func drawings(written string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(written, "\x1b[K", ""), func(r rune) bool { return r == '\r' || r == '\n' })
}

// The bar stays in its line, whatever the terminal's width, and each result has a line of its own.
func TestBarOnATerminal(t *testing.T) {
	dir := copies(t, 30, mixed...)
	for columns, in := range map[uint16]struct{ lang, words string }{80: {"en", " imported, "}, 40: {"zh", "导入"}} {
		db := filepath.Join(t.TempDir(), "reports.db")
		written, code := onTerminal(t, columns, "--db", db, "--lang", in.lang, "import", "--batch", "1", dir)
		if code != commandline.Incomplete || !strings.Contains(written, in.words) {
			t.Fatalf("exit code %d, want %q in\n%s", code, in.words, written)
		}
		bars, results := 0, 0
		for _, line := range drawings(written) {
			switch {
			case strings.Contains(line, "/s  "):
				if bars++; terminal.Width(line) >= int(columns) {
					t.Errorf("%d columns are drawn on a terminal of %d: %q", terminal.Width(line), columns, line)
				}
			case strings.HasPrefix(line, "added\t") || strings.HasPrefix(line, "known\t") || strings.HasPrefix(line, "failed\t") || strings.HasPrefix(line, "joined\t"):
				results++
			case strings.Contains(line, "added\t") || strings.Contains(line, "failed\t"):
				t.Errorf("a result does not begin its line: %q", line)
			}
		}
		if bars == 0 || results != 30 {
			t.Errorf("%d bars and %d results, want some and 30:\n%q", bars, results, written)
		}
		// A result that followed a bar without its being erased would be longer than the bar only by chance.
		for _, part := range strings.Split(written, "\n") {
			if i := strings.LastIndex(part, "/s  "); i >= 0 && strings.Contains(part[i:], "added\t") && !strings.Contains(part[i:], "\r\x1b[K") {
				t.Errorf("a result stands where the bar was not erased: %q", part)
			}
		}
	}
}

// What is no text is not written to a terminal, but to a file or a pipe.
func TestNothingBinaryOnATerminal(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example)
	for _, args := range [][]string{
		{"export", "--format", "parquet"}, {"export", "--format", "xlsx"},
		{"compare", "--indicator", "applications.received", "--format", "xlsx"},
	} {
		written, code := onTerminal(t, 80, append([]string{"--db", db}, args...)...)
		if code != commandline.WrongCall || !strings.Contains(written, "-o FILE.") || strings.Contains(written, "PAR1") {
			t.Errorf("%v on a terminal: exit code %d, %q", args, code, written)
		}
	}
	if out := must(t, 0, "--db", db, "export", "--format", "parquet"); !strings.HasPrefix(out, "PAR1") {
		t.Errorf("to a pipe: %.20q", out)
	}
	if written, code := onTerminal(t, 80, "--db", db, "export", "--shape", "reports"); code != 0 || !strings.Contains(written, "德清县") {
		t.Errorf("CSV on a terminal: exit code %d, %q", code, written)
	}
}
