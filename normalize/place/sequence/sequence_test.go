package sequence

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

// The 25 rows of form 2021 for two natural persons and a firm of whom nothing was carried
// over: what each row has for natural persons and for firms.
var counts = [25][2]int{{2, 1}, {0, 0}, {1, 0}, {0, 1}, 16: {1, 0}, 23: {2, 1}}

func row(i int) string {
	n, f := counts[i][0], counts[i][1]
	return fmt.Sprintf("%d %d 0 0 0 0 %d", n, f, n+f)
}

// rowsFrom lists the rows from to (exclusive), one a line, without labels.
func rowsFrom(from, to int) string {
	var lines []string
	for i := from; i < to; i++ {
		lines = append(lines, row(i))
	}
	return strings.Join(lines, "\n")
}

// columnsFrom writes the rows as columns, one a line.
func columnsFrom(from, to int) string {
	var columns [7][]string
	for i := from; i < to; i++ {
		for c, f := range strings.Fields(row(i)) {
			columns[c] = append(columns[c], f)
		}
	}
	var lines []string
	for _, c := range columns {
		lines = append(lines, strings.Join(c, " "))
	}
	return strings.Join(lines, "\n")
}

func applications() *form.Table { return form.FindTable("2021", "applications") }

func TestArrange(t *testing.T) {
	oneLine := strings.ReplaceAll(rowsFrom(2, 6), "\n", " ")
	for _, c := range []struct {
		name, text string
		told       bool
	}{
		{"rows without labels", "自然人 总计\n" + rowsFrom(0, 25), true},
		{"columns of several rows", "一、本年新收政府信息公开申请数量 " + row(0) + "\n" + row(1) + "\n" + columnsFrom(2, 20) + "\n" + columnsFrom(20, 25), true},
		{"several rows on one line", rowsFrom(0, 2) + "\n（一）予以公开 （二）部分公开 " + oneLine + "\n" + rowsFrom(6, 25), true},
		{"a row is missing", rowsFrom(0, 24), false},
		{"a row of another table behind", rowsFrom(0, 25) + "\n0 0 0 0 0 0 0", true},
		{"a row too many", rowsFrom(0, 5) + "\n0 0 0 0 0 0 0\n" + rowsFrom(5, 25), false},
		{"a sum over a row fails", strings.Replace(rowsFrom(0, 25), row(23), "2 1 0 0 0 0 4", 1), false},
		{"a sum down a column fails", strings.Replace(rowsFrom(0, 25), row(16), row(15), 1), false},
		{"the label of another row", rowsFrom(0, 5) + "\n（七）总计 " + row(5) + "\n" + rowsFrom(6, 25), false},
		{"a row of fewer figures", strings.Replace(rowsFrom(0, 25), row(23), "2 1 0", 1), false},
		{"a figure that is no row's", rowsFrom(0, 5) + "\n1\n" + rowsFrom(5, 25), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, ok := Arrange(align.Rows(sketch.Lines(c.text)), applications())
			if ok != c.told {
				t.Fatalf("told: %v, want %v", ok, c.told)
			}
			if !ok {
				return
			}
			var told []align.Row
			for _, r := range got {
				if r.Told != nil {
					told = append(told, r)
				}
			}
			for i, r := range told {
				var figures []string
				for _, f := range r.Figures {
					figures = append(figures, f.Text)
				}
				if s := strings.Join(figures, " "); s != row(i) {
					t.Errorf("row %d, %s: %s, want %s", i, r.Told.Zh, s, row(i))
				}
			}
			if len(told) != len(counts) || told[16].Told.ID != "rejected_repeated" {
				t.Errorf("%d rows, the 17th is %s", len(told), told[16].Told.ID)
			}
		})
	}
}

func TestRowsWithAllTheirLabelsAreLeftToThem(t *testing.T) {
	var lines []string
	for i, r := range askedRows(applications()) {
		lines = append(lines, r.Zh+" "+row(i))
	}
	if _, _, ok := Arrange(align.Rows(sketch.Lines(strings.Join(lines, "\n"))), applications()); ok {
		t.Error("arranged")
	}
}
