package source

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"nianbao/cmd/internal/ingest"
)

// Of a folder that a browser saved, the logos are passed over and counted; a picture that may be
// a report, and one that is damaged, are not. A picture that is named is always read.
func TestSmallPictures(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, width, height int) string {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	logo := write("logo.png", 200, 80)
	write("banner.png", 1920, 300)
	write("page.png", 800, 1100)
	if err := os.WriteFile(filepath.Join(dir, "damaged.jpg"), []byte("\xFF\xD8\xFF"), 0o600); err != nil {
		t.Fatal(err)
	}
	var found []string
	passed := 0
	d := &Discoverer{Limits: ingest.DefaultLimits(), PassedOver: func() { passed++ }, Yield: func(s Source) error {
		found = append(found, filepath.Base(s.Path))
		return nil
	}}
	if err := d.All(t.Context(), []string{dir, logo}); err != nil {
		t.Fatal(err)
	}
	if want := []string{"damaged.jpg", "page.png", "logo.png"}; !slices.Equal(found, want) || passed != 2 {
		t.Errorf("%v, %d passed over; want %v and 2", found, passed, want)
	}
}
