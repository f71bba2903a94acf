// Package tesseract has the program of that name read pictures, many in one run, and
// keeps what it read for when the same picture comes again. Pictures and a mode come
// in; words with their places in pixels and their confidence go out. It knows nothing
// of what is in the pictures, and trusts no word.
package tesseract
