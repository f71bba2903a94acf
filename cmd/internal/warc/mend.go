package warc

import "os"

// Mend cuts off what stands behind the last whole record of a file, from a position on at which one begins, and returns how many
// bytes that was: whoever wrote the file was killed. A file without a whole record is removed. The caller sees to
// it that nobody writes into it.
func Mend(path string, from Position) (cut int64, err error) {
	whole, size, err := wholeBytes(path, from)
	switch {
	case err != nil || whole == size:
		return 0, err
	case whole == 0:
		return size, os.Remove(path)
	}
	return size - whole, os.Truncate(path, whole)
}

// wholeBytes returns how many bytes of a file it has up to the end of its last whole record, and how many in all.
func wholeBytes(path string, from Position) (whole, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, 0, err
	}
	whole = from.Offset
	for record, err := range (File{In: f, Size: info.Size()}).Records(from) {
		if err == nil && record.Size > 0 {
			whole = record.Offset + record.Size
		}
	}
	return whole, info.Size(), nil
}
