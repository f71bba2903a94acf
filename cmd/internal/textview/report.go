package textview

import (
	"fmt"
	"io"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/identity"
)

const textColumns = 78

// marks stand after a figure that is not simply read from its cell.
var marks = map[annual.Status]string{
	annual.Derived:  "=",
	annual.Inferred: "~",
	annual.Flagged:  "?",
	// A figure that a person corrected; the list of corrections has both values.
	annual.Corrected: "!",
}

// Legend explains the marks in the tables.
const Legend = "· blank   = derived by the arithmetic   ~ inferred   ? flagged: see the findings   ! corrected by a person"

// Report writes a report: its identity, its sections, the statistical tables in
// their printed shape, and the findings.
func Report(w io.Writer, r annual.Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", r.Title)
	var head [][]string
	for _, f := range [][2]string{
		{"organ", r.Organ}, {"region", strings.TrimSpace(identity.FullName(r.Region, r.Year) + " " + r.Region.Code)},
		{"department", r.Department}, {"year", fmt.Sprint(r.Year)}, {"period", r.PeriodStart + " to " + r.PeriodEnd}, {"form", r.Form},
	} {
		if f[1] != "" {
			head = append(head, []string{fmt.Sprintf("  %-12s%s", f[0], f[1])})
		}
	}
	b.WriteString(Grid(head))
	tables := tablesOf(r)
	for _, s := range r.Sections {
		b.WriteByte('\n')
		if s.Ordinal > 0 {
			fmt.Fprintf(&b, "%s、%s%s\n", numeral(s.Ordinal), s.Title, Where(s.Place))
		}
		for _, p := range strings.Split(s.Text, "\n") {
			if p == "" || p == r.Title {
				continue
			}
			for i, l := range Wrap(p, textColumns-4) {
				indent := "  "
				if i == 0 {
					indent = "    "
				}
				b.WriteString(indent + l + "\n")
			}
		}
		for _, t := range tables {
			if t.Section == s.Ordinal && t.Section > 0 {
				b.WriteString("\n" + Grid(tableRows(t, r)))
			}
		}
	}
	for _, t := range tables {
		if t.Section == 0 || !hasSection(r, t.Section) {
			fmt.Fprintf(&b, "\n%s\n%s", t.Zh, Grid(tableRows(t, r)))
		}
	}
	fmt.Fprintf(&b, "\n%s\n", Legend)
	if made := corrections(r); made != "" {
		b.WriteString("\n" + made)
	}
	b.WriteString("\n" + Findings(r.Findings))
	_, err := io.WriteString(w, b.String())
	return err
}

// Findings returns the findings, one a line, the gravest first and those that
// corrections have settled last.
func Findings(list []annual.Finding) string {
	var b strings.Builder
	for _, severity := range []annual.Severity{annual.Error, annual.Warning, annual.Info} {
		for _, f := range list {
			if f.Severity == severity && f.Stands() {
				fmt.Fprintf(&b, "%-8s%s: %s%s%s\n", f.Severity, f.Code, f.Message, Where(f.Place), effect(f))
			}
		}
	}
	for _, f := range list {
		if !f.Stands() {
			fmt.Fprintf(&b, "%-8s%s: %s%s%s\n", "settled", f.Code, f.Message, Where(f.Place), effect(f))
		}
	}
	if b.Len() == 0 {
		return "no findings\n"
	}
	return b.String()
}

// Where names a place: the page, or the line of a plain text or of the source of a
// web page.
func Where(p document.Place) string {
	switch {
	case p.Line > 0:
		return fmt.Sprintf("  (line %d)", p.Line)
	case p.Page > 0:
		return fmt.Sprintf("  (page %d)", p.Page)
	}
	return ""
}

func hasSection(r annual.Report, ordinal int) bool {
	for _, s := range r.Sections {
		if s.Ordinal == ordinal {
			return true
		}
	}
	return false
}

func numeral(n int) string {
	digits := []rune("〇一二三四五六七八九十")
	if n <= 10 {
		return string(digits[n])
	}
	return fmt.Sprint(n)
}

// tablesOf returns the tables of the report's form, each as the report has it:
// a report can take one from another form.
func tablesOf(r annual.Report) []*form.Table {
	var tables []*form.Table
	taken := map[string]bool{}
	for _, tf := range r.Tables {
		if t := form.FindTable(tf.Form, tf.Table); t != nil {
			tables = append(tables, t)
			taken[t.ID] = true
		}
	}
	for _, f := range form.All() {
		for i := range f.Tables {
			if t := &f.Tables[i]; f.ID == r.Form && !taken[t.ID] {
				tables = append(tables, t)
			}
		}
	}
	return tables
}

// A figures map holds the printed figures by indicator and applicant.
type figures map[[2]string]string

func figuresOf(r annual.Report) figures {
	m := figures{}
	for _, o := range r.Observations {
		text := "·"
		if o.Value != nil {
			text = o.Value.String()
		} else if raw := strings.Join(strings.Fields(o.Raw), ""); raw != "" {
			text = raw
		}
		if o.Correction != nil && o.Value == nil {
			text = "·" // the raw text is what the program read
		}
		m[[2]string{o.Indicator, o.Applicant}] = text + marks[o.Status]
	}
	return m
}

// tableRows lays out one table of the form with the report's figures. Rows
// without any figure that are groups keep their label; what the report does not
// have stays empty.
func tableRows(t *form.Table, r annual.Report) [][]string {
	have := figuresOf(r)
	var rows [][]string
	for _, b := range t.Blocks {
		if t.Key == form.ByColumn {
			rows = append(rows, disputeRows(b, have)...)
			continue
		}
		if b.Heading != "" {
			rows = append(rows, []string{b.Heading})
		}
		head := []string{""}
		for _, c := range b.Columns {
			head = append(head, c.Zh)
		}
		rows = append(rows, head)
		rows = appendRows(rows, t, b, b.Rows, 1, have)
	}
	return rows
}

func appendRows(rows [][]string, t *form.Table, b form.Block, list []form.Row, depth int, have figures) [][]string {
	for _, row := range list {
		label := strings.Repeat("  ", depth) + shorten(row.Zh)
		line := []string{label}
		found := false
		for _, c := range b.Columns {
			indicator, applicant := t.Cell(row, c)
			text, ok := have[[2]string{indicator, applicant}]
			found = found || ok
			line = append(line, text)
		}
		switch {
		case found:
			rows = append(rows, line)
		case row.Variant != "":
			continue // another province's
		case row.ID != "" && !row.Optional:
			rows = append(rows, []string{label + "  (not found)"})
		default:
			rows = append(rows, []string{label})
		}
		rows = appendRows(rows, t, b, row.Rows, depth+1, have)
	}
	return rows
}

// disputeRows turns the one wide row of the printed table into a row for each
// group of columns.
func disputeRows(b form.Block, have figures) [][]string {
	var rows [][]string
	last := ""
	for _, c := range b.Columns {
		group := strings.Join(c.Groups, " / ")
		if group != last {
			rows = append(rows, []string{"  " + group})
			last = group
		}
		n := len(rows) - 1
		rows[n] = append(rows[n], have[[2]string{c.ID, ""}])
	}
	head := []string{""}
	for _, c := range b.Columns {
		if strings.Join(c.Groups, " / ") == last {
			head = append(head, c.Zh)
		}
	}
	return append([][]string{head}, rows...)
}

// shorten cuts the explanation off a label.
func shorten(label string) string {
	for _, cut := range []string{"（区分", "、行政机关", "（不"} {
		if i := strings.Index(label, cut); i > 0 {
			return label[:i]
		}
	}
	return label
}
