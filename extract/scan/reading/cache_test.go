package reading

import (
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"nianbao/extract/scan/raster"
)

func TestCache(t *testing.T) {
	cache := NewCache(filepath.Join(t.TempDir(), "ocr"))
	page, other := raster.New(30, 20), raster.New(20, 30)
	words := []Word{{"12", image.Rect(1, 2, 3, 4), image.Rect(0, 2, 9, 4), 0.5}}
	name := "a picture, as a figure"

	r := cache.Open("1", page)
	if _, known := r.Find(name); known {
		t.Error("an empty cache knows something")
	}
	r.Add(name, words)
	r.Save()
	for _, c := range []struct {
		what    string
		version string
		page    *raster.Raster
		key     string
		known   bool
	}{
		{"the same", "1", page, name, true},
		{"another engine", "2", page, name, false},
		{"another mode", "1", page, "a picture, as a block", false},
		{"another picture", "1", page, "another picture, as a figure", false},
		{"another page", "1", other, name, false},
	} {
		got, known := cache.Open(c.version, c.page).Find(c.key)
		if known != c.known || known && (len(got) != 1 || got[0] != words[0]) {
			t.Errorf("%s: %v, %v", c.what, got, known)
		}
	}

	if err := os.WriteFile(r.file, []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, known := cache.Open("1", page).Find(name); known {
		t.Error("a damaged file is known")
	}
}

// What was used longest ago goes first.
func TestCacheTrim(t *testing.T) {
	cache := NewCache(t.TempDir())
	for i, name := range []string{"new", "old", "older"} {
		file := filepath.Join(cache.dir, name)
		if err := os.WriteFile(file, make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
		used := time.Now().Add(-time.Duration(i) * time.Hour)
		if err := os.Chtimes(file, used, used); err != nil {
			t.Fatal(err)
		}
	}
	cache.trim(250)
	for name, kept := range map[string]bool{"new": true, "old": true, "older": false} {
		if _, err := os.Stat(filepath.Join(cache.dir, name)); (err == nil) != kept {
			t.Errorf("%s: kept %v, want %v", name, err == nil, kept)
		}
	}
}

// Without a cache everything is read, and nothing is kept.
func TestNoCache(t *testing.T) {
	var cache *Cache
	r := cache.Open("1", raster.New(30, 20))
	r.Add("a", nil)
	r.Save()
	if r.file != "" {
		t.Errorf("kept in %s", r.file)
	}
}
