package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// renamed makes a database of 海门 before and after its code changed in 2020, and of two
// districts that became one in that year.
func renamed(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "reports.db")
	for _, r := range []struct {
		region, name   string
		year, received int
	}{
		{"南通市", "海门市", 2019, 12}, {"南通市", "海门区", 2021, 20}, {"南通市", "海门区", 2022, 25},
		{"南通市", "港闸区", 2019, 100}, {"南通市", "崇川区", 2019, 70}, {"南通市", "崇川区", 2021, 150},
	} {
		importReceived(t, db, r.region, r.name, r.year, r.received)
	}
	return db
}

// importReceived imports a report that says how many applications came.
func importReceived(t *testing.T, db, region, name string, year, received int) {
	t.Helper()
	text := fmt.Sprintf("%s%s%d年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"+
		"自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 %d 0 0 0 0 0 %[4]d\n"+
		"二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n（一）予以公开 %[4]d 0 0 0 0 0 %[4]d\n（七）总计 %[4]d 0 0 0 0 0 %[4]d\n", region, name, year, received)
	path := filepath.Join(t.TempDir(), fmt.Sprint(name, year, ".txt"))
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, 0, "--db", db, "import", path)
}

// A report on a year in which its region was no more has no place in a comparison, which says so, whoever asks.
func TestCompareTellsOfMisdatedReports(t *testing.T) {
	db := renamed(t)
	importReceived(t, db, "南通市", "海门市", 2023, 30)
	importReceived(t, db, "南通市", "海门区", 2018, 10)
	ended := "2023: report 7 is left out: 海门市 (320684) ended in 2020 and went on as 海门区 (320614)"
	began := "2018: report 8 is left out: 海门区 (320614) began in 2020, made of 海门市 (320684)"
	for _, args := range []string{"--region 南通市 --years 2018-2023", "--region 南通市 --years 2018-2023 --follow", "--region 南通市 --years 2018-2023 --sum",
		"--region 海门区 --years 2018-2023 --follow", "--region 南通市 --years 2018-2023 --format csv"} {
		out, messages, code := nianbao(t, "", append([]string{"--db", db, "compare", "--indicator", "applications.received"}, strings.Fields(args)...)...)
		if code != 0 || !strings.Contains(out+messages, ended) || !strings.Contains(out+messages, began) {
			t.Errorf("%s: exit code %d\n%s%s", args, code, out, messages)
		}
	}
	if out := must(t, 0, "--db", db, "compare", "--indicator", "applications.received", "--region", "320684", "--years", "2023"); !strings.Contains(out, ended) {
		t.Errorf("of the region alone:\n%s", out)
	}
	if out := must(t, 0, "--db", db, "compare", "--indicator", "applications.received", "--region", "南通市", "--years", "2019-2022"); strings.Contains(out, "left out") {
		t.Errorf("of other years:\n%s", out)
	}
	if out := must(t, 0, "--db", db, "check", "7"); !strings.Contains(out, "region-year") {
		t.Errorf("check prints\n%s", out)
	}
}

func TestCompareFollow(t *testing.T) {
	db := renamed(t)
	for _, tc := range []struct {
		args     string
		has, not []string
	}{
		{"--region 海门区 --years 2019-2022",
			[]string{"海门区 320614 not here 20 25\n", "2020: 海门市 (320684) became 海门区 (320614); reports are here under 320684 (2019) and 320614 (2021–2022), --follow joins them"},
			[]string{"12"}},
		{"--region 海门区 --years 2019-2022 --follow",
			[]string{"海门区 320614 12 [海门市] not here 20 25 +13\n", "2020: 海门市 (320684) became 海门区 (320614); one place, whose years are joined"},
			[]string{"--follow"}},
		{"--region 崇川区 --years 2019-2021 --follow", []string{"崇川区 320613 70 not here 150 +80‡\n", "‡: the area changed in between"}, nil}, // both codes have the name
		{"--region 崇川区 --years 2019-2021", []string{"崇川区 320613 not here 150\n", "under 320602 (2019) and 320613 (2021), --follow joins them"}, nil},
		{"--region 海门市 --years 2019 --follow", []string{"海门市 320684 12 1\n"}, []string{"2020"}},
		{"--region 南通市 --years 2019-2021 --follow --sort change",
			[]string{"海门区 320614 12 [海门市] not here 20 +8\n崇川区 320613 70 not here 150 +80‡\n", "港闸区 320611 100\n",
				"2020: 崇川区 (320602) got the code 320613; one place, whose years are joined",
				"2020: 港闸区 (320611) was merged into 崇川区 (320613); not joined, the area is another from then on"},
			[]string{"海门市 320684 12"}},
		{"--region 南通市 --years 2019-2021", []string{"崇川区 320602 70\n", "海门市 320684 12\n", "崇川区 320613 not here 150\n"}, []string{"港闸区 (320611)"}},
	} {
		t.Run(tc.args, func(t *testing.T) {
			out := squeezed(must(t, 0, append([]string{"--db", db, "compare", "--indicator", "applications.received"}, strings.Fields(tc.args)...)...))
			for _, want := range tc.has {
				if !strings.Contains(out, want) {
					t.Errorf("does not print %q:\n%s", want, out)
				}
			}
			for _, unwanted := range tc.not {
				if strings.Contains(out, unwanted) {
					t.Errorf("prints %q:\n%s", unwanted, out)
				}
			}
		})
	}
	rows, messages, code := nianbao(t, "", "--db", db, "compare", "--indicator", "applications.received", "--region", "海门区", "--years", "2019-2021", "--follow", "--format", "csv")
	if code != 0 || !strings.Contains(rows, "report_id,invented,place_id,in_failing_sum\n320684,海门市,江苏省南通市海门市,2019,,applications.received,12,") || strings.Count(rows, ",P320684,0\n") != 3 {
		t.Errorf("CSV, exit code %d:\n%s", code, rows)
	}
	if !strings.Contains(messages, "2020: 海门市 (320684) became 海门区 (320614); one place") {
		t.Errorf("messages beside CSV: %q", messages)
	}
	if _, messages, code := nianbao(t, "", "--db", db, "compare", "--indicator", "applications.received", "--region", "江苏省", "--sum", "--follow"); code != commandline.WrongCall || !strings.Contains(messages, "sums are of the regions that a year had") {
		t.Errorf("sums that follow: exit code %d, %q", code, messages)
	}
}
