package main

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"nianbao/cmd/internal/commandline"
)

// startServer starts a server of NATS in a process of its own.
func startServer(t *testing.T, dir string) (server *exec.Cmd, url string) {
	t.Helper()
	server = program("nats-server", "--listen", "127.0.0.1:0", "--dir", dir)
	out, err := server.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for url == "" && lines.Scan() {
		_, url, _ = strings.Cut(lines.Text(), "a NATS server listens at ")
	}
	go func() {
		for lines.Scan() {
			continue // so that the server can write on
		}
	}()
	return server, url
}

// processorTime ends a program and returns what it took, with those that it started.
func processorTime(t *testing.T, c *exec.Cmd) time.Duration {
	t.Helper()
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	return c.ProcessState.UserTime() + c.ProcessState.SystemTime()
}

// What it costs to read by NATS on one machine, against the pipes of an import:
//
//	NIANBAO_FLEET_FOLDER=reports go test ./cmd/nianbao -run CostOfManyMachines -v -count 3
func TestCostOfManyMachines(t *testing.T) {
	folder := os.Getenv("NIANBAO_FLEET_FOLDER")
	if folder == "" {
		t.Skip("it takes processor time; NIANBAO_FLEET_FOLDER names the reports to be read")
	}
	work := t.TempDir()
	importInto := func(name string, args ...string) (taken, waited time.Duration) {
		c := program(append([]string{"--db", filepath.Join(work, name), "import", "--quiet", folder}, args...)...)
		var messages bytes.Buffer
		c.Stderr = &messages
		start := time.Now()
		err := c.Run()
		var exit *exec.ExitError
		if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != commandline.Incomplete) {
			t.Fatalf("%v\n%s", err, messages.String())
		}
		return c.ProcessState.UserTime() + c.ProcessState.SystemTime(), time.Since(start)
	}
	pipes, pipesWait := importInto("pipes.db")
	server, url := startServer(t, filepath.Join(work, "nats"))
	worker := program("work", "--nats", url)
	if err := worker.Start(); err != nil {
		t.Fatal(err)
	}
	importer, natsWait := importInto("nats.db", "--nats", url)
	readers, servers := processorTime(t, worker), processorTime(t, server)
	all := importer + readers + servers
	t.Logf("processor time: pipes %v; NATS %v (import %v, work %v, server %v), %.2f times as much; by the clock %v and %v",
		pipes, all, importer, readers, servers, all.Seconds()/pipes.Seconds(), pipesWait.Round(time.Millisecond), natsWait.Round(time.Millisecond))
	if got, want := dump(t, filepath.Join(work, "nats.db")), dump(t, filepath.Join(work, "pipes.db")); got != want {
		t.Errorf("the databases differ: %s", difference(got, want))
	}
}
