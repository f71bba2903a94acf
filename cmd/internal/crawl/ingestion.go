package crawl

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/ingest"
	"nianbao/store"
)

// importPending gives the documents of the archive that were not read yet to the
// bulk import, as a manifest with what the links said of them. It returns the
// results by SHA-256.
func (c *Config) importPending(ctx context.Context, run int64, s *Summary) (map[string]bulk.Result, error) {
	results := map[string]bulk.Result{}
	pending, err := c.Store.PendingVersions(ctx, ingest.Parser)
	if err != nil || len(pending) == 0 {
		return results, err
	}
	manifest := filepath.Join(c.Archive.dir, "manifests", fmt.Sprintf("run-%06d.csv", run))
	if err := writeManifest(manifest, pending); err != nil {
		return results, err
	}
	config := c.Import
	config.Store, config.Args = c.Store, []string{manifest}
	config.Report = func(r bulk.Result) error {
		results[r.SHA256] = r
		if r.Outcome == bulk.Failed {
			c.Log.Warn("not imported", "path", r.Path, "kind", r.Fault.Kind, "reason", r.Fault.Message)
		} else {
			s.Imported++
		}
		return nil
	}
	c.Log.Info("import", "documents", len(pending), "manifest", manifest)
	_, err = bulk.Run(ctx, config)
	return results, err
}

// writeManifest writes a manifest of the bulk import, all of it or nothing.
func writeManifest(path string, versions []store.CrawlVersion) error {
	var b bytes.Buffer
	rows := csv.NewWriter(&b)
	_ = rows.Write([]string{"path", "url", "organ", "region", "year", "sha256", "fetched_at"}) // a buffer takes all
	for _, v := range versions {
		file, err := filepath.Abs(v.Path)
		if err != nil {
			return err
		}
		year := ""
		if v.Year != 0 {
			year = strconv.Itoa(v.Year)
		}
		_ = rows.Write([]string{file, v.URL, v.Organ, v.Region, year, v.SHA256, v.FetchedAt.UTC().Format(time.RFC3339)})
	}
	rows.Flush()
	return writeFile(path, b.Bytes())
}

// writeFile writes a file aside and gives it its name when it is whole.
func writeFile(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // gone already if all went well
	defer tmp.Close()
	if _, err := tmp.Write(data); err != nil {
		return err
	}
	if err := tmp.Chmod(0o644); err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
