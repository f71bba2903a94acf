package report

import (
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/printed"
	"nianbao/normalize/annual"
	"nianbao/store/compare"
)

// A CellPair is a figure in two reports.
type CellPair struct {
	Cell  string    `json:"cell"`
	Name  string    `json:"name"`
	Left  cellValue `json:"left"`
	Right cellValue `json:"right"`
}

// A cellValue is what one report says; Value is empty where it is not known.
type cellValue struct {
	Value  string `json:"value"`
	Status string `json:"status"` // "missing" where the report has no such figure
	Mark   string `json:"-"`
}

// Differs reports whether the two values are not the same.
func (p CellPair) Differs() bool { return p.Left.Value != p.Right.Value }

// PairCells returns the figures of two reports in the order of the tables, those
// of the left one first, without those that neither has.
func PairCells(left, right []printed.Table, names naming.Book) []CellPair {
	var list []CellPair
	at := map[annual.CellRef]int{}
	for side, tables := range [][]printed.Table{left, right} {
		for _, t := range tables {
			for _, row := range t.Rows {
				for _, c := range row.Cells {
					if c.Observation == nil {
						continue
					}
					i, known := at[c.Ref]
					if !known {
						i = len(list)
						at[c.Ref] = i
						missing := cellValue{Status: "missing"}
						list = append(list, CellPair{Cell: naming.Anchor(c.Ref), Name: names.Cell(c.Ref), Left: missing, Right: missing})
					}
					value := cellValue{Status: string(c.Observation.Status), Mark: statusMarks[c.Observation.Status]}
					if c.Observation.Value != nil {
						value.Value = c.Observation.Value.String()
					}
					*[]*cellValue{&list[i].Left, &list[i].Right}[side] = value
				}
			}
		}
	}
	return list
}

// storedPairs returns the figures of two stored reports.
func storedPairs(pairs []compare.CellPair, names naming.Book) []CellPair {
	list := make([]CellPair, len(pairs))
	for i, p := range pairs {
		list[i] = CellPair{Cell: naming.Anchor(p.Cell), Name: names.Cell(p.Cell)}
		for to, from := range map[*cellValue]compare.CellOf{&list[i].Left: p.A, &list[i].Right: p.B} {
			to.Status, to.Mark = string(from.Status), statusMarks[from.Status]
			if from.Value != nil {
				to.Value = from.Value.String()
			}
		}
	}
	return list
}
