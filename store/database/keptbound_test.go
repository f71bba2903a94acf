package database

import (
	"os"
	"path/filepath"
	"testing"
)

// Of a large file more is kept than of a small one.
func TestKeptOfAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size, want := range map[int64]int{0: keptBytes, 1 << 30: keptBytes, 30 << 30: 30 << 30 / keptPart} {
		if err := f.Truncate(size); err != nil { // takes no room on the disk
			t.Fatal(err)
		}
		if got := keptOf(path); got != want {
			t.Errorf("of %d bytes %d are kept, not %d", size, got, want)
		}
	}
	if got := keptOf(path + ".missing"); got != keptBytes {
		t.Errorf("of no file %d bytes are kept", got)
	}
}

// What is kept is bounded, and what was not asked for the longest goes first.
func TestKeptIsBounded(t *testing.T) {
	k := kept{bound: keptBytes}
	const third = keptBytes / 3
	for _, name := range []string{"a", "b", "c"} {
		k.put("state", name, name, third)
	}
	if _, ok := k.get("state", "a"); !ok {
		t.Fatal("a is gone")
	}
	k.put("state", "d", "d", third)
	k.put("state", "too large", "e", keptBytes+1)
	for name, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true, "too large": false} {
		if _, ok := k.get("state", name); ok != want {
			t.Errorf("%s is kept: %v", name, ok)
		}
	}
	if _, ok := k.get("other state", "a"); ok {
		t.Error("an answer of another state of the database is given")
	}
}
