package tesseract

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

// Readings hold what was read on a page, in its pictures.
type Readings struct {
	file    string // "" without a cache
	words   map[string][]Word
	changed bool
}

// Open returns what is kept of a page; a nil cache keeps nothing.
func (c *Cache) Open(page *raster.Raster) *Readings {
	r := &Readings{words: map[string][]Word{}}
	version := programVersion()
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

// key names a picture, given by its hash, read in a mode.
func key(m Mode, picture [sha256.Size]byte) string { return fmt.Sprintf("%x %v", picture, m) }

func (r *Readings) find(key string) ([]Word, bool) {
	words, ok := r.words[key]
	return words, ok
}

func (r *Readings) add(key string, words []Word) { r.words[key], r.changed = words, true }

// Save keeps what was read anew. The file appears whole or not at all.
func (r *Readings) Save() {
	if r.file == "" || !r.changed || os.MkdirAll(filepath.Dir(r.file), 0o700) != nil {
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
