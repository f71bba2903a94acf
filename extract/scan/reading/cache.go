package reading

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// maxCache bounds a cache in bytes; the readings of a page take about 10,000.
const maxCache = 256 << 20

// A Cache keeps what engines read, so that a page that comes again takes none of
// their time: a file for each page and engine, named by the hash of the page's picture, of the
// engine's version and of its models. In it are the words of each picture that was made of
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

// Trim removes what was used longest ago, down to the bound of a cache. A nil cache has
// nothing.
func (c *Cache) Trim() {
	if c != nil {
		c.trim(maxCache)
	}
}

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
