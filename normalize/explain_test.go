package normalize

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/check"
)

// applicationsHead is the head of the applications table.
const applicationsHead = `|申请人情况|<|<|<|<|<|<
|自然人|法人或其他组织|<|<|<|<|总计
|^|商业企业|科研机构|社会公益组织|法律服务机构|其他|^
`

func TestEvidence(t *testing.T) {
	r := reportOf(t,
		chapter{2, disclosureTitle, []string{`
第二十条第（一）项|<|<|<
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|1|2|3
规范性文件|4|5|6
第二十条第（六）项|<|<|<
信息内容|本年处理决定数量|<|<
行政处罚|7|<|<
行攻强治|8|<|<
信息内容|本年收费金额（单位：万元）|<|<
行政事业性收费|9.5|<|<`}},
		chapter{3, applicationsTitle, []string{applicationsHead + `
一、本年新收政府信息公开申请数量|21|0|0|0|0|0|21
二、上年结转政府信息公开申请数量|1|2|3|4|5|6|21
（一）予以公开|22|2|3|4|5|6|42`}},
		chapter{4, disputesTitle, []string{fiveUnder("行政复议") + "\n" + fiveResults + "\n1|2|3|4|10"}})
	for _, c := range []struct {
		table string
		block int
		axis  annual.Axis
		id    string
		want  string // what is printed: the reason
	}{
		{"disclosure", 0, annual.RowAxis, "rules", "规章: the label"},
		{"disclosure", 0, annual.RowAxis, "normative_documents", "规范性文件: the label"},
		{"disclosure", 0, annual.ColumnAxis, "issued", "本年制发件数: the heads above it"},
		{"disclosure", 2, annual.RowAxis, "coercion", "行攻强治: the rows before and after it are the form's neighbours of this row"},
		{"applications", 0, annual.ColumnAxis, "natural_person", "申请人情况/自然人: the heads above it"},
		{"applications", 0, annual.ColumnAxis, "business", "申请人情况/法人或其他组织/商业企业: the heads above it"},
		{"applications", 0, annual.RowAxis, "carried_in", "二、上年结转政府信息公开申请数量: the label"},
		{"disputes", 0, annual.ColumnAxis, "reconsideration.total", "行政复议/总计: the heads above it"},
	} {
		var got []string
		for _, e := range r.Evidence {
			if e.Table == c.table && e.Block == c.block && e.Axis == c.axis && e.ID == c.id {
				got = append(got, e.Printed+": "+e.Reason)
				if e.Likeness <= 0 || e.Likeness > 1 {
					t.Errorf("%s: a likeness of %g", c.id, e.Likeness)
				}
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s %s: %q, want %q", c.axis, c.id, s, c.want)
		}
	}
}

func TestExplain(t *testing.T) {
	r := reportOf(t, chapter{3, applicationsTitle, []string{applicationsHead + `
一、本年新收政府信息公开申请数量|21|0|0|0|0|0|21
二、上年结转政府信息公开申请数量|1|2|3|4|5|6|20
（七）总计|22|2|3|4|5|6|42
四、结转下年度继续办理|0|0|0|0|0||0`}},
		chapter{4, disputesTitle, []string{fiveUnder("行政复议") + "\n" + fiveResults + "\n1|2|3|4|10"}})
	for _, c := range []struct {
		indicator, applicant string
		row, column          string
		sums                 []string
	}{
		{"applications.received", "natural_person", "一、本年新收政府信息公开申请数量", "申请人情况 / 自然人", []string{"holds: 21 + 1 = 22 and 22", "holds: 21 and 21"}},
		{"applications.carried_in", "total", "二、上年结转政府信息公开申请数量", "申请人情况 / 总计", []string{"fails: 21 + 20 = 41 and 42", "fails: 20 and 1 + 2 + 3 + 4 + 5 + 6 = 21"}},
		{"reconsideration.upheld", "", "", "行政复议 / 结果维持", []string{"holds: 10 and 1 + 2 + 3 + 4 = 10"}},
	} {
		e, ok := check.Explain(r, c.indicator, c.applicant)
		if !ok {
			t.Errorf("%s is not there", c.indicator)
			continue
		}
		var sums []string
		for _, s := range e.Sums {
			if s.State != check.Unknown {
				_, state, _ := strings.Cut(s.String(), s.Check+" ")
				sums = append(sums, state)
			}
		}
		if e.RowLabel != c.row || e.ColumnLabel != c.column || fmt.Sprint(sums) != fmt.Sprint(c.sums) {
			t.Errorf("%s: row %q, column %q, sums %q", c.indicator, e.RowLabel, e.ColumnLabel, sums)
		}
		if e.Row == nil || e.Column == nil || e.Form != "2021" || e.Zh == "" {
			t.Errorf("%s: form %q, name %q, row %+v, column %+v", c.indicator, e.Form, e.Zh, e.Row, e.Column)
		}
	}
	for _, c := range []annual.CellRef{{Indicator: "applications.received", Applicant: "nobody"}, {Indicator: "applications.granted", Applicant: "total"}, {}} {
		if e, ok := check.Explain(r, c.Indicator, c.Applicant); ok {
			t.Errorf("%v is not in the report and is explained: %+v", c, e)
		}
	}
}
