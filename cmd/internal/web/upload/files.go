package upload

import (
	"fmt"
	"strings"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/printed"
	"nianbao/cmd/internal/web/report"
	"nianbao/cmd/internal/web/sent"
)

// dataFile is the name by which the page of an answer asks for all that was read.
const dataFile = "json"

// files returns what the page of an answer offers: all that was read as JSON, and of each report its figures in the columns
// of those of a stored one, which say in each row that they are of a document that was uploaded.
func (p *Pages) files(r *page.Request, v page.View, data *view) (map[string]sent.File, error) {
	if r.Format != page.HTML {
		return nil, nil
	}
	all, err := p.desk.DataFile(v)
	if err != nil {
		return nil, err
	}
	files := map[string]sent.File{dataFile: all}
	for _, doc := range data.Documents {
		if doc.Report == nil {
			continue
		}
		tables, err := p.desk.Tables(r, takenOf(r, doc))
		if err != nil {
			return nil, err
		}
		for ending, file := range tables {
			files[fmt.Sprintf("%d.%s", doc.Number, ending)] = file
		}
	}
	return files, nil
}

// takenOf returns the figures of a document as a table that is taken along. It is named by whose report it is, on which
// year, as a name of the visitor's may say nothing.
func takenOf(r *page.Request, doc document) answer.Taken {
	year := ""
	if doc.Report.Year != 0 {
		year = fmt.Sprint(doc.Report.Year)
	}
	t := answer.Taken{Sheet: page.Sheet{Name: "figures", Rows: report.Rows(r.Language, *doc.Report)},
		Facts: []page.Fact{{Key: "page", Text: doc.Title, Column: true}, {Key: "uploaded", Text: r.Text("upload-unstored-file", doc.Name), Column: true}, {Key: "sha256", Text: doc.SHA256}},
		Plain: page.FileName("upload", doc.Report.Region.Code, year), Told: []string{doc.Title, r.Text("upload-file-mark")}}
	if doc.Invented {
		t.Facts = append(t.Facts, page.Fact{Key: "invented", Text: r.Text("upload-invented"), Column: true})
	}
	if rows := tablesOf(r, doc); len(rows) > 0 {
		t.First = []page.Sheet{{Name: r.Text("upload-tables-sheet"), Rows: rows}}
	}
	t.First = append(t.First, page.Sheet{Name: r.Text("findings"), Rows: foundIn(r, doc)})
	return t
}

// foundIn returns what the checks found in a document, with how many sums hold first.
func foundIn(r *page.Request, doc document) [][]string {
	c := doc.Checked
	sums := r.Text("sums-none")
	if !c.None() {
		sums = r.Text("sums-hold", c.Holds)
		if c.Fails > 0 {
			sums += r.Text("sums-fail", c.Fails)
		}
		if c.Unchecked > 0 {
			sums += r.Text("sums-unchecked", c.Unchecked)
		}
		sums += r.Text("sums-end")
	}
	rows := [][]string{{sums}, nil, {r.Text("head-severity"), r.Text("finding"), r.Text("head-message"), r.Text("head-cells")}}
	for _, f := range doc.Findings {
		var cells []string
		for _, c := range f.Cells {
			cells = append(cells, c.Name)
		}
		rows = append(rows, []string{r.Text("severity-" + string(f.Severity)), naming.Finding(r.Language, f.Code), f.Said, strings.Join(cells, r.Text("headline-comma"))})
	}
	return rows
}

// tablesOf returns the tables of a document one under another, as they are printed.
func tablesOf(r *page.Request, doc document) (rows [][]string) {
	for _, table := range printed.Tables(doc.Report) {
		if len(rows) > 0 {
			rows = append(rows, nil)
		}
		rows = append(rows, []string{r.Language.Pick(table.Zh, table.En)})
		rows = append(rows, table.Grid(func(c printed.Cell) string { return r.Language.Pick(c.Zh, c.En) })...)
	}
	return rows
}
