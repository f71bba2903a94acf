package extract_test

import (
	"strings"
	"testing"

	"nianbao/extract"
)

// What stands behind a heading on its line is the beginning of its section.
func TestTextBehindAHeading(t *testing.T) {
	text := "柳溪局2010年政府信息公开工作年度报告\n\n" +
		"一、主动公开政府信息情况。2010年，我局主动公开政府信息160条。设置了专栏。\n" +
		"二、收费及减免情况。没有收费。\n" +
		"三、行政复议、行政诉讼情况\n没有发生行政复议。\n"
	doc, err := extract.Read(t.Context(), "report.txt", []byte(text), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range doc.Sections {
		if s.Ordinal == 0 {
			continue
		}
		got = append(got, s.Title)
		for _, b := range s.Blocks {
			got = append(got, b.Paragraph)
		}
	}
	want := []string{"主动公开政府信息情况", "2010年，我局主动公开政府信息160条。设置了专栏。", "收费及减免情况", "没有收费。", "行政复议、行政诉讼情况", "没有发生行政复议。"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("sections and their text:\n%q, want\n%q", got, want)
	}
}
