package source

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
)

// What is unpacked of archives in an archive is bounded by that one, however small each of them is for itself.
func TestNestedBomb(t *testing.T) {
	dir := t.TempDir()
	inner := filepath.Join(dir, "inner.zip")
	var zeros []zipMember
	for i := range 20 {
		zeros = append(zeros, zipMember{name: fmt.Sprintf("%d.txt", i), content: strings.Repeat("0", 1000)})
	}
	writeZip(t, inner, zeros...)
	data, err := os.ReadFile(inner)
	if err != nil {
		t.Fatal(err)
	}
	var inners []zipMember
	for i := range 20 {
		inners = append(inners, zipMember{name: fmt.Sprintf("%d.zip", i), content: string(data)})
	}
	path := filepath.Join(dir, "outer.zip")
	writeZip(t, path, inners...)
	limits := ingest.DefaultLimits()
	limits.Unpacked = 50_000
	got := discovered(t, limits, path)
	if read := strings.Count(got, ".txt: "); read == 0 || read > 50 || !strings.HasSuffix(got, "outer.zip: fault limit\n") {
		t.Errorf("%d members of 400 are read: %s", read, got)
	}
}
