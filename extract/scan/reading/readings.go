package reading

import (
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"nianbao/extract/scan/raster"
)

// Readings hold what one engine read on a page, in its pictures.
type Readings struct {
	file    string // "" without a cache
	words   map[string][]Word
	changed bool
}

// Open returns what is kept of a page that the engine of a version read, which says all that
// its readings depend on; without a cache or a version nothing is kept.
func (c *Cache) Open(version string, page *raster.Raster) *Readings {
	r := &Readings{words: map[string][]Word{}}
	if c == nil || version == "" {
		return r
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%d %d\n", version, page.W, page.H)
	h.Write(page.Pix)
	r.file = filepath.Join(c.dir, hex.EncodeToString(h.Sum(nil)))
	f, err := os.Open(r.file)
	if err != nil {
		return r
	}
	defer f.Close()
	kept := map[string][]Word{}
	if z, err := gzip.NewReader(f); err == nil && gob.NewDecoder(z).Decode(&kept) == nil {
		r.words = kept
		now := time.Now()
		_ = os.Chtimes(r.file, now, now) // what was used last is kept longest
	}
	return r
}

// Find returns what was read by the key of a picture and of how it was read.
func (r *Readings) Find(key string) ([]Word, bool) {
	words, ok := r.words[key]
	return words, ok
}

// Add takes what was read by a key.
func (r *Readings) Add(key string, words []Word) { r.words[key], r.changed = words, true }

// Save keeps what was read anew, if anything is to be kept. The file appears whole or not at all.
func (r *Readings) Save() {
	if r == nil || r.file == "" || !r.changed || os.MkdirAll(filepath.Dir(r.file), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(r.file), "part-")
	if err != nil {
		return
	}
	z := gzip.NewWriter(f)
	err = cmp.Or(gob.NewEncoder(z).Encode(r.words), z.Close(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), r.file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
