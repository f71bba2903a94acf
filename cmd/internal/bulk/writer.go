package bulk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/reports"
)

// An item is a source with what its parser made of it.
type item struct {
	source  source.Source
	reading ingest.Reading
	hints   normalize.Hints // said of it, now or when it was last read
	known   *reports.State  // set if the document needed no parsing
	parts   []document.Part // of a report in several files, of which this is the first
	joined  string          // the path of the first, if this is another
	whole   *item           // the first, read anew with this one
	// attached are the files that it carries.
	attached []*item
	// remembered says that the fault is that of an earlier reading.
	remembered bool
	skipped    bool  // the import was interrupted before it was parsed
	err        error // of the database or of the system, the end of the import
	done       chan struct{}
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
	for _, whole := range w.waiting {
		for _, it := range whole.withAttached() {
			list, err := w.write(ctx, batch, it)
			if err != nil {
				batch.Rollback()
				return err
			}
			results = append(results, list...)
		}
	}
	if err := batch.Commit(ctx); err != nil {
		return err
	}
	clear(w.waiting)
	w.waiting = w.waiting[:0]
	for _, r := range results {
		w.summary.add(r)
		if w.config.Readers != nil && r.SHA256 != "" {
			w.config.Readers.Stored(r.SHA256)
		}
		if err := w.config.Report(r); err != nil {
			return err
		}
	}
	return nil
}

// write stores one item, with the further reports of a file that holds several.
func (w *writer) write(ctx context.Context, batch *store.Batch, it *item) ([]Result, error) {
	d := w.document(it)
	if it.known != nil {
		k := it.known
		return []Result{{Path: d.Path, Outcome: Known, ReportID: k.ReportID, SHA256: d.SHA256, Holds: Holds{RegionCode: k.RegionCode, Year: k.Year,
			Organ: k.Organ, Figures: k.Figures, Unplaced: k.Unplaced, Errors: k.Errors}}}, batch.NotePath(ctx, d)
	}
	if it.joined != "" {
		return w.join(ctx, batch, it, d)
	}
	if f := it.reading.Fault; f != nil && it.source.Accompanies && isNoReport(f.Kind) {
		return nil, nil // the text of an e-mail
	}
	if it.reading.Fault != nil {
		r, err := w.fail(ctx, batch, it, d, *it.reading.Fault)
		return []Result{r}, err
	}
	if len(it.reading.Further) == 0 {
		normalize.ApplyHints(it.reading.Report, it.hints) // what is said of a file with several is said of none of them
	}
	for _, report := range it.reading.Reports() {
		normalize.ApplySource(report, d.SourceURL)
	}
	first, err := w.store(ctx, batch, it, d, it.reading.Report)
	if err != nil {
		return nil, err
	}
	list := []Result{first}
	for i, report := range it.reading.Further {
		r, err := w.store(ctx, batch, it, partOf(d, i+2), report)
		if err != nil {
			return nil, err
		}
		r.Further = true
		list = append(list, r)
	}
	if first.Outcome == store.Reread {
		gone, err := w.failGone(ctx, batch, it, d)
		return append(list, gone...), err
	}
	return list, nil
}

// join tells of a part that it is read with the first. A report that was read of it alone before is
// no more one.
func (w *writer) join(ctx context.Context, batch *store.Batch, it *item, d reports.Document) ([]Result, error) {
	state, ok, err := reports.StateOf(ctx, w.config.Store, d.SHA256, d.Path)
	if err != nil {
		return nil, err
	}
	var list []Result
	if it.whole != nil {
		read, err := w.write(ctx, batch, it.whole)
		if err != nil {
			return nil, err
		}
		for _, r := range read {
			if r.Further = true; r.Outcome != store.Unchanged {
				list = append(list, r)
			}
		}
	}
	if ok && state.ReportID != 0 && state.Fault.Kind != ingest.KindPart {
		why := ingest.FaultOf(ingest.WithKind(ingest.KindPart, fmt.Errorf("%s: it is a part of the report that begins with %s, and read with it", d.Path, it.joined)))
		r, err := w.fail(ctx, batch, it, d, *why)
		return append([]Result{r}, list...), err
	}
	return append([]Result{{Path: d.Path, Outcome: Joined, Whole: it.joined, SHA256: d.SHA256}}, list...), nil
}

// partOf describes a further report of a document's file.
func partOf(d reports.Document, n int) reports.Document {
	d.Path, d.SHA256, d.Parts = ingest.PartPath(d.Path, n), ingest.PartDigest(d.SHA256, n), nil
	return d
}

// failGone notes of reports that an earlier version of the program found in the file, and
// this one does not, that they are no more found.
func (w *writer) failGone(ctx context.Context, batch *store.Batch, it *item, d reports.Document) ([]Result, error) {
	var list []Result
	for n := len(it.reading.Further) + 2; ; n++ {
		gone := partOf(d, n)
		state, ok, err := reports.StateOf(ctx, w.config.Store, gone.SHA256, gone.Path)
		if err != nil || !ok || state.ReportID == 0 {
			return list, err
		}
		r, err := w.fail(ctx, batch, it, gone, *ingest.FaultOf(fmt.Errorf("%s: %w: it is read as %d now", d.Path, normalize.ErrSeveralReports, n-1)))
		if err != nil {
			return list, err
		}
		r.Further = true
		list = append(list, r)
	}
}

// store stores a report. What the database refuses is recorded as a failure.
func (w *writer) store(ctx context.Context, batch *store.Batch, it *item, d reports.Document, report *annual.Report) (Result, error) {
	out, err := batch.Import(ctx, d, *report)
	if err == nil {
		return Result{Path: d.Path, Outcome: out.Change, ReportID: out.ReportID, SHA256: d.SHA256, Holds: holdsOf(report), Report: report, Identity: out.Identity}, nil
	}
	if !errors.Is(err, store.ErrRefused) {
		return Result{}, err
	}
	return w.fail(ctx, batch, it, d, *ingest.FaultOf(ingest.WithKind(ingest.KindRefused, err)))
}

// fail records why a document could not be read.
func (w *writer) fail(ctx context.Context, batch *store.Batch, it *item, d reports.Document, why reports.Fault) (Result, error) {
	if it.source.Entry != nil {
		entry, err := json.Marshal(it.source.Entry)
		if err != nil {
			return Result{}, fmt.Errorf("entry of %s: %w", d.Path, err)
		}
		why.Entry = entry
	}
	return Result{Path: d.Path, Outcome: Failed, SHA256: d.SHA256, Fault: why, Remembered: it.remembered}, batch.RecordFailure(ctx, d, why)
}

// document describes the item's document for the database.
func (w *writer) document(it *item) reports.Document {
	r := it.reading
	d := reports.Document{SHA256: r.SHA256, Size: r.Size, Path: it.source.Path, MediaType: r.MediaType,
		SourceURL: w.config.SourceURL, Pages: r.Pages, Producer: r.Producer, Repaired: r.Repaired, Parser: ingest.Parser, Hints: it.hints, Parts: it.parts}
	if d.SourceURL != "" {
		d.FetchedAt = w.config.FetchedAt
	}
	if e := it.source.Entry; e != nil && (e.URL != "" || !e.FetchedAt.IsZero()) {
		d.SourceURL, d.FetchedAt = e.URL, e.FetchedAt
	}
	return d
}

// isNoReport reports whether a fault says of a document that goes with others that it is none of theirs: a text
// that is something else, or a page without one.
func isNoReport(kind string) bool {
	return kind == "not-report" || kind == "empty" || kind == "needs-ocr"
}
