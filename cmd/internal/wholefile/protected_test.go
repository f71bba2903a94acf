package wholefile_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"nianbao/cmd/internal/wholefile"
)

// Where the folder takes no new file, one that may be written is written all the same, and stays
// where writing fails; a new one is refused.
func TestInAProtectedFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("whoever runs this may write anywhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "export.csv")
	if err := errors.Join(os.WriteFile(path, []byte("organ,year,figure\n"), 0o600), os.Chmod(dir, 0o500)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) }) // so that it can be removed
	for _, c := range []struct {
		err  error
		want string
	}{{errors.New("no such page"), "organ,year,figure\n"}, {nil, "organ\n"}} {
		err := wholefile.Stream(path, func(w io.Writer) error {
			_, err := io.WriteString(w, "organ\n")
			return errors.Join(err, c.err)
		})
		if !errors.Is(err, c.err) {
			t.Errorf("the error is %v, not %v", err, c.err)
		}
		if got, _ := os.ReadFile(path); string(got) != c.want {
			t.Errorf("the file holds %q, want %q", got, c.want)
		}
	}
	if err := wholefile.Write(filepath.Join(dir, "new.csv"), nil); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a new file: %v", err)
	}
}
