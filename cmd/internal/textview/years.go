package textview

import (
	"fmt"
	"math/big"
	"slices"

	"nianbao/normalize/gazetteer"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/export"
)

// A yearCell is a cell of a table of regions and years.
type yearCell struct {
	region gazetteer.Region
	year   int
	text   string
	value  *big.Rat
	// reported says that there is a report.
	reported bool
	// apart says that the value stands for so little that it is ranked behind the others.
	apart bool
}

// changeMarks say of the rows of a table, by their series, that the change from the first year
// to the last is none of the same thing.
type changeMarks struct {
	area  map[string]bool // the area changed
	other map[string]bool // the sums are of other regions
	basis map[string]changeReason
}

// certain reports whether nothing speaks against the change of a series.
func (m changeMarks) certain(series string) bool { return m.of(series) == "" }

// of returns the marks of a row.
func (m changeMarks) of(series string) (marks string) {
	if !basis.Certain(m.basis[series].reasons) {
		marks += "†"
	}
	if m.area[series] {
		marks += "‡"
	}
	if m.other[series] {
		marks += "§"
	}
	return marks
}

// yearRows lays cells out by region and year, with the change from the first
// year to the last if there are two. Where places are followed, what a region was called before stands
// beside its figures of then; a change that is none of the same thing is marked.
func (v View) yearRows(c compare.Comparison, cells []yearCell, marks changeMarks, sort string) [][]string {
	type line struct {
		text    []string
		last    *big.Rat
		change  *big.Rat
		certain bool
		apart   bool
	}
	head := []string{v.Say("region"), v.Say("code")}
	for year := c.FromYear; year <= c.ToYear; year++ {
		head = append(head, fmt.Sprint(year))
	}
	var lines []line
	for len(cells) > 0 {
		n := 1
		for n < len(cells) && c.SeriesKey(cells[n].region) == c.SeriesKey(cells[0].region) {
			n++
		}
		newest := cells[n-1]
		row := line{text: make([]string, len(head)+1)}
		row.text[0], row.text[1] = regionText(c, newest.region, newest.year), newest.region.Code
		values := map[int]*big.Rat{}
		for _, cell := range cells[:n] {
			row.text[2+cell.year-c.FromYear] = cell.text
			if c.Follow && cell.reported && cell.region.Name != newest.region.Name {
				row.text[2+cell.year-c.FromYear] += " [" + cell.region.Name + "]"
			}
			values[cell.year] = cell.value
			row.apart = cell.year == c.ToYear && cell.apart
		}
		cells = cells[n:]
		row.last = values[c.ToYear]
		if first := values[c.FromYear]; c.FromYear < c.ToYear && first != nil && row.last != nil {
			row.change = new(big.Rat).Sub(row.last, first)
			row.text[len(head)] = changeText(c, row.change)
			key := c.SeriesKey(newest.region)
			row.text[len(head)] += marks.of(key)
			row.certain = marks.certain(key)
		}
		lines = append(lines, row)
	}
	switch sort {
	case "value":
		slices.SortStableFunc(lines, func(a, b line) int {
			if a.last != nil && b.last != nil && a.apart != b.apart {
				return apartLast(a.apart)
			}
			return greatestFirst(a.last, b.last)
		})
	case "change":
		slices.SortStableFunc(lines, func(a, b line) int {
			if a.change != nil && b.change != nil && a.certain != b.certain {
				return apartLast(!a.certain)
			}
			return greatestFirst(a.change, b.change)
		})
	}
	if c.FromYear < c.ToYear {
		head = append(head, v.Say("change"))
	}
	rows := [][]string{head}
	for _, l := range lines {
		rows = append(rows, l.text[:len(head)])
	}
	return rows
}

// apartLast orders what is set apart behind what is not.
func apartLast(apart bool) int {
	if apart {
		return 1
	}
	return -1
}

// changeText returns a difference with its sign, of rates in percentage points.
func changeText(c compare.Comparison, d *big.Rat) string {
	sign := ""
	if d.Sign() > 0 {
		sign = "+"
	}
	if c.Per != nil && c.Of.Unit == c.Per.Unit {
		return sign + new(big.Rat).Mul(d, big.NewRat(100, 1)).FloatString(1) + " pp"
	}
	return sign + export.NumberText(d)
}

// greatestFirst orders numbers, the unknown last.
func greatestFirst(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return b.Cmp(a)
}
