package textview

import (
	"cmp"
	"fmt"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/store/export"
)

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
func (v View) tableRows(t *form.Table, r annual.Report) [][]string {
	have := figuresOf(r)
	var rows [][]string
	for _, b := range t.Blocks {
		if t.Key == form.ByColumn {
			rows = append(rows, v.disputeRows(b, have)...)
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
		rows = v.appendRows(rows, t, b, b.Rows, 1, have)
	}
	return rows
}

func (v View) appendRows(rows [][]string, t *form.Table, b form.Block, list []form.Row, depth int, have figures) [][]string {
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
			rows = append(rows, []string{label + v.Say("  (not found)")})
		default:
			rows = append(rows, []string{label})
		}
		rows = v.appendRows(rows, t, b, row.Rows, depth+1, have)
	}
	return rows
}

// disputeRows turns the one wide row of the printed table into a row for each
// group of columns.
func (v View) disputeRows(b form.Block, have figures) [][]string {
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

// PrintedTables lists the cells of tables as they are printed: the names of row and column,
// the text, the number where it says more, the unit, and what the cell was read as.
func (v View) PrintedTables(list []annual.PrintedTable) string {
	var b strings.Builder
	for i, t := range list {
		fmt.Fprintf(&b, "%d. %s%s\n", i+1, cmp.Or(t.Title, t.Section), v.Where(t.Place))
		var rows [][]string
		for _, c := range t.Cells {
			text, read := strings.Join(strings.Fields(c.Text), " "), v.naming(c)
			if c.Value != nil && c.Value.String() != text {
				text += " = " + c.Value.String()
			}
			rows = append(rows, []string{"  " + cmp.Or(export.JoinNames(c.Labels), "—"), cmp.Or(export.JoinNames(c.Heads), "—"), text, c.Unit, read})
		}
		b.WriteString(List(rows))
	}
	return b.String()
}

// naming says what a printed cell was read as.
func (v View) naming(c annual.PrintedCell) string {
	switch {
	case c.Unplaced:
		return v.Say("no certain place")
	case c.Applicant != "":
		return c.Indicator + "/" + c.Applicant
	}
	return c.Indicator
}
