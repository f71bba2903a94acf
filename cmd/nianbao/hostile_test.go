package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// mutate returns a damaged copy of a PDF: bytes flipped, its end cut off, a part
// repeated, or two objects swapped.
func mutate(random *rand.Rand, data []byte) []byte {
	data = bytes.Clone(data)
	at := func() int { return random.IntN(len(data)) }
	switch random.IntN(4) {
	case 0:
		for range 1 + random.IntN(40) {
			data[at()] ^= byte(1 + random.IntN(255))
		}
	case 1:
		data = data[:at()]
	case 2:
		from := at()
		part := data[from:min(len(data), from+1+random.IntN(2000))]
		to := at()
		data = bytes.Join([][]byte{data[:to], part, data[to:]}, nil)
	case 3:
		objects := bytes.Split(data, []byte("endobj"))
		i, j := random.IntN(len(objects)), random.IntN(len(objects))
		objects[i], objects[j] = objects[j], objects[i]
		data = bytes.Join(objects, []byte("endobj"))
	}
	return data
}

// Of 200 malformed files every one is recorded, as a report or as a failure.
func TestMalformedFiles(t *testing.T) {
	const files = 200
	sources, err := filepath.Glob("../../testdata/fixtures/*.pdf")
	if err != nil || len(sources) == 0 {
		t.Fatalf("%d fixtures, %v", len(sources), err)
	}
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(3, 4))
	for i := range files {
		data, err := os.ReadFile(sources[i%len(sources)])
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.pdf", i)), mutate(random, data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	db := filepath.Join(t.TempDir(), "reports.db")
	out := must(t, commandline.Incomplete, "--db", db, "import", "--quiet", dir)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != files {
		t.Fatalf("%d results, want %d", len(lines), files)
	}
	kinds := map[string]int{}
	for i, line := range lines {
		fields := strings.Split(line, "\t")
		if want := fmt.Sprintf("%03d.pdf", i); len(fields) < 4 || filepath.Base(fields[2]) != want {
			t.Fatalf("result %d is %q, want one of %s", i, line, want)
		}
		switch kind := fields[3]; {
		case fields[0] != "failed":
			kinds["read"]++
		case kind == "crash" || kind == "timeout" || kind == "internal" || kind == "refused" || kind == "unreadable":
			t.Errorf("%s failed with the kind %s", fields[2], kind)
		default:
			kinds[kind]++
		}
	}
	if kinds["read"] == 0 || kinds["damaged"] == 0 {
		t.Errorf("kinds %v, want files of both kinds, read and damaged", kinds)
	}
	failures := must(t, 0, "--db", db, "failures")
	if recorded := strings.Count(failures, ".pdf\t"); recorded != files-kinds["read"] {
		t.Errorf("%d failures recorded, want %d", recorded, files-kinds["read"])
	}
	t.Log(kinds)
}

// A command that opens a file itself does so in a process of its own, and tells in words what is
// wrong with it.
func TestInspectHostile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "numbers.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.4\n2147483647 0 obj null endobj\nstartxref\n9\n%%EOF"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"inspect", "identity"} {
		out, messages, code := nianbao(t, "", command, path)
		if code != commandline.Failed || out != "" || !strings.Contains(messages, "more than 2000000 objects") || strings.Contains(messages, "goroutine") {
			t.Errorf("%s: code %d, %q, %q", command, code, out, messages)
		}
	}
}
