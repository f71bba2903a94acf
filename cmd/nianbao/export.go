package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"nianbao/store"
)

// filterFlags choose reports and figures.
type filterFlags struct{ store.Filter }

func (f *filterFlags) add(c *cobra.Command) {
	c.Flags().StringSliceVar(&f.Regions, "region", nil, "regions by code or name, with all within them")
	c.Flags().IntVar(&f.FromYear, "from", 0, "first year")
	c.Flags().IntVar(&f.ToYear, "to", 0, "last year")
	c.Flags().StringSliceVar(&f.Forms, "form", nil, "forms: 2019, 2021")
	c.Flags().BoolVar(&f.LatestOnly, "latest", false, "leave out versions that a later one replaced")
}

func exportCommand(db *string) *cobra.Command {
	var filter filterFlags
	var format, shape, out string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the figures as CSV or JSON",
		Long: `export writes the figures of the reports chosen. The long shape has a row for each
figure with its unit, status, note, page and box; the wide shape (CSV only) a row
for each report with a column for each figure, and only figures that are read or
derived. An empty field is unknown, never zero.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			var write func(s *store.Store, w io.Writer) error
			switch format + " " + shape {
			case "csv long":
				write = func(s *store.Store, w io.Writer) error { return s.ExportCSV(c.Context(), w, filter.Filter, store.Long) }
			case "csv wide":
				write = func(s *store.Store, w io.Writer) error { return s.ExportCSV(c.Context(), w, filter.Filter, store.Wide) }
			case "json long":
				write = func(s *store.Store, w io.Writer) error { return s.ExportJSON(c.Context(), w, filter.Filter) }
			default:
				return exitError{exitUsage, fmt.Sprintf("no export of format %q and shape %q\nsee: %s --help", format, shape, c.CommandPath())}
			}
			return withStore(*db, func(s *store.Store) error {
				return toFile(out, c.OutOrStdout(), func(w io.Writer) error { return write(s, w) })
			})
		},
	}
	filter.add(c)
	c.Flags().StringSliceVar(&filter.Indicators, "indicator", nil, "beginnings of indicator codes: applications., disclosure.permits")
	c.Flags().StringVar(&format, "format", "csv", "csv or json")
	c.Flags().StringVar(&shape, "shape", "long", "long or wide")
	c.Flags().StringVarP(&out, "output", "o", "-", "the file to write, - for standard output")
	return c
}

// toFile lets write fill the file, or standard output for "-". A file that
// could not be written whole does not stay.
func toFile(path string, stdout io.Writer, write func(io.Writer) error) error {
	if path == "-" {
		return write(stdout)
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err = write(f); err == nil {
		err = f.Close()
	} else {
		f.Close()
	}
	if err != nil {
		os.Remove(path)
	}
	return err
}
