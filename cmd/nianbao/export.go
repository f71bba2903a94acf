package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/textview"
	"nianbao/cmd/internal/web/labels"
	"nianbao/cmd/internal/web/wording"
	"nianbao/cmd/internal/wholefile"
	"nianbao/extract/document"
	"nianbao/store/database"
	"nianbao/store/export"
)

func exportCommand(db *string) *cobra.Command {
	var filter filterFlags
	var options export.Options
	var format, shape, out string
	var inWords bool
	c := &cobra.Command{
		Use:   "export",
		Short: "Write figures, reports, findings or the codebook to a file",
		Long: `export writes what the reports chosen hold, in one of these shapes and formats:

` + exportHelp(wording.English) + `
Every shape has the column latest, which tells the version and the file that count from those
that were replaced; --latest writes no others. Who adds figures up takes those rows alone.
The last column, invented, tells the reports that say of themselves that they are examples,
whose figures nobody counted. An unknown value is an empty field, a NULL or an empty cell, never zero. The shape
wide has no figure that is in doubt: one that is flagged or inferred is as empty in it as a blank cell and as one that
is not in the report's form; long has all of them, and tells them apart by the column status. In both the column
identity tells whether it is certain, doubtful or unknown whose report the figures are of. CSV is
UTF-8; --bom puts the mark before it without which Excel garbles Chinese. Without --format the
name of the file tells it: y.parquet, y.xlsx.

--labels puts heads, codes and units into words, in the language of messages, as the
downloads of the web pages have them: with the name of each indicator, how many of the
reports are written, and in XLSX a sheet that says what is in the file. Programs do better
without it: names of columns can change with a version.`,
		Annotations: map[string]string{"shapes": exportHelp(wording.Chinese)},
		Args:        cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if format, err = formatFor(c, format, out); err != nil {
				return err
			}
			options.Format, options.Shape, options.Filter = export.Format(format), export.Shape(shape), filter.Filter
			if inWords {
				options.Labels = labels.Export(commandline.Language(c), time.Now())
			}
			if err := options.Validate(); err != nil {
				return commandline.Wrong(c, wrongOption(err))
			}
			if err := fitForTerminal(c, out, options.Format); err != nil {
				return err
			}
			return withStore(*db, func(s *database.DB) error {
				err := toFile(out, terminal.Raw(c.OutOrStdout()), func(w io.Writer) error { return export.Write(c.Context(), s, w, options) })
				var wrong *export.OptionError
				if errors.As(err, &wrong) {
					return commandline.Wrong(c, wrongOption(err))
				}
				return err
			})
		},
	}
	filter.add(c)
	c.Flags().StringSliceVar(&filter.Indicators, "indicator", nil, "beginnings of indicator codes: applications., disclosure.permits")
	c.Flags().StringVar(&format, "format", string(export.CSV), "file format, if the name of the file does not tell")
	c.Flags().StringVar(&shape, "shape", "", "shape (default the first of the format's)")
	c.Flags().BoolVar(&options.BOM, "bom", false, "begin CSV with a byte order mark")
	c.Flags().BoolVar(&inWords, "labels", false, "heads, codes and units in words, for people; CSV and XLSX alone")
	c.Flags().StringVarP(&out, "output", "o", "-", "the file to write, - for standard output")
	return c
}

// exportHelp lists the shapes and formats.
func exportHelp(language wording.Language) string {
	var rows [][]string
	for _, s := range export.Shapes() {
		var formats []string
		for _, f := range export.Formats() {
			for _, shape := range f.Shapes {
				if shape == s.Shape {
					formats = append(formats, string(f.Format))
				}
			}
		}
		what := language.Pick(s.Zh+"（"+strings.Join(formats, "、")+"）", s.En+" ("+strings.Join(formats, ", ")+")")
		rows = append(rows, []string{"  " + string(s.Shape), what})
	}
	return textview.List(rows)
}

// formatFor returns the format in which a file is written: that of --format or, without it, that by which the
// file is called. Where these are two, or the name is that of another kind of file, it refuses: who opens
// the file goes by its name.
func formatFor(c *cobra.Command, format, out string) (string, error) {
	for _, f := range export.Formats() {
		switch {
		case out == "-" || !strings.EqualFold(filepath.Ext(out), f.Extension) || format == string(f.Format):
		case c.Flags().Changed("format") || c.Flags().Changed("json"):
			return "", commandline.Wrong(c, fmt.Sprintf("%s is called as a file in %s is, and the format is to be %s", document.PrintablePath(out), f.Name, format))
		default:
			return string(f.Format), nil
		}
	}
	isKnown := slices.ContainsFunc(export.Formats(), func(f export.FormatInfo) bool { return strings.EqualFold(filepath.Ext(out), f.Extension) })
	if extension := filepath.Ext(out); out != "-" && extension != "" && !isKnown && !c.Flags().Changed("format") && c.Flags().Lookup("json") == nil {
		return "", commandline.Wrong(c, fmt.Sprintf("what is called %s is in no format that is written; with --format it is written under that name all the same", document.PrintablePath(extension)))
	}
	return format, nil
}

// fitForTerminal refuses to write what is no text to a terminal, which would take it for orders.
func fitForTerminal(c *cobra.Command, out string, format export.Format) error {
	if out != "-" || !terminal.Is(c.OutOrStdout()) {
		return nil
	}
	for _, f := range export.Formats() {
		if f.Format == format && !strings.HasPrefix(f.MediaType, "text/") && f.MediaType != "application/json" {
			return commandline.Wrong(c, fmt.Sprintf("%s is no text, and a terminal can't show it; name a file: -o FILE%s", f.Name, f.Extension))
		}
	}
	return nil
}

// wrongOption words an error about what was asked for: for one of a flag, which it is and what it takes.
func wrongOption(err error) string {
	var option *export.OptionError
	err = plain(err)
	if !errors.As(err, &option) {
		return err.Error()
	}
	flag, of, _ := strings.Cut(option.Option, " of ")
	switch flag {
	case "byte order mark":
		return fmt.Sprintf("--bom: files in %s have no byte order mark", of)
	case "labels":
		return fmt.Sprintf("--labels: files in %s are for programs and have no labels", of)
	}
	flag = "--" + strings.TrimPrefix(flag, "--")
	if of != "" {
		flag += " of " + of
	}
	return fmt.Sprintf("%s is %q, none of: %s", flag, option.Value, strings.Join(option.Allowed, ", "))
}

// toFile lets write fill the file, or standard output for "-". Where it fails, what was
// there before stays.
func toFile(path string, stdout io.Writer, write func(io.Writer) error) error {
	if path == "-" {
		return write(stdout)
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return fmt.Errorf("no file can be written in its folder (%w)", ingest.InWords(err))
	}
	return wholefile.Stream(path, write)
}
