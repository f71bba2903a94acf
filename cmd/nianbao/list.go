package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/textview"
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
a person corrected, organ, file.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(*db, func(s *database.DB) error {
				list, err := reports.List(c.Context(), s, filter.Filter)
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
						fmt.Fprintf(c.OutOrStdout(), "%s\t%s\t%d\t%s\n", path, f.Kind, f.Page, f.Message)
					}
				}
				return nil
			})
		},
	}
}
