package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

const applicationHeads = `
|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计
`

const firstRows = `一、本年新收政府信息公开申请数量|1|2|3|4|5|6|21
二、上年结转政府信息公开申请数量|1|0|0|0|0|0|1
（一）予以公开|2|2|3|4|5|6|22
（七）总计|2|2|3|4|5|6|22
四、结转下年度继续办理|0|0|0|0|0|0|0`

// report puts blocks of text and tables into the section on applications and finds its
// tables, for a report on 2023.
func report(blocks ...any) *annual.Report {
	s := document.Section{Ordinal: 3, Title: "收到和处理政府信息公开申请情况"}
	for i, b := range blocks {
		switch b := b.(type) {
		case string:
			s.Blocks = append(s.Blocks, document.Block{Paragraph: b})
		case *document.Table:
			for k := range b.Cells {
				b.Cells[k].Place.Page = i + 1
			}
			s.Blocks = append(s.Blocks, document.Block{Table: b})
		}
	}
	r := &annual.Report{Year: 2023, Form: "2021"}
	FindTables(&document.Document{Sections: []document.Section{s}}, 2023).AddTo(r)
	return r
}

func figure(r *annual.Report, indicator, applicant string) string {
	for _, o := range r.Observations {
		if o.Indicator == "applications."+indicator && o.Applicant == applicant {
			if o.Value == nil {
				return string(o.Status)
			}
			return o.Value.String() + " " + string(o.Status)
		}
	}
	return "none"
}

func hasFinding(r *annual.Report, code string) bool {
	for _, f := range r.Findings {
		if f.Code == code {
			return true
		}
	}
	return false
}

// Of two tables alike, the one whose caption names the report's year counts, and the other
// is kept aside; where nothing tells, what differs is in doubt.
func TestLastYearsTable(t *testing.T) {
	ours := func() *document.Table { return sketch.Ruled(applicationHeads + firstRows) }
	theirs := func() *document.Table {
		return sketch.Ruled(applicationHeads + strings.ReplaceAll(firstRows, "|2|2|", "|9|2|"))
	}
	for _, c := range []struct {
		name   string
		blocks []any
		want   string
		code   string
	}{
		{"before", []any{"2022年收到和处理政府信息公开申请情况：", theirs(), "2023年收到和处理政府信息公开申请情况：", ours()}, "2 read", "table-other-year"},
		{"after", []any{ours(), "（上年对比）", theirs()}, "2 read", "table-other-year"},
		{"years over the heads, parted by a column", []any{sketch.Ruled("|2023|年度||||||\n" + strings.TrimSpace(applicationHeads) + "\n" + firstRows),
			sketch.Ruled("|2022|年度||||||\n" + strings.TrimSpace(applicationHeads) + "\n" + strings.ReplaceAll(firstRows, "|2|2|", "|9|2|"))}, "2 read", "table-other-year"},
		{"nothing tells", []any{ours(), "如下表所示", theirs()}, "2 flagged", "table-twice"},
		{"alone, but captioned so", []any{"2022年情况", ours()}, "2 flagged", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := report(c.blocks...)
			if got := figure(r, "granted", "natural_person"); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			if c.code != "" && (!hasFinding(r, c.code) || len(r.Unplaced) == 0) {
				t.Errorf("%d findings without %s, or %d figures kept", len(r.Findings), c.code, len(r.Unplaced))
			}
		})
	}
}

// A table that is cut by columns is put together by its labels and heads.
func TestCutByColumns(t *testing.T) {
	left := sketch.Ruled("|自然人|商业企业|科研机构\n一、本年新收政府信息公开申请数量|1|2|3\n二、上年结转政府信息公开申请数量|1|0|0\n（一）予以公开|2|2|3\n（七）总计|2|2|3\n四、结转下年度继续办理|0|0|0")
	right := sketch.Ruled("|社会公益组织|法律服务机构|其他|总计\n一、本年新收政府信息公开申请数量|4|5|6|21\n二、上年结转政府信息公开申请数量|0|0|0|1\n（一）予以公开|4|5|6|22\n（七）总计|4|5|6|22\n四、结转下年度继续办理|0|0|0|0")
	r := report(left, "（续表）", right)
	for applicant, want := range map[string]string{"natural_person": "1 read", "legal_service": "5 read", "total": "21 read"} {
		if got := figure(r, "received", applicant); got != want {
			t.Errorf("%s: %s, want %s", applicant, got, want)
		}
	}
	if hasFinding(r, "column-missing") || hasFinding(r, "table-twice") {
		t.Errorf("%d findings", len(r.Findings))
	}
}

func TestEraOf(t *testing.T) {
	for caption, want := range map[string]era{
		"2023年收到和处理政府信息公开申请情况": thisYear, "2022年收到和处理政府信息公开申请情况": otherYear, "2022年与2023年对比": thisYear,
		"（上年对比）": otherYear, "上年结转情况": unsaid, "二、上年结转政府信息公开申请数量": unsaid, "": unsaid, "去年": otherYear,
	} {
		if got := eraOf(caption, 2023); got != want {
			t.Errorf("%s: %d, want %d", caption, got, want)
		}
	}
}
