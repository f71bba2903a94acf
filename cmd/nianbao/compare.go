package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/textview"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/compare/yearly"
	"nianbao/store/database"
	"nianbao/store/export"
	"nianbao/store/invented"
	"nianbao/store/reports"
)

// compareFlags say what is compared and how it is shown.
type compareFlags struct {
	indicator, per, region, level, years, body string
	sum, same, all, follow, reforms            bool
	sort, flagged, format, out                 string
	json                                       bool // the same as the format

	view  textview.View // of the language that is spoken
	newer []yearly.Year // than the one that is chosen where none is named
}

func compareCommand(db *string) *cobra.Command {
	var f compareFlags
	c := &cobra.Command{
		Use:   "compare --indicator NAME [flags] | compare REPORT REPORT",
		Short: "Compare an indicator between regions and years, or two reports cell by cell",
		Long: `compare prints an indicator of the regions directly below one, or of all of a
level within it, ranked for one year or beside each other for several. Of each
region and year the latest version of the government's report counts.

The indicator is a code, with a kind of applicant after it or without
(applications.received, applications.received.business), a sum of a group of
rows (applications.denied), its label (不予公开), or what it is commonly called
(申请量, 败诉). A rate has a name of its own (不予公开率, rate.denied), and --per
divides by any indicator: --indicator 不予公开 --per applications.handled; both are
printed beside the rate, and a rate is of reports that state both. One on a base of
fewer than ten is marked and comes behind the others, without a rank.

Without --years it is of the last year that at least half as many regions have a figure of
as of the best of the last five years, and says which newer ones are still coming in.

A figure whose reading or place is in doubt is left out and said to be; with
--flagged show it counts and is marked. If some reports are on the organ alone and
others on all its area, a warning says so and names them. A region without a report and a cell
without a figure are never zero. --sum adds up the regions of a level within each
region and prints how many of them the sum is of; one of less than half of them is marked
and comes behind the others. With --same all years are of the same
ones, and without it a change between years of others is marked.

A region has the name and the code of the year, so that one whose code changed is
two. --follow joins their years where the place went on, shows the name that it then
had, and says so below the table, with the mergers and splits that it does not join.
Without it the table says where a region has reports under another code.

--body compares departments in place of governments: by a name (商务局), or by what
they do, in Chinese or English, long or short (市场监管, market-regulation, 市监局), which
stands for all organs that do it, whatever their names. With --reforms those count too
that did it before a reform, or do it after, where a region has no other: 工商局 of 2015
beside 市场监督管理局 of 2020. Below the table stands under which names and in which years.

With two reports it prints the cells in which they differ, or all.

` + reference,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 0 && len(args) != 2 {
				return fmt.Errorf("compare takes two reports, or none and --indicator; there are %d", len(args))
			}
			if (len(args) == 0) == (f.indicator == "") {
				return errors.New("compare takes either --indicator or two reports")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			f.view = view(c)
			if f.json {
				f.format = string(export.JSON)
			}
			var err error
			if f.format, err = formatFor(c, f.format, f.out); err != nil {
				return err
			}
			if err := fitForTerminal(c, f.out, export.Format(f.format)); err != nil {
				return err
			}
			err = withStore(*db, func(s *database.DB) error {
				return toFile(f.out, f.output(c.OutOrStdout()), func(w io.Writer) error {
					if len(args) == 2 {
						return f.compareReports(c.Context(), s, w, c.ErrOrStderr(), args)
					}
					return f.compareRegions(c.Context(), s, w, c.ErrOrStderr())
				})
			})
			if badCall(err) {
				return commandline.Wrong(c, wrongOption(err))
			}
			return err
		},
	}
	f.add(c)
	return c
}

// output returns where to write to: a table for people, or data.
func (f *compareFlags) output(stdout io.Writer) io.Writer {
	switch f.format {
	case "table":
		return terminal.Folded(stdout)
	case "markdown":
		return stdout
	}
	return terminal.Raw(stdout)
}

func (f *compareFlags) add(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.indicator, "indicator", "", "what to compare: a code, a label, or the name of a rate")
	flags.StringVar(&f.per, "per", "", "divide by this indicator")
	flags.StringVar(&f.region, "region", "", "the region whose parts are compared, by name or code (default the country)")
	flags.StringVar(&f.level, "level", "", "compare all of a level in the region: province, prefecture, county (default those directly below it)")
	flags.StringVar(&f.years, "years", "", "a year or a span: 2023, 2019-2023 (default the last that is covered well enough)")
	flags.StringVar(&f.body, "body", "", "compare the reports of departments of this name or function: 商务局, 市场监管, market-regulation")
	flags.BoolVar(&f.reforms, "reforms", false, "with --body: also the organs before and after reforms, 工商局 beside 市场监督管理局")
	flags.BoolVar(&f.follow, "follow", false, "join the years of a region whose name or code changed")
	flags.BoolVar(&f.sum, "sum", false, "add up the counties (or the --level) within each region")
	flags.BoolVar(&f.same, "same", false, "with --sum: only of the regions that have a figure in all of the years")
	flags.StringVar(&f.sort, "sort", "", "order of the rows: value, region, change (default value for one year, else region)")
	flags.StringVar(&f.flagged, "flagged", string(compare.ExcludeDoubtful), "figures in doubt: exclude, show")
	flags.BoolVar(&f.all, "all", false, "of two reports, print also the cells that are the same")
	flags.StringVar(&f.format, "format", "table", "table, csv, json, markdown, xlsx")
	jsonFlag(c, &f.json)
	flags.StringVarP(&f.out, "output", "o", "-", "the file to write, - for standard output")
	completeCompare(c)
}

var (
	levelNames = catalogue.LevelWords()
	sorts      = map[string]bool{"": true, "value": true, "region": true, "change": true}
	sortNames  = []string{"value", "region", "change"}
	doubts     = map[string]compare.Doubt{"exclude": compare.ExcludeDoubtful, "show": compare.ShowDoubtful}
	doubtNames = []string{"exclude", "show"}
	// formats maps the formats for people to nothing and others to the store's.
	formats     = map[string]export.Format{"table": "", "markdown": "", "csv": export.CSV, "json": export.JSON, "xlsx": export.XLSX}
	formatNames = []string{"table", "csv", "json", "markdown", "xlsx"}
)

var span = regexp.MustCompile(`^(\d{4})(?:[-–—~至](\d{4}))?$`)

// comparison returns what the flags ask for.
func (f *compareFlags) comparison(ctx context.Context, s *database.DB) (c compare.Comparison, err error) {
	measure, err := catalogue.FindMeasure(f.indicator)
	if err != nil {
		return c, err
	}
	c.Of, c.Per = measure.Of, measure.Per
	if f.per != "" {
		if c.Per != nil {
			return c, fmt.Errorf("%w: %q is a rate, and is not divided again by --per", compare.ErrBadComparison, f.indicator)
		}
		per, err := catalogue.FindCommon(f.per)
		if err != nil {
			return c, err
		}
		c.Per = &per
	}
	if c.Doubt, err = choice("--flagged", f.flagged, doubts, doubtNames...); err != nil {
		return c, err
	}
	if c.Scope.Level = catalogue.LevelNamed(f.level); f.level != "" && c.Scope.Level == 0 {
		return c, &export.OptionError{Option: "--level", Value: f.level, Allowed: levelNames}
	}
	if _, err = choice("--sort", f.sort, sorts, sortNames...); err != nil {
		return c, err
	}
	if f.same && !f.sum {
		return c, fmt.Errorf("%w: --same goes with --sum", compare.ErrBadComparison)
	}
	c.Same = f.same
	c.Body, c.Reforms, c.Scope.Region, c.Follow = f.body, f.reforms, f.region, f.follow
	if f.years == "" {
		return f.newestYear(ctx, s, c)
	}
	m := span.FindStringSubmatch(f.years)
	if m == nil {
		return c, &export.OptionError{Option: "--years", Value: f.years, Allowed: []string{"YYYY (2023)", "YYYY-YYYY (2019-2023)"}}
	}
	c.FromYear, _ = strconv.Atoi(m[1])
	c.ToYear = c.FromYear
	if m[2] != "" {
		c.ToYear, _ = strconv.Atoi(m[2])
	}
	return c, nil
}

// newestYear lets a comparison be of the last year that is covered well enough.
func (f *compareFlags) newestYear(ctx context.Context, s *database.DB, c compare.Comparison) (compare.Comparison, error) {
	counted := c
	if f.sum && c.Scope.Level == 0 {
		counted.Scope.Level = catalogue.Counties
	}
	covered, err := compare.YearsCovered(ctx, s, counted)
	if err != nil {
		return c, err
	}
	if len(covered) == 0 {
		return c, errors.New("the database has no report of a government; name the --years")
	}
	choice := yearly.Choose(covered)
	c.ToYear = cmp.Or(choice.Year.Year, covered[len(covered)-1].Year)
	c.FromYear, f.newer = c.ToYear, choice.Newer
	return c, nil
}

// compareRegions prints an indicator of regions. What a format for programs has no place
// for, notes and warnings, is said among the messages.
func (f *compareFlags) compareRegions(ctx context.Context, s *database.DB, w, messages io.Writer) error {
	format, err := choice("--format", f.format, formats, formatNames...)
	if err != nil {
		return err
	}
	c, err := f.comparison(ctx, s)
	if err != nil {
		return err
	}
	summed := c
	if f.sum && c.Scope.Level == 0 {
		summed.Scope.Level = catalogue.Counties
	}
	organs, err := compare.NotesOnBodies(ctx, s, summed)
	if err != nil {
		return err
	}
	misdated, err := compare.MisdatedReports(ctx, s, summed)
	if err != nil {
		return err
	}
	bodies := slices.Concat(f.view.FewKnown(f.newer), f.view.BodyNotes(organs), f.view.MisdatedNotes(misdated))
	if format != "" {
		for _, note := range bodies {
			fmt.Fprintln(messages, note)
		}
	}
	if f.sum {
		level := c.Scope.Level
		c.Scope.Level = 0
		sums, err := compare.Sum(ctx, s, c, level)
		if err != nil {
			return err
		}
		coverage, err := compare.Covering(ctx, s, c, cmp.Or(level, catalogue.Counties))
		if err != nil {
			return err
		}
		invented, known := 0, 0
		for _, a := range sums {
			invented, known = invented+a.Invented, known+a.Known
		}
		warnings := append(f.view.InventedNotes(invented, known), f.view.CoverageNotes(coverage)...)
		if format != "" {
			return errors.Join(tell(messages, warnings), export.AggregateRows(c, sums).Write(w, format))
		}
		return f.view.SumTable(c, sums, f.sort).With(bodies).With(warnings).Write(w, f.format == "markdown")
	}
	figures, err := f.figures(ctx, s, c)
	if err != nil {
		return err
	}
	notes, err := compare.PlaceNotes(ctx, s, c)
	if err != nil {
		return err
	}
	coverage, err := compare.Covering(ctx, s, c, 0)
	if err != nil {
		return err
	}
	invented, known := 0, 0
	for _, figure := range figures {
		if figure.Value != nil {
			known++
			if figure.Invented {
				invented++
			}
		}
	}
	warnings := append(f.view.InventedNotes(invented, known), f.view.CoverageNotes(coverage)...)
	if f.body != "" && organs.Function.ID == "" && len(reportsOf(figures)) == 0 {
		warnings = append(warnings, f.view.Say("no report of an organ that is called %s", f.body))
	}
	if format != "" {
		return errors.Join(tell(messages, f.view.PlaceNotes(notes)), tell(messages, warnings), export.FigureRows(c, figures).Write(w, format))
	}
	bases, err := basis.Of(ctx, s, reportsOf(figures))
	if err != nil {
		return err
	}
	return f.view.FigureTable(c, figures, notes, bases, f.sort).With(bodies).With(warnings).Write(w, f.format == "markdown")
}

// tell writes notes, a line for each.
func tell(w io.Writer, notes []string) error {
	for _, note := range notes {
		if _, err := fmt.Fprintln(w, note); err != nil {
			return err
		}
	}
	return nil
}

// figures returns the figures of a comparison, ranked if it is of one year.
func (f *compareFlags) figures(ctx context.Context, s *database.DB, c compare.Comparison) ([]compare.Ranked, error) {
	if c.FromYear == c.ToYear {
		ranked, err := compare.RankAll(ctx, s, c)
		if f.sort == "region" {
			byRegion(ranked)
		}
		return ranked, err
	}
	list, err := compare.Figures(ctx, s, c)
	figures := make([]compare.Ranked, len(list))
	for i, figure := range list {
		figures[i].Figure = figure
	}
	return figures, err
}

// reportsOf returns the ids of the reports that figures are of.
func reportsOf(figures []compare.Ranked) []int64 {
	var ids []int64
	for _, f := range figures {
		if f.ReportID != 0 {
			ids = append(ids, f.ReportID)
		}
	}
	return ids
}

// byRegion puts ranked figures in the order of their regions.
func byRegion(figures []compare.Ranked) {
	slices.SortStableFunc(figures, func(a, b compare.Ranked) int { return cmp.Compare(a.Region.Code, b.Region.Code) })
}

// compareReports prints two reports cell by cell.
func (f *compareFlags) compareReports(ctx context.Context, s *database.DB, w, warnings io.Writer, refs []string) error {
	format, err := choice("--format", f.format, formats, formatNames...)
	if err != nil {
		return err
	}
	doubt, err := choice("--flagged", f.flagged, doubts, doubtNames...)
	if err != nil {
		return err
	}
	var sides [2]reports.Info
	for i, ref := range refs {
		if sides[i], err = reports.Find(ctx, s, ref); err != nil {
			return err
		}
	}
	pairs, err := compare.Difference(ctx, s, sides[0].ID, sides[1].ID, doubt)
	if err != nil {
		return err
	}
	coverage, err := compare.CoverageOf(ctx, s, []int64{sides[0].ID, sides[1].ID})
	if err != nil {
		return err
	}
	made, err := invented.Of(ctx, s)
	if err != nil {
		return err
	}
	var are [2]bool
	several := 0
	for i, side := range sides {
		if are[i] = made.Has(side.ID); are[i] {
			several++
		}
	}
	notes := append(f.view.InventedNotes(several, len(sides)), f.view.CoverageNotes(coverage)...)
	if format != "" {
		return errors.Join(tell(warnings, notes), export.PairRows(pairs, are[0], are[1]).Write(w, format))
	}
	return f.view.PairTable(sides, pairs, f.all).With(notes).Write(w, f.format == "markdown")
}
