package identity

import (
	"strings"
	"testing"

	"nianbao/extract/document"
)

// scanned is a document of the lines as if they had been read from a picture.
func scanned(lines string) *document.Document {
	doc := &document.Document{Pages: []*document.Page{{Number: 1, Layer: document.ReadLayer}}, Sections: []document.Section{{}}}
	for line := range strings.SplitSeq(lines, "|") {
		doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, document.Block{Paragraph: line})
	}
	return doc
}

func TestIdentityOfScans(t *testing.T) {
	const title = "2023年政府信息公开工作年度报告"
	for _, c := range []struct {
		name, lines, organ, region string
		state                      State
	}{
		{"read alike in two places", "成都市温江区财政局" + title + "|现公布成都市温江区财政局2023年政府信息公开年度报告。", "成都市温江区财政局", "510115", Certain},
		{"read once", "成都市温江区财政局" + title + "|本报告由本机关编制。", "成都市温江区财政局", "510115", Doubtful},
		{"a district misread in the title, and read rightly by its frame", "成都市刘江区财政局" + title + "|现公布成都市温江区财政局2023年政府信息公开年度报告。", "成都市温江区财政局", "510115", Certain},
		{"a district misread, and nothing agrees", "成都市湿江区财政局" + title + "|本报告由本机关编制。", "成都市温江区财政局", "510115", Doubtful},
		{"a city misread alike in two places", "国家税务总局怒江傈傈族自治州沪水市税务局" + title + "|2023年，沪水市税务局认真落实条例。", "国家税务总局怒江傈僳族自治州泸水市税务局", "533301", Doubtful},
		{"a government that speaks of itself", "成都市温江区人民政府" + title + "|2023年，我区认真落实条例。", "成都市温江区人民政府", "510115", Certain},
		{"a government by what is left of a title", "成都市温江区" + title + "|本报告由本机关编制，刊登在温江区人民政府网站。", "温江区人民政府", "510115", Doubtful},
		{"a government whose text speaks as a bureau", "成都市温江区人民政府" + title + "|2023年，我局认真落实条例。温江区人民政府网站可查。", "成都市温江区人民政府", "510115", Doubtful},
		{"a district misread, and another's government in the text", "刘江区人民政府" + title + "|刊登在锦江区人民政府网站，锦江区人民政府收到申请三件。", "锦江区人民政府", "510104", Doubtful},
		{"a misread word of the title", "成都市温江区人民政府|2023年政府信息公开工作年度报生|2023年，我区认真落实条例。", "成都市温江区人民政府", "510115", Certain},
	} {
		t.Run(c.name, func(t *testing.T) {
			id := ReadOpening(scanned(c.lines)).Identity
			if id.Organ != c.organ || id.Region.Code != c.region || id.State != c.state {
				t.Errorf("%s %s %s (%s), want %s %s %s", id.Organ, id.Region.Code, id.State, id.Evidence, c.organ, c.region, c.state)
			}
		})
	}
}

// What is printed says what it means: nothing is made of a likeness.
func TestPrintedNamesStay(t *testing.T) {
	doc := scanned("成都市湿江区财政局2023年政府信息公开工作年度报告|本报告由本机关编制。")
	doc.Pages[0].Layer = document.TextLayer
	if id := ReadOpening(doc).Identity; id.Region.Code == "510115" {
		t.Errorf("%s %s", id.Organ, id.Region.Code)
	}
}

func TestYearsOfScans(t *testing.T) {
	for _, c := range []struct {
		name, lines string
		year        int
		doubt       bool
	}{
		{"title and period agree", "洪泽区2023年政府信息公开工作年度报告|统计期限为2023年1月1日至2023年12月31日。", 2023, false},
		{"a title alone", "洪泽区2023年政府信息公开工作年度报告|本报告由本机关编制。", 2023, true},
		{"a misread title, against both ends of the period", "洪泽区2028年政府信息公开工作年度报告|统计期限为2023年1月1日至2023年12月31日。", 2023, true},
		{"a misread end of the period", "洪泽区2023年政府信息公开工作年度报告|统计期限为2023年1月1日至2028年12月31日。", 2023, false},
		{"title against the text", "洪泽区2022年政府信息公开工作年度报告|2023年，我区认真落实条例。", 2022, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if o := ReadOpening(scanned(c.lines)); o.Year != c.year || o.YearDoubt != c.doubt {
				t.Errorf("%d, doubted %v, want %d, %v", o.Year, o.YearDoubt, c.year, c.doubt)
			}
		})
	}
}
