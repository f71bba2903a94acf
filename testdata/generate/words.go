package main

import (
	"os"

	"nianbao/testdata/generate/markup"
	"nianbao/testdata/generate/programs"
	"nianbao/testdata/generate/report"
)

// A wordForm is a kind of file in which Word, or an office like it, saves a report.
type wordForm struct {
	name string
	save func(r *report.Report, out string) error
}

// viaFilter saves a report through LibreOffice.
func viaFilter(filter string) func(*report.Report, string) error {
	return func(r *report.Report, out string) error {
		return programs.Office(markup.ODT(r, markup.OfficeStyle{}), filter, out)
	}
}

var (
	oldWord = wordForm{"doc", viaFilter("doc:MS Word 97")}
	word    = wordForm{"docx", viaFilter("docx:MS Word 2007 XML")}
	rich    = wordForm{"rtf", viaFilter("rtf:Rich Text Format")}
	open    = wordForm{"odt", viaFilter("odt:writer8")}
	archive = wordForm{"mht", func(r *report.Report, out string) error { return os.WriteFile(out, markup.Archive(r), 0o644) }}
)

// wordReports are the six reports that are saved in each form.
var wordReports = []struct {
	name string
	make func() *report.Report
}{
	{"deqing", deqing2022}, {"yuecheng", yuecheng2020}, {"wenjiang", wenjiang2023}, {"shihe", shihe2019}, {"guangling", guangling2021}, {"laoshan", laoshan2023},
}

// writeWords saves the six reports in each form, with the truth beside each, to a directory.
func writeWords(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, form := range []wordForm{oldWord, word, rich, open, archive} {
		for _, r := range wordReports {
			f := markupFixture{r.name + "-" + form.name + "." + form.name, r.make, form.save}
			if err := f.makeIn(dir); err != nil {
				return err
			}
		}
	}
	return nil
}

// wordFixtures are those of them that are kept.
var wordFixtures = []markupFixture{
	{"doc-2021.doc", guangling2021, oldWord.save},
	{"doc-2019.doc", yuecheng2020, oldWord.save},
	{"rtf-2021.rtf", guangling2021, rich.save},
	{"text-2019.odt", yuecheng2020, open.save},
	{"archive-2021.mht", laoshan2023, archive.save},
}
