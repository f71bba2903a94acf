package office

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Where the program took too long for documents in a row, it is not asked again: it would not answer.
func TestAfterHangs(t *testing.T) {
	behaves(t, "printf done > $out")
	hangs.Store(mostHangs - 1)
	defer hangs.Store(0)
	if _, err := Convert(t.Context(), nil, "doc", "docx"); err != nil || hangs.Load() != 0 {
		t.Errorf("after one: %v, %d counted, want that it begins anew", err, hangs.Load())
	}
	hangs.Store(mostHangs)
	if _, err := Convert(t.Context(), nil, "doc", "docx"); !errors.Is(err, ErrStopped) {
		t.Errorf("after %d: %v, want %v", mostHangs, err, ErrStopped)
	}
}

// Folders that a killed process left go with the next conversion; none stays of that.
func TestAbandonedFolders(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	old, others := filepath.Join(temp, folders+"1"), filepath.Join(temp, folders+"2")
	for _, folder := range []string{old, others} {
		if err := os.MkdirAll(filepath.Join(folder, "profile"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	yesterday := time.Now().Add(-24 * time.Hour)
	if err := os.Chtimes(old, yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	behaves(t, "printf done > $out")
	if _, err := Convert(t.Context(), nil, "doc", "docx"); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(temp, "*")); len(left) != 1 || left[0] != others {
		t.Errorf("left are %v, want that of a process that may still run, %s", left, others)
	}
}
