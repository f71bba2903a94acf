package issue

import (
	"testing"

	"nianbao/extract/document"
)

// Each wording fits its examples, and none fits what it must not.
func TestWordings(t *testing.T) {
	w := loadWordings()
	for _, wording := range w.Published {
		for _, line := range wording.Fits {
			if got := published(w, nil, []string{line}, 2023); got != "2024-01-25" {
				t.Errorf("%s: published %q", line, got)
			}
		}
		for _, line := range wording.Not {
			if got := published(w, nil, []string{line}, 2023); got != "" {
				t.Errorf("%s: published %q", line, got)
			}
		}
	}
	for _, wording := range w.Corrections {
		for _, title := range wording.Fits {
			if mark(w, []string{title}) == "" {
				t.Errorf("%s: no correction", title)
			}
		}
		for _, title := range wording.Not {
			if got := mark(w, []string{title}); got != "" {
				t.Errorf("%s: a correction by %q", title, got)
			}
		}
	}
}

func TestRead(t *testing.T) {
	lines := func(list ...string) []document.Section {
		s := document.Section{}
		for _, line := range list {
			s.Blocks = append(s.Blocks, document.Block{Paragraph: line})
		}
		return []document.Section{s, {Ordinal: 1, Blocks: []document.Block{{Paragraph: "发布日期：2024-03-03"}}}}
	}
	for name, c := range map[string]struct {
		doc  document.Document
		want Issue
	}{
		"metadata before text": {document.Document{Metadata: []document.Meta{{Name: "Meta-PubDate", Content: "2024-01-25 10:30"}},
			Sections: lines("发布日期：2024-01-26")}, Issue{Published: "2024-01-25"}},
		"the day of publication before that of the act of making public": {document.Document{
			Sections: lines("公开日期：2024-02-01", "发布日期：2024-01-26")}, Issue{Published: "2024-01-26"}},
		"a day in the year that is reported on": {document.Document{Sections: lines("发布日期：2023-01-26")}, Issue{}},
		"a day that the calendar has not":       {document.Document{Sections: lines("发布日期：2024-13-26")}, Issue{}},
		"label and day on two lines":            {document.Document{Sections: lines("发布日期：", "2024年2月1日")}, Issue{Published: "2024-02-01"}},
		"the day of writing":                    {document.Document{Sections: lines("2024年1月20日")}, Issue{}},
		"the title on the page":                 {document.Document{Sections: lines("永安局2023年政府信息公开工作年度报告（更正版）")}, Issue{Mark: "更正"}},
		"a sentence of the opening":             {document.Document{Sections: lines("现将更正后的情况予以公布")}, Issue{}},
	} {
		if got := Read(&c.doc, "2023年政府信息公开工作年度报告", 2023); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
