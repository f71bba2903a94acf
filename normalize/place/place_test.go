package place

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

// placed writes what a table of a form yields, one indicator a line.
func placed(edition, table string, grids ...*document.Table) string {
	for _, f := range form.All() {
		for i := range f.Tables {
			if f.ID != edition || f.Tables[i].ID != table {
				continue
			}
			p := place(f, &f.Tables[i], align.KnownRows{}.Of(grids))
			var lines []string
			for _, o := range p.observations {
				value := "blank"
				if o.Value != nil {
					value = o.Value.String()
				}
				line := strings.TrimPrefix(strings.TrimSpace(o.Indicator+" "+o.Applicant)+" "+value, table+".")
				if o.Status == annual.Flagged {
					line += " flagged"
				}
				lines = append(lines, line)
			}
			for _, u := range p.unplaced {
				lines = append(lines, fmt.Sprintf("unplaced %s", u.Raw))
			}
			for _, x := range p.findings {
				if x.Code != "row-missing" {
					lines = append(lines, x.Code)
				}
			}
			return strings.Join(lines, "\n")
		}
	}
	return "no such table"
}

func TestPlaceDisclosure(t *testing.T) {
	for _, c := range []struct{ name, grid, want string }{
		{"as the form has it", `
第二十条第（一）项|<|<|<
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|1|2|3
行政规范性文件|4|5|6
第二十条第（五）项|<|<|<
信息内容|本年处理决定数量|<|<
行政许可|550|<|<`, `
rules.issued 1
rules.repealed 2
rules.in_force 3
normative_documents.issued 4
normative_documents.repealed 5
normative_documents.in_force 6
permits.decisions 550`},
		{"misspelt and cut labels, another name, a row left out", `
第二十条第（一）项|<|<|<
信息内容|本年制发件|本年废止件数|现行有效
规范性文件|4|5|6
第二十条第（六）项|<|<|<
信息内容|本年处理决定数量|<|<
行政处罚|7|<|<
行政强治|8|<|<
第二十条第（八）项|<|<|<
信息内容|本年收费金额（单位：元）|<|<
行政事业性收费|123456|<|<`, `
normative_documents.issued 4
normative_documents.repealed 5
normative_documents.in_force 6
penalties.decisions 7
coercion.decisions 8
fees.amount 12.3456`},
		{"columns swapped", `
第二十条第（一）项|<|<|<
信息内容|现行有效件数|本年制发件数|本年废止件数
规章|3|1|2`, `
rules.in_force 3
rules.issued 1
rules.repealed 2
column-order`},
		{"no heads, as many columns as the form", `
第二十条第（一）项|<|<|<
规章|1|2|3`, `
rules.issued 1
rules.repealed 2
rules.in_force 3`},
		{"no heads, fewer columns: nothing is certain", `
第二十条第（一）项|<|<
规章|1|2`, `
unplaced 1
unplaced 2
column-missing
column-missing
column-missing`},
		{"blank, dash and spoilt figure", `
信息内容|本年制发件数|本年废止件数|现行有效件数
规章||—|1O`, `
rules.issued blank
rules.repealed blank
rules.in_force blank flagged`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := placed("2021", "disclosure", sketch.Ruled(c.grid)); got != strings.TrimSpace(c.want) {
				t.Errorf("got\n%s\nwant%s", got, c.want)
			}
		})
	}
}

// A repeated header, an unknown row and a label without its figures' fault: the
// rows around keep their places.
func TestPlaceApplications(t *testing.T) {
	head := `
|申请人情况|<|<|<|<|<|<
|自然人|法人或其他组织|<|<|<|<|总计
|^|商业企业|科研机构|社会公益组织|法律服务机构|其他|^
`
	got := placed("2019", "applications", sketch.Ruled(head+`一、本年新收政府信息公开申请数量|21|0|0|0|0|0|21
二、上年结转政府信息公开申请数量|1|2|3|4|5|6|21
另有口头咨询|9|9|9|9|9|9|54`), sketch.Ruled(head+`（七）总计|21|0|0|0|0|0|21
四、结转下年度继续办理|0|0|0|0|0|0|0`))
	for _, want := range []string{"received natural_person 21", "received total 21", "carried_in business 2", "carried_in other 6",
		"handled natural_person 21", "carried_out total 0"} {
		if !slices.Contains(strings.Split(got, "\n"), want) {
			t.Errorf("missing %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, " 9") || strings.Contains(got, "54") {
		t.Errorf("the unknown row was given a place:\n%s", got)
	}
}
