package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"nianbao/extract"
	"nianbao/extract/scan"
	"nianbao/normalize"
)

func inspectCommand() *cobra.Command {
	var page int
	var out string
	c := &cobra.Command{
		Use:   "inspect FILE",
		Short: "Draw what was read on a page: glyphs, rulings, lines, cells and their spans",
		Long: `inspect draws one page of a document as the parser sees it: the box of every
glyph, the rulings (red), the lines of text outside of tables (green; page
numbers and running heads gray and dashed), and the cells of the tables with
row,column and +rows x columns where a cell spans several. Scanned pages are read
by tesseract as import does, if it is installed. Nothing is imported.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			doc, err := extract.Open(c.Context(), args[0], extract.Options{Titles: normalize.SectionTitles(), Recognize: true, Readings: scan.UserCache()})
			if err != nil {
				return err
			}
			for _, w := range doc.Warnings {
				fmt.Fprintf(c.ErrOrStderr(), "%s: page %d: %s\n", w.Code, w.Page, w.Message)
			}
			if out == "-" {
				return doc.DrawSVG(c.OutOrStdout(), page)
			}
			f, err := os.Create(out)
			if err != nil {
				return err
			}
			if err := doc.DrawSVG(f, page); err != nil {
				f.Close()
				os.Remove(out)
				return err
			}
			return f.Close()
		},
	}
	c.Flags().IntVar(&page, "page", 1, "the page to draw, from 1")
	c.Flags().StringVar(&out, "svg", "-", "the SVG file to write, - for standard output")
	return c
}
