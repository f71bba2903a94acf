package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

// A markupFixture is a report that is no PDF: a web page, or a Word document.
type markupFixture struct {
	name   string // of the file
	report func() *report
	write  func(r *report, out string) error
}

var markupFixtures = []markupFixture{
	{"web-2021.html", wenjiang2023, func(r *report, out string) error { return os.WriteFile(out, modernPage(r), 0o644) }},
	{"web-2019.html", shihe2019, func(r *report, out string) error { return os.WriteFile(out, oldPage(r), 0o644) }},
	{"web-drift.html", laoshan2023, func(r *report, out string) error {
		return os.WriteFile(out, bytes.ReplaceAll(modernPage(r), []byte("\n"), []byte(" ")), 0o644)
	}},
	{"word-2021.docx", deqing2022, func(r *report, out string) error {
		return viaWriter(openDocument(r, officeStyle{}), "docx:MS Word 2007 XML", out)
	}},
}

// make writes the document and the truth beside it. It has no pages.
func (f markupFixture) make() error {
	r := f.report()
	out := filepath.Join(fixtureDir, f.name)
	name := strings.TrimSuffix(out, filepath.Ext(out))
	if err := r.checkFaults(); err != nil {
		return err
	}
	if err := f.write(r, out); err != nil {
		return err
	}
	cells := r.truths()
	for i := range cells {
		cells[i].page = 1
	}
	return r.writeTruth(name, cells)
}
