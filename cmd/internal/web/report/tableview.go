package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/printed"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/chinese"
	"nianbao/normalize/form"
)

// A tableView is a statistical table as its template shows it.
type tableView struct {
	ID      string
	Section int
	Title   string
	Form    string
	Rows    []rowView
	MadeOf  *madeOf // what cells framed in it make, nil for most
	// Signs says how many cells have a sign in place of a number, and for how many of these sums leave nothing; "" for none.
	Signs string
}

type rowView struct {
	Head  bool
	Cells []cellView
}

// A cellView is one cell. A figure shows its value; what is printed stands below
// where that is something else.
type cellView struct {
	Tag     string // th or td
	Scope   string // of a th
	Class   string
	RowSpan int
	ColSpan int
	Text    string
	Printed string
	Anchor  string
	Href    string
	Hint    string
	Propose string // where a correction is proposed, "" where that can't be done
	Notes   []int  // numbers of the findings about it
}

// statusMarks stand after a figure that is not simply read from its cell.
var statusMarks = map[annual.Status]string{
	annual.Derived: "=", annual.Inferred: "~", annual.Flagged: "?", annual.Corrected: "*",
}

// A tableViewer makes views of tables.
type tableViewer struct {
	language wording.Language
	notes    map[annual.CellRef][]int
	href     func(annual.Observation) string // where a figure is shown in print
	left     remainders
}

// remainders are what the sums of a report leave for cells that have a sign in place of a number.
type remainders map[annual.CellRef]check.Remainder

// isSign reports whether a sign stands in a cell in place of a number.
func isSign(o annual.Observation) bool {
	return o.Status == annual.Blank && o.Value == nil && o.Raw != ""
}

// of returns what is left for a figure, "" where that is not known.
func (left remainders) of(o annual.Observation) string {
	l, known := left[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}]
	if !known || !isSign(o) {
		return ""
	}
	return l.Value.String()
}

// says tells of a sign what sums leave for it, "" of any other figure.
func (left remainders) says(language wording.Language, o annual.Observation) (string, error) {
	if !isSign(o) {
		return "", nil
	}
	l := left[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}]
	switch value := left.of(o); value {
	case "":
		return language.Text("sign-unknown", o.Raw)
	case "0":
		return language.Text("sign-nothing", o.Raw, naming.Sum(language, l.Check))
	default:
		return language.Text("sign-rest", o.Raw, value, naming.Sum(language, l.Check))
	}
}

func (v tableViewer) views(tables []printed.Table) ([]tableView, error) {
	var list []tableView
	for _, t := range tables {
		view := tableView{ID: t.ID, Title: v.language.Pick(t.Zh, t.En), Form: t.Form}
		if form := form.FindTable(t.Form, t.ID); form != nil {
			view.Section = form.Section
		}
		for _, row := range t.Rows {
			shown := rowView{Head: row.Head}
			for _, c := range row.Cells {
				cell, err := v.cell(c)
				if err != nil {
					return nil, err
				}
				shown.Cells = append(shown.Cells, cell)
			}
			view.Rows = append(view.Rows, shown)
		}
		var err error
		if view.Signs, err = v.signs(t); err != nil {
			return nil, err
		}
		list = append(list, view)
	}
	return list, nil
}

// signs says of a table how many of its cells have a sign in place of a number.
func (v tableViewer) signs(t printed.Table) (string, error) {
	signs, nothing := 0, 0
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Kind == printed.Figure && isSign(*c.Observation) {
				signs++
				if v.left.of(*c.Observation) == "0" {
					nothing++
				}
			}
		}
	}
	switch {
	case signs == 0:
		return "", nil
	case nothing == 0:
		return v.language.Text("signs-in-table", signs)
	}
	return v.language.Text("signs-of-nothing", signs, nothing)
}

func (v tableViewer) cell(c printed.Cell) (cellView, error) {
	view := cellView{Tag: "td", Class: string(c.Kind), RowSpan: c.RowSpan, ColSpan: c.ColSpan, Text: v.language.Pick(c.Zh, v.groupName(c))}
	switch c.Kind {
	case printed.Head, printed.Heading:
		view.Tag, view.Scope = "th", "col"
		if c.ColSpan > 1 {
			view.Scope = "colgroup"
		}
	case printed.Label:
		view.Class += fmt.Sprintf(" depth%d", min(c.Depth, 4))
		if view.Text == "" { // it stands beside its group's own figures
			break
		}
		view.Tag, view.Scope = "th", "row"
		if c.RowSpan > 1 {
			view.Scope = "rowgroup"
		}
	case printed.Missing:
		hint, err := v.language.Text("cell-missing")
		if err != nil {
			return view, err
		}
		view.Text, view.Hint = "·", hint
	case printed.Figure:
		return v.figure(view, *c.Observation)
	}
	return view, nil
}

// groupName returns the English name of a cell. The forms name groups of columns
// in Chinese only.
func (v tableViewer) groupName(c printed.Cell) string {
	key := "head-" + c.Zh
	if c.En != c.Zh || v.language != wording.English || !wording.Known(key) {
		return c.En
	}
	text, err := v.language.Text(key)
	if err != nil {
		return c.En
	}
	return text
}

// hint says of a figure how it was read, what is printed beside it, and how it came there.
func (v tableViewer) hint(status string, o annual.Observation) string {
	said := slices.DeleteFunc([]string{status, o.Remark, naming.Message(v.language, chinese.Of(o.Note), o.Note)}, func(s string) bool { return s == "" })
	return strings.Join(said, v.language.Pick("；", "; "))
}

func (v tableViewer) figure(view cellView, o annual.Observation) (cellView, error) {
	ref := annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}
	view.Class += " " + string(o.Status)
	view.Anchor, view.Notes = naming.Anchor(ref), v.notes[ref]
	raw := strings.Join(strings.Fields(o.Raw), "")
	switch {
	case o.Value != nil:
		view.Text = o.Value.String() + statusMarks[o.Status]
		if raw != o.Value.String() {
			view.Printed = raw
		}
	case raw != "":
		view.Text = raw + statusMarks[o.Status]
	default:
		view.Class += " empty"
	}
	if v.href != nil {
		view.Href = v.href(o)
	}
	status, err := v.language.Text("status-" + string(o.Status))
	if err != nil {
		return view, err
	}
	if isSign(o) {
		if status, err = v.left.says(v.language, o); err != nil {
			return view, err
		}
	}
	view.Hint = v.hint(status, o)
	if c := o.Correction; c != nil {
		machine := "–"
		if c.Machine.Value != nil {
			machine = c.Machine.Value.String()
		}
		if view.Hint, err = v.language.Text("corrected-by", c.By, c.At.Format(time.DateOnly), c.Reason, machine); err != nil {
			return view, err
		}
	}
	if view.Text == "" {
		view.Text = "□"
	}
	return view, nil
}

// An offer knows where corrections of the figures of a report are proposed.
type offer struct {
	language wording.Language
	report   int64
}

// at returns the address of the form for a figure.
func (o offer) at(anchor string) (string, error) {
	query, err := page.Query("cell", anchor)
	return page.Address(o.language, "/reports/%v/propose", o.report) + string(query), err
}

// inTables leads from each figure of the tables to the form. One that leads to no page leads to what is known of it.
func (o offer) inTables(shown *Shown) error {
	for _, t := range shown.Tables { // sections have the same rows
		for _, row := range t.Rows {
			for i := range row.Cells {
				cell := &row.Cells[i]
				if cell.Anchor == "" {
					continue
				}
				var err error
				if cell.Propose, err = o.at(cell.Anchor); err != nil {
					return err
				}
				if cell.Href != "" {
					continue
				}
				query, err := page.Query("cell", cell.Anchor)
				if err != nil {
					return err
				}
				cell.Href = page.Address(o.language, "/reports/%v", o.report) + string(query) + "#made-of"
			}
		}
	}
	return nil
}
