package webtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/store"
)

// Main runs the tests of a package that uses the example: it takes the part of a
// worker process where one is started, and removes the example in the end.
func Main(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == workers.Command {
		fmt.Fprintln(os.Stderr, workers.Serve(os.Stdin, os.Stdout)) // it ends the process itself unless something fails
		os.Exit(1)
	}
	code := m.Run()
	if dir, err := exampleDir(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// Fixture returns the path of a document that the tests of the module share.
func Fixture(t testing.TB, name string) string {
	t.Helper()
	dir, err := fixturesDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, name)
}

// fixturesDir finds the folder from any package of the module.
var fixturesDir = sync.OnceValues(func() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "testdata", "fixtures"), nil
		}
		above := filepath.Dir(dir)
		if above == dir {
			return "", errors.New("no go.mod above the tests")
		}
		dir = above
	}
})

// Example returns the path of a database of some fixtures, which stand in its folder.
// Serving doesn't change it.
func Example(t testing.TB) string {
	t.Helper()
	dir, err := exampleDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "example.db")
}

// exampleDir makes a folder with some fixtures and a database of them, once for
// all tests: serving doesn't change it.
var exampleDir = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "nianbao-web")
	if err != nil {
		return "", err
	}
	fixtures, err := fixturesDir()
	if err != nil {
		return dir, err
	}
	var paths []string
	for _, name := range []string{"department.pdf", "drift.pdf", "form2019-libreoffice.pdf", "form2021-libreoffice.pdf", "norulings-blank.pdf",
		"pagebreak-in-row.pdf", "rotated.pdf", "mutool.pdf", "form2021-chromium.pdf"} {
		data, err := os.ReadFile(filepath.Join(fixtures, name))
		if err != nil {
			return dir, err
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			return dir, err
		}
		paths = append(paths, path)
	}
	s, err := store.Open(filepath.Join(dir, "example.db"))
	if err != nil {
		return dir, err
	}
	defer s.Close()
	_, err = bulk.Run(context.Background(), bulk.Config{Store: s, Args: paths, Workers: 1, Isolation: bulk.InThreads, Limits: ingest.DefaultLimits(),
		BatchSize: 64, BatchAge: time.Second, Report: func(bulk.Result) error { return nil }})
	return dir, err
})
