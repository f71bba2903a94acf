package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"nianbao/cmd/internal/commandline"
)

// mixed are small fixtures, two of them of the same organ and year, so that the
// order in which they are stored shows in their versions.
var mixed = []string{"fixtures/department.pdf", "bad/notpdf.pdf", "fixtures/objstm.pdf", "fixtures/norulings-blank.pdf"}

// An import killed at any moment leaves a database that a second run completes
// to what an undisturbed run makes. NIANBAO_KILLS sets another number of kills.
func TestKilledImports(t *testing.T) {
	kills := 50
	if text := os.Getenv("NIANBAO_KILLS"); text != "" {
		if _, err := fmt.Sscan(text, &kills); err != nil {
			t.Fatal(err)
		}
	}
	dir := copies(t, 5, mixed...)
	work := t.TempDir()
	undisturbed := filepath.Join(work, "undisturbed.db")
	start := time.Now()
	must(t, commandline.Incomplete, "--db", undisturbed, "import", "--batch", "2", dir)
	takes := time.Since(start)
	want := dump(t, undisturbed)
	if !strings.Contains(want, "扬州市广陵区商务局") {
		t.Fatal("the dump holds no report")
	}
	empty := filepath.Join(work, "empty.db")
	must(t, commandline.Failed, "--db", empty, "import", t.TempDir())

	random := rand.New(rand.NewPCG(1, 2))
	slots := make(chan struct{}, 2)
	var running sync.WaitGroup
	interrupted := make([]bool, kills)
	for i := range kills {
		db := filepath.Join(work, fmt.Sprintf("%d.db", i))
		if i%8 != 0 { // the others are killed while they make the database, too
			copyFile(t, empty, db)
		}
		isolation := []string{"none", "process"}[i%2]
		moment := time.Duration(random.Int64N(int64(takes)))
		running.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			args := []string{"--db", db, "import", "--quiet", "--batch", "2", "--isolation", isolation, dir}
			c := program(args...)
			if err := c.Start(); err != nil {
				t.Error(err)
				return
			}
			time.Sleep(moment)
			_ = c.Process.Kill() // it may have ended
			var exit *exec.ExitError
			interrupted[i] = errors.As(c.Wait(), &exit) && !exit.Exited()
			out, err := program(args...).CombinedOutput()
			if !errors.As(err, &exit) || exit.ExitCode() != commandline.Incomplete {
				t.Errorf("second run after a kill at %v: %v\n%s", moment, err, out)
				return
			}
			if got := dump(t, db); got != want {
				t.Errorf("killed at %v, isolation %s: the second run leaves another database: %s", moment, isolation, difference(got, want))
			}
			os.Remove(db)
		})
	}
	running.Wait()
	struck := 0
	for _, yes := range interrupted {
		if yes {
			struck++
		}
	}
	if struck == 0 {
		t.Error("no import was killed before its end")
	}
	t.Logf("%d of %d kills struck", struck, kills)
}

// The number of parsers and where they run make no difference to the database.
func TestSameDatabaseHoweverParsed(t *testing.T) {
	dir := copies(t, 8, mixed...)
	var want string
	for _, args := range [][]string{
		{"--workers", "1", "--isolation", "none"},
		{"--workers", "1", "--batch", "1"},
		{"--workers", "5", "--batch", "3"},
		{"--workers", "5", "--isolation", "none", "--batch-age", "1ms"},
	} {
		db := filepath.Join(t.TempDir(), "reports.db")
		out := must(t, commandline.Incomplete, append(append([]string{"--db", db, "import"}, args...), dir)...)
		if n := strings.Count(out, "added\t"); n != 6 {
			t.Errorf("%v: %d reports added, want 6:\n%s", args, n, out)
		}
		got := dump(t, db)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%v: another database: %s", args, difference(got, want))
		}
	}
}

// A signal lets the documents in hand be finished and stored, and the next run
// does the others.
func TestInterruptedImport(t *testing.T) {
	dir := copies(t, 60, "fixtures/department.pdf")
	db := filepath.Join(t.TempDir(), "reports.db")
	c := program("--db", db, "import", "--quiet", "--batch", "1", dir)
	var messages bytes.Buffer
	c.Stderr = &messages
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	first := make([]byte, 1)
	if _, err := out.Read(first); err != nil { // the first document is stored
		t.Fatal(err)
	}
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	var rest bytes.Buffer
	if _, err := rest.ReadFrom(out); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := c.Wait(); !errors.As(err, &exit) || exit.ExitCode() != commandline.Interrupted {
		t.Fatalf("ended with %v, want exit code %d\n%s", err, commandline.Interrupted, messages.String())
	}
	done := strings.Count(string(first)+rest.String(), "added\t")
	if want := fmt.Sprintf("interrupted: %d of 60 files done, %d left", done, 60-done); !strings.Contains(messages.String(), want) {
		t.Errorf("printed %q, want %q", messages.String(), want)
	}
	second := must(t, 0, "--db", db, "import", "--quiet", dir)
	if known, added := strings.Count(second, "known\t"), strings.Count(second, "added\t"); known != done || added != 60-done {
		t.Errorf("the second run knew %d and added %d, after %d of the first", known, added, done)
	}
}

// Two processes fill one database at the same time, neither loses anything or
// complains.
func TestTwoImportsAtOnce(t *testing.T) {
	dirs := []string{copies(t, 10, "fixtures/department.pdf", "fixtures/norulings-blank.pdf"), copies(t, 14, "fixtures/objstm.pdf", "bad/notpdf.pdf")}
	db := filepath.Join(t.TempDir(), "reports.db")
	var running sync.WaitGroup
	outputs, errs := make([][]byte, 2), make([]error, 2)
	for i, dir := range dirs {
		running.Go(func() {
			outputs[i], errs[i] = program("--db", db, "import", "--batch", "2", dir).CombinedOutput()
		})
	}
	running.Wait()
	var exit *exec.ExitError
	if errs[0] != nil || !errors.As(errs[1], &exit) || exit.ExitCode() != commandline.Incomplete {
		t.Errorf("ended with %v and %v\n%s%s", errs[0], errs[1], outputs[0], outputs[1])
	}
	if all := string(outputs[0]) + string(outputs[1]); strings.Contains(all, "locked") || strings.Count(all, "added\t") != 17 {
		t.Errorf("printed\n%s", all)
	}
	if list := must(t, 0, "--db", db, "list"); strings.Count(list, "\n") != 18 {
		t.Errorf("%d lines in the list, want 17 reports and a head", strings.Count(list, "\n"))
	}
	dump(t, db)
}
