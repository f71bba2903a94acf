package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/textview"
	"nianbao/normalize/annual"
	"nianbao/store"
)

// reference explains what a REPORT argument may be, for the help texts.
const reference = `REPORT is a report's number, the path or name of an imported file, the beginning
of its SHA-256 (8 digits or more), or a region or organ with or without a year:
320813/2023, 洪泽区2023, "洪泽区人民政府 2023".`

func showCommand(db *string) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "show REPORT",
		Short: "Print a report: identity, sections, tables, findings",
		Long:  "show prints one report of the database.\n\n" + reference,
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(*db, func(s *store.Store) error {
				stored, err := load(c, s, args[0])
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(c.OutOrStdout(), stored)
				}
				if err := textview.Report(c.OutOrStdout(), stored.Report); err != nil {
					return err
				}
				_, err = fmt.Fprintf(c.OutOrStdout(), "\nreport %d, version %d, revision %d, read by %s from %s\nsha256 %s\n",
					stored.Info.ID, stored.Info.Version, stored.Info.Revision, stored.Document.Parser, stored.Document.Path, stored.Document.SHA256)
				return err
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print everything that is known of it, as JSON")
	return c
}

// withStore opens the database for reading only.
func withStore(path string, do func(*store.Store) error) error {
	s, err := store.OpenReadOnly(path)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s)
}

func load(c *cobra.Command, s *store.Store, ref string) (store.StoredReport, error) {
	info, err := s.Find(c.Context(), ref)
	if err != nil {
		return store.StoredReport{}, err
	}
	return s.Load(c.Context(), info.ID)
}

// writeJSON writes one report with its source. Figures are exact decimals in
// strings, places are PDF points from the page's bottom left.
func writeJSON(w io.Writer, stored store.StoredReport) error {
	type document struct {
		SHA256    string `json:"sha256"`
		Size      int64  `json:"size"`
		Path      string `json:"path"`
		MediaType string `json:"media_type"`
		SourceURL string `json:"source_url,omitempty"`
		FetchedAt string `json:"fetched_at,omitempty"`
		Pages     int    `json:"pages"`
		Producer  string `json:"producer"`
		Repaired  string `json:"repaired,omitempty"`
		Parser    string `json:"parser"`
	}
	d := stored.Document
	out := struct {
		ID       int64         `json:"id"`
		Version  int           `json:"version"`
		Revision int           `json:"revision"`
		Document document      `json:"document"`
		Report   annual.Report `json:"report"`
	}{stored.Info.ID, stored.Info.Version, stored.Info.Revision,
		document{d.SHA256, d.Size, d.Path, d.MediaType, d.SourceURL, "", d.Pages, d.Producer, d.Repaired, d.Parser}, stored.Report}
	if !d.FetchedAt.IsZero() {
		out.Document.FetchedAt = d.FetchedAt.UTC().Format(time.RFC3339)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func listCommand(db *string) *cobra.Command {
	var filter filterFlags
	c := &cobra.Command{
		Use:   "list",
		Short: "List the reports of the database",
		Long: `list prints a line for each report: its number, region code, year, form, version,
errors found by the checks, figures in doubt (flagged and unplaced), figures that
a person corrected, organ, file.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(*db, func(s *store.Store) error {
				list, err := s.List(c.Context(), filter.Filter)
				if err != nil {
					return err
				}
				rows := [][]string{{"id", "region", "year", "form", "version", "errors", "in doubt", "corrected", "organ  file"}}
				for _, i := range list {
					rows = append(rows, []string{fmt.Sprint(i.ID), i.RegionCode, fmt.Sprint(i.Year), i.Form, fmt.Sprint(i.Version),
						fmt.Sprint(i.Errors), fmt.Sprint(i.Flagged + i.Unplaced), fmt.Sprint(i.Corrected), strings.TrimSpace(i.Organ + "  " + i.Path)})
				}
				_, err = io.WriteString(c.OutOrStdout(), textview.List(rows))
				return err
			})
		},
	}
	filter.add(c)
	return c
}
