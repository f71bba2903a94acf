package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/jsonview"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/textview"
	"nianbao/store/chapters"
	"nianbao/store/database"
	"nianbao/store/export"
	"nianbao/store/invented"
	"nianbao/store/tables"
)

func searchCommand(db *string) *cobra.Command {
	var q chapters.Query
	var labels, asJSON bool
	c := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Search the text, or the tables, of the reports",
		Long: `search prints the chapters that hold all of the words, each with a piece of its
text in which [ ] mark what was found, the best match first. A word can be of
any length and part of a longer one: 复议 is found in 行政复议. Only the latest
version of a report is searched. With --tables it prints the cells of tables, known
to a form or not, whose row or column is named by all of the words (网站专栏访问量).
The exit code is 0 also if nothing is found.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			q.Words = strings.Join(args, " ")
			if q.Limit < 1 || q.Offset < 0 {
				return commandline.Wrong(c, fmt.Sprintf("--limit %d --offset %d: no part of a list", q.Limit, q.Offset))
			}
			err := withStore(*db, func(s *database.DB) error {
				if labels {
					return searchTables(c, s, q, asJSON)
				}
				hits, err := chapters.Search(c.Context(), s, q)
				if err != nil {
					return err
				}
				made, err := invented.Of(c.Context(), s)
				if err != nil {
					return err
				}
				if asJSON {
					err = jsonview.Write(terminal.Raw(c.OutOrStdout()), jsonview.List(hits, func(h chapters.Hit) jsonview.Hit { return jsonview.HitOf(h, made.Has(h.ReportID)) }))
				} else {
					err = writeHits(terminal.Folded(c.OutOrStdout()), view(c), hits, made)
				}
				tellMore(c, q, len(hits))
				return err
			})
			if badCall(err) || errors.Is(err, chapters.ErrNoWords) || errors.Is(err, tables.ErrNoWords) {
				return commandline.Wrong(c, wrongOption(err))
			}
			return err
		},
	}
	jsonFlag(c, &asJSON)
	c.Flags().BoolVar(&labels, "tables", false, "search the names of rows and columns in tables")
	c.Flags().StringVar(&q.Region, "region", "", "a region by code or name, with all within it")
	c.Flags().IntVar(&q.FromYear, "from", 0, "first year")
	c.Flags().IntVar(&q.ToYear, "to", 0, "last year")
	c.Flags().IntVar(&q.Limit, "limit", 20, "the most hits to print")
	c.Flags().IntVar(&q.Offset, "offset", 0, "hits to leave out before")
	return c
}

// searchTables prints the cells of tables that are found.
func searchTables(c *cobra.Command, s *database.DB, q tables.Query, asJSON bool) error {
	hits, err := tables.Search(c.Context(), s, q)
	if err != nil {
		return err
	}
	made, err := invented.Of(c.Context(), s)
	if err != nil {
		return err
	}
	if asJSON {
		if err := jsonview.Write(terminal.Raw(c.OutOrStdout()), jsonview.List(hits, func(h tables.Hit) foundCell { return foundCell{h, made.Has(h.ReportID)} })); err != nil {
			return err
		}
		tellMore(c, q, len(hits))
		return nil
	}
	for _, h := range hits {
		if _, err := fmt.Fprintf(c.OutOrStdout(), "%d  %s  %s | %s  %s%s%s%s\n", h.ReportID, view(c).Whose(h.Organ, h.Year), export.JoinNames(h.Labels),
			export.JoinNames(h.Heads), strings.Join(strings.Fields(h.Text), " "), h.Unit, view(c).Where(h.Place), inventedText(view(c), made.Has(h.ReportID))); err != nil {
			return err
		}
	}
	tellMore(c, q, len(hits))
	return nil
}

// A foundCell is a cell that was found, and whether its report is an example, whose figures nobody counted.
type foundCell struct {
	tables.Hit
	Invented bool `json:"invented,omitempty"`
}

// inventedText says of an invented report that it is one.
func inventedText(v textview.View, invented bool) string {
	if invented {
		return v.Say(" (an invented example)")
	}
	return ""
}

// tellMore says how to go on where as much was found as was asked for.
func tellMore(c *cobra.Command, q chapters.Query, found int) {
	if found == q.Limit {
		commandline.Tell(c, "there may be more: --offset %d goes on", q.Offset+q.Limit)
	}
}

// writeHits prints the chapters that were found.
func writeHits(w io.Writer, v textview.View, hits []chapters.Hit, made invented.Reports) error {
	for _, h := range hits {
		if err := writeHit(w, v, h, made.Has(h.ReportID)); err != nil {
			return err
		}
	}
	return nil
}

// writeHit prints one chapter that was found.
func writeHit(w io.Writer, v textview.View, h chapters.Hit, invented bool) error {
	var text strings.Builder
	last := 0
	for _, m := range h.Snippet.Marks {
		text.WriteString(h.Snippet.Text[last:m.Start] + "[" + h.Snippet.Text[m.Start:m.End] + "]")
		last = m.End
	}
	text.WriteString(h.Snippet.Text[last:])
	title := h.SectionTitle
	if title == "" {
		title = v.Say("before the first heading")
	}
	_, err := fmt.Fprintf(w, "%d  %s  %s\n    %s\n", h.ReportID, v.Whose(h.Organ, h.Year), title+inventedText(v, invented), strings.ReplaceAll(text.String(), "\n", " "))
	return err
}
