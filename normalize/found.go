package normalize

import (
	"fmt"

	"nianbao/extract"
)

// Tables are the statistical tables of a report as they were found in a document.
type Tables struct {
	doc        *extract.Document
	rows       knownRows
	placements []placement
}

// FindTables looks for the tables of all forms in the grids of a document, which is a
// report on the year, 0 where that is not known.
func FindTables(doc *extract.Document, year int) *Tables {
	f := &Tables{doc: doc, rows: knownRows{}}
	f.placements = placeTables(doc, year, f.rows)
	return f
}

// RowsFound returns how many rows of the forms' tables were found.
func (f *Tables) RowsFound() int {
	found := 0
	for _, p := range f.placements {
		found += p.rowsFound
	}
	return found
}

// LikeliestForm returns the ID of the form that most rows follow.
func (f *Tables) LikeliestForm() string {
	votes := map[string]int{}
	best := ""
	for _, p := range f.placements {
		votes[p.form.ID] += p.rowsFound
		if best == "" || votes[p.form.ID] > votes[best] {
			best = p.form.ID
		}
	}
	return best
}

// AddTo adds to a report, whose form is known, what the tables hold: the figures
// with the evidence for their places, those without a place, and findings.
func (f *Tables) AddTo(r *Report) {
	for _, p := range f.placements {
		r.Observations = append(r.Observations, p.observations...)
		r.Unplaced = append(r.Unplaced, p.unplaced...)
		r.Evidence = append(r.Evidence, p.grounds...)
		r.Findings = append(r.Findings, p.findings...)
		if p.rowsFound > 0 {
			r.Tables = append(r.Tables, TableForm{p.table.ID, p.form.ID})
		}
		if p.rowsFound > 0 && p.form.ID != r.Form {
			r.Add(Finding{Code: "form-drift", Severity: Info,
				Message: fmt.Sprintf("%s follows form %s in a report of form %s", p.table.Zh, p.form.ID, r.Form)})
		}
		if p.rowsFound == 0 && FormTable(r.Form, p.table.ID) != nil {
			r.Add(Finding{Code: "table-missing", Severity: Warning, Message: "no rows found of the table " + p.table.Zh})
		}
	}
	doubtBlanks(r, f.keepUnused(r))
}
