package check

import (
	"fmt"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// narrativeDisagrees is the code of findings about text and tables.
const narrativeDisagrees = "narrative-disagrees"

// compareNarrative records where the text and the tables disagree: where none of the sums
// that the figure can stand for equals it. Applications received, for one, are often
// counted with those carried over.
func compareNarrative(r *annual.Report) {
	at := index(r)
	for _, s := range form.Statements() {
		o := at[cell{Indicator: s.Code}]
		if o == nil || o.Value == nil || strings.HasSuffix(o.Note, "rounded") {
			continue
		}
		var disagrees *annual.Finding
		agrees := false
		for _, alternative := range s.Equals {
			cells := cellsOf(alternative)
			total, ok := sum(cells, at)
			if !ok {
				continue
			}
			stated := number.ConvertMoney(o.Value.Rat(), s.Unit, at[cells[0]].Unit)
			agrees = agrees || total.Cmp(stated) == 0
			if disagrees == nil {
				disagrees = &annual.Finding{Code: narrativeDisagrees, Severity: annual.Warning, Left: number.PlainRat(stated), Right: number.PlainRat(total),
					Message: fmt.Sprintf("%s: the text says %s, the table %s", s.Zh, number.PlainRat(stated), number.PlainRat(total)),
					Cells:   append([]annual.CellRef{{Indicator: s.Code}}, cells...), Place: o.Place}
			}
		}
		if disagrees != nil && !agrees {
			r.Add(*disagrees)
		}
	}
}

func cellsOf(names []string) []cell {
	var cells []cell
	for _, name := range names {
		code, applicant, _ := strings.Cut(name, "/")
		cells = append(cells, cell{Indicator: code, Applicant: applicant})
	}
	return cells
}
