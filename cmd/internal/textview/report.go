package textview

import (
	"fmt"
	"io"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/chinese"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/register"
)

const textColumns = 78

// marks stand after a figure that is not simply read from its cell.
var marks = map[annual.Status]string{
	annual.Derived:  "=",
	annual.Inferred: "~",
	annual.Flagged:  "?",
	// A figure that a person corrected; the list of corrections has both values.
	annual.Corrected: "*",
}

// Legend explains the marks in the tables.
const Legend = "· blank   = derived by the arithmetic   ~ inferred   ? flagged: see the findings   * corrected by a person"

// Report writes a report: its identity, its sections, the statistical tables in
// their printed shape, and the findings.
func (v View) Report(w io.Writer, r annual.Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", r.Title)
	var head [][]string
	for _, f := range [][2]string{
		{"organ", r.Organ}, {"region", strings.TrimSpace(gazetteer.FullName(r.Region, r.Year) + " " + r.Region.Code)},
		{"department", r.Department}, {"kind", v.Word(string(r.OrganKind))}, {"township", strings.TrimSpace(r.Township + " " + r.TownshipCode)},
		{"function", v.function(r.Function)}, {"organ id", r.OrganID}, {"place id", r.PlaceID},
		{"identity", v.Word(string(r.Identity))}, {"evidence", r.IdentityEvidence}, {"against it", r.IdentityAgainst},
		{"scope", strings.TrimSpace(v.scope(r.Scope) + " " + r.ScopeSentence)}, {"year", v.Year(r.Year)}, {"period", v.Say("%s to %s", r.PeriodStart, r.PeriodEnd)}, {"form", r.Form},
	} {
		if f[1] != "" {
			head = append(head, []string{"  " + pad(v.Word(f[0]), 12) + f[1]})
		}
	}
	b.WriteString(Grid(head))
	tables := tablesOf(r)
	for _, s := range r.Sections {
		b.WriteByte('\n')
		if s.Ordinal > 0 {
			fmt.Fprintf(&b, "%s、%s%s\n", numeral(s.Ordinal), s.Title, v.Where(s.Place))
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
				b.WriteString("\n" + Grid(v.tableRows(t, r)))
			}
		}
	}
	for _, t := range tables {
		if t.Section == 0 || !hasSection(r, t.Section) {
			fmt.Fprintf(&b, "\n%s\n%s", t.Zh, Grid(v.tableRows(t, r)))
		}
	}
	fmt.Fprintf(&b, "\n%s\n", v.Word(Legend))
	if made := v.corrections(r); made != "" {
		b.WriteString("\n" + made)
	}
	b.WriteString("\n" + v.Findings(r.Findings, &r))
	_, err := io.WriteString(w, b.String())
	return err
}

// Findings returns the findings about a report, one a line, the gravest first and those that
// corrections have settled last.
func (v View) Findings(list []annual.Finding, r *annual.Report) string {
	var b strings.Builder
	for _, severity := range []annual.Severity{annual.Error, annual.Warning, annual.Info} {
		for _, f := range list {
			if f.Severity == severity && f.Stands() {
				v.finding(&b, string(f.Severity), f, r)
			}
		}
	}
	for _, f := range list {
		if !f.Stands() {
			v.finding(&b, "settled", f, r)
		}
	}
	tally := check.TallyOf(r)
	if b.Len() == 0 && tally.Unchecked == 0 {
		return v.Say("no findings") + "\n"
	}
	if tally.Unchecked > 0 {
		b.WriteString(v.Say("sums: %d hold, %d fail, %d could not be checked, as cells are blank, hold a sign or were not read\n", tally.Holds, tally.Fails, tally.Unchecked))
	}
	for _, s := range tally.Short {
		name, left, right := naming.SumNamed(v.language, s, r)
		b.WriteString(v.Say("fails if a sign such as — stands for zero: %s: %s ≠ %s\n", name, left, right))
	}
	return b.String()
}

// finding writes a finding, with each term of a failing sum by its name: away from the form its rows' numbers say nothing.
func (v View) finding(b *strings.Builder, severity string, f annual.Finding, r *annual.Report) {
	said := naming.MessageOfSum(v.language, f.Code, chinese.Of(f.Message), f.Message, naming.TermsOf(r, f.Cells))
	fmt.Fprintf(b, "%s%s%s%s%s%s\n", pad(v.Word(severity), 8), f.Code, v.Word(": "), said, v.Where(f.Place), v.effect(f))
}

// function names what departments do, which stands behind a code.
func (v View) function(id string) string {
	if f, known := register.Lookup(id); known && v.language == wording.Chinese {
		return f.Zh + " " + id
	}
	return id
}

// scope words what a report covers.
func (v View) scope(s annual.Scope) string { return v.Word(string(s)) }

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
