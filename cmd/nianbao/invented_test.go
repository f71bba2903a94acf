package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Commands that print figures or words of reports tell which of these are invented.
func TestCommandsTellOfInventedReports(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "reports.db")
	for district, opening := range map[string]string{"洪泽区": "", "淮安区": "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）\n"} {
		text := fmt.Sprintf("淮安市%s2023年政府信息公开工作年度报告\n一、总体情况\n%s全年办理有序。\n三、收到和处理政府信息公开申请情况\n"+
			"自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 20 0 0 0 0 0 20\n", district, opening)
		path := filepath.Join(dir, district+".txt")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		must(t, 0, "--db", db, "import", path)
	}
	for _, tc := range []struct {
		args       string
		out, aside []string // on standard output, and among the messages
	}{
		{"compare --indicator applications.received --region 淮安市", []string{"淮安区 320803 20※ 1\n", "洪泽区 320813 20 1\n", "※: of an invented example: the figure is not real",
			"warning: of the reports behind these figures (2), invented examples, whose figures are not real: 1"}, nil},
		{"compare --indicator applications.received --region 淮安市 --lang zh", []string{"※：合成样例，数字系虚构", "注意：以上数字出自2份报告，其中1份是合成样例"}, nil},
		{"compare --indicator applications.received --region 淮安市 --sum", []string{"invented examples, whose figures are not real: 1"}, nil},
		{"compare --indicator applications.received --region 淮安市 --format csv", []string{",report_id,invented,in_failing_sum\n", ",1,0\n", ",0,0\n"}, []string{"invented examples, whose figures are not real: 1"}},
		{"compare --indicator applications.received --region 淮安市 --sum --format csv", []string{",few_known,invented,in_failing_sum\n", ",1,1,0,1,0\n"}, []string{"whose figures are not real: 1"}},
		{"compare 洪泽区2023 淮安区2023", []string{"invented examples, whose figures are not real: 1"}, nil},
		{"compare 淮安区2023 淮安区2023", []string{"all reports behind these figures are invented examples"}, nil},
		{"compare 洪泽区2023 淮安区2023 --format csv", []string{",a_invented,b_invented\n", ",0,1\n"}, []string{"whose figures are not real: 1"}},
		{"search 办理有序", []string{"总体情况 (an invented example)\n", "总体情况\n"}, nil},
		{"search 办理有序 --json", []string{`"invented": true`}, nil},
		{"search 本年新收 --tables", []string{"(an invented example)\n"}, nil},
		{"search 本年新收 --tables --json", []string{`"invented": true`}, nil},
		{"show 淮安区2023", []string{"warning: an invented example: neither words nor figures are real\n"}, nil},
		{"show 淮安区2023 --lang zh", []string{"注意：本报告是合成样例，内容和数字系虚构\n"}, nil},
		{"show 淮安区2023 --json", []string{`"invented": true`}, nil},
		{"list", []string{"淮安区人民政府 (an invented example) " + dir, "洪泽区人民政府 " + dir}, nil},
		{"list --json", []string{`"invented": true`}, nil},
		{"check 淮安区2023 --lang zh", []string{"淮安区人民政府 2023（合成样例） " + dir}, nil},
		{"check 淮安区2023 --json", []string{`"invented": true`}, nil},
		{"export --shape reports", []string{",invented\n", ",1\n", ",0\n"}, nil},
	} {
		out, messages, code := nianbao(t, "", append([]string{"--db", db}, strings.Fields(tc.args)...)...)
		if code != 0 {
			t.Fatalf("%s: exit code %d\n%s", tc.args, code, messages)
		}
		for _, want := range tc.out {
			if !strings.Contains(squeezed(strings.ReplaceAll(out, "\r", "")), want) {
				t.Errorf("%s does not print %q:\n%s", tc.args, want, out)
			}
		}
		for _, want := range tc.aside {
			if !strings.Contains(messages, want) {
				t.Errorf("%s does not say %q:\n%s", tc.args, want, messages)
			}
		}
	}
	for _, args := range [][]string{{"compare", "洪泽区2023", "洪泽区2023"}, {"show", "洪泽区2023"}, {"show", "洪泽区2023", "--json"}, {"check", "洪泽区2023"}, {"list", "--region", "洪泽区"}} {
		if out := must(t, 0, append([]string{"--db", db}, args...)...); strings.Contains(out, "invented") {
			t.Errorf("%v: without an invented report it tells of some:\n%s", args, out)
		}
	}
}
