package storetest

import (
	"fmt"
	"slices"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/number"
)

// Decimal returns the number that a text stands for.
func Decimal(t testing.TB, text string) *number.Decimal {
	t.Helper()
	d, err := number.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

// Hongze is a report of form 2021 with every cell of the form: zeros but for
// the cells below.
func Hongze(t testing.TB) annual.Report {
	t.Helper()
	region, ok := gazetteer.LookupRegion("320813", 2023)
	if !ok {
		t.Fatal("洪泽区 is not in the catalogue")
	}
	r := annual.Report{
		Title: "洪泽区2023年政府信息公开工作年度报告", Organ: "洪泽区人民政府", Region: region,
		Year: 2023, Form: "2021", PeriodStart: "2023-01-01", PeriodEnd: "2023-12-31",
		Sections: []annual.Section{
			{Ordinal: 0, Title: "", Text: "根据《条例》，编制本报告。", Place: document.Place{Page: 1, Line: 7}},
			{Ordinal: 1, Title: "总体情况", Text: "主动公开 1,234 条。\n其他。", Place: at(1, 90, 600),
				Subheadings: []document.Subheading{
					{Label: "（一）", Title: "主动公开", Place: at(1, 90, 570)},
					{Label: "（二）", Title: "依申请公开", Place: at(2, 90, 700)},
				}},
		},
		Tables: []annual.TableForm{
			{Table: "disclosure", Form: "2021"}, {Table: "applications", Form: "2021"}, {Table: "disputes", Form: "2021"},
		},
		Observations: zeros("2021"),
		Unplaced: []annual.Unplaced{
			{Table: "disclosure", Value: Decimal(t, "42"), Raw: "42", Note: "the form has no such row: 其他", Place: at(3, 300, 200)},
			{Table: "applications", Indicator: "applications.other", Raw: "—", Note: "no column", Place: at(4, 300, 200)},
		},
		Evidence: []annual.Evidence{
			{Table: "applications", Axis: annual.RowAxis, ID: "received", Printed: "一、本年新收政府信息公开申请数", Likeness: 0.96, Reason: "the label", Place: at(4, 90, 600)},
			{Table: "applications", Axis: annual.ColumnAxis, ID: "total", Printed: "总计", Likeness: 1, Reason: "the heads above it", Place: at(4, 500, 640)},
		},
		Findings: []annual.Finding{
			{Code: "reconsideration-total", Severity: annual.Error, Message: "行政复议：0 ≠ 10 + 1 = 11", Left: "0", Right: "11",
				Cells: []annual.CellRef{{Indicator: "reconsideration.total"}, {Indicator: "reconsideration.upheld"}, {Indicator: "reconsideration.corrected"}},
				Place: at(5, 200, 100)},
			{Code: "value-flagged", Severity: annual.Warning, Message: `"3 2": the digits stand apart, as if of two figures`,
				Cells: []annual.CellRef{{Indicator: "applications.received", Applicant: "business"}}},
			{Code: "repaired", Severity: annual.Info, Message: "the file could not be read as it stands and was rewritten"},
		},
	}
	for _, c := range []struct {
		indicator, applicant, value, raw string
		status                           annual.Status
	}{
		{"disclosure.normative_documents.issued", "", "3", "3", annual.Read},
		{"disclosure.normative_documents.repealed", "", "-1", "-1", annual.Read},
		{"disclosure.normative_documents.in_force", "", "", "", annual.Blank},
		{"disclosure.permits.decisions", "", "12345678901234567890", "12345678901234567890", annual.Read},
		{"disclosure.fees.amount", "", "7730.280", "7730.280\n万元", annual.Read},
		{"applications.received", "natural_person", "21", "２１", annual.Read},
		{"applications.received", "business", "32", "3 2", annual.Flagged},
		{"applications.received", "research", "", "—", annual.Read},
		{"applications.received", "total", "53", "53", annual.Inferred},
		{"applications.carried_in", "total", "0", "", annual.Derived},
		{"reconsideration.upheld", "", "10", "10", annual.Read},
		{"reconsideration.corrected", "", "1", "1", annual.Read},
	} {
		o := Find(t, r.Observations, c.indicator, c.applicant)
		o.Raw, o.Status, o.Value = c.raw, c.status, nil
		if c.value != "" {
			o.Value = Decimal(t, c.value)
		}
		if c.status != annual.Read {
			o.Confidence, o.Note = 0.5, "example of "+string(c.status)
		}
	}
	return r
}

// zeros has a cell with 0 for each cell of the form, set out on a grid, but for
// optional rows.
func zeros(edition string) []annual.Observation {
	var list []annual.Observation
	for _, f := range form.All() {
		if f.ID != edition {
			continue
		}
		for i, t := range f.Tables {
			line := 0
			for _, b := range t.Blocks {
				eachRow(b.Rows, func(r form.Row) {
					if !t.HasFigures(r) {
						return
					}
					if line++; r.Optional {
						return
					}
					for k, c := range b.Columns {
						indicator, applicant := t.Cell(r, c)
						zero := number.NewDecimal(0)
						list = append(list, annual.Observation{Indicator: indicator, Applicant: applicant, Value: &zero, Unit: "件",
							Raw: "0", Status: annual.Read, Confidence: 1, Place: at(3+i, 90+40*float64(k+1), 700-12.5*float64(line))})
					}
				})
			}
		}
	}
	return list
}

// eachRow calls do for every row and group in printed order.
func eachRow(rows []form.Row, do func(form.Row)) {
	for _, r := range rows {
		do(r)
		eachRow(r.Rows, do)
	}
}

func at(page int, x, y float64) document.Place {
	return document.Place{Page: page, Box: document.Rect{X0: x, Y0: y, X1: x + 30, Y1: y + 10}}
}

// Find returns the observation of an indicator and an applicant; it fails where there is
// none.
func Find(t testing.TB, list []annual.Observation, indicator, applicant string) *annual.Observation {
	t.Helper()
	for i := range list {
		if list[i].Indicator == indicator && list[i].Applicant == applicant {
			return &list[i]
		}
	}
	t.Fatalf("no observation %s %s", indicator, applicant)
	return nil
}

// Edition returns a report as it was published on the n-th of January, 2024, with another first
// figure than in all other editions: it is a version of its own.
func Edition(r annual.Report, n int) annual.Report {
	value := number.NewDecimal(int64(n))
	r.Observations = slices.Clone(r.Observations)
	r.Observations[0].Value, r.Observations[0].Raw = &value, value.String()
	r.Published = fmt.Sprintf("2024-01-%02d", n)
	return r
}

// Plain is a short report of any region and year, also of one in which the region was not there yet, or no more.
func Plain(t testing.TB, code, department string, year int) annual.Report {
	t.Helper()
	region, ok := gazetteer.LookupRegion(code, year)
	if !ok {
		if region, ok = gazetteer.LookupRegion(code, 0); !ok {
			t.Fatalf("no region %s", code)
		}
	}
	organ := region.Name + "人民政府"
	if department != "" {
		organ = region.Name + department
	}
	zero := number.NewDecimal(0)
	return annual.Report{Title: fmt.Sprintf("%s%d年年报", organ, year), Organ: organ, Department: department, Region: region, Year: year,
		Form: "2021", Observations: []annual.Observation{{Indicator: "applications.handled", Applicant: "total", Value: &zero,
			Unit: "件", Raw: "0", Status: annual.Read, Confidence: 1}}}
}
