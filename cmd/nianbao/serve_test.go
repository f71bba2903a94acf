package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// A served is a server of the program in a process of its own.
type served struct {
	site     string // "http://127.0.0.1:40123"
	process  *exec.Cmd
	messages *bytes.Buffer // what it wrote after its address
	heard    chan struct{} // closed when there is nothing more to come
}

// serve starts the server at a free port, and waits until it says where it is.
func serve(t *testing.T, args ...string) *served {
	t.Helper()
	s := &served{process: program(append(args, "serve", "--listen", "127.0.0.1:0")...), messages: &bytes.Buffer{}, heard: make(chan struct{})}
	stderr, err := s.process.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.process.Process.Kill() }) // it may have ended
	lines := bufio.NewReader(stderr)
	first, err := lines.ReadString('\n')
	if err != nil || !strings.HasPrefix(first, "http://") {
		t.Fatalf("the server says %q, %v", first, err)
	}
	s.site = strings.TrimSpace(first)
	go func() {
		defer close(s.heard)
		_, _ = io.Copy(s.messages, lines)
	}()
	return s
}

// stop asks the server to end, and returns its exit code.
func (s *served) stop(t *testing.T, signal syscall.Signal) int {
	t.Helper()
	if err := s.process.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	<-s.heard
	_ = s.process.Wait() // the exit code says it
	return s.process.ProcessState.ExitCode()
}

func (s *served) get(t *testing.T, path string) (status int, kind, body string) {
	t.Helper()
	answer, err := http.Get(s.site + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, answer.Header.Get("Content-Type"), string(data)
}

func TestServe(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example)
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		s := serve(t, "--db", db)
		if status, kind, body := s.get(t, "/reports/1"); status != http.StatusOK || !strings.HasPrefix(kind, "text/html") || !strings.Contains(body, "德清县人民政府") {
			t.Errorf("page: status %d, %s, %.200s", status, kind, body)
		}
		var list struct {
			Reports []struct {
				Organ string
				Year  int
			}
		}
		status, kind, body := s.get(t, "/reports.json")
		if err := json.Unmarshal([]byte(body), &list); err != nil || status != http.StatusOK || kind != "application/json; charset=utf-8" ||
			len(list.Reports) != 1 || list.Reports[0].Organ != "德清县人民政府" || list.Reports[0].Year != 2022 {
			t.Errorf("JSON: status %d, %s, %v, %.200s", status, kind, err, body)
		}
		var problem struct {
			Title  string
			Status int
			Detail string
		}
		status, kind, body = s.get(t, "/reports.json?from=soon")
		if err := json.Unmarshal([]byte(body), &problem); err != nil || status != http.StatusBadRequest || problem.Status != status ||
			!strings.HasPrefix(kind, "application/problem+json") || problem.Detail != "from=soon" {
			t.Errorf("error: status %d, %s, %v, %s", status, kind, err, body)
		}
		if code := s.stop(t, signal); code != 0 || s.messages.Len() > 0 {
			t.Errorf("after %v: exit code %d, messages %q", signal, code, s.messages)
		}
	}
}

// What keeps the server from starting is said, and nothing is made.
func TestServeWhatCannotBe(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	must(t, 0, "--db", db, "import", example)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for name, tc := range map[string]struct {
		args []string
		code int
		says string
	}{
		"a database that is not there": {[]string{"--db", filepath.Join(dir, "none.db"), "serve", "--listen", "127.0.0.1:0"}, commandline.Failed, "none.db"},
		"a file that is no database":   {[]string{"--db", example, "serve", "--listen", "127.0.0.1:0"}, commandline.Failed, "form2021-libreoffice.pdf"},
		"a port that is taken":         {[]string{"--db", db, "serve", "--listen", taken.Addr().String()}, commandline.Failed, "address already in use"},
		"an address that is none":      {[]string{"--db", db, "serve", "--listen", "nowhere"}, commandline.Failed, "nowhere"},
		"an argument":                  {[]string{"--db", db, "serve", "reports"}, commandline.WrongCall, "see: nianbao serve --help"},
	} {
		_, messages, code := nianbao(t, "", tc.args...)
		if code != tc.code || !strings.Contains(messages, tc.says) || strings.Count(messages, "\n") > 3 {
			t.Errorf("%s: exit code %d, %q; want %d and %q", name, code, messages, tc.code, tc.says)
		}
	}
	if found, err := filepath.Glob(filepath.Join(dir, "none*")); err != nil || len(found) > 0 {
		t.Errorf("a database was made: %v, %v", found, err)
	}
}
