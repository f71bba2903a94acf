package report

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/printed"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
)

// A CellPair is a figure in two reports.
type CellPair struct {
	Cell  string    `json:"cell"`
	Name  string    `json:"name"`
	Left  cellValue `json:"left"`
	Right cellValue `json:"right"`
	// Change is the right value less the left one, empty unless both are known and of one
	// unit; Percent is its share of the left one, empty unless that is ten or more: of little any
	// change is a great part, or where a reason speaks against the change.
	Change  string `json:"change,omitempty"`
	Percent string `json:"change_percent,omitempty"`
	// Reasons say why it may be no change of the same thing, by the rule of all changes.
	Reasons []basis.Reason `json:"reasons,omitempty"`

	weight float64 // by which changes are put in order, 0 without one
}

// Why words the reasons.
func (p CellPair) Why() []figure.Because { return figure.BecauseOf(p.Reasons, p.Change) }

// weightOf says how much a change is: what is counted often comes and goes in greater numbers, with
// the root of what it is.
func weightOf(from, to *big.Rat) float64 {
	a, _ := from.Float64()
	b, _ := to.Float64()
	return math.Abs(b-a) / math.Sqrt(max(math.Abs(a), math.Abs(b), 1))
}

// mostShown bounds the changes that stand before those that are folded away.
const mostShown = 10

// mostChanged returns of the pairs whose values differ those that changed most, the greatest change
// first, and the others in the order of the tables. Few enough are not parted. Kinds of applicants
// have their place in the table: what is counted of all of them says it.
func mostChanged(list []CellPair) (most, rest []CellPair) {
	differ := differing(list, true)
	if len(differ) <= mostShown+2 {
		return differ, nil
	}
	var order []int
	for i, p := range differ {
		if _, applicant, _ := strings.Cut(p.Cell, "/"); applicant == "" || applicant == "total" {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(differ[b].weight, differ[a].weight) })
	first := map[int]bool{}
	for _, i := range order[:min(len(order), mostShown)] {
		most, first[i] = append(most, differ[i]), true
	}
	for i, p := range differ {
		if !first[i] {
			rest = append(rest, p)
		}
	}
	return most, rest
}

// A cellValue is what one report says; Value is empty where it is not known.
type cellValue struct {
	Value  string `json:"value"`
	Status string `json:"status"` // "missing" where the report has no such figure
	// Proof is the address of the place where it is printed, empty where that is not known.
	Proof string `json:"proof,omitempty"`
	Mark  string `json:"-"`
}

// Differs reports whether the two values are not the same.
func (p CellPair) Differs() bool { return p.Left.Value != p.Right.Value }

// Doubtful reports whether one of the two values is in doubt.
func (p CellPair) Doubtful() bool {
	doubtful := func(v cellValue) bool {
		return v.Value != "" && annual.Status(v.Status).Doubtful(form.IsStated(p.Cell))
	}
	return doubtful(p.Left) || doubtful(p.Right)
}

// compareTo works the change out of two values, of which either may be nil, and of what they rest on.
func (p *CellPair) compareTo(left, right *number.Decimal, leftBasis, rightBasis basis.Basis) {
	if left == nil || right == nil {
		return
	}
	from, to := left.Rat(), right.Rat()
	p.Reasons = basis.BetweenFigures(leftBasis, rightBasis, basis.Side{Value: from}, basis.Side{Value: to, Doubtful: p.Doubtful()})
	p.Change = figure.Plain(new(big.Rat).Sub(to, from))
	p.weight = weightOf(from, to)
	if growth := basis.Growth(from, to, p.Reasons); growth != nil {
		p.Percent = figure.Growth(growth)
	}
}

// differing returns the pairs whose values differ, or those whose values do not.
func differing(list []CellPair, differ bool) []CellPair {
	return slices.DeleteFunc(slices.Clone(list), func(p CellPair) bool { return p.Differs() != differ })
}

// PairCells returns the figures of two reports, which rest on what is told, in the order of the tables, those
// of the left one first, without those that neither has.
func PairCells(left, right []printed.Table, names naming.Book, leftBasis, rightBasis basis.Basis) []CellPair {
	var list []CellPair
	at := map[annual.CellRef]int{}
	var values [][2]*number.Decimal // of both reports, in the order of the list
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
						values = append(values, [2]*number.Decimal{})
						list = append(list, CellPair{Cell: naming.Anchor(c.Ref), Name: naming.Plain(names.Cell(c.Ref), " · "), Left: missing, Right: missing})
					}
					value := cellValue{Status: string(c.Observation.Status), Mark: statusMarks[c.Observation.Status]}
					if c.Observation.Value != nil {
						value.Value = c.Observation.Value.String()
						values[i][side] = c.Observation.Value
					}
					*[]*cellValue{&list[i].Left, &list[i].Right}[side] = value
				}
			}
		}
	}
	for i, v := range values {
		list[i].compareTo(v[0], v[1], leftBasis, rightBasis)
	}
	return list
}

// storedPairs returns the figures of two stored reports, by their ids, which rest on what is told.
func storedPairs(pairs []compare.CellPair, language wording.Language, left, right int64, bases map[int64]basis.Basis) ([]CellPair, error) {
	names := naming.Names(language)
	list := make([]CellPair, len(pairs))
	for i, p := range pairs {
		list[i] = CellPair{Cell: naming.Anchor(p.Cell), Name: naming.Plain(names.Cell(p.Cell), " · ")}
		var err error
		if list[i].Left, err = storedValue(p.A, language, left, list[i].Cell); err != nil {
			return nil, err
		}
		if list[i].Right, err = storedValue(p.B, language, right, list[i].Cell); err != nil {
			return nil, err
		}
		if p.A.Unit == p.B.Unit {
			list[i].compareTo(p.A.Value, p.B.Value, bases[left], bases[right])
		}
	}
	return list, nil
}

func storedValue(from compare.CellOf, language wording.Language, report int64, cell string) (cellValue, error) {
	v := cellValue{Status: string(from.Status), Mark: statusMarks[from.Status]}
	if from.Value != nil {
		v.Value = from.Value.String()
	}
	if from.Status == annual.Missing {
		return v, nil
	}
	q, err := page.Query("cell", cell)
	v.Proof = page.Address(language, "/reports/%v/figure", report) + string(q)
	return v, err
}
