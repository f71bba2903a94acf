package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
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
		{"before, in sentences", []any{"2022年收到的申请见下表。", theirs(), "2023年收到的申请见下表。", ours()}, "2 read", "table-other-year"},
		{"captions below", []any{theirs(), "表1 2022年申请情况", ours(), "表2 2023年申请情况"}, "2 read", "table-other-year"},
		{"captions below, and the chapter's above", []any{"表2 2023年统计表", theirs(), "表1 2022年申请情况", ours(), "表2 2023年申请情况"}, "2 read", "table-other-year"},
		{"a note below the last is no caption", []any{ours(), "附：2022年申请情况", theirs(), "注：2022年数据已经审计"}, "2 read", "table-other-year"},
		{"one line over both", []any{"2022年、2023年申请情况", theirs(), ours()}, "9 flagged", "table-twice"},
		{"years over the heads, parted by a column", []any{sketch.Ruled("|2023|年度||||||\n" + strings.TrimSpace(applicationHeads) + "\n" + firstRows),
			sketch.Ruled("|2022|年度||||||\n" + strings.TrimSpace(applicationHeads) + "\n" + strings.ReplaceAll(firstRows, "|2|2|", "|9|2|"))}, "2 read", "table-other-year"},
		{"under the caption of the chapter", []any{"表2 2023年申请情况统计表", "2022年申请情况（上年对比）：", theirs(), "2023年申请情况：", ours()}, "2 read", "table-other-year"},
		{"bare years", []any{"表二 2022", theirs(), "表三 2023", ours()}, "2 read", "table-other-year"},
		{"beside one that no caption names", []any{"上期公开数据", theirs(), "2023年申请情况", ours(), "如下表所示", theirs()}, "2 flagged", "table-twice"},
		{"a caption that contradicts itself", []any{"2023年申请情况", "2022年", theirs(), "2023年", ours()}, "2 flagged", "table-twice"},
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
		"2023年收到和处理政府信息公开申请情况": thisYear, "2022年收到和处理政府信息公开申请情况": otherYear, "2022年与2023年对比": unsaid, "二〇二二年申请情况": otherYear, "二〇二三年申请情况": thisYear,
		"（上年对比）": otherYear, "上年结转情况": unsaid, "二、上年结转政府信息公开申请数量": unsaid, "": unsaid, "去年": otherYear, "现将上一年度的有关数据列示如下：": otherYear, "（2022.1.1-2022.12.31）": otherYear, "以往年度数据": otherYear,
		"表二 2022": otherYear, "表二 2023": thisYear, "22年度申请情况": otherYear, "23年度申请情况": thisYear, "对比：": otherYear, "上期公开数据": otherYear, "本年度的有关数据如下：": thisYear,
		"2023年申请情况\n现将上一年度的有关数据列示如下：": otherYear, "2023年\n2022年申请情况": unsaid,
	} {
		if got := eraOf(caption, 2023); got != want {
			t.Errorf("%s: %d, want %d", caption, got, want)
		}
	}
}

// What stands in a column of figures and is none is kept there, in doubt; a blank into which
// a text runs from beside may not be blank.
func TestTextAmongFigures(t *testing.T) {
	table := sketch.Ruled(applicationHeads + strings.Replace(firstRows, "|1|2|3|", "|见附注|2||", 1))
	for i := range table.Cells {
		if c := &table.Cells[i]; c.Row == 1 && (c.Text == "2" || c.Text == "") && c.Col > 0 {
			c.Crossed = true
		}
	}
	r := report(table)
	for applicant, want := range map[string]string{"natural_person": "flagged", "business": "2 flagged", "research": "flagged", "public_welfare": "4 read"} {
		if got := figure(r, "received", applicant); got != want {
			t.Errorf("%s: %s, want %s", applicant, got, want)
		}
	}
}

// A year in the corner of the heads says whose table it is.
func TestYearInCorner(t *testing.T) {
	with := func(year, rows string) *document.Table {
		return sketch.Ruled(year + strings.TrimPrefix(applicationHeads, "\n") + rows)
	}
	r := report(with("2022年", strings.ReplaceAll(firstRows, "|2|2|", "|9|2|")), with("2023年", firstRows))
	if got := figure(r, "granted", "natural_person"); got != "2 read" || !hasFinding(r, "table-other-year") {
		t.Errorf("%s, %d findings", got, len(r.Findings))
	}
}

// One line over two tables beside each other names the year of each.
func TestCaptionOverTwo(t *testing.T) {
	at := func(x0, x1 float64) document.Place {
		return document.Place{Page: 1, Box: document.Rect{X0: x0, X1: x1, Y0: 100, Y1: 300}}
	}
	right, left := captioned{place: at(310, 550), above: "2022年情况 2023年情况"}, captioned{place: at(40, 280)}
	list := []captioned{right, left}
	shareAbove(list)
	if list[0].place != left.place || list[0].above != "2022年情况 " || list[1].above != "2023年情况" {
		t.Errorf("%+v", list)
	}
}

// A turned table is not mixed with another that stands as the forms do.
func TestTurnedBesideAnother(t *testing.T) {
	const turned = `申请人|一、本年新收政府信息公开申请数量|二、上年结转政府信息公开申请数量|（一）予以公开|（七）总计|四、结转下年度继续办理
自然人|1|1|2|2|0
商业企业|2|0|2|2|0
科研机构|3|0|3|3|0
社会公益组织|4|0|4|4|0
法律服务机构|5|0|5|5|0
其他|6|0|6|6|0
总计|21|1|22|22|0`
	items := align.Items(form.FindTable("2021", "applications"))
	rows := align.KnownRows{}.Of([]*document.Table{sketch.Ruled(turned), sketch.Ruled(applicationHeads + firstRows)})
	list := instancesOf(form.FindTable("2021", "applications"), rows, nil)
	if len(list) != 2 || !list[0].turned || list[1].turned || !hasRowsOver(list[0].rows, items) {
		t.Errorf("%d instances", len(list))
	}
}

// A table of one row that has a second one without a label is in doubt: nothing tells which
// of the two is the report's.
func TestSecondRowOfDisputes(t *testing.T) {
	const heads = "行政复议|<|<|<|<\n结果维持|结果纠正|其他结果|尚未审结|总计\n"
	for _, c := range []struct{ rows, want string }{
		{"1|2|0|0|3", "read"},
		{"1|2|0|0|3\n4|0|0|0|4", "flagged"},
	} {
		s := document.Section{Ordinal: 4, Title: "政府信息公开行政复议、行政诉讼情况", Blocks: []document.Block{{Table: sketch.Ruled(heads + c.rows)}}}
		r := &annual.Report{Year: 2023, Form: "2021"}
		FindTables(&document.Document{Sections: []document.Section{s}}, 2023).AddTo(r)
		if len(r.Observations) != 5 || string(r.Observations[0].Status) != c.want {
			t.Errorf("%q: %d observations, want %s", c.rows, len(r.Observations), c.want)
		}
	}
}

// A column too many puts no figure in doubt where the groups are named over each column.
func TestColumnTooManyOfDisputes(t *testing.T) {
	const states = "结果维持|结果纠正|其他结果|尚未审结|总计"
	const named = "序号|行政复议|<|<|<|<|行政诉讼|<|<|<|<|<|<|<|<|<\n" +
		"^|" + states + "|未经复议直接起诉|<|<|<|<|复议后起诉|<|<|<|<\n^|^|^|^|^|^|" + states + "|" + states + "\n"
	const bare = "序号|" + states + "|" + states + "|" + states + "\n"
	for _, c := range []struct {
		heads string
		want  annual.Status
	}{{named, annual.Read}, {bare, annual.Flagged}} {
		grid := sketch.Ruled(c.heads + "1|1|2|0|0|3|0|0|4|0|4|5|0|0|0|5")
		s := document.Section{Ordinal: 4, Title: "政府信息公开行政复议、行政诉讼情况", Blocks: []document.Block{{Table: grid}}}
		r := &annual.Report{Year: 2023, Form: "2021"}
		FindTables(&document.Document{Sections: []document.Section{s}}, 2023).AddTo(r)
		for _, o := range r.Observations {
			if o.Status != c.want {
				t.Errorf("%s: %s, want %s", o.Indicator, o.Status, c.want)
			}
		}
	}
}
