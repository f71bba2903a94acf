package corrections

import (
	"context"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/report"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/store/catalogue"
	"nianbao/store/reports"
)

// A figureView is a figure beside a form: how it is printed, and the sums that it takes part in.
type figureView struct {
	Clip  *report.Clipping // nil if the reading has no such figure
	Name  string
	Unit  string
	Doubt bool      // the figure is in doubt, as the pages of its report have it
	Sums  []sumView // as it stands
	After []sumView // with the value that is proposed; nil without one
	// Breaks are the sums that hold and fail with the value that is proposed.
	Breaks []sumView
}

// A sumView is a check worked out.
type sumView struct {
	Check string // what is added up, in words
	Left  string // "" if it is not known
	Right string
	State string // "holds", "fails", "unknown"
}

// figure returns what is to be seen of a figure of a report. With a proposal it tells what the sums would be.
func (p *Pages) figure(ctx context.Context, language wording.Language, stored reports.Stored, ref annual.CellRef, proposed *annual.Correction) (figureView, error) {
	v := figureView{Name: naming.Names(language).Cell(ref), Unit: form.IndicatorUnit(ref.Indicator), Sums: sumsOf(language, stored.Report, ref)}
	shown, err := report.Doubted(ctx, p.db, stored)
	if err != nil {
		return v, err
	}
	at := slices.IndexFunc(shown.Report.Observations, func(o annual.Observation) bool {
		return annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant} == ref
	})
	if at >= 0 {
		o := shown.Report.Observations[at]
		clip, err := p.reports.ClipRow(ctx, language, shown, o)
		if err != nil {
			return v, err
		}
		v.Clip, v.Doubt = &clip, o.Doubtful()
	}
	if proposed != nil {
		after := check.Correct(stored.Report, []annual.Correction{*proposed})
		v.After = sumsOf(language, after, ref)
		v.Breaks = breaksOf(language, stored.Report, *proposed, after)
	}
	return v, nil
}

func sumsOf(language wording.Language, r annual.Report, ref annual.CellRef) []sumView {
	e, ok := check.Explain(&r, ref.Indicator, ref.Applicant)
	if !ok {
		return nil
	}
	list := []sumView{}
	for _, s := range e.Sums {
		list = append(list, viewOf(language, s, r))
	}
	return list
}

// breaksOf returns the sums of a report that hold and fail after a correction.
func breaksOf(language wording.Language, before annual.Report, by annual.Correction, after annual.Report) []sumView {
	var list []sumView
	for _, s := range check.Breaks(before, by) {
		list = append(list, viewOf(language, s, after))
	}
	return list
}

// viewOf returns a check that was worked out with the figures of a report.
func viewOf(language wording.Language, s check.Sum, r annual.Report) sumView {
	name, left, right := naming.SumNamed(language, s, &r)
	states := map[check.SumState]string{check.Holds: "holds", check.Fails: "fails", check.Unknown: "unknown"}
	return sumView{name, left, right, states[s.State]}
}

// A standing is a value with its status, as pages and data have it.
type standing struct {
	Value  string `json:"value"` // an exact decimal; "" for a blank cell, or if there is no such figure
	Status string `json:"status"`
	Unit   string `json:"-"`
}

// as returns a standing with the doubt that the pages of the report have of the figure.
func (s standing) as(v figureView) standing {
	if v.Doubt {
		s.Status = string(annual.Flagged)
	}
	return s
}

func standingOf(ref annual.CellRef, value *number.Decimal, status annual.Status) standing {
	return standing{decimal(value), string(status), form.IndicatorUnit(ref.Indicator)}
}

// A choice is a table of a report with the figures that its form has.
type choice struct {
	Title string
	Cells []cellChoice
}

// A cellChoice is a figure that may be corrected; Names is what it is called besides.
type cellChoice struct{ Cell, Name, Names string }

// totalFirst puts the total of all applicants, which is meant most often, before the kinds of applicants.
func totalFirst(t *form.Table, columns []form.Column) []form.Column {
	if last := len(columns) - 1; t.Key == form.ByApplicant {
		return append([]form.Column{columns[last]}, columns[:last]...)
	}
	return columns
}

// choices lists what may be corrected in a report, found by the reading or not.
func choices(language wording.Language, r annual.Report) []choice {
	names := naming.Names(language)
	var list []choice
	for _, tf := range r.Tables {
		t := form.FindTable(tf.Form, tf.Table)
		if t == nil {
			continue
		}
		c := choice{Title: language.Pick(t.Zh, t.En)}
		for _, b := range t.Blocks {
			b.EachRow(func(row form.Row, _ []form.Row) {
				for _, column := range totalFirst(t, b.Columns) {
					if !t.HasFigures(row) {
						continue
					}
					indicator, applicant := t.Cell(row, column)
					ref := annual.CellRef{Indicator: indicator, Applicant: applicant}
					c.Cells = append(c.Cells, cellChoice{naming.Anchor(ref), names.Cell(ref), strings.Join(catalogue.Called(indicator), " ")})
				}
			})
		}
		list = append(list, c)
	}
	return list
}
