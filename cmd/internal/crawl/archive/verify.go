package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"nianbao/cmd/internal/warc"
	"nianbao/store/crawldb"
)

// A Damage is something that the archive should have and does not have as it was.
type Damage struct {
	File    string `json:"file"`             // name of the WARC file
	SHA256  string `json:"sha256,omitempty"` // of the content that can't be had, "" where it is none that the database knows
	URL     string `json:"url,omitempty"`    // where it was had
	Problem string `json:"problem"`
}

// A Verification is what was looked at and what was found.
type Verification struct {
	Files    int      `json:"files"`
	Records  int      `json:"records"`
	Contents int      `json:"contents"` // that the database has places of
	Damages  []Damage `json:"damages"`
}

// Verify reads the whole archive and compares it with what the database has of it. A content that can't be had as it was
// is forgotten, so that it is fetched again when a run comes to its address.
func (a *Archive) Verify(ctx context.Context) (*Verification, error) {
	files, err := a.Files()
	if err != nil {
		return nil, err
	}
	v := &Verification{Damages: []Damage{}}
	for _, path := range files {
		if err := ctx.Err(); err != nil {
			return v, err
		}
		if err := a.verify(ctx, path, v); err != nil {
			return v, err
		}
	}
	return v, a.verifyMissing(ctx, files, v)
}

// verify looks through a file.
func (a *Archive) verify(ctx context.Context, path string, v *Verification) error {
	name := filepath.Base(path)
	contents, err := crawldb.ContentsOf(ctx, a.db, name)
	if err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	v.Files++
	v.Contents += len(contents)
	whole := map[int64]string{} // the digests of records by their places
	for r, err := range (warc.File{In: f, Size: info.Size()}).Records(warc.Position{}) {
		if err != nil {
			v.Damages = append(v.Damages, Damage{File: name, Problem: err.Error()})
			continue
		}
		v.Records++
		if !slices.ContainsFunc(r.Faults, warc.IsDamage) {
			whole[r.Offset] = r.Digest
		}
		if len(r.Faults) > 0 {
			v.Damages = append(v.Damages, Damage{File: name, URL: r.URL, Problem: errors.Join(r.Faults...).Error()})
		}
	}
	for _, c := range contents {
		if whole[c.Offset] == "sha256:"+c.SHA256 {
			continue
		}
		if err := a.forget(ctx, c, "its record can't be read as it was written", v); err != nil {
			return err
		}
	}
	return nil
}

// verifyMissing looks for contents of files that are not there.
func (a *Archive) verifyMissing(ctx context.Context, files []string, v *Verification) error {
	known, err := crawldb.ContentFiles(ctx, a.db)
	if err != nil {
		return err
	}
	for _, name := range known {
		if slices.Contains(files, a.file(name)) {
			continue
		}
		contents, err := crawldb.ContentsOf(ctx, a.db, name)
		if err != nil {
			return err
		}
		v.Contents += len(contents)
		for _, c := range contents {
			if err := a.forget(ctx, c, "the file is not there", v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *Archive) forget(ctx context.Context, c crawldb.Content, problem string, v *Verification) error {
	v.Damages = append(v.Damages, Damage{File: c.File, SHA256: c.SHA256, URL: c.URL, Problem: problem})
	return crawldb.ForgetContent(ctx, a.db, c.SHA256)
}
