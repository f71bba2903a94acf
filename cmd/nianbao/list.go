package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/textview"
	"nianbao/extract/document"
	"nianbao/store/database"
	"nianbao/store/reports"
)

func listCommand(db *string) *cobra.Command {
	var filter filterFlags
	c := &cobra.Command{
		Use:   "list",
		Short: "List the reports of the database",
		Long: `list prints a line for each report: its number, region code, year, form, version,
errors found by the checks, figures in doubt (flagged and unplaced), figures that
a person corrected, kind of organ, how sure it is whose report it is (empty if it
was read before that was told), organ, file.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(*db, func(s *database.DB) error {
				list, err := reports.List(c.Context(), s, filter.Filter)
				if err != nil {
					return err
				}
				rows := [][]string{{"id", "region", "year", "form", "version", "errors", "in doubt", "corrected", "kind", "identity", "organ  file"}}
				for _, i := range list {
					rows = append(rows, []string{fmt.Sprint(i.ID), i.RegionCode, fmt.Sprint(i.Year), i.Form, fmt.Sprint(i.Version),
						fmt.Sprint(i.Errors), fmt.Sprint(i.Flagged + i.Unplaced), fmt.Sprint(i.Corrected), i.OrganKind, i.Identity, strings.TrimSpace(i.Organ + "  " + i.Path)})
				}
				_, err = io.WriteString(c.OutOrStdout(), textview.List(rows))
				return err
			})
		},
	}
	filter.add(c)
	return c
}

func failuresCommand(db *string) *cobra.Command {
	return &cobra.Command{
		Use:   "failures",
		Short: "List the files that could not be imported, each with its reason",
		Long: `failures prints a line for each file that the last import of it could not read:
path, kind of failure, page (0 for the file as a whole), and the reason in full.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(*db, func(s *database.DB) error {
				list, err := reports.Failures(c.Context(), s)
				if err != nil {
					return err
				}
				for _, f := range list {
					for _, path := range f.Paths {
						fmt.Fprintf(c.OutOrStdout(), "%s\t%s\t%d\t%s\n", document.PrintablePath(path), f.Kind, f.Page, document.PrintablePath(f.Message))
					}
				}
				return nil
			})
		},
	}
}

func identityChangesCommand(db *string) *cobra.Command {
	var q reports.Query
	var asJSON bool
	c := &cobra.Command{
		Use:   "identity-changes",
		Short: "List the reports of which a later reading tells otherwise whose they are",
		Long: `identity-changes lists, the newest first, where a later reading of the same bytes
gave a report to another organ, kind of organ, region, township or year than the
reading before, or was surer or less sure of that: both sides, with what they
rest on and what speaks against them. The region, the organ and the years are
looked for on both sides.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(*db, func(s *database.DB) error {
				list, err := reports.IdentityChanges(c.Context(), s, q, reports.Part{Limit: math.MaxInt32})
				if err != nil {
					return err
				}
				if asJSON {
					e := json.NewEncoder(terminal.Raw(c.OutOrStdout()))
					e.SetIndent("", "  ")
					e.SetEscapeHTML(false)
					return e.Encode(append([]reports.IdentityChange{}, list...))
				}
				for _, change := range list {
					if err := textview.IdentityChange(c.OutOrStdout(), change); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&q.Region, "region", "", "a region by code or name, with all within it")
	c.Flags().StringVar(&q.Organ, "organ", "", "a part of an organ's name")
	c.Flags().IntVar(&q.FromYear, "from", 0, "first year")
	c.Flags().IntVar(&q.ToYear, "to", 0, "last year")
	c.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	return c
}
