package export

import (
	_ "embed" // the template of the codebook for people
	"encoding/json"
	"io"
	"strings"
	"text/template"
)

var codebookColumns = []column{
	{name: "kind", kind: textKind, width: 14}, // "indicator", "applicant", "status", "organ_kind", "organ_function", "identity", "scope", "finding", "check"
	{name: "code", kind: textKind, width: 44},
	{name: "table", kind: textKind, width: 14},
	{name: "zh", kind: textKind, width: 60},
	{name: "en", kind: textKind, width: 60},
	{name: "unit", kind: textKind, width: 8},
	{name: "article", kind: textKind, width: 26},
	{name: "forms", kind: textKind, width: 14}, // parted by spaces
	{name: "by_applicant", kind: flagKind, nullable: true, width: 13},
	{name: "equation", kind: textKind, width: 60},
}

// table has a row for each indicator, applicant, status, kind and function of organs, state of an identity, scope, kind of findings, and check.
func (b Codebook) table() table {
	return table{
		shape:   CodebookRows,
		columns: codebookColumns,
		count: func() (int, error) {
			return len(b.Indicators) + len(b.Applicants) + len(b.Statuses) + len(b.OrganKinds) + len(b.Functions) + len(b.Identities) + len(b.Scopes) + len(b.Findings) + len(b.Checks), nil
		},
		each: func(do func([]field) error) error {
			for _, r := range b.rows() {
				if err := do([]field{textField(r.kind), textField(r.code), textField(r.table), textField(r.zh), textField(r.en),
					textField(r.unit), textField(r.article), textField(r.forms), r.byApplicant, textField(r.equation)}); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// A codebookRow is a row of the codebook as one table; what its kind does not
// have is empty.
type codebookRow struct {
	kind, code, table, zh, en, unit, article, forms, equation string
	byApplicant                                               field
}

func (b Codebook) rows() []codebookRow {
	var rows []codebookRow
	for _, i := range b.Indicators {
		rows = append(rows, codebookRow{kind: "indicator", code: i.Code, table: i.Table, zh: i.Zh, en: i.En, unit: i.Unit,
			article: i.Article, forms: strings.Join(i.Forms, " "), byApplicant: flagField(i.ByApplicant)})
	}
	none := field{null: true}
	for _, a := range b.Applicants {
		rows = append(rows, codebookRow{kind: "applicant", code: a.Code, zh: a.Zh, en: a.En, byApplicant: none})
	}
	for _, terms := range []struct {
		kind string
		list []CodebookTerm
	}{{"status", b.Statuses}, {"organ_kind", b.OrganKinds}, {"organ_function", b.Functions}, {"identity", b.Identities}, {"scope", b.Scopes}, {"finding", b.Findings}} {
		for _, term := range terms.list {
			rows = append(rows, codebookRow{kind: terms.kind, code: term.Code, zh: term.Zh, en: term.En, byApplicant: none})
		}
	}
	for _, c := range b.Checks {
		rows = append(rows, codebookRow{kind: "check", code: c.Code, zh: c.Zh, forms: strings.Join(c.Forms, " "),
			equation: c.Equation, byApplicant: none})
	}
	return rows
}

func writeCodebookJSON(b Codebook, w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(b)
}

//go:embed codebook/codebook.md.tmpl
var codebookTemplate string

var codebookMarkdown = template.Must(template.New("codebook").Funcs(template.FuncMap{
	"join": func(list []string) string { return strings.Join(list, ", ") },
	// A bar ends a cell of a table, a star can begin emphasis.
	"cell": strings.NewReplacer("|", `\|`, "*", `\*`, "\n", " ").Replace,
}).Parse(codebookTemplate))

// writeMarkdown writes the codebook for people, with a table of indicators for
// each statistical table.
func writeMarkdown(src *source, _ Shape, w io.Writer, _ Options) error {
	type group struct {
		ID         string
		Indicators []CodebookIndicator
	}
	var tables []group
	at := map[string]int{}
	for _, i := range src.book.Indicators {
		if _, known := at[i.Table]; !known {
			at[i.Table] = len(tables)
			tables = append(tables, group{ID: i.Table})
		}
		t := &tables[at[i.Table]]
		t.Indicators = append(t.Indicators, i)
	}
	return codebookMarkdown.Execute(w, struct {
		Codebook
		Tables []group
	}{src.book, tables})
}
