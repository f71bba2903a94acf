package archive

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"nianbao/cmd/internal/warc"
	"nianbao/store/crawldb"
)

// Gather puts contents that are files of their own, as archives had them before they were WARC, into WARC files, each with the address and
// the headers with which the database says that it was had, and removes the files. It returns how many those were.
// A content of which the database knows no address stays. It can be stopped and called again.
func (a *Archive) Gather(ctx context.Context) (int, error) {
	paths, err := filepath.Glob(filepath.Join(a.dir, singles, "*", "*"))
	if err != nil {
		return 0, err
	}
	n := 0
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return n, err
		}
		gathered, err := a.gather(ctx, path)
		if err != nil {
			return n, fmt.Errorf("%s: %w", path, err)
		}
		if gathered {
			n++
		}
	}
	return n, nil
}

// gather puts one file in.
func (a *Archive) gather(ctx context.Context, path string) (bool, error) {
	sha256 := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	had, ok, err := crawldb.FirstHad(ctx, a.db, sha256)
	if err != nil || !ok {
		return false, err
	}
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	d, err := a.receiveAll(f)
	if err != nil {
		return false, err
	}
	if d.SHA256 != sha256 {
		return false, errors.Join(d.Discard(), errors.New("the bytes are not those by which the file is called"))
	}
	header := http.Header(had.Headers)
	if header == nil {
		header = http.Header{"Content-Type": {d.MediaType}}
	}
	o, err := a.Keep(ctx, d, warc.Exchange{URL: had.URL, At: had.FetchedAt, Status: "200 OK", Header: header})
	if err == nil {
		err = crawldb.NotePlace(ctx, a.db, sha256, o.Path)
	}
	if err != nil {
		return false, err
	}
	return true, os.Remove(path)
}

// receiveAll receives a file of the archive, which was within the limits when it was had.
func (a *Archive) receiveAll(f *os.File) (*Draft, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return a.Receive(f, info.Size())
}
