package archive

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

// What is in the archive is whole, and each content is there once.
func TestArchive(t *testing.T) {
	a, err := Open(filepath.Join(t.TempDir(), "archive"))
	if err != nil {
		t.Fatal(err)
	}
	one, err := a.Put(strings.NewReader("%PDF-1.7 a"), 100)
	if err != nil {
		t.Fatal(err)
	}
	two, err := a.Put(iotest.OneByteReader(strings.NewReader("%PDF-1.7 a")), 10)
	if err != nil || one != two {
		t.Errorf("the same content: %+v and %+v, %v", one, two, err)
	}
	if data, err := os.ReadFile(one.Path); err != nil || string(data) != "%PDF-1.7 a" || filepath.Ext(one.Path) != ".pdf" {
		t.Errorf("%s holds %q, %v", one.Path, data, err)
	}
	if got, ok := a.Get(one.SHA256, one.MediaType); !ok || got != one {
		t.Errorf("got %+v", got)
	}
	broken := errors.New("the line broke")
	for name, c := range map[string]struct {
		in   io.Reader
		want error
	}{
		"too large": {strings.NewReader("12345678901"), ErrTooLarge},
		"cut":       {io.MultiReader(strings.NewReader("123"), iotest.ErrReader(broken)), broken},
	} {
		if o, err := a.Put(c.in, 10); !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v", name, o, err)
		}
	}
	files, err := filepath.Glob(filepath.Join(a.dir, "*", "*"))
	if err != nil || len(files) != 1 {
		t.Errorf("the archive has %v, %v", files, err)
	}
	if err := a.Drop(one.SHA256); err != nil {
		t.Error(err)
	}
	if _, ok := a.Get(one.SHA256, one.MediaType); ok {
		t.Error("what was dropped is there")
	}
}
