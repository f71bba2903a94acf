package archive

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"nianbao/cmd/internal/warc"
	"nianbao/store/crawldb"
)

// Sweep removes what runs left behind when they were killed: downloads, and what of a record was
// written. The caller holds the lock.
func (a *Archive) Sweep(ctx context.Context) error {
	left, err := filepath.Glob(filepath.Join(a.dir, "tmp", "*"))
	if err != nil {
		return err
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("archive: %w", err)
		}
	}
	files, err := a.Files()
	if err != nil || len(files) == 0 {
		return err
	}
	last := files[len(files)-1] // the one that was written
	offset, err := crawldb.LastContentIn(ctx, a.db, filepath.Base(last))
	if err != nil {
		return err
	}
	if _, err = warc.Mend(last, warc.Position{Offset: offset}); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	return nil
}

// Files lists the paths of the WARC files in the order in which they were written.
func (a *Archive) Files() ([]string, error) {
	files, err := filepath.Glob(filepath.Join(a.dir, "warc", "*.warc*"))
	slices.Sort(files)
	return files, err
}

// Export writes the archive as one file that players in a browser open (WACZ), with the documents as its pages.
func (a *Archive) Export(ctx context.Context, out io.Writer, title string) error {
	files, err := a.Files()
	if err != nil {
		return err
	}
	p := warc.Package{Title: title, Software: "nianbao", Created: a.now(), Files: files}
	publications, err := crawldb.Publications(ctx, a.db)
	if err != nil {
		return err
	}
	for _, v := range publications {
		p.Pages = append(p.Pages, warc.Page{URL: v.URL, At: v.FetchedAt, Title: v.LinkText})
	}
	return p.Write(out)
}
