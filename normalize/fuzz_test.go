package normalize

import (
	"context"
	"errors"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/normalize/annual"
)

// Whatever a text says, and in whatever order its lines stand, what is read of it
// holds together. order picks lines by their number; none leaves the text as it is.
func FuzzNormalizeText(f *testing.F) {
	head := "海东市平安区2020年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息12条，受理申请3件。\n"
	for _, text := range []string{
		"二、主动公开政府信息情况\n信息内容 本年新\n制作数量 本年新公开数量\n对外公开总数量\n规章 18 6 5\n规范性文件 5 3 2\n第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n政府集中采购 110 0.5 亿元\n",
		"三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数\n量\n2 1 3\n三、\n本年\n（一）予以公开\n1 4\n（二）部分公开\n1 0 0 0 0 0 1\n",
		"三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n二、上年结转政府信息公开申请数量 0 / — 无 0 0 2\n（七）总计 1 0 0 0 0 0 1\n四、结转下年度继续办理 0 0 0 0 0 0 0\n",
		"四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n结\n果\n维\n持\n未经复议直接起诉 复议后起诉\n3 3\n1 0 0 0 1 0 0 0 0 0 0 0 0 0 0\n",
		"（一）收到申请数 件 12\n1.当面申请数 件 3\n2.传真申请数 件 4\n",
	} {
		f.Add(head+text, []byte(nil))
		f.Add(head+text, []byte{0, 1, 2, 3, 8, 7, 6, 5, 5, 4})
	}
	// The work grows with the rows, some milliseconds for each; a report has
	// fewer than these.
	const most = 200
	titles := SectionTitles()
	f.Fuzz(func(t *testing.T, text string, order []byte) {
		if lines := strings.Split(text, "\n"); len(order) > 0 {
			var picked []string
			for _, i := range order[:min(len(order), most)] {
				picked = append(picked, lines[int(i)%len(lines)])
			}
			text = strings.Join(picked, "\n")
		}
		if strings.Count(text, "\n") > most {
			t.Skip("longer than reports are")
		}
		doc, err := extract.Read(context.Background(), "report.txt", []byte(text), extract.Options{Titles: titles})
		var typed *document.Error
		if err != nil {
			if !errors.As(err, &typed) {
				t.Errorf("an error without a reason: %v", err)
			}
			return
		}
		r, err := Normalize(doc)
		if err != nil {
			if !errors.Is(err, ErrNotReport) {
				t.Error(err)
			}
			return
		}
		checkReport(t, r)
	})
}

// checkReport fails where the parts of a report contradict each other.
func checkReport(t *testing.T, r *annual.Report) {
	seen := map[annual.CellRef]bool{}
	for _, o := range r.Observations {
		ref := annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}
		if seen[ref] {
			t.Errorf("two values of %v", ref)
		}
		seen[ref] = true
		if o.Status == annual.Read && o.Value == nil && o.Raw == "" {
			t.Errorf("%v was read, and there is nothing", ref)
		}
		if o.Status == annual.Blank && o.Value != nil {
			t.Errorf("%v is blank and has the value %s", ref, o.Value)
		}
		if o.Confidence < 0 || o.Confidence > 1 {
			t.Errorf("%v: a confidence of %g", ref, o.Confidence)
		}
	}
	for _, f := range r.Findings {
		for _, ref := range f.Cells {
			if !seen[ref] {
				t.Errorf("the finding %s is about %v, which the report does not have", f.Code, ref)
			}
		}
	}
}
