package identity

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/gazetteer"
)

//go:embed testdata/organs.tsv
var organsTable string

// openingOf reads lines as a document without chapters.
func openingOf(lines ...string) Opening {
	doc := &document.Document{Sections: []document.Section{{}}}
	for _, line := range lines {
		doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, document.Block{Paragraph: line})
	}
	return ReadOpening(doc)
}

// Openings of organs of all kinds in all provinces. The organs are invented, their
// regions are not.
func TestOrgans(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(organsTable), "\n")[2:] {
		c := strings.Split(line, "\t")
		o := openingOf(strings.Split(c[0], "⏎")...)
		id := o.Identity
		year := ""
		if o.Year != 0 {
			year = fmt.Sprint(o.Year)
		}
		got := strings.Join([]string{id.Organ, string(id.Kind), id.Region.Code, year, id.Township, string(id.State)}, "\t")
		if want := strings.Join(c[1:], "\t"); got != want {
			t.Errorf("%s\n got %s (%s)\nwant %s", c[0], got, id.Evidence, want)
		}
	}
}

// The organs of a part of all regions, named in six ways: by a title, by a title over two
// lines, and by the wordings of a preamble.
func TestEveryRegion(t *testing.T) {
	const step = 23 // another prime shows others
	for k, r := range gazetteer.Regions() {
		if k%step != 0 || r.ValidTo != 0 {
			continue
		}
		for j, tail := range []string{"人民政府", "人民政府办公室", "教育局", "卫生健康局", "市场监督管理局",
			"柳溪镇人民政府", "石板乡人民政府", "新华街道办事处", "经济开发区管理委员会", "税务局"} {
			if r.Level() != gazetteer.CountyLevel && j >= 5 && j <= 7 {
				continue
			}
			organ := gazetteer.FullName(r, 2023) + tail
			if tail == "税务局" {
				organ = "国家税务总局" + organ
			}
			for style, lines := range [][]string{
				{organ + "2023年政府信息公开工作年度报告"},
				{"2023年" + organ + "政府信息公开年度报告"},
				{organ, "2023年政府信息公开工作年度报告"},
				{"现公布" + organ + "2023年政府信息公开工作年度报告。"},
				{organ + "关于2023年度政府信息公开工作的年度报告"},
				{"本报告由" + organ + "根据条例编制。统计期限自2023年1月1日起至12月31日止。"},
			} {
				if (k/step+j)%6 != style {
					continue
				}
				o := openingOf(append(lines, "一、总体情况", "二、主动公开政府信息情况")...)
				if id := o.Identity; id.Region.Code != r.Code || id.Organ != organ && id.Organ != organ[strings.Index(organ, r.Name):] || o.Year != 2023 {
					t.Errorf("%q: %q, %s, %d", lines, id.Organ, id.Region.Code, o.Year)
				}
			}
		}
	}
}
