package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/terminal"
	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/extract/scan"
	"nianbao/normalize"
)

func inspectCommand() *cobra.Command {
	var page int
	var out, stage string
	c := &cobra.Command{
		Use:   "inspect FILE",
		Short: "Draw what was read on a page: glyphs, rulings, lines, cells and their spans",
		Long: `inspect draws one page of a document as the parser sees it: the box of every
glyph, the rulings (red), the lines of text outside of tables (green; page
numbers and running heads gray and dashed), and the cells of the tables with
row,column and +rows x columns where a cell spans several. Scanned pages are read
by tesseract as import does, if it is installed. Nothing is imported.

--stage draws one step of the reading instead. Tables with lines go from rulings
(as painted) to lines (segments joined), crossings (where lines meet, and the columns
and rows they make), cells (what lines enclose) and tables; those without from words
(what stands apart on a line) to columns and rows. glyphs and text (lines outside of
tables, with their roles) are what both begin with. A wrong table is explained by the
first stage at which it is wrong.`,
		Args: cobra.ExactArgs(1),
		RunE: apart(func(c *cobra.Command, args []string) error {
			doc, err := extract.Open(c.Context(), args[0], readOptions())
			if err != nil {
				return ingest.InWords(err)
			}
			for _, w := range doc.Warnings {
				fmt.Fprintf(c.ErrOrStderr(), "%s: page %d: %s\n", w.Code, w.Page, w.Message)
			}
			return toFile(out, terminal.Raw(c.OutOrStdout()), func(w io.Writer) error {
				return extract.DrawSVG(w, doc, page, extract.Stage(stage), normalize.SectionTitles())
			})
		}),
	}
	c.Flags().IntVar(&page, "page", 1, "the page to draw, from 1")
	c.Flags().StringVar(&stage, "stage", string(extract.StageAll), "what to draw: "+strings.Trim(fmt.Sprint(extract.Stages()), "[]"))
	c.Flags().StringVar(&out, "svg", "-", "the SVG file to write, - for standard output")
	return c
}

// apart returns a command that does the same in a process of its own, with the limits on time and
// memory that an import has: it opens a file itself.
func apart(do func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if is, err := workers.HoldAlone(); is || err != nil {
			if err != nil {
				return err
			}
			return do(c, args)
		}
		line, _ := c.Context().Value(commandLine{}).([]string)
		code, err := workers.Alone(c.Context(), line, ingest.DefaultLimits(), terminal.Inherited(c.OutOrStdout()), c.ErrOrStderr())
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", document.Printable(args[0]), err)
		case code != 0:
			return commandline.Exit{Code: code, Text: ""}
		}
		return nil
	}
}

// readOptions are those of a command that reads one file.
func readOptions() extract.Options {
	return extract.Options{Titles: normalize.SectionTitles(), Names: ingest.TableNames(), Recognize: true, Readings: scan.UserCache(),
		Recognizing: func() { _ = workers.HoldRecognition(ingest.DefaultLimits()) }} // at worst it ends early
}
