package main

import (
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// A cell is named by its code or in Chinese.
func TestCellsByTheirNames(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", example)
	for name, want := range map[string]string{
		"行政复议/结果维持":                   "reconsideration.upheld = ",
		"本年新收政府信息公开申请数量/自然人":          "applications.received/natural_person = ",
		"本年新收政府信息公开申请数量/总计":           "applications.received/total = ",
		"一、本年新收政府信息公开申请数量":            "applications.received/business = ", // and all others
		"applications.received/total": "applications.received/total = ",
	} {
		if out := must(t, 0, "--db", db, "explain", "德清县2022", name); !strings.Contains(out, want) {
			t.Errorf("explain %s prints %q, want %q", name, out, want)
		}
	}
	for name, want := range map[string]string{"不予公开": "is a sum of", "火星": "no such indicator", "结果维持": "more than one indicator",
		"applications.recieved": "no such indicator; did you mean applications.received", "applications.received/totl": "no such indicator; did you mean applications.received/total?",
		"applications.recieved/total": "did you mean applications.received", "reconsideration.upheld/total": "did you mean reconsideration.upheld?", "applications.denied": "is a sum of"} {
		if _, messages, code := nianbao(t, "", "--db", db, "explain", "1", name); code != commandline.WrongCall || !strings.Contains(messages, want) {
			t.Errorf("explain %s: exit code %d, %q, want %q", name, code, messages, want)
		}
	}
	if _, messages, code := nianbao(t, "", "--db", db, "explain", "1", "statistics.received"); code != commandline.Failed || !strings.Contains(messages, "report 1 has no value of statistics.received") {
		t.Errorf("explain of what its form does not have: exit code %d, %q", code, messages)
	}
	if out := must(t, 0, "--db", db, "correct", "德清县2022", "行政复议/结果维持", "12", "--breaks", "--reason", "第3页", "--by", "张三"); !strings.HasPrefix(out, "reconsideration.upheld: 12 in place of 11") {
		t.Errorf("correct prints %q", out)
	}
}
