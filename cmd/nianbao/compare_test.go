package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"

	"github.com/xuri/excelize/v2"
)

// districts makes a database of three districts of 淮安 in two years, of which
// one year of one is missing.
func districts(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	for _, r := range []struct {
		district string
		year     int
		received string // by applicant, the total last
		handled  string
		secret   string // 1.属于国家秘密, of which the others are zero
	}{
		{"洪泽区", 2022, "40 0 0 0 0 0 40", "40 0 0 0 0 0 40", "1 0 0 0 0 0 1"},
		{"洪泽区", 2023, "50 3 0 0 0 0 53", "47 3 0 0 0 0 50", "2 0 0 0 0 0 2"},
		{"淮阴区", 2022, "7 0 0 0 0 0 7", "7 0 0 0 0 0 7", "0 0 0 0 0 0 0"},
		{"淮安区", 2022, "60 0 0 0 0 0 60", "60 0 0 0 0 0 60", "3 0 0 0 0 0 3"},
		{"淮安区", 2023, "20 0 0 0 0 0 20", "20 0 0 0 0 0 20", "1 0 0 0 0 0 1"},
	} {
		text := fmt.Sprintf("淮安市%s%d年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"+
			"自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 %s\n1.属于国家秘密 %s\n", r.district, r.year, r.received, r.secret)
		for _, row := range []string{"2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息",
			"6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"} {
			text += row + " 0 0 0 0 0 0 0\n"
		}
		text += "（七）总计 " + r.handled + "\n"
		path := filepath.Join(dir, fmt.Sprint(r.district, r.year, ".txt"))
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		must(t, 0, "--db", db, "import", path)
	}
	return db
}

// squeezed returns the text with runs of spaces made one.
func squeezed(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	return strings.Join(lines, "\n")
}

func TestCompareCommand(t *testing.T) {
	db := districts(t)
	for _, tc := range []struct {
		name string
		args string
		want []string
	}{
		{"the districts of a city in the last year", "--indicator applications.received --region 淮安市",
			[]string{"一、本年新收政府信息公开申请数量 (applications.received), 件", "region code 2023 rank", "洪泽区 320813 53 1\n淮安区 320803 20 2\n\n",
				"2023: 7 regions, 2 with a report, 2 with a figure", "5 counties or districts: no report here (淮阴区, 清江浦区, 涟水县, 盱眙县, 金湖县)"}},
		{"a kind of applicant by region", "--indicator applications.received.business --region 320800 --sort region",
			[]string{"淮安区 320803 0 2\n洪泽区 320813 3 1\n"}},
		{"years beside each other", "--indicator applications.received --region 淮安市 --years 2022-2023",
			[]string{"region code 2022 2023 change", "淮安区 320803 60 20 -40\n淮阴区 320804 7 not here\n", "洪泽区 320813 40 53 +13"}},
		{"the greatest change first", "--indicator applications.received --region 淮安市 --years 2022-2023 --sort change",
			[]string{"洪泽区 320813 40 53 +13\n淮安区 320803 60 20 -40\n"}},
		{"a share with its denominator", "--indicator 不予公开 --per applications.handled --region 淮安市 --years 2022-2023",
			[]string{"洪泽区 320813 2.5 % (1 / 40) 4.0 % (2 / 50) +1.5 pp", "淮阴区 320804 0.0 % (0 / 7)° not here", "°: a rate on a base of fewer than ten"}},
		{"a share of fewer than ten is not ranked", "--indicator 不予公开 --per applications.handled --region 淮安市 --years 2022",
			[]string{"淮安区 320803 5.0 % (3 / 60) 1\n洪泽区 320813 2.5 % (1 / 40) 2\n淮阴区 320804 0.0 % (0 / 7)°\n\n"}},
		{"the same for programs", "--indicator 不予公开 --per applications.handled --region 淮安市 --years 2022 --format csv",
			[]string{"rate,small_base,report_id", "淮安市淮阴区,2022,,applications.denied,0,read,件,applications.handled,7,read,件,0,1,", "淮安市洪泽区,2022,2,applications.denied,1,read,件,applications.handled,40,read,件,0.025,0,"}},
		{"sums with what they are of", "--indicator applications.received --region 江苏省 --sum --years 2022-2023",
			[]string{"淮安市 320800 107 [3 of 7]¶ 73 [2 of 7]¶ -34§", "¶: of fewer than half of the regions", "12 prefectures: no report here\n", "the sum is of n of the N regions"}},
		{"sums of one year, of which there is no change", "--indicator applications.received --region 江苏省 --sum",
			[]string{"region code 2023\n淮安市 320800 73 [2 of 7]¶\n"}},
		{"sums of the same regions in all years", "--indicator applications.received --region 江苏省 --sum --years 2022-2023 --same",
			[]string{"淮安市 320800 100 [2 of 7]¶ 73 [2 of 7]¶ -27\n"}},
		{"regions of several cities", "--indicator applications.received --region 江苏省 --level county",
			[]string{"江苏省淮安市洪泽区 320813 53 1"}},
		{"Markdown", "--indicator applications.received --region 洪泽区 --format markdown",
			[]string{"| region | code | 2023 | rank |\n|---|---:|---:|---:|\n| 洪泽区 | 320813 | 53 | 1 |"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			out := squeezed(must(t, 0, append([]string{"--db", db, "compare"}, strings.Fields(tc.args)...)...))
			for _, want := range tc.want {
				if !strings.Contains(out, want) {
					t.Errorf("compare %s does not print %q:\n%s", tc.args, want, out)
				}
			}
		})
	}
}

// One report of a new year is told beside the last year that is covered well enough.
func TestCompareTellsNewYear(t *testing.T) {
	db := districts(t)
	path := filepath.Join(t.TempDir(), "new.txt")
	text := "淮安市金湖县2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" +
		"自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, 0, "--db", db, "import", path)
	out := squeezed(must(t, 0, "--db", db, "compare", "--indicator", "applications.received", "--region", "淮安市"))
	if !strings.Contains(out, "region code 2023 rank") || !strings.Contains(out, "\n2024: 1 of 7 so far\n") {
		t.Errorf("a year with one report is shown, or not told:\n%s", out)
	}
	if out := must(t, 0, "--db", db, "compare", "--indicator", "applications.received", "--sum", "--region", "江苏省"); !strings.Contains(out, "2024: 1 of 95 so far") {
		t.Errorf("sums tell nothing of the new year:\n%s", out)
	}
}

// A change between a report of the organ alone and one of the whole district is marked, told
// with its reason, and not ranked with the others.
func TestCompareTellsScope(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	for name, r := range map[string]struct {
		year, received int
		said           string
	}{
		"洪泽区22": {2022, 21, "2022年区政府办公室共收到政府信息公开申请21件。"}, "洪泽区23": {2023, 95, "2023年全区共收到政府信息公开申请95件。"},
		"淮安区22": {2022, 40, "工作有序开展。"}, "淮安区23": {2023, 50, "工作有序开展。"},
	} {
		text := fmt.Sprintf("淮安市%s%d年政府信息公开工作年度报告\n一、总体情况\n%s\n三、收到和处理政府信息公开申请情况\n"+
			"自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 %d 0 0 0 0 0 %[4]d\n", name[:9], r.year, r.said, r.received)
		path := filepath.Join(dir, name+".txt")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		must(t, 0, "--db", db, "import", path)
	}
	out := squeezed(must(t, 0, "--db", db, "compare", "--indicator", "applications.received", "--region", "淮安市", "--years", "2022-2023", "--sort", "change"))
	for _, want := range []string{"淮安区 320803 40 50 +10\n洪泽区 320813 21 95 +74†\n",
		"洪泽区: the reports do not cover the same, which makes it no change (2022: the organ alone; 2023: all organs of its area)"} {
		if !strings.Contains(out, want) {
			t.Errorf("compare does not print %q:\n%s", want, out)
		}
	}
}

func TestCompareFormats(t *testing.T) {
	db := districts(t)
	ask := []string{"--db", db, "compare", "--indicator", "不予公开", "--per", "applications.handled", "--region", "淮安市", "--years", "2023", "--sort", "region"}
	rows, err := csv.NewReader(strings.NewReader(must(t, 0, append(ask, "--format", "csv")...))).ReadAll()
	if err != nil || len(rows) != 8 {
		t.Fatalf("CSV has %d rows, want a head and seven regions: %v", len(rows), err)
	}
	if got, want := strings.Join(rows[4], " "), "320813 洪泽区 江苏省淮安市洪泽区 2023 2 applications.denied 2 read 件 applications.handled 50 read 件 0.04 0 2 0 0"; got != want {
		t.Errorf("CSV row %q, want %q", got, want)
	}
	if got, want := strings.Join(rows[2], " "), "320804 淮阴区 江苏省淮安市淮阴区 2023  applications.denied  no-report 件 applications.handled  no-report 件  0  0 0"; got != want {
		t.Errorf("CSV row without a report %q, want %q", got, want)
	}
	var objects []struct {
		Region string
		Value  *json.Number
		Rate   *json.Number
	}
	if err := json.Unmarshal([]byte(must(t, 0, append(ask, "--format", "json")...)), &objects); err != nil || len(objects) != 7 {
		t.Fatalf("JSON has %d objects: %v", len(objects), err)
	}
	if o := objects[1]; o.Region != "淮阴区" || o.Value != nil || o.Rate != nil {
		t.Errorf("JSON of a region without a report: %+v", o)
	}
	path := filepath.Join(t.TempDir(), "comparison.xlsx")
	must(t, 0, append(ask, "--format", "xlsx", "-o", path)...)
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if cell, err := book.GetCellValue("comparison", "B5"); err != nil || cell != "洪泽区" {
		t.Errorf("cell B5 of the workbook is %q, %v", cell, err)
	}
}

func TestCompareReports(t *testing.T) {
	db := districts(t)
	out := squeezed(must(t, 0, "--db", db, "compare", "洪泽区2022", "洪泽区2023"))
	for _, want := range []string{"A: 洪泽区人民政府 2022 (report 1, version 1)", "applications.received/business 0 3 +3 一、本年新收政府信息公开申请数量 · 商业企业\n", "applications.received/total 40 53 +13", "the same in both"} {
		if !strings.Contains(out, want) {
			t.Errorf("compare of two reports does not print %q:\n%s", want, out)
		}
	}
	if strings.Contains(out, "denied_query") {
		t.Errorf("cells that are the same are printed:\n%s", out)
	}
	if all := must(t, 0, "--db", db, "compare", "--all", "洪泽区2022", "洪泽区2023"); !strings.Contains(all, "denied_query/total") {
		t.Errorf("--all leaves cells out:\n%s", all)
	}
	if rows := must(t, 0, "--db", db, "compare", "--format", "csv", "洪泽区2022", "洪泽区2023"); !strings.Contains(rows, "\napplications.received,一、本年新收政府信息公开申请数量,total,件,40,read,53,read,13,0,0\n") {
		t.Errorf("CSV of two reports:\n%s", rows)
	}
}

func TestWrongComparisons(t *testing.T) {
	db := districts(t)
	for args, want := range map[string]string{
		"":                                  "either --indicator or two reports",
		"洪泽区2022":                           "two reports",
		"--indicator applications.recieved": "did you mean applications.received",
		"--indicator 结果维持":                  "more than one indicator has that name",
		"--indicator 不予公开 --region 洪择区":        "did you mean 淮安市洪泽区",
		"--indicator 不予公开 --years 23":          "2019-2023",
		"--indicator 不予公开 --years 2023-2019":   "from 2023 to 2019",
		"--indicator 不予公开 --flagged sometimes": "exclude",
		"--indicator 不予公开 --format pdf":        "markdown",
		"--indicator 不予公开 --same":              "--same goes with --sum",
		"--indicator 不予公开率 --per 办结":           "is a rate",
		"--indicator denied":                   "applications.denied,",
		"--indicator 不予公开 --sort size":         "change",
		"--indicator 不予公开 --level town":        "prefecture",
		"--indicator 不予公开 洪泽区2022 洪泽区2023":     "either --indicator or two reports",
	} {
		_, messages, code := nianbao(t, "", append([]string{"--db", db, "compare"}, strings.Fields(args)...)...)
		if code != commandline.WrongCall || !strings.Contains(messages, want) {
			t.Errorf("compare %s: exit code %d, %q; want %d and %q", args, code, messages, commandline.WrongCall, want)
		}
	}
}

// The shell completes indicators, regions and choices.
func TestCompletion(t *testing.T) {
	for _, tc := range []struct{ flag, typed, want string }{
		{"--indicator", "applications.rec", "applications.received\t"},
		{"--indicator", "不予公", "不予公开\tapplications.denied\n"},
		{"--per", "reconsideration.t", "reconsideration.total\t行政复议 / 总计\n"},
		{"--region", "洪泽", "洪泽区\t江苏省淮安市洪泽区 320813\n"},
		{"--region", "3208", "320813\t江苏省淮安市洪泽区\n"},
		{"--region", "", "江苏省\t"},
		{"--flagged", "", "exclude\nshow\n"},
	} {
		out, _, code := nianbao(t, "", "__complete", "compare", tc.flag, tc.typed)
		if code != 0 || !strings.Contains(out, tc.want) {
			t.Errorf("%s %s: exit code %d, %q, want %q", tc.flag, tc.typed, code, out, tc.want)
		}
	}
	if out, _, _ := nianbao(t, "", "__complete", "compare", "--region", ""); strings.Contains(out, "洪泽区") {
		t.Errorf("with nothing typed, more than the provinces: %q", out)
	}
}

// Organs of one function are compared under all their names, with --reforms those of before
// it too, and it is said under which.
func TestCompareBodies(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	for _, r := range []struct {
		organ    string
		year     int
		received string
	}{
		{"淮安市洪泽区工商行政管理局", 2019, "2"}, {"淮安市洪泽区市场监督管理局", 2020, "5"},
		{"淮安市淮阴区市监局", 2020, "6"}, {"淮安市淮安区教育局", 2020, "70"},
	} {
		text := fmt.Sprintf("%s%d年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"+
			"自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 %[3]s 0 0 0 0 0 %[3]s\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n（七）总计 %[3]s 0 0 0 0 0 %[3]s\n四、结转下年度继续办理 0 0 0 0 0 0 0\n",
			r.organ, r.year, r.received)
		path := filepath.Join(dir, fmt.Sprint(r.organ, r.year, ".txt"))
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		must(t, 0, "--db", db, "import", path)
	}
	ask := []string{"--db", db, "compare", "--indicator", "applications.received", "--region", "淮安市", "--years", "2019-2020", "--body"}
	for _, tc := range []struct {
		args    []string
		wants   []string
		wantNot string
	}{
		{[]string{"市场监管"}, []string{"洪泽区 320813 not here 5", "淮阴区 320804 not here 6",
			"organs of 市场监督管理 (market regulation): 市场监督管理局 (2020, 1 report), 市监局 (2020, 1 report)"}, "工商"},
		{[]string{"market-regulation", "--reforms"}, []string{"洪泽区 320813 2 5 +3",
			"before the reform of 2009–2019 (merged), organs of 工商行政管理 (industry and commerce): 工商行政管理局 (2019, 1 report)"}, "70"},
	} {
		out := squeezed(must(t, 0, append(ask, tc.args...)...))
		for _, want := range tc.wants {
			if !strings.Contains(out, want) {
				t.Errorf("%v does not print %q:\n%s", tc.args, want, out)
			}
		}
		if strings.Contains(out, tc.wantNot) {
			t.Errorf("%v prints %q:\n%s", tc.args, tc.wantNot, out)
		}
	}
	_, messages, code := nianbao(t, "", append(ask, "第一人民医院", "--reforms")...)
	if code != commandline.WrongCall || !strings.Contains(messages, "no function of departments") {
		t.Errorf("reforms without a function: %d, %s", code, messages)
	}
}
