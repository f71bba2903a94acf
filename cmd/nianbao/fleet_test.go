package main

import (
	"bufio"
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/fleet/natsserver"
)

// startNATS starts a server that has small messages, so that documents are objects.
func startNATS(t *testing.T) (url string) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "nats.conf")
	if err := os.WriteFile(file, []byte("max_payload: 64KB\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := natsserver.Start("127.0.0.1:0", dir, []string{"-c", file, "-l", filepath.Join(dir, "log")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return s.URL()
}

// A crew is workers for a server, some of which come and go.
type crew struct {
	t       *testing.T
	url     string
	members []*exec.Cmd
	program func(args ...string) *exec.Cmd // where workers are; nil for here
}

func (c *crew) hire() {
	start := program
	if c.program != nil {
		start = c.program
	}
	member := start("work", "--nats", c.url, "--text-workers", "1", "--ocr-workers", "1")
	if err := member.Start(); err != nil {
		c.t.Fatal(err)
	}
	c.members = append(c.members, member)
}

// kill ends a worker as a machine ends that loses its power.
func (c *crew) kill(i int) {
	member := c.members[i]
	c.members = append(c.members[:i:i], c.members[i+1:]...)
	_ = member.Process.Kill() // it may be dead already
	_ = member.Wait()         // of what it died is known
}

// dismiss ends all workers.
func (c *crew) dismiss() {
	for len(c.members) > 0 {
		c.kill(0)
	}
}

// importBy runs an import by the crew in a process of its own, and calls do with each line that it
// prints, as it comes. It returns its exit code, -1 if it was killed, and its messages.
func (c *crew) importBy(db, dir string, do func(line int, program *os.Process), options ...string) (code int, messages string) {
	p := program(append([]string{"--db", db, "import", "--quiet", "--nats", c.url, dir}, options...)...)
	var told bytes.Buffer
	p.Stderr = &told
	out, err := p.StdoutPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		c.t.Fatal(err)
	}
	defer time.AfterFunc(30*time.Minute, func() { _ = p.Process.Kill() }).Stop() // it may have ended
	line := 0
	for lines := bufio.NewScanner(out); lines.Scan(); {
		line++
		do(line, p.Process)
	}
	_ = p.Wait() // the state says it all
	return p.ProcessState.ExitCode(), told.String()
}

// An import whose documents are read by several workers, of which some are killed, and that is killed
// itself and begun again, leaves the database of one that reads all itself.
func TestImportByManyWorkers(t *testing.T) {
	dir := copies(t, 48, mixed...)
	work := t.TempDir()
	alone, together := filepath.Join(work, "alone.db"), filepath.Join(work, "together.db")
	must(t, commandline.Incomplete, "--db", alone, "import", dir)

	crew := &crew{t: t, url: startNATS(t)}
	t.Cleanup(crew.dismiss)
	for range 3 {
		crew.hire()
	}
	random := rand.New(rand.NewPCG(22, 1))
	replaceOne := func() {
		crew.kill(random.IntN(len(crew.members)))
		crew.hire()
	}
	// No document is in hand at two of these moments, which lie further apart than documents are sent
	// ahead: one that has ended three workers would be set aside.
	options := []string{"--nats-patience", "3s", "--workers", "6", "--batch", "1"}
	code, messages := crew.importBy(together, dir, func(line int, program *os.Process) {
		switch line {
		case 2:
			replaceOne()
		case 6:
			_ = program.Kill() // it is what this run ends with
		}
	}, options...)
	if code != -1 {
		t.Fatalf("the import that was to be killed ended with %d\n%s", code, messages)
	}
	code, messages = crew.importBy(together, dir, func(line int, _ *os.Process) {
		switch line {
		case 20, 34:
			replaceOne()
		}
	}, options...)
	if code != commandline.Incomplete {
		t.Fatalf("the second import ended with %d\n%s", code, messages)
	}
	if got, want := dump(t, together), dump(t, alone); got != want {
		t.Errorf("another database than that of one machine: %s", difference(got, want))
	}
}

// The options for other machines are told apart from those of this one.
func TestWrongCallsOfManyMachines(t *testing.T) {
	for message, args := range map[string][]string{
		"--nats says where documents come from, and is missing": {"work"},
		"one of them 1 or more":                                 {"work", "--nats", "nats://localhost", "--text-workers", "0", "--ocr-workers", "0"},
		"--isolation is for documents that are read here":       {"import", "--nats", "nats://localhost", "--isolation", "none", "x.pdf"},
		"--nats-patience a second or more":                      {"import", "--nats", "nats://localhost", "--nats-patience", "1ms", "x.pdf"},
		"arguments of nats-server stand behind --":              {"nats-server", "x.conf"},
	} {
		_, told, code := nianbao(t, "", append([]string{"--db", filepath.Join(t.TempDir(), "reports.db")}, args...)...)
		if code != commandline.WrongCall || !strings.Contains(told, message) {
			t.Errorf("%v: exit code %d, %q", args, code, told)
		}
	}
	_, told, code := nianbao(t, "", "work", "--nats", "nats://user:secret@127.0.0.1:1", "--text-workers", "1")
	if code != commandline.Failed || !strings.Contains(told, "no connection to NATS at nats://user:xxxxx@127.0.0.1:1") || strings.Contains(told, "secret") {
		t.Errorf("without a server: exit code %d, %q", code, told)
	}
}
