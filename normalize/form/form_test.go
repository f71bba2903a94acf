package form

import (
	"fmt"
	"strings"
	"testing"
)

// Whatever a form says is said in a way that the rest can rely on.
func TestFormsAreSound(t *testing.T) {
	units := map[string]string{}
	last := 0
	for _, f := range All() {
		for _, table := range f.Tables {
			seen := map[string]bool{}
			for _, b := range table.Blocks {
				if b.Article == "" || len(b.Columns) == 0 {
					t.Errorf("form %s, %s: a block without an article or columns", f.ID, table.ID)
				}
				b.EachRow(func(r Row, _ []Row) {
					if r.Zh == "" != (table.Key == ByColumn) || r.En == "" != (table.Key == ByColumn) {
						t.Errorf("form %s, %s: row %q is named %q, %q", f.ID, table.ID, r.ID, r.Zh, r.En)
					}
					if !table.HasFigures(r) {
						return
					}
					for _, c := range b.Columns {
						indicator, applicant := table.Cell(r, c)
						if seen[indicator+"/"+applicant] {
							t.Errorf("form %s: two cells for %s %s", f.ID, indicator, applicant)
						}
						seen[indicator+"/"+applicant] = true
						u := UnitOf(r, c)
						if u == "" || units[indicator] != "" && units[indicator] != u {
							t.Errorf("form %s: %s is counted in %q, elsewhere in %q", f.ID, indicator, u, units[indicator])
						}
						units[indicator] = u
					}
				})
			}
			if columns := table.Blocks[0].Columns; table.Key == ByApplicant && columns[len(columns)-1].ID != "total" {
				t.Errorf("form %s: the last column of applicants is %s, not the total", f.ID, columns[len(columns)-1].ID)
			}
			for _, c := range table.Checks {
				for _, code := range append(c.Left, c.Right...) {
					if !seen[code+"/"] && !seen[code+"/total"] {
						t.Errorf("form %s: the check %s names %s, which the table does not have", f.ID, c.Code, code)
					}
				}
			}
		}
		if f.Province != "" {
			continue
		}
		if f.FirstYear <= last {
			t.Errorf("form %s begins in %d, another covers the years to %d", f.ID, f.FirstYear, last)
		}
		last = f.LastYear
	}
	if all := Applicants(); all[len(all)-1].ID != "total" {
		t.Errorf("the last of the applicants is %s, not the total: a form has one that the forms before it have not", all[len(all)-1].ID)
	}
}

func TestIndicatorsAreListedOnce(t *testing.T) {
	want := map[string]Indicator{
		"disclosure.permits.decisions":      {Zh: "行政许可 / 处理决定数量", En: "administrative permits: decisions", Forms: []string{"2019", "2021"}},
		"applications.denied_state_secret":  {Zh: "三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密", En: "denied: state secret", Forms: []string{"2019", "2021"}, ByApplicant: true},
		"reconsideration.upheld":            {Zh: "行政复议 / 结果维持", En: "administrative reconsideration: upheld", Forms: []string{"2019", "2021"}},
		"statistics.denied_trade_secret":    {Zh: "三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 涉及商业秘密", En: "denied: trade secret", Forms: []string{"2014"}},
		"statistics.disclosed_organization": {Zh: "一、主动公开情况 / （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） / 主动公开机构领导、机构设置及人事信息", En: "of which leaders, organization and personnel", Forms: []string{"2014"}},
	}
	seen := map[string]bool{}
	for _, ind := range Indicators() {
		if seen[ind.Code] {
			t.Errorf("%s is listed twice", ind.Code)
		}
		seen[ind.Code] = true
		w, ok := want[ind.Code]
		if !ok {
			continue
		}
		delete(want, ind.Code)
		if ind.Zh != w.Zh || ind.En != w.En || !strings.HasPrefix(strings.Join(ind.Forms, " ")+" ", strings.Join(w.Forms, " ")+" ") || ind.ByApplicant != w.ByApplicant {
			t.Errorf("%s: got %+v, want %+v", ind.Code, ind, w)
		}
	}
	for code := range want {
		t.Errorf("%s is not listed", code)
	}
}

func TestOverlayOfWhatIsNotThere(t *testing.T) {
	forms := []*Form{{ID: "2014", Tables: []Table{{ID: "statistics", Blocks: []Block{{Rows: []Row{{ID: "disclosed"}}}}}}}}
	var o overlay
	o.Form = "1999"
	if err := o.apply(forms); err == nil {
		t.Error("an overlay of an unknown form is applied")
	}
	o.Form = "2014"
	o.Insert = append(o.Insert, struct {
		Table string `json:"table"`
		After string `json:"after"`
		Rows  []Row  `json:"rows"`
	}{"statistics", "fees", []Row{{ID: "new"}}})
	if err := o.apply(forms); err == nil {
		t.Error("rows after an unknown row are inserted")
	}
	o.Insert[0].After = "disclosed"
	if err := o.apply(forms); err != nil {
		t.Fatal(err)
	}
	rows := forms[0].Tables[0].Blocks[0].Rows
	if len(rows) != 2 || rows[1].ID != "new" || !rows[1].Optional {
		t.Errorf("rows after the overlay: %+v", rows)
	}
}

func TestLayouts(t *testing.T) {
	for _, c := range []struct {
		table string
		want  string // columns of each block, by layout
	}{
		{"disputes", "15; 5+10; 10+5; 5+5+5; 5+5+5"},
		{"applications", "7"},
	} {
		var list []string
		for _, l := range FindTable("2021", c.table).Layouts() {
			var blocks []string
			for _, b := range l.Blocks {
				blocks = append(blocks, fmt.Sprint(len(b.Columns)))
			}
			list = append(list, strings.Join(blocks, "+"))
		}
		if got := strings.Join(list, "; "); got != c.want {
			t.Errorf("%s: %s, want %s", c.table, got, c.want)
		}
	}
}
