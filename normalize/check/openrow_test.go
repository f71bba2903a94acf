package check

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// What the arithmetic makes of a table of which no lines enclose the cells. Its rows are
// 新收, 结转, 办理总计 and 结转下年度, its columns the kinds of applicants; "_" is a
// place where nothing was read, and rows with one are not full.
func TestConfirmUnruled(t *testing.T) {
	for _, c := range []struct{ name, cells, want string }{
		{"all hold in row and column: blanks are blank, and worth nothing", `
5 _ _ 1 _ _ 6
2 _ 3 _ _ _ 5
7 _ 2 1 _ _ 10
_ _ 1 _ _ _ 1`, `
5 0* 0* 1 0* 0* 6
2 0* 3 0* 0* 0* 5
7 0* 2 1 0* 0* 10
0* 0* 1 0* 0* 0* 1`},
		{"a figure in another column holds in its row alone: the two columns stay in doubt", `
5 1 _ _ _ _ 6
2 _ 3 _ _ _ 5
7 _ 2 1 _ _ 10
_ _ 1 _ _ _ 1`, `
5 ? 0* ? _ _ 6
2 ? 3 ? _ _ 5
7 ? 2 ? _ _ 10
0* ? 1 ? _ _ 1`},
		{"a zero may as well stand in the place of a blank", `
5 0 _ 1 _ _ 6
2 _ 3 _ _ _ 5
7 _ 2 1 _ _ 10
_ _ 1 _ _ _ 1`, `
5 ? ? 1 ? ? 6
2 0* 3 0* 0* 0* 5
7 0* 2 1 0* 0* 10
0* 0* 1 0* 0* 0* 1`},
		{"a full row needs no sum, and its zeros are read", `
5 0 0 1 0 0 6
2 0 3 0 0 0 5
7 0 2 1 0 0 10
0 0 1 0 0 0 2`, `
5 0 0 1 0 0 6
2 0 3 0 0 0 5
7 0 2 1 0 0 10
0 0 1 0 0 0 ?`},
	} {
		if got := confirmUnruled(c.cells); got != strings.TrimSpace(c.want) {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
}

// confirmUnruled settles a report of four rows and writes them down again: figures as
// they were read, with a star where they were derived, and "?" for what is in doubt.
func confirmUnruled(cells string) string {
	r := &annual.Report{Year: 2023, Form: "2021", Tables: []annual.TableForm{{Table: "applications", Form: "2021"}}}
	rows := strings.Split(strings.TrimSpace(cells), "\n")
	for i, id := range []string{"received", "carried_in", "handled", "carried_out"} {
		for j, raw := range strings.Fields(rows[i]) {
			o := annual.Observation{Indicator: "applications." + id, Applicant: form.Applicants()[j].ID, Raw: strings.Trim(raw, "_"), Status: annual.Read,
				Confidence: 0.95, Place: document.Place{Page: 1}}
			if o.Value = number.Read(o.Raw).Value; o.Value == nil {
				o.Status = annual.Blank
			}
			read := &document.Recognition{Agreeing: 3, Confidence: 0.9, Unruled: true}
			if strings.Contains(rows[i], "_") {
				read.Doubt = annual.OpenRow
			}
			o.Recognized(read)
			r.Observations = append(r.Observations, o)
		}
	}
	settle(r)
	var lines []string
	for i := range rows {
		var line []string
		for _, o := range r.Observations[7*i : 7*i+7] {
			switch {
			case o.Status == annual.Flagged:
				line = append(line, "?")
			case o.Status == annual.Derived:
				line = append(line, o.Value.String()+"*")
			case o.Value == nil:
				line = append(line, "_")
			default:
				line = append(line, o.Value.String())
			}
		}
		lines = append(lines, strings.Join(line, " "))
	}
	return strings.Join(lines, "\n")
}
