package textview

import (
	"fmt"
	"io"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
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
		{"organ", r.Organ}, {"region", strings.TrimSpace(gazetteer.FullName(r.Region, r.Year) + " " + r.Region.Code)},
		{"department", r.Department}, {"kind", string(r.OrganKind)}, {"township", strings.TrimSpace(r.Township + " " + r.TownshipCode)},
		{"function", r.Function}, {"organ id", r.OrganID}, {"place id", r.PlaceID},
		{"identity", string(r.Identity)}, {"evidence", r.IdentityEvidence}, {"against it", r.IdentityAgainst},
		{"scope", strings.TrimSpace(string(r.Scope) + " " + r.ScopeSentence)}, {"year", fmt.Sprint(r.Year)}, {"period", r.PeriodStart + " to " + r.PeriodEnd}, {"form", r.Form},
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
