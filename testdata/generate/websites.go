package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"nianbao/testdata/generate/markup"
	"nianbao/testdata/generate/programs"
	"nianbao/testdata/generate/report"
)

// A markupFixture is a report that is no PDF: a web page, or a Word document.
type markupFixture struct {
	name   string // of the file
	report func() *report.Report
	write  func(r *report.Report, out string) error
}

var markupFixtures = []markupFixture{
	{"web-2021.html", wenjiang2023, func(r *report.Report, out string) error { return os.WriteFile(out, markup.ModernPage(r), 0o644) }},
	{"web-2019.html", shihe2019, func(r *report.Report, out string) error { return os.WriteFile(out, markup.OldPage(r), 0o644) }},
	{"web-drift.html", laoshan2023, func(r *report.Report, out string) error {
		return os.WriteFile(out, bytes.ReplaceAll(markup.ModernPage(r), []byte("\n"), []byte(" ")), 0o644)
	}},
	{"word-2021.docx", deqing2022, func(r *report.Report, out string) error {
		return programs.Office(markup.ODT(r, markup.OfficeStyle{}), "docx:MS Word 2007 XML", out)
	}},
}

// make writes the document and the truth beside it. It has no pages.
func (f markupFixture) make() error { return f.makeIn(fixtureDir) }

func (f markupFixture) makeIn(dir string) error {
	r := f.report()
	out := filepath.Join(dir, f.name)
	name := strings.TrimSuffix(out, filepath.Ext(out))
	if err := r.CheckFaults(); err != nil {
		return err
	}
	if err := f.write(r, out); err != nil {
		return err
	}
	cells := r.Truths()
	for i := range cells {
		cells[i].Page = 1
	}
	return r.WriteTruth(name, cells)
}
