package ingest

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"nianbao/extract/document"
)

// Load reads all of a document, or fails with extract.ErrLimit.
func Load(in io.Reader, path string, limit int64) ([]byte, error) {
	var data bytes.Buffer
	if err := LoadInto(&data, in, path, limit); err != nil {
		return nil, err
	}
	return data.Bytes(), nil
}

// LoadInto is Load into a buffer, in place of what was there.
func LoadInto(data *bytes.Buffer, in io.Reader, path string, limit int64) error {
	data.Reset()
	if f, ok := in.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			data.Grow(int(min(info.Size(), limit)) + bytes.MinRead) // room to see the end
		}
	}
	if _, err := data.ReadFrom(io.LimitReader(in, limit+1)); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if int64(data.Len()) > limit {
		return &document.Error{Path: path, Reason: document.ErrLimit, Detail: (&document.LimitError{Limit: "bytes", Max: limit}).Error()}
	}
	return nil
}
