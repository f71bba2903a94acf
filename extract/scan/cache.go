package scan

import (
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"image"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

// maxCache bounds a cache in bytes; the readings of a page take about 10,000.
const maxCache = 256 << 20

// A Cache keeps what tesseract read, so that a page that comes again takes none of
// its time: a file for each page, named by the hash of its picture, of tesseract's
// version and of its models. In it are the words of each picture that was made of
// the page, by the hash of that picture and the mode in which it was read, so that
// a change in how pages are prepared finds nothing old. What is concluded from the
// words is not kept.
//
// Several processes may use one cache. What can't be read or written is read anew:
// a cache has no errors.
type Cache struct{ dir string }

// NewCache returns the cache in a directory, which is made when something is kept.
func NewCache(dir string) *Cache { return &Cache{dir} }

// UserCache returns the directory of the cache below the user's cache folder, ""
// where there is none.
func UserCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "nianbao", "ocr")
}

// A pageReadings holds what was read on a page.
type pageReadings struct {
	file    string // "" without a cache
	words   map[string][]cachedWord
	changed bool
}

// A cachedWord is a word as it is kept.
type cachedWord struct {
	Text       string
	Box, Line  image.Rectangle
	Confidence float64
}

// open returns what is kept of a page; a nil cache keeps nothing.
func (c *Cache) open(page *raster) *pageReadings {
	r := &pageReadings{words: map[string][]cachedWord{}}
	version := programVersion()
	if c == nil || version == "" {
		return r
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%d %d\n", version, page.w, page.h)
	h.Write(page.pix)
	r.file = filepath.Join(c.dir, hex.EncodeToString(h.Sum(nil)))
	f, err := os.Open(r.file)
	if err != nil {
		return r
	}
	defer f.Close()
	kept := map[string][]cachedWord{}
	if z, err := gzip.NewReader(f); err == nil && gob.NewDecoder(z).Decode(&kept) == nil {
		r.words = kept
		now := time.Now()
		_ = os.Chtimes(r.file, now, now) // what was used last is kept longest
	}
	return r
}

// key names a picture, given by its hash, read in a mode.
func key(m mode, picture [sha256.Size]byte) string { return fmt.Sprintf("%x %v", picture, m) }

func (r *pageReadings) find(key string) ([]word, bool) {
	kept, ok := r.words[key]
	words := make([]word, len(kept))
	for i, w := range kept {
		words[i] = word{w.Text, w.Box, w.Line, w.Confidence}
	}
	return words, ok
}

func (r *pageReadings) add(key string, words []word) {
	kept := make([]cachedWord, len(words))
	for i, w := range words {
		kept[i] = cachedWord{w.text, w.box, w.line, w.confidence}
	}
	r.words[key], r.changed = kept, true
}

// save keeps what was read anew. The file appears whole or not at all.
func (r *pageReadings) save() {
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

// trim removes the files that were used longest ago, down to the bound.
func (c *Cache) trim(limit int64) {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	total := int64(0)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			files = append(files, info)
			total += info.Size()
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, f := range files {
		if total <= limit {
			return
		}
		if os.Remove(filepath.Join(c.dir, f.Name())) == nil {
			total -= f.Size()
		}
	}
}

var modelFolder = regexp.MustCompile(`"(.+)"`)

// programVersion names tesseract's version with the sizes and dates of its models,
// "" if they can't be told.
var programVersion = sync.OnceValue(func() string {
	version, err := exec.Command(Program, "--version").CombinedOutput()
	if err != nil {
		return ""
	}
	langs, err := exec.Command(Program, "--list-langs").CombinedOutput()
	folder := modelFolder.FindStringSubmatch(firstLine(string(langs)))
	if err != nil || folder == nil {
		return ""
	}
	list := []string{firstLine(string(version))}
	for _, model := range []string{"chi_sim", "eng"} {
		info, err := os.Stat(filepath.Join(folder[1], model+".traineddata"))
		if err != nil {
			return ""
		}
		list = append(list, fmt.Sprintf("%s %d %d", model, info.Size(), info.ModTime().UnixNano()))
	}
	return strings.Join(list, "; ")
})
