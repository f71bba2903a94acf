package office

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// A Cache is a directory in which what was converted is kept, so that bytes that come again
// take no time; "" keeps nothing. Several processes may use one. What can't be read or written
// is converted anew.
type Cache string

// Convert is like the function Convert, but for what is kept.
func (c Cache) Convert(ctx context.Context, data []byte, from, to string) ([]byte, error) {
	if c == "" {
		return Convert(ctx, data, from, to)
	}
	file := filepath.Join(string(c), fmt.Sprintf("%x.%s", sha256.Sum256(append([]byte(from+"\n"), data...)), to))
	if kept, err := os.ReadFile(file); err == nil {
		now := time.Now()
		_ = os.Chtimes(file, now, now) // what was used last is kept longest
		return kept, nil
	}
	out, err := Convert(ctx, data, from, to)
	if err == nil {
		keep(file, out)
	}
	return out, err
}

// keep writes a file, which appears whole or not at all.
func keep(file string, data []byte) {
	if os.MkdirAll(filepath.Dir(file), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(file), "part-")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
