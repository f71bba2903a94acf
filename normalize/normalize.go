package normalize

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/form"
	"nianbao/normalize/identity"
	"nianbao/normalize/issue"
	"nianbao/normalize/narrative"
	"nianbao/normalize/place"
	"nianbao/normalize/place/runon"
	"nianbao/normalize/printed"
	"nianbao/normalize/spelling"
)

// Revision counts the changes of the reading of documents: of this package, its
// forms and regions, and of extract. A document read by an older revision is
// worth reading again.
const Revision = 22

// ErrNotReport is returned for a document that is readable but is no annual
// report of government information disclosure.
var ErrNotReport = errors.New("not an annual report of government information disclosure")

// SectionTitles returns the titles that the sections of a report have in any
// form, for extract.Options.
func SectionTitles() []string {
	titles := []string{"总体情况", "存在的主要问题及改进情况", "其他需要报告的事项"}
	for _, f := range form.All() {
		for _, t := range f.Tables {
			for _, title := range append([]string{t.Zh}, t.Aliases...) {
				if !slices.Contains(titles, title) {
					titles = append(titles, title)
				}
			}
		}
	}
	return titles
}

// TableNames returns what the tables of all forms print beside and above their figures, for
// extract.Options: the names of rows, of groups of rows without figures, and of columns.
func TableNames() (rows, groups, heads []string) {
	add := func(list *[]string, names ...string) {
		for _, n := range names {
			if n != "" && !slices.Contains(*list, n) {
				*list = append(*list, n)
			}
		}
	}
	for _, f := range form.All() {
		for _, t := range f.Tables {
			add(&heads, t.UnitHead)
			for _, b := range t.Blocks {
				add(&groups, b.Heading)
				for _, c := range b.Columns {
					add(&heads, slices.Concat([]string{c.Zh}, c.Aliases, c.Groups)...)
				}
				b.EachRow(func(r form.Row, _ []form.Row) {
					list := &groups
					if t.HasFigures(r) {
						list = &rows
					}
					add(list, append([]string{r.Zh}, r.Aliases...)...)
				})
			}
		}
	}
	return rows, groups, heads
}

// fewRows is how many rows of a form make a document a report whatever else it says.
const fewRows = 3

// Normalize reads a document as an annual report. It returns ErrNotReport,
// wrapped with what is missing, if neither its title nor its tables are those of
// one.
func Normalize(doc *document.Document) (*annual.Report, error) {
	r := new(annual.Report)
	o := identity.ReadOpening(doc)
	if o.Other != "" {
		return nil, fmt.Errorf("%w: %s", ErrNotReport, o.Other)
	}
	identify(r, o)
	nameOrgan(r)
	runon.Part(doc)
	doc.NumberCells()
	tables := place.FindTables(doc, r.Year)
	if tables.RowsFound() < fewRows {
		switch titled := looksLikeReport(r.Title) && !identity.NamesColumn(r.Title); {
		case titled && !identity.Speaks(doc):
			return nil, fmt.Errorf("%w: %sthe title of one, and neither a sentence nor a statistical table of it", ErrNotReport, cut(doc))
		case titled && identity.IsNews(doc):
			return nil, fmt.Errorf("%w: news or a study of such reports, not one of them", ErrNotReport)
		case !titled && !identity.ReadsAsReport(doc):
			return nil, fmt.Errorf("%w: %sno title and no statistical table of one", ErrNotReport, cut(doc))
		}
	}
	r.Form = formOf(r.Year, tables)
	addSections(r, doc)
	tables.AddTo(r)
	r.Observations = append(r.Observations, narrative.Read(doc, r.Year)...)
	check.Settle(r)
	printed.AddTo(r, doc)
	addScope(r)
	said := issue.Read(doc, r.Title, r.Year)
	r.Published, r.CorrectionMark = said.Published, said.Mark
	ApplySource(r, doc.Address)
	addWarnings(r, doc)
	addSeries(r, doc)
	r.SetInFile(doc)
	return r, nil
}

// looksLikeReport reports whether a title names the kind of document.
func looksLikeReport(title string) bool {
	head := spelling.Canonical(spelling.Simplified(title))
	return strings.Contains(head, "信息公开") && (strings.Contains(head, "年度报告") || strings.Contains(head, "年报") || strings.Contains(head, "工作报告"))
}

// addSections copies the chapters with the text of their paragraphs.
func addSections(r *annual.Report, doc *document.Document) {
	for _, s := range doc.Sections {
		var paragraphs []string
		for _, b := range s.Blocks {
			if b.Table == nil {
				paragraphs = append(paragraphs, b.Paragraph)
			}
		}
		r.Sections = append(r.Sections, annual.Section{Ordinal: s.Ordinal, Title: s.Title, Text: strings.Join(paragraphs, "\n"),
			Place: s.Place, Subheadings: s.Subheadings})
	}
}

// addWarnings passes on what the reading of the file had to say.
func addWarnings(r *annual.Report, doc *document.Document) {
	for _, w := range doc.Warnings {
		severity := annual.Warning
		if w.Code == "repaired" || w.Code == "attached-files" || w.Code == "sheet-rounded" {
			severity = annual.Info
		}
		r.Add(annual.Finding{Code: w.Code, Severity: severity, Message: w.Message, Place: document.Place{Page: w.Page}})
	}
	if slices.ContainsFunc(doc.Pages, func(p *document.Page) bool { return p.Number == 1 && p.Layer == document.ReadLayer }) {
		severity, read := annual.Info, "read by OCR, in two places alike"
		if first := doc.Pages[0].Recognized; first != nil && len(first.Agreed) > 0 {
			read = "read by OCR, in two places or by two programs alike"
		}
		if r.Identity != identity.Certain || slices.ContainsFunc(r.Findings, func(f annual.Finding) bool { return f.Code == "year-uncertain" }) {
			severity, read = annual.Warning, "read by OCR, and once only"
		}
		r.Add(annual.Finding{Code: "ocr-identity", Severity: severity, Place: document.Place{Page: 1},
			Message: fmt.Sprintf("%s: organ %q, year %d; a name can be wrong by a character", read, r.Organ, r.Year)})
	}
	if r.Region.Code == "" {
		r.Add(annual.Finding{Code: "region-unknown", Severity: annual.Warning, Message: "the region could not be told from the title and the first paragraphs"})
	}
	if r.Year == 0 {
		r.Add(annual.Finding{Code: "year-unknown", Severity: annual.Warning, Message: "the year of the report could not be told"})
	}
}

// formOf returns the province's form where its table was found, else the national one in
// force in the year. Where there was none, or the year is unknown, it is the form that
// most tables follow, "" without any table.
func formOf(year int, tables *place.Tables) string {
	likeliest := tables.LikeliestForm()
	for _, f := range form.All() {
		if f.Province == "" && f.Covers(year) || f.Province != "" && f.ID == likeliest {
			return f.ID
		}
	}
	return likeliest
}
