package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/textview"
	"nianbao/normalize"
	"nianbao/store"
)

// An importer brings files into the database one by one and counts what became
// of them.
type importer struct {
	store     *store.Store
	out       io.Writer // a line a file
	messages  io.Writer
	show      bool
	again     bool
	sourceURL string
	fetchedAt time.Time
	counts    map[string]int
}

func importCommand(db *string) *cobra.Command {
	im := &importer{counts: map[string]int{}}
	c := &cobra.Command{
		Use:   "import FILE|DIR|-...",
		Short: "Read reports into the database",
		Long: `import reads each file (PDF, or plain text extracted from one), every .pdf and
.txt file below each directory, and a document from standard input for "-".

Each document is one transaction. What is in the database already, by content,
is left alone unless an older version of the parser read it; then the new
reading replaces the old one, which is kept as a revision. A file that can't be
read is recorded with its reason, see "nianbao failures"; the others are
imported all the same and the exit code is 3.

For each file a line goes to standard output: outcome, report, path, and how
many values were read, flagged and blank, and how many errors the checks found.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := store.Open(*db)
			if err != nil {
				return err
			}
			defer s.Close()
			if im.sourceURL != "" {
				im.fetchedAt = time.Now()
			}
			im.store, im.out, im.messages = s, c.OutOrStdout(), c.ErrOrStderr()
			for _, arg := range args {
				if err := im.argument(c.Context(), arg, c.InOrStdin()); err != nil {
					return err
				}
			}
			return im.result()
		},
	}
	c.Flags().BoolVar(&im.show, "show", false, "print each report after its import")
	c.Flags().BoolVar(&im.again, "again", false, "read documents again that this version has read already")
	c.Flags().StringVar(&im.sourceURL, "source-url", "", "where the document was published; it is recorded as fetched from there now")
	return c
}

// result returns the error for the exit code when some files failed.
func (im *importer) result() error {
	total, failed := 0, im.counts["failed"]
	for _, n := range im.counts {
		total += n
	}
	if total == 0 {
		return exitError{exitFailed, "no .pdf or .txt file found"}
	}
	if failed > 0 {
		return exitError{exitIncomplete, fmt.Sprintf("%d of %d files not imported; see: nianbao failures", failed, total)}
	}
	return nil
}

// argument imports a file, the files below a directory, or standard input.
func (im *importer) argument(ctx context.Context, arg string, stdin io.Reader) error {
	if arg == "-" {
		data, err := io.ReadAll(stdin)
		if err != nil {
			return err
		}
		return im.document(ctx, "-", data)
	}
	info, err := os.Stat(arg)
	if err != nil {
		return im.failure(ctx, arg, nil, err)
	}
	if !info.IsDir() {
		return im.file(ctx, arg)
	}
	return filepath.WalkDir(arg, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return im.failure(ctx, path, nil, err)
		}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".pdf", ".txt":
			if entry.Type().IsRegular() {
				return im.file(ctx, path)
			}
		}
		return nil
	})
}

func (im *importer) file(ctx context.Context, path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return im.failure(ctx, path, nil, err)
	}
	return im.document(ctx, path, data)
}

// document imports one document. The error it returns is one of the database or
// the end of the context; a bad document is recorded and gives none.
func (im *importer) document(ctx context.Context, path string, data []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	parser, status, known, err := im.store.Seen(ctx, hash)
	if err != nil {
		return err
	}
	if known && parser == ingest.Parser && status == "read" && !im.again {
		return im.known(ctx, path, hash)
	}
	doc, report, err := ingest.ReadBytes(ctx, path, data)
	if err != nil {
		return im.failure(ctx, path, data, err)
	}
	outcome, err := im.store.Import(ctx, store.Document{
		SHA256: doc.SHA256, Size: doc.Size, Path: path, MediaType: doc.MediaType, SourceURL: im.sourceURL,
		FetchedAt: im.fetchedAt, Pages: len(doc.Pages), Producer: doc.Producer, Repaired: doc.Repaired, Parser: ingest.Parser,
	}, *report)
	if err != nil {
		return err
	}
	im.line(string(outcome.Change), fmt.Sprint(outcome.ReportID), path, report)
	if im.show {
		return textview.Report(im.out, *report)
	}
	return nil
}

// known reports a document that needs no reading.
func (im *importer) known(ctx context.Context, path, hash string) error {
	found, err := im.store.Find(ctx, hash)
	if err != nil {
		return err
	}
	stored, err := im.store.Load(ctx, found.ID)
	if err != nil {
		return err
	}
	im.line("known", fmt.Sprint(found.ID), path, &stored.Report)
	if im.show {
		return textview.Report(im.out, stored.Report)
	}
	return nil
}

// line writes what became of one file.
func (im *importer) line(outcome, id, path string, r *normalize.Report) {
	im.counts[outcome]++
	n := map[normalize.Status]int{}
	for _, o := range r.Observations {
		n[o.Status]++
	}
	errs := 0
	for _, f := range r.Findings {
		if f.Severity == normalize.Error {
			errs++
		}
	}
	fmt.Fprintf(im.out, "%s\t%s\t%s\t%s %d %s\tread %d, derived %d, flagged %d, unplaced %d, blank %d, errors %d\n",
		outcome, id, path, r.Region.Code, r.Year, r.Organ,
		n[normalize.Read], n[normalize.Derived], n[normalize.Flagged]+n[normalize.Inferred], len(r.Unplaced), n[normalize.Blank], errs)
}

// failure records a file that could not be read.
func (im *importer) failure(ctx context.Context, path string, data []byte, cause error) error {
	if ctx.Err() != nil || errors.Is(cause, context.Canceled) {
		return ctx.Err()
	}
	im.counts["failed"]++
	fmt.Fprintf(im.out, "failed\t\t%s\t%s\n", path, ingest.Kind(cause))
	fmt.Fprintln(im.messages, "nianbao:", cause)
	d := store.Document{Path: path, SourceURL: im.sourceURL, FetchedAt: im.fetchedAt, Parser: ingest.Parser}
	if data != nil {
		sum := sha256.Sum256(data)
		d.SHA256, d.Size = hex.EncodeToString(sum[:]), int64(len(data))
	}
	return im.store.RecordFailure(ctx, d, store.Fault{Kind: ingest.Kind(cause), Message: cause.Error(), Page: ingest.Page(cause)})
}
