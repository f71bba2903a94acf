package textview

import (
	"math/big"
	"slices"
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
)

// Figures in doubt are marked, or said to be left out, and never stand as others
// do.
func TestFigureTableTellsDoubt(t *testing.T) {
	of, err := catalogue.FindQuantity("applications.received")
	if err != nil {
		t.Fatal(err)
	}
	figure := func(name string, value int64, status annual.Status) compare.Ranked {
		f := compare.Figure{Region: gazetteer.Region{Code: "320813", Name: name}, Year: 2023, ReportID: 1, Of: compare.Amount{Status: status}}
		if value >= 0 {
			f.Of.Value = big.NewRat(value, 1)
			f.Value = f.Of.Value
		}
		return compare.Ranked{Figure: f}
	}
	c := compare.Comparison{Of: of, FromYear: 2023, ToYear: 2023, Doubt: compare.ShowDoubtful}
	table := In(wording.English).FigureTable(c, []compare.Ranked{figure("甲区", 5, annual.Flagged), figure("乙区", 4, annual.Derived),
		figure("丙区", -1, annual.Inferred), figure("丁区", -1, annual.Blank)}, nil, nil, "")
	var got []string
	for _, row := range table.rows[1:] {
		got = append(got, row[0]+" "+row[2])
	}
	got = append(got, table.notes...)
	want := []string{"甲区 5?", "乙区 4=", "丙区 in doubt", "丁区 blank", "2023: 4 regions, 4 with a report, 2 with a figure, 2 in doubt and shown",
		"?: reading or place in doubt", "=: not printed, but the only value that the sums of the form admit"}
	if !slices.Equal(got, want) {
		t.Errorf("table\n%q\nwant\n%q", got, want)
	}
	by := figure("戊区", 3, annual.Corrected)
	by.Of.Corrected = true
	table = In(wording.Chinese).FigureTable(c, []compare.Ranked{by}, nil, nil, "")
	if table.rows[1][2] != "3*" || !slices.Contains(table.notes, "*：人工更正") {
		t.Errorf("corrected: %q, %q", table.rows[1], table.notes)
	}
	odd := figure("己区", 7, annual.Read)
	odd.Of.Failing = true
	table = In(wording.Chinese).FigureTable(c, []compare.Ranked{odd}, nil, nil, "")
	if table.rows[1][2] != "7≠" || !slices.Contains(table.notes, "≠：与报告中其他数字不符") {
		t.Errorf("at odds: %q, %q", table.rows[1], table.notes)
	}
}
