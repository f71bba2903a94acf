package scan

import (
	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/tesseract"
)

// ErrMissing says that tesseract, or one of its models, is not installed.
var ErrMissing = tesseract.ErrMissing

// Available reports whether tesseract and the models that are needed are
// installed. It is looked up once.
func Available() bool { return tesseract.Available() }

// A Cache keeps what tesseract read, so that a page that comes again takes none of
// its time.
type Cache = reading.Cache

// NewCache returns the cache in a directory, which is made when something is kept.
func NewCache(dir string) *Cache { return reading.NewCache(dir) }

// UserCache returns the directory of the cache below the user's cache folder, ""
// where there is none.
func UserCache() string { return reading.UserCache() }
