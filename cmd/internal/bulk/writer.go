package bulk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
	"nianbao/normalize"
	"nianbao/store"
	"nianbao/store/reports"
)

// An item is a source with what its parser made of it.
type item struct {
	source  source.Source
	reading ingest.Reading
	hints   normalize.Hints // said of it, now or when it was last read
	known   *reports.State  // set if the document needed no parsing
	skipped bool            // the import was interrupted before it was parsed
	err     error           // of the database or of the system, the end of the import
	done    chan struct{}
}

// A writer stores items in batches: many documents are one transaction, which
// costs little more than one document's. A batch ends when it has BatchSize
// documents, or when its first has waited for BatchAge, so that a slow crawl
// sees its documents soon. The transaction is open only while a batch is
// written; documents wait for it in memory.
type writer struct {
	config  *Config
	summary *Summary
	waiting []*item
}

// run writes items until there are no more, and returns at the first error.
func (w *writer) run(ctx context.Context, items <-chan *item) error {
	age := time.NewTimer(w.config.BatchAge)
	age.Stop()
	for {
		select {
		case it, ok := <-items:
			if !ok {
				return w.flush(ctx)
			}
			if it.err != nil {
				return errors.Join(it.err, w.flush(ctx))
			}
			if len(w.waiting) == 0 {
				age.Reset(w.config.BatchAge)
			}
			w.waiting = append(w.waiting, it)
			if len(w.waiting) < w.config.BatchSize {
				continue
			}
		case <-age.C:
		}
		age.Stop()
		if err := w.flush(ctx); err != nil {
			return err
		}
	}
}

// flush writes what waits as one transaction, and then reports it.
func (w *writer) flush(ctx context.Context) error {
	if len(w.waiting) == 0 {
		return nil
	}
	batch, err := store.Begin(ctx, w.config.Store)
	if err != nil {
		return err
	}
	results := make([]Result, 0, len(w.waiting))
	for _, it := range w.waiting {
		r, err := w.write(ctx, batch, it)
		if err != nil {
			batch.Rollback()
			return err
		}
		results = append(results, r)
	}
	if err := batch.Commit(ctx); err != nil {
		return err
	}
	clear(w.waiting)
	w.waiting = w.waiting[:0]
	for _, r := range results {
		w.summary.add(r)
		if err := w.config.Report(r); err != nil {
			return err
		}
	}
	return nil
}

// write stores one item. What the database refuses is recorded as a failure.
func (w *writer) write(ctx context.Context, batch *store.Batch, it *item) (Result, error) {
	d := w.document(it)
	if it.known != nil {
		k := it.known
		return Result{Path: d.Path, Outcome: Known, ReportID: k.ReportID, SHA256: d.SHA256, Holds: Holds{RegionCode: k.RegionCode, Year: k.Year,
			Organ: k.Organ, Figures: k.Figures, Unplaced: k.Unplaced, Errors: k.Errors}}, batch.NotePath(ctx, d)
	}
	why := it.reading.Fault
	if why == nil {
		report := it.reading.Report
		normalize.ApplyHints(report, it.hints)
		out, err := batch.Import(ctx, d, *report)
		if err == nil {
			return Result{Path: d.Path, Outcome: out.Change, ReportID: out.ReportID, SHA256: d.SHA256, Holds: holdsOf(report), Report: report, Identity: out.Identity}, nil
		}
		if !errors.Is(err, store.ErrRefused) {
			return Result{}, err
		}
		why = ingest.FaultOf(ingest.WithKind(ingest.KindRefused, err))
	}
	if it.source.Entry != nil {
		entry, err := json.Marshal(it.source.Entry)
		if err != nil {
			return Result{}, fmt.Errorf("entry of %s: %w", d.Path, err)
		}
		why.Entry = entry
	}
	return Result{Path: d.Path, Outcome: Failed, SHA256: d.SHA256, Fault: *why}, batch.RecordFailure(ctx, d, *why)
}

// document describes the item's document for the database.
func (w *writer) document(it *item) reports.Document {
	r := it.reading
	d := reports.Document{SHA256: r.SHA256, Size: r.Size, Path: it.source.Path, MediaType: r.MediaType,
		SourceURL: w.config.SourceURL, Pages: r.Pages, Producer: r.Producer, Repaired: r.Repaired, Parser: ingest.Parser, Hints: it.hints}
	if d.SourceURL != "" {
		d.FetchedAt = w.config.FetchedAt
	}
	if e := it.source.Entry; e != nil && (e.URL != "" || !e.FetchedAt.IsZero()) {
		d.SourceURL, d.FetchedAt = e.URL, e.FetchedAt
	}
	return d
}
