package export

import (
	"fmt"
	"slices"
	"testing"
)

// capitals is a reader who wants heads with a mark, statuses in quotes and no notes.
type capitals struct{}

func (capitals) Columns(names []string, isTruth func(int) bool) []LabelledColumn {
	var list []LabelledColumn
	for i, name := range names {
		c := LabelledColumn{Of: i, Head: "=" + name}
		switch {
		case name == "note":
			continue
		case name == "status" || isTruth(i):
			c.Say = func(value string) string { return "<" + value + ">" }
		}
		list = append(list, c)
	}
	return list
}

func (capitals) Sheet(s Shape) string {
	if s == "" {
		return "about"
	}
	return "of " + string(s)
}

func (capitals) FactHeads() [2]string { return [2]string{"what", "text"} }

func (capitals) Facts(shape Shape, reports, all int) []Fact {
	return []Fact{{"n", fmt.Sprintf("%d of %d", reports, all), true}, {"whence", string(shape), false}}
}

// A workbook in words has its sheets under other names, with numbers that stay numbers and figures in doubt that stay
// coloured, and a sheet with what is said of it.
func TestWorkbookInWords(t *testing.T) {
	s := twoReports(t)
	book, plain := workbook(t, s, Options{Format: XLSX, Labels: capitals{}}), workbook(t, s, Options{Format: XLSX})
	if sheets := book.GetSheetList(); !slices.Equal(sheets, []string{"of long", "of codebook", "of findings", "of reports", "about"}) {
		t.Errorf("sheets %q", sheets)
	}
	about, err := book.GetRows("about")
	if err != nil || len(about) != 3 || about[0][0] != "what" || about[2][1] != "long" {
		t.Errorf("about: %q, %v", about, err)
	}
	coloured := 0
	rows, err := plain.GetRows("long")
	if err != nil || len(rows) < 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	value := slices.Index(rows[0], "value") + 1
	for line := range rows {
		cell := cellName(t, value, line+1)
		was, _ := plain.GetCellValue("long", cell)
		is, _ := book.GetCellValue("of long", cell)
		wasType, _ := plain.GetCellType("long", cell)
		isType, _ := book.GetCellType("of long", cell)
		before, _ := plain.GetCellStyle("long", cell)
		after, _ := book.GetCellStyle("of long", cell)
		if line > 0 && (was != is || wasType != isType) || before != after {
			t.Errorf("%s is %q (type %d, style %d), in words %q (type %d, style %d)", cell, was, wasType, before, is, isType, after)
		}
		if line > 0 && after != 0 {
			coloured++
		}
	}
	if coloured == 0 {
		t.Error("no figure is coloured")
	}
}
