package check

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// narrativeDisagrees is the code of findings about text and tables.
const narrativeDisagrees = "narrative-disagrees"

// roundedNote ends the note of a figure that the text rounds: it is not held against the tables.
const roundedNote = "rounded"

// compareNarrative records where the text and the tables disagree: where none of the sums
// that the figure can stand for equals it. Applications received, for one, are often
// counted with those carried over.
func compareNarrative(r *annual.Report) {
	at := index(r)
	for _, s := range form.Statements() {
		o := at[cell{Indicator: s.Code}]
		if o == nil || o.Value == nil || strings.HasSuffix(o.Note, roundedNote) {
			continue
		}
		list := alternatives(&s, o, at)
		if len(list) == 0 || slices.ContainsFunc(list, alternative.agrees) {
			continue
		}
		stated, total := number.PlainRat(list[0].stated), number.PlainRat(list[0].total)
		r.Add(annual.Finding{Code: narrativeDisagrees, Severity: annual.Warning, Left: stated, Right: total,
			Message: fmt.Sprintf("%s: the text says %s, the table %s", s.Zh, stated, total),
			Cells:   append([]annual.CellRef{{Indicator: s.Code}}, list[0].cells...), Place: o.Place})
	}
}

// A Beside is what the tables of a report have for a figure of its text: cells and their sum.
type Beside struct {
	Cells  []annual.CellRef
	Values []string // of the cells, exact
	Total  string   // their sum, exact, in Unit
	Unit   string
	Agrees bool
}

// BesideText returns, by the indicators of the figures that a report states in its text, what its tables have for them: the
// first sum that agrees, or else the first that there is.
func BesideText(r *annual.Report) map[string]Beside {
	at, found := index(r), map[string]Beside{}
	for _, s := range form.Statements() {
		o := at[cell{Indicator: s.Code}]
		if o == nil || o.Value == nil {
			continue
		}
		list := alternatives(&s, o, at)
		if len(list) == 0 {
			continue
		}
		shown := list[max(0, slices.IndexFunc(list, alternative.agrees))]
		beside := Beside{Cells: shown.cells, Total: number.PlainRat(shown.total), Unit: at[shown.cells[0]].Unit,
			Agrees: shown.agrees() || strings.HasSuffix(o.Note, roundedNote)}
		for _, c := range shown.cells {
			beside.Values = append(beside.Values, at[c].Value.String())
		}
		found[s.Code] = beside
	}
	return found
}

// An alternative is a sum of the tables that a figure of the text can stand for, and that
// figure in the sum's unit.
type alternative struct {
	cells         []cell
	stated, total *big.Rat
}

func (a alternative) agrees() bool { return a.stated.Cmp(a.total) == 0 }

// alternatives lists the sums that the figure of a statement, which has a value, can stand
// for, as far as they can be worked out.
func alternatives(s *form.Statement, o *annual.Observation, at map[cell]*annual.Observation) []alternative {
	var list []alternative
	for _, names := range s.Equals {
		cells := cellsOf(names)
		if total, ok := sum(cells, at); ok {
			list = append(list, alternative{cells, number.ConvertMoney(o.Value.Rat(), s.Unit, at[cells[0]].Unit), total})
		}
	}
	return list
}

func cellsOf(names []string) []cell {
	var cells []cell
	for _, name := range names {
		code, applicant, _ := strings.Cut(name, "/")
		cells = append(cells, cell{Indicator: code, Applicant: applicant})
	}
	return cells
}
