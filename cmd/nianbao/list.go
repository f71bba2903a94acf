package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/jsonview"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/textview"
	"nianbao/cmd/internal/web/wording"
	"nianbao/extract/document"
	"nianbao/store/database"
	"nianbao/store/invented"
	"nianbao/store/reports"
)

func listCommand(db *string) *cobra.Command {
	var filter filterFlags
	var asJSON bool
	c := &cobra.Command{
		Use:   "list",
		Short: "List the reports of the database",
		Long: `list prints a line for each report: its number, region code, year, form, version,
errors found by the checks, figures in doubt (flagged and unplaced), figures that
a person corrected, kind of organ, how sure it is whose report it is (empty if it
was read before that was told), organ, with a word if the report says of itself that
it is invented, file.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(*db, func(s *database.DB) error {
				list, err := reports.List(c.Context(), s, filter.Filter)
				if err != nil {
					return err
				}
				if len(list) == 0 {
					if err := tellNothing(c, s); err != nil {
						return err
					}
				}
				made, err := invented.Of(c.Context(), s)
				if err != nil {
					return err
				}
				if asJSON {
					return jsonview.Write(terminal.Raw(c.OutOrStdout()), jsonview.List(list, func(i reports.Info) jsonview.Report { return jsonview.ReportOf(i, made.Has(i.ID)) }))
				}
				_, err = io.WriteString(c.OutOrStdout(), reportList(c, list, made))
				return err
			})
		},
	}
	filter.add(c)
	jsonFlag(c, &asJSON)
	return c
}

// reportList lists reports, a line for each, with a heading.
func reportList(c *cobra.Command, list []reports.Info, made invented.Reports) string {
	heads := []string{"id", "region", "year", "form", "version", "errors", "in doubt", "corrected", "kind", "identity", "organ  file"}
	if commandline.Language(c) == wording.Chinese {
		heads = []string{"编号", "地区", "年度", "格式", "版本", "错误", "存疑", "更正", "类别", "归属", "机关  文件"}
	}
	rows, v := [][]string{heads}, view(c)
	for _, i := range list {
		rows = append(rows, []string{fmt.Sprint(i.ID), i.RegionCode, v.Year(i.Year), i.Form, fmt.Sprint(i.Version),
			fmt.Sprint(i.Errors), fmt.Sprint(i.Flagged + i.Unplaced), fmt.Sprint(i.Corrected), v.Word(i.OrganKind), v.Word(i.Identity), strings.TrimSpace(i.Organ + inventedText(v, made.Has(i.ID)) + "  " + i.Path)})
	}
	return inColumns(c, textview.List(rows))
}

// inColumns cuts the lines of a table to what the terminal has, if it is printed to one, and says how to
// have all.
func inColumns(c *cobra.Command, table string) string {
	columns := terminal.Columns(c.OutOrStdout())
	if columns == 0 {
		return table
	}
	var b strings.Builder
	cut := false
	for line := range strings.Lines(table) {
		line = strings.TrimSuffix(line, "\n")
		cut = cut || terminal.Width(line) > columns
		b.WriteString(terminal.Fit(line, columns) + "\n")
	}
	if cut {
		commandline.Tell(c, "lines that end in … are cut; --json, or writing to a file, has all of them")
	}
	return b.String()
}

// tellNothing says why a list is empty: the database is, or nothing in it is so chosen.
func tellNothing(c *cobra.Command, s *database.DB) error {
	all, err := reports.List(c.Context(), s, reports.Filter{})
	switch {
	case err != nil:
		return err
	case len(all) > 0:
		commandline.Tell(c, "no report of the database is so chosen")
	default:
		commandline.Tell(c, "the database has no report yet; to read reports from a file or a folder: %s", commandline.Call(c, "import FILE|DIR"))
	}
	return nil
}

// jsonFlag gives a command that lists something the flag --json.
func jsonFlag(c *cobra.Command, asJSON *bool) {
	c.Flags().BoolVar(asJSON, "json", false, "print it as JSON")
}

func failuresCommand(db *string) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
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
				if asJSON {
					return jsonview.Write(terminal.Raw(c.OutOrStdout()), jsonview.List(list, jsonview.FailureOf))
				}
				for _, f := range list {
					for _, path := range f.Paths {
						fmt.Fprintf(c.OutOrStdout(), "%s\t%s\t%d\t%s\n", document.PrintablePath(path), f.Kind, f.Page, document.PrintablePath(view(c).Message(f.MessageAt(path))))
					}
				}
				return nil
			})
		},
	}
	jsonFlag(c, &asJSON)
	return c
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
					return jsonview.Write(terminal.Raw(c.OutOrStdout()), append([]reports.IdentityChange{}, list...))
				}
				for _, change := range list {
					if err := view(c).IdentityChange(c.OutOrStdout(), change); err != nil {
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
	jsonFlag(c, &asJSON)
	return c
}
