package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/completion"
	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/spelling"
	"nianbao/store"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/database"
	"nianbao/store/export"
	"nianbao/store/reports"
)

// reference explains what a REPORT argument may be, for the help texts.
const reference = `REPORT is a report's number, the path or name of an imported file, the beginning
of its SHA-256 (8 digits or more), or a region or organ with or without a year:
320813/2023, 洪泽区2023, "洪泽区人民政府 2023".`

// withStore opens the database for reading only.
func withStore(path string, do func(*database.DB) error) error {
	s, err := store.OpenReadOnly(path)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s)
}

// noDatabase reports whether an error is that there is no file where the database should be.
func noDatabase(err error) bool {
	var open *database.OpenError
	return errors.As(err, &open) && errors.Is(err, fs.ErrNotExist)
}

// firstSteps says what to do where there is no database yet.
func firstSteps(c *cobra.Command, path string) string {
	return fmt.Sprintf("there is no database %s yet\nto make it of the reports in a file or a folder: %s\nto use another one: --db FILE, or the variable NIANBAO_DB",
		path, commandline.Call(c, "import FILE|DIR"))
}

func load(c *cobra.Command, s *database.DB, ref string) (reports.Stored, error) {
	info, err := reports.Find(c.Context(), s, recorded(ref))
	if err != nil {
		return reports.Stored{}, err
	}
	return reports.Load(c.Context(), s, info.ID)
}

// recorded returns what names a report as the database has it: a path typed by the shell can be any
// bytes.
func recorded(ref string) string {
	if utf8.ValidString(ref) {
		return ref
	}
	return ingest.PathOf(ref)
}

// chosen returns the IDs of the reports named, or of those of the filter.
func chosen(c *cobra.Command, s *database.DB, refs []string, filter reports.Filter) ([]int64, error) {
	var ids []int64
	for _, ref := range refs {
		info, err := reports.Find(c.Context(), s, recorded(ref))
		if err != nil {
			return nil, err
		}
		ids = append(ids, info.ID)
	}
	if len(refs) > 0 {
		return ids, nil
	}
	list, err := reports.List(c.Context(), s, filter)
	for _, i := range list {
		ids = append(ids, i.ID)
	}
	return ids, err
}

// filterFlags choose reports and figures.
type filterFlags struct{ reports.Filter }

func (f *filterFlags) add(c *cobra.Command) {
	c.Flags().StringSliceVar(&f.Regions, "region", nil, "regions by code or name, with all within them")
	c.Flags().IntVar(&f.FromYear, "from", 0, "first year")
	c.Flags().IntVar(&f.ToYear, "to", 0, "last year")
	c.Flags().Var(&choiceValue{&f.Forms, formIDs()}, "form", "forms: "+strings.Join(formIDs(), ", "))
	c.Flags().Var(&choiceValue{&f.OrganKinds, words(export.OrganKinds())}, "kind", "kinds of organs: "+strings.Join(words(export.OrganKinds()), ", "))
	c.Flags().Var(&choiceValue{&f.Identities, words(export.Identities())}, "identity", "how sure it is whose report it is: "+strings.Join(words(export.Identities()), ", "))
	c.Flags().BoolVar(&f.LatestOnly, "latest", false, "leave out versions that a later one replaced")
}

// yearsInOrder refuses a span of years that ends before it begins, which would choose nothing.
func yearsInOrder(c *cobra.Command) error {
	from, errFrom := c.Flags().GetInt("from")
	to, errTo := c.Flags().GetInt("to")
	if errFrom == nil && errTo == nil && to != 0 && from > to {
		return fmt.Errorf("--from %d is after --to %d", from, to)
	}
	return nil
}

// A choiceValue is a flag that takes words of a list, with commas between.
type choiceValue struct {
	chosen  *[]string
	allowed []string
}

func (v *choiceValue) String() string {
	if v.chosen == nil {
		return ""
	}
	return strings.Join(*v.chosen, ",")
}

func (v *choiceValue) Type() string { return "strings" }

// Set adds the words of one use of the flag.
func (v *choiceValue) Set(text string) error {
	for _, word := range strings.Split(text, ",") {
		if !slices.Contains(v.allowed, word) {
			return fmt.Errorf("%q is none of: %s", word, strings.Join(v.allowed, ", "))
		}
		*v.chosen = append(*v.chosen, word)
	}
	return nil
}

// words returns the codes of terms.
func words(terms []export.CodebookTerm) []string {
	var list []string
	for _, t := range terms {
		list = append(list, t.Code)
	}
	return list
}

// formIDs lists the forms that there are.
func formIDs() []string {
	var ids []string
	for _, f := range form.All() {
		ids = append(ids, f.ID)
	}
	return ids
}

// cellOf reads a cell's name: its code, "applications.received/total", or its name in Chinese, which
// means the total where it has no applicant, "本年新收政府信息公开申请数量/自然人". The error is an
// *IndicatorError.
func cellOf(name string) (annual.CellRef, error) {
	if strings.IndexFunc(name, isHan) < 0 {
		indicator, applicant, _ := strings.Cut(name, "/")
		return annual.CellRef{Indicator: indicator, Applicant: applicant}, nil
	}
	q, err := catalogue.FindQuantity(strings.TrimSuffix(name, "/总计"))
	if err != nil {
		if whole, wholeErr := catalogue.FindQuantity(name); wholeErr == nil {
			q, err = whole, nil
		}
	}
	if err == nil && len(q.Cells) > 1 {
		err = fmt.Errorf("%q is a sum of %d rows, which have a name each", name, len(q.Cells))
	}
	if err != nil {
		return annual.CellRef{}, err
	}
	return q.Cells[0], nil
}

// cellIn is cellOf for a cell of a report. The error is an *IndicatorError too where neither the report has a value of
// that name nor the catalogue an indicator or a column.
func cellIn(r *annual.Report, name string) (annual.CellRef, error) {
	cell, err := cellOf(name)
	isHere := func(o annual.Observation) bool {
		return o.Indicator == cell.Indicator && (cell.Applicant == "" || o.Applicant == cell.Applicant)
	}
	if err != nil || slices.ContainsFunc(r.Observations, isHere) {
		return cell, err
	}
	q, err := catalogue.FindQuantity(cell.Indicator)
	switch {
	case err != nil:
		return cell, err
	case len(q.Cells) > 1:
		return cell, fmt.Errorf("%q is a sum of %d rows, which have a name each", name, len(q.Cells))
	case cell.Applicant != "" && q.Applicant == "":
		return cell, &catalogue.IndicatorError{Name: name, Suggestions: []string{cell.Indicator}}
	}
	wrong := &catalogue.IndicatorError{Name: name}
	for _, a := range form.Applicants() {
		if a.ID == cell.Applicant || cell.Applicant == "" {
			return cell, nil
		}
		if 2*spelling.EditDistance([]rune(cell.Applicant), []rune(a.ID)) < len(a.ID) {
			wrong.Suggestions = append(wrong.Suggestions, cell.Indicator+"/"+a.ID)
		}
	}
	return cell, wrong
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// completeCompare lets the shell complete the words that flags of compare choose from.
func completeCompare(c *cobra.Command) {
	for flag, words := range map[string][]string{"level": levelNames, "sort": sortNames, "flagged": doubtNames, "format": formatNames} {
		if err := c.RegisterFlagCompletionFunc(flag, completion.OneOf(words)); err != nil {
			panic(err) // a flag that the command does not have
		}
	}
}

// badCall reports whether an error is about what was asked for.
func badCall(err error) bool {
	var option *export.OptionError
	return errors.As(err, &option) || errors.Is(err, compare.ErrBadComparison) || errors.Is(err, catalogue.ErrUnknownIndicator) ||
		errors.Is(err, catalogue.ErrManyIndicators) || errors.Is(err, catalogue.ErrUnknownRegion) || errors.Is(err, catalogue.ErrManyRegions)
}

// plain returns an error about the name of a region without what was done when it was found, which is of no use to who
// typed it; any other as it is.
func plain(err error) error {
	var region *catalogue.RegionError
	if errors.As(err, &region) {
		return region
	}
	return err
}

// choice returns what a flag's value stands for, or an *OptionError.
func choice[T any](flag, value string, choices map[string]T, names ...string) (T, error) {
	chosen, ok := choices[value]
	if !ok {
		return chosen, &export.OptionError{Option: flag, Value: value, Allowed: names}
	}
	return chosen, nil
}
