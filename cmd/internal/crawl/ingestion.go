package crawl

import (
	"bytes"
	"context"
	"encoding/csv"
	"slices"
	"strconv"
	"sync"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/wholefile"
	"nianbao/store/crawldb"
)

// importEvery is how long documents wait for others, to be imported together while sites are still
// walked.
const importEvery = 10 * time.Second

// An importer imports what is fetched while the walk goes on, in batches, one at a time. What is
// pending stands in the database, so that nothing is lost with a batch that is interrupted; and the
// versions of a report are told anew from all of its files, so that batches decide nothing.
type importer struct {
	*Config
	ctx  context.Context
	work sync.WaitGroup

	mu       sync.Mutex
	busy     bool
	last     time.Time       // when the last batch began
	held     map[string]bool // addresses of pages of articles of which others are still to be fetched
	imported int
	err      error // of the database or the system
}

func (c *Config) newImporter(ctx context.Context) *importer {
	return &importer{Config: c, ctx: ctx, last: c.Clock.Now(), held: map[string]bool{}}
}

// hold keeps a page of an article back until the end, when all pages are there. Where nothing is imported, it does nothing.
func (i *importer) hold(address string) {
	if i == nil {
		return
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.held[address] = true
}

// fetched notes that there is a new document. It does not wait for a batch.
func (i *importer) fetched(run int64) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.busy || i.err != nil || i.Clock.Now().Sub(i.last) < importEvery {
		return
	}
	i.busy = true
	i.last = i.Clock.Now()
	i.work.Go(func() {
		err := i.batch(run, false)
		i.mu.Lock()
		defer i.mu.Unlock()
		i.busy = false
		i.err = err
	})
}

// finish waits for the batch that is under way and imports the rest, also of earlier runs. It
// returns how many documents were read as reports.
func (i *importer) finish(run int64) (imported int, err error) {
	i.work.Wait()
	if i.err == nil && i.ctx.Err() == nil {
		i.err = i.batch(run, true)
	}
	return i.imported, i.err
}

// batch gives the documents of the archive that were not read yet to the bulk import, as a manifest
// with what the links said of them.
func (i *importer) batch(run int64, all bool) error {
	pending, err := crawldb.PendingVersions(i.ctx, i.Store, ingest.Parser)
	if !all {
		pending = slices.DeleteFunc(pending, i.isHeld)
	}
	if err != nil || len(pending) == 0 {
		return err
	}
	manifest := i.Archive.NextManifest(run)
	if err := i.writeManifest(i.ctx, manifest, pending); err != nil {
		return err
	}
	config := i.Import
	config.Store, config.Args = i.Store, []string{manifest}
	config.Report = func(r bulk.Result) error {
		if r.Outcome == bulk.Failed {
			i.Log.Warn("not imported", "path", r.Path, "kind", r.Fault.Kind, "reason", r.Fault.Message)
			return nil
		}
		i.mu.Lock()
		defer i.mu.Unlock()
		i.imported++
		return nil
	}
	i.Log.Info("import", "documents", len(pending), "manifest", manifest)
	_, err = bulk.Run(i.ctx, config)
	return err
}

func (i *importer) isHeld(v crawldb.Version) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.held[v.URL]
}

// writeManifest writes a manifest of the bulk import, all of it or nothing.
func (c *Config) writeManifest(ctx context.Context, path string, versions []crawldb.Version) error {
	var b bytes.Buffer
	rows := csv.NewWriter(&b)
	_ = rows.Write([]string{"path", "url", "organ", "region", "year", "sha256", "fetched_at", "link_text", "listed"}) // a buffer takes all
	for _, v := range versions {
		// It stands in a folder of the archive, which can be moved.
		file := "../" + v.Path
		if o, ok, err := c.Archive.Get(ctx, v.SHA256); err != nil {
			return err
		} else if ok {
			file = "../" + o.Name
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
