package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/terminal"
	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/normalize/identity"
	"nianbao/store/database"
)

func identityCommand(db *string) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "identity FILE|REPORT",
		Short: "Tell why a report is taken for an organ's, of a region and a year",
		Long: `identity reads a file, or the file of a report of the database, and prints what tells
whose report it is: each place that names an organ, with its source, its weight and
where it stands; how these vote; between which regions was decided, and by what; the
years that the document names, and which of them were set aside. Nothing is imported.
What was said of a document elsewhere, by a manifest or by the page that links to it,
is not among it: see the findings hint-* of "nianbao check".

` + reference,
		Args: cobra.ExactArgs(1),
		RunE: apart(func(c *cobra.Command, args []string) error {
			docs, err := openForIdentity(c, *db, args[0])
			if err != nil {
				return ingest.InWords(err)
			}
			var traces []identity.Trace
			for _, doc := range docs {
				trace := identity.Explain(doc)
				if !asJSON {
					if err := view(c).Identity(c.OutOrStdout(), trace, doc.Path); err != nil {
						return err
					}
				}
				traces = append(traces, trace)
			}
			if !asJSON {
				return nil
			}
			e := json.NewEncoder(terminal.Raw(c.OutOrStdout()))
			e.SetIndent("", "  ")
			e.SetEscapeHTML(false)
			return e.Encode(traces)
		}),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print the evidence and the vote as JSON, a list of one for each report of the file")
	return c
}

// openForIdentity reads the file of the name, all reports that it holds, or else the
// report so called.
func openForIdentity(c *cobra.Command, db, name string) ([]*document.Document, error) {
	options := readOptions()
	info, err := os.Stat(name)
	if err == nil && !info.IsDir() {
		doc, err := extract.Open(c.Context(), name, options)
		if err != nil {
			return nil, err
		}
		return ingest.Reports(doc)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var docs []*document.Document
	err = withStore(db, func(s *database.DB) error {
		stored, err := load(c, s, name)
		if err != nil {
			return err
		}
		path := stored.Document.Path
		data, err := source.Reopen(path, ingest.DefaultLimits())
		if err != nil {
			return fmt.Errorf("the file of report %d: %w", stored.Info.ID, err)
		}
		if !ingest.IsOf(data, path, stored.Document.SHA256) {
			return fmt.Errorf("%s is no more the file that report %d was read from", path, stored.Info.ID)
		}
		doc, err := extract.Read(c.Context(), path, data, options)
		if err != nil {
			return err
		}
		if docs, err = ingest.Reports(doc); err != nil {
			return err
		}
		_, n, _ := ingest.SplitPart(path)
		if n = max(n, 1); n > len(docs) {
			return fmt.Errorf("%s is read as %d reports now", path, len(docs))
		}
		docs = docs[n-1 : n]
		return nil
	})
	return docs, err
}
