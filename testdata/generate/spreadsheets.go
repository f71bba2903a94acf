package main

import (
	"path/filepath"

	"nianbao/testdata/generate/programs"
	"nianbao/testdata/generate/report"
	"nianbao/testdata/generate/spreadsheet"
)

// A sheetFixture is a report as a workbook: of today's Excel, of Excel 97 or WPS, whose
// format is the same, and of LibreOffice.
type sheetFixture struct {
	name   string
	report func() *report.Report
	style  spreadsheet.Style
	old    string // extension of the older one
	open   bool   // it is there in the OpenDocument format as well
}

var sheetFixtures = []sheetFixture{
	{"sheet-plain", deqing2022, spreadsheet.Style{}, ".xls", false},
	{"sheet-formats", wenjiang2023, spreadsheet.Style{}, ".et", true},
	{"sheet-tabs", yuecheng2020, spreadsheet.Style{Tabs: true}, ".xls", false},
	{"sheet-texts", shihe2019, spreadsheet.Style{Texts: true, Unruled: true}, ".xls", false},
	{"sheet-hidden", guangling2021, spreadsheet.Style{Hidden: true, Tabs: true, Sums: true}, ".et", true},
	{"sheet-drift", laoshan2023, spreadsheet.Style{}, ".xls", false},
	{"sheet-boxed", xiling2022, spreadsheet.Style{Boxed: true}, ".et", false},
}

// make writes the workbooks and the truth beside them.
func (f sheetFixture) make() error {
	r := f.report()
	name := filepath.Join(fixtureDir, f.name)
	if err := r.CheckFaults(); err != nil {
		return err
	}
	pages, err := spreadsheet.Write(r, f.style, name+".xlsx")
	if err != nil {
		return err
	}
	if err := programs.OldWorkbook(name+".xlsx", name+f.old); err != nil {
		return err
	}
	if f.open {
		if err := programs.OpenWorkbook(name+".xlsx", name+".ods"); err != nil {
			return err
		}
	}
	cells := r.Truths()
	for i := range cells {
		cells[i].Page = pages[cells[i].Table]
	}
	return r.WriteTruth(name, cells)
}
