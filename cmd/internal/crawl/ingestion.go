package crawl

import (
	"bytes"
	"context"
	"encoding/csv"
	"path/filepath"
	"strconv"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/wholefile"
	"nianbao/store/crawldb"
)

// importPending gives the documents of the archive that were not read yet to the
// bulk import, as a manifest with what the links said of them. It returns the
// results by SHA-256.
func (c *Config) importPending(ctx context.Context, run int64, s *outcome.Summary) (map[string]bulk.Result, error) {
	results := map[string]bulk.Result{}
	pending, err := crawldb.PendingVersions(ctx, c.Store, ingest.Parser)
	if err != nil || len(pending) == 0 {
		return results, err
	}
	manifest := c.Archive.ManifestPath(run)
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
func writeManifest(path string, versions []crawldb.Version) error {
	var b bytes.Buffer
	rows := csv.NewWriter(&b)
	_ = rows.Write([]string{"path", "url", "organ", "region", "year", "sha256", "fetched_at", "link_text", "listed"}) // a buffer takes all
	for _, v := range versions {
		file, err := filepath.Abs(v.Path)
		if err != nil {
			return err
		}
		year := ""
		if v.Year != 0 {
			year = strconv.Itoa(v.Year)
		}
		_ = rows.Write([]string{file, v.URL, v.Organ, v.Region, year, v.SHA256, v.FetchedAt.UTC().Format(time.RFC3339), v.LinkText, v.Listed})
	}
	rows.Flush()
	return wholefile.Write(path, b.Bytes())
}
