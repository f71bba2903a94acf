package wholefile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"nianbao/cmd/internal/wholefile"
)

func TestWhatWasThereStaysWhereWritingFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "export.csv")
	if err := wholefile.Write(path, []byte("organ,year\n")); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	err := wholefile.Stream(path, func(w io.Writer) error {
		io.WriteString(w, "organ")
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("the error is %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "organ,year\n" {
		t.Errorf("the file holds %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
		t.Errorf("beside the file there are %v", left)
	}
}

func TestALinkIsFollowed(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "export.csv"), filepath.Join(dir, "latest.csv")
	if err := errors.Join(os.WriteFile(file, []byte("old"), 0o600), os.Symlink(file, link), wholefile.Write(link, []byte("new"))); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(file); string(got) != "new" {
		t.Errorf("the file behind the link holds %q", got)
	}
}

// A file that only its owner may read does not become everybody's when it is written again.
func TestWhoMayReadItStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "export.csv")
	if err := errors.Join(os.WriteFile(path, []byte("old"), 0o600), wholefile.Write(path, []byte("new"))); err != nil {
		t.Fatal(err)
	}
	if there, err := os.Stat(path); err != nil || there.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", there.Mode(), err)
	}
}
