package invented

import (
	"context"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// A report that says of itself that it is invented is one: in the name of its organ, or in its text. What is
// kept of it goes when the database changes.
func TestReportsThatSaySo(t *testing.T) {
	s := storetest.OpenNew(t)
	add := func(code, organ, text string) int64 {
		r := storetest.Plain(t, code, "", 2023)
		if organ != "" {
			r.Organ = organ
		}
		r.Sections = []annual.Section{{Text: text}}
		return storetest.MustImport(t, s, storetest.FileOf(code, code), r).ReportID
	}
	real := add("320813", "", "根据《条例》，编制本报告。本报告是如实编制的，样例见附件。")
	byOrgan := add("320803", "【合成样例】淮安区人民政府", "根据《条例》，编制本报告。")
	found, err := Of(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	if found.Has(real) || !found.Has(byOrgan) || found.Has(0) || found.Has(12345) {
		t.Errorf("invented: the real one %v, by its organ %v", found.Has(real), found.Has(byOrgan))
	}
	byNotice := add("320804", "", "编制本报告。\n（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）")
	if found, err = Of(context.Background(), s); err != nil || !found.Has(byNotice) {
		t.Errorf("by its notice: %v, %v", found.Has(byNotice), err)
	}
	if beside, err := OfBeside(context.Background(), s); err != nil || beside.Len() != 2 {
		t.Errorf("%d are beside the real one, %v", beside.Len(), err)
	}
	if n := found.Len(); n != 2 {
		t.Errorf("%d of all are invented, want 2", n)
	}
}

// Where all reports are invented none is left out, nor where none is.
func TestNothingBeside(t *testing.T) {
	for _, organ := range []string{"【合成样例】淮安区人民政府", "淮安区人民政府"} {
		s := storetest.OpenNew(t)
		r := storetest.Plain(t, "320803", "", 2023)
		r.Organ = organ
		storetest.MustImport(t, s, storetest.FileOf("a", "a"), r)
		if beside, err := OfBeside(context.Background(), s); err != nil || beside != nil {
			t.Errorf("%s: %d are left out, %v", organ, beside.Len(), err)
		}
	}
}
