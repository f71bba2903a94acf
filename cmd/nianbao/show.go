package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/textview"
	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/export"
	"nianbao/store/invented"
	"nianbao/store/renditions"
	"nianbao/store/reports"
	"nianbao/store/tables"
)

func showCommand(db *string) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "show REPORT",
		Short: "Print a report: identity, sections, tables, findings",
		Long:  "show prints one report of the database.\n\n" + reference,
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(*db, func(s *database.DB) error {
				stored, err := load(c, s, args[0])
				if err != nil {
					return err
				}
				made, err := invented.Of(c.Context(), s)
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(terminal.Raw(c.OutOrStdout()), stored, made.Has(stored.Info.ID))
				}
				if made.Has(stored.Info.ID) {
					if _, err := io.WriteString(c.OutOrStdout(), view(c).Say("warning: an invented example: neither words nor figures are real\n")); err != nil {
						return err
					}
				}
				publication, err := renditions.Of(c.Context(), s, stored.Info.ID)
				if err != nil {
					return err
				}
				if err := view(c).Report(c.OutOrStdout(), stored.Report); err != nil {
					return err
				}
				if _, err = io.WriteString(c.OutOrStdout(), view(c).Say("\nreport %d, version %d, revision %d, read by %s from %s\nsha256 %s\n",
					stored.Info.ID, stored.Info.Version, stored.Info.Revision, stored.Document.Parser, stored.Document.Path, stored.Document.SHA256)); err != nil {
					return err
				}
				_, err = io.WriteString(c.OutOrStdout(), publicationText(view(c), publication))
				return err
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print everything that is known of it, as JSON")
	return c
}

// publicationText tells the files of a report's publication, where there are several, what
// they say of each other, and its other versions.
func publicationText(v textview.View, p renditions.Publication) string {
	var b strings.Builder
	if len(p.Renditions) > 1 {
		b.WriteString(v.Say("\nfiles of this publication:\n"))
	}
	for i, r := range p.Renditions {
		switch {
		case len(p.Renditions) == 1:
		case i == 0:
			b.WriteString(v.Say("  report %d stands: %s\n", r.Info.ID, r.Info.Path))
		default:
			b.WriteString(v.Say("  report %d: %d figures confirmed by another rendition, %d differ: %s\n", r.Info.ID, r.Confirmed, r.Differing, r.Info.Path))
		}
	}
	for _, f := range p.Findings {
		b.WriteString(v.Say("  %s %s: %s", v.Word(string(f.Severity)), f.Code, v.Message(f.Message)))
		for _, c := range f.Cells {
			fmt.Fprintf(&b, " [%s]", strings.TrimSuffix(c.Indicator+"/"+c.Applicant, "/"))
		}
		b.WriteString("\n")
	}
	for _, i := range p.Others {
		b.WriteString(v.Say("version %d: report %d, %s\n", i.Version, i.ID, i.Path))
	}
	return b.String()
}

// writeJSON writes one report with its source. Figures are exact decimals in
// strings, places are PDF points from the page's bottom left; an invented report says so.
func writeJSON(w io.Writer, stored reports.Stored, invented bool) error {
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
		Invented bool          `json:"invented,omitempty"`
		Document document      `json:"document"`
		Report   annual.Report `json:"report"`
	}{stored.Info.ID, stored.Info.Version, stored.Info.Revision, invented,
		document{d.SHA256, d.Size, d.Path, d.MediaType, d.SourceURL, "", d.Pages, d.Producer, d.Repaired, d.Parser}, stored.Report.Bilingual()}
	if !d.FetchedAt.IsZero() {
		out.Document.FetchedAt = d.FetchedAt.UTC().Format(time.RFC3339)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func tablesCommand(db *string) *cobra.Command {
	var format string
	var asJSON bool
	c := &cobra.Command{
		Use:   "tables REPORT",
		Short: "Print the tables of a report as they are printed, known to a form or not",
		Long: `tables prints each cell with a figure in the tables of a report, under the names that
the table itself gives its row and its column, with the indicator that it was given to,
if any. Tables that no form knows are there too, and figures that have no certain place.

` + reference,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if asJSON {
				format = string(export.JSON)
			}
			known, err := choice("--format", format, map[string]export.Format{"text": "", "csv": export.CSV, "json": export.JSON}, "text", "csv", "json")
			if err != nil {
				return commandline.Wrong(c, wrongOption(err))
			}
			return withStore(*db, func(s *database.DB) error {
				info, err := reports.Find(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				list, err := tables.Of(c.Context(), s, info.ID)
				if err != nil {
					return err
				}
				if known != "" {
					return export.PrintedCells(info, list).Write(terminal.Raw(c.OutOrStdout()), known)
				}
				if len(list) == 0 {
					commandline.Tell(c, "report %d has no tables with figures, or was read before tables were kept; then import it again", info.ID)
				}
				_, err = io.WriteString(c.OutOrStdout(), view(c).PrintedTables(list))
				return err
			})
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text, csv, json")
	jsonFlag(c, &asJSON)
	return c
}
