package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"nianbao/cmd/internal/truth"
)

// mupdfPackage is the npm package of MuPDF. Its licence is the AGPL: it is
// installed into the user's cache for the comparison, runs as a program of its
// own, and is neither linked nor shipped with this project.
const mupdfPackage = "mupdf@1.28.1"

//go:embed mupdf.mjs
var mupdfScript []byte

// mupdf is the table finder of MuPDF ("table-hunt") with the row matcher: what a
// short script gets from a tool that knows tables.
type mupdf struct {
	node, script string
	idle         chan *exchange // nil for one that is yet to be started
}

// newMupdf installs the package unless it is there.
func newMupdf() (reader, error) {
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(cache, "nianbao-accuracy", mupdfPackage)
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "mupdf", "package.json")); err != nil {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
		out, err := exec.Command("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", dir, mupdfPackage).CombinedOutput()
		if err != nil {
			return nil, fmt.Errorf("npm install %s: %w: %s", mupdfPackage, err, strings.TrimSpace(string(out)))
		}
	}
	script := filepath.Join(dir, "rows.mjs")
	if err := os.WriteFile(script, mupdfScript, 0o644); err != nil {
		return nil, err
	}
	m := &mupdf{node: node, script: script, idle: make(chan *exchange, runtime.NumCPU())}
	for range cap(m.idle) {
		m.idle <- nil
	}
	return m, nil
}

func (*mupdf) name() string { return "mupdf table-hunt" }

func (m *mupdf) read(_ context.Context, pdf string, want *truth.Report) reading {
	x := <-m.idle
	lines, err := m.rows(&x, pdf)
	m.idle <- x
	if err != nil {
		return reading{failed: err.Error()}
	}
	return reading{marks: truth.Compare(want, matchRows(lines, want.Form))}
}

// rows asks a running script for the rows of a PDF. A script that fails to
// answer is given up, and another is started for the next PDF.
func (m *mupdf) rows(x **exchange, pdf string) ([]line, error) {
	if *x == nil {
		started, err := startExchange(m.node, m.script)
		if err != nil {
			return nil, err
		}
		*x = started
	}
	var answer struct {
		Rows  []line
		Error string
	}
	if err := (*x).ask(pdf, &answer); err != nil {
		(*x).end()
		*x = nil
		return nil, err
	}
	if answer.Error != "" {
		return nil, errors.New(answer.Error)
	}
	return answer.Rows, nil
}

// An exchange is a running program that answers lines with lines of JSON.
type exchange struct {
	program *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

// startExchange starts the program. It ends when its input does, at the latest
// with this one.
func startExchange(name string, args ...string) (*exchange, error) {
	x := &exchange{program: exec.Command(name, args...)}
	in, err := x.program.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := x.program.StdoutPipe()
	if err != nil {
		return nil, err
	}
	x.in, x.out = in, bufio.NewReader(out)
	return x, x.program.Start()
}

func (x *exchange) ask(question string, answer any) error {
	if _, err := io.WriteString(x.in, question+"\n"); err != nil {
		return err
	}
	b, err := x.out.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("%s: no answer: %w", x.program.Path, err)
	}
	return json.Unmarshal(b, answer)
}

func (x *exchange) end() {
	x.in.Close()
	x.program.Wait()
}
