package main

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

// What explain tells people it tells programs too, with the messages in both languages: the figure, its row and column, the sums,
// and what the other file of the publication states.
func TestExplainAsJSON(t *testing.T) {
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", "--quiet", example, "../../testdata/renditions/form2021-libreoffice.txt")
	type evidence struct {
		Label, Reason string
		ReasonZh      string `json:"reason_zh"`
	}
	var said struct {
		Figures []struct {
			Report        int
			Value, Status string
			NameZh        string `json:"name_zh"`
			Row, Column   evidence
			Sums          []struct {
				State  string
				LeftZh string `json:"left_zh"`
				Terms  []struct{ Indicator, Applicant string }
			}
			Witnesses []struct {
				Report         int
				Verdict, Value string
			}
		}
		Unplaced []struct{ Raw string }
	}
	out := must(t, 0, "--db", db, "explain", "1", "applications.received/total", "--json")
	if err := json.Unmarshal([]byte(out), &said); err != nil || len(said.Figures) != 1 || said.Unplaced == nil {
		t.Fatalf("%v, %s", err, out)
	}
	f := said.Figures[0]
	if f.Report != 1 || f.Value != "673" || f.Status != "read" || f.NameZh != "一、本年新收政府信息公开申请数量" {
		t.Errorf("the figure is %+v", f)
	}
	if f.Row.Label != f.NameZh || f.Row.ReasonZh != "行名相符" || f.Column.Label != "申请人情况 / 总计" || f.Column.Reason != "the heads above it" {
		t.Errorf("it stands in %+v of %+v", f.Row, f.Column)
	}
	if len(f.Sums) != 2 || f.Sums[0].State != "holds" || f.Sums[0].LeftZh != "新收申请数 673 + 上年结转申请数 133 = 806" || len(f.Sums[0].Terms) != 4 {
		t.Errorf("its sums are %+v", f.Sums)
	}
	if len(f.Witnesses) != 1 || f.Witnesses[0].Report != 2 || f.Witnesses[0].Verdict != "confirmed" || f.Witnesses[0].Value != "673" {
		t.Errorf("beside it %+v", f.Witnesses)
	}
	out = must(t, 0, "--db", db, "explain", "1", "applications.received", "--json")
	if err := json.Unmarshal([]byte(out), &said); err != nil || len(said.Figures) != 7 {
		t.Errorf("%d kinds of applicants, error %v", len(said.Figures), err)
	}
}
