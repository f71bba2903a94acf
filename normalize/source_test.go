package normalize

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
)

// A report on a site that can't be its organ's is flagged.
func TestApplySource(t *testing.T) {
	for _, tc := range []struct {
		organ, address string
		flagged        bool
	}{
		{"云和县审计局", "https://www.yunhe.gov.cn/art/1.html", false},
		{"云和县审计局", "http://yunhe.gov.cn.mirror-pages.com/art/1.html", true},
		{"云和县审计局", "https://news.mirror-pages.com.cn/", true},
		{"云和县审计局", "http://192.0.2.7:8080/a.html", false},
		{"云和县审计局", "file:///tmp/a.html", false},
		{"云和县审计局", "", false},
		{"", "https://mirror-pages.com/", false},
		{"云和大学", "https://xxgk.yunhe.edu.cn/", false},
		{"云和大学", "https://yunhe-daxue.com/", true},
		{"云和自来水有限公司", "https://www.yunhewater.com.cn/", false},
		{"云和县审计局", "https://nianbao.invalid/1.pdf", false},
	} {
		r := &annual.Report{Organ: tc.organ}
		ApplySource(r, tc.address)
		ApplySource(r, tc.address) // says it once
		if got := len(r.Findings); (got == 1) != tc.flagged || got > 1 {
			t.Errorf("%s on %s: %+v", tc.organ, tc.address, r.Findings)
		}
	}
}

// A mirror in traditional characters, or with pinyin behind its words, gives organ and year
// all the same, and the flag.
func TestMirrors(t *testing.T) {
	for name, text := range map[string]string{
		"traditional": "臨夏州審計局2021年政府信息公開工作年度報告|根據《中華人民共和國政府信息公開條例》編制本報告。統計期限自2021年1月1日起至2021年12月31日止。|2021年，我局主動公開政府信息30條，開展統計。",
		"pinyin":      "临夏州审计局2021年政府信息公开工作年度报(bào)告|本报(bào)告依据(jù)《中华人民共和国(guó)政府信息公开(kāi)条例》编制。统计(jì)期限自2021年1月1日起至2021年12月31日止。|2021年，我局主动(dòng)公开(kāi)政府信息30条。",
	} {
		t.Run(name, func(t *testing.T) {
			doc := &document.Document{MediaType: "text/html", Address: "https://www.mirror-pages.com/a"}
			section := document.Section{}
			for paragraph := range strings.SplitSeq(text, "|") {
				section.Blocks = append(section.Blocks, document.Block{Paragraph: paragraph})
			}
			doc.Sections = []document.Section{section}
			r, err := Normalize(doc)
			if err != nil {
				t.Fatal(err)
			}
			flagged := false
			for _, f := range r.Findings {
				flagged = flagged || f.Code == "source-unofficial" && f.Right == "www.mirror-pages.com"
			}
			if r.Organ != "临夏州审计局" || r.Year != 2021 || !flagged {
				t.Errorf("%s of %d, flagged %v", r.Organ, r.Year, flagged)
			}
		})
	}
}
