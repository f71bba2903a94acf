package identity

import (
	_ "embed"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// pageOf makes a page of lines, with pairs of name and content in its head.
func pageOf(path string, metadata map[string]string, lines ...string) *document.Document {
	doc := &document.Document{Path: path, Sections: []document.Section{{}}}
	for _, name := range []string{"ArticleTitle", "og:title", "ContentSource", "Author", "SiteName", "SiteIDCode", "Keywords", "meta-ArticleTitle"} {
		if content := metadata[name]; content != "" {
			doc.Metadata = append(doc.Metadata, document.Meta{Name: name, Content: content, Place: document.Place{Page: 1, Line: len(doc.Metadata) + 1}})
		}
	}
	for i, line := range lines {
		doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, document.Block{Paragraph: line, Place: document.Place{Page: 1, Line: 100 + i}})
	}
	return doc
}

// What a page says of itself and where it lies vote after its text. They settle what the
// text leaves open, and make nothing certain alone.
func TestBeside(t *testing.T) {
	const period = "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"
	for _, c := range []struct {
		name     string
		path     string
		metadata map[string]string
		lines    []string
		organ    string
		region   string
		state    State
	}{
		{"the title of the page, where the text has none", "", map[string]string{"ArticleTitle": "洪泽区水产局2022年政府信息公开年度报告"},
			[]string{"2022年，我局认真做好政府信息公开工作。", period}, "洪泽区水产局", "320813", Doubtful},
		{"under another name", "", map[string]string{"meta-ArticleTitle": "洪泽区水产局2022年政府信息公开年度报告"},
			[]string{"2022年，我局认真做好政府信息公开工作。", period}, "洪泽区水产局", "320813", Doubtful},
		{"which is cut for want of room", "", map[string]string{"ArticleTitle": "洪泽区水产局2022年政府信息公开工作…"},
			[]string{"2022年，我局认真做好政府信息公开工作。", period}, "洪泽区水产局", "320813", Doubtful},
		{"of which something is cut that may not be one of a report", "", map[string]string{"ArticleTitle": "洪泽区水产局关于开放渔港的…"},
			[]string{"2022年，我局认真做好政府信息公开工作。", period}, "", "", Unknown},
		{"which the text confirms", "", map[string]string{"ArticleTitle": "洪泽区水产局2022年政府信息公开年度报告"},
			[]string{"现公布洪泽区水产局2022年政府信息公开年度报告。", period}, "洪泽区水产局", "320813", Certain},
		{"but the text has a title of its own", "", map[string]string{"ArticleTitle": "洪泽区水产局2022年政府信息公开年度报告"},
			[]string{"洪泽区园林局2022年政府信息公开年度报告", period}, "洪泽区园林局", "320813", Doubtful},
		{"who published it", "", map[string]string{"ContentSource": "洪泽区水产局"},
			[]string{"2022年，我局认真做好政府信息公开工作。", period}, "洪泽区水产局", "320813", Doubtful},
		{"a government that published it: its departments' reports stand there too", "", map[string]string{"Author": "洪泽区人民政府"},
			[]string{"2022年，认真做好政府信息公开工作。", period}, "", "", Unknown},
		{"a newspaper is no organ", "", map[string]string{"ContentSource": "洪泽日报"},
			[]string{"2022年，我局认真做好政府信息公开工作。", period}, "", "", Unknown},
		{"the code of the site tells which district", "", map[string]string{"SiteIDCode": "2201040001"},
			[]string{"朝阳区水产局2022年政府信息公开年度报告", period}, "朝阳区水产局", "220104", Certain},
		{"so does its name", "", map[string]string{"SiteName": "北京市朝阳区人民政府门户网站"},
			[]string{"朝阳区水产局2022年政府信息公开年度报告", period}, "朝阳区水产局", "110105", Certain},
		{"and the folder, though with doubt", "/年报/北京/朝阳区/2022.pdf", nil,
			[]string{"朝阳区水产局2022年政府信息公开年度报告", period}, "朝阳区水产局", "110105", Doubtful},
		{"nothing tells which", "/年报/2022/朝阳.pdf", map[string]string{"SiteIDCode": "bm17000009"},
			[]string{"朝阳区水产局2022年政府信息公开年度报告", period}, "朝阳区水产局", "", Doubtful},
		{"the text goes before the folder", "/年报/吉林/长春/朝阳区/2022.pdf", nil,
			[]string{"北京市朝阳区水产局2022年政府信息公开年度报告", period}, "北京市朝阳区水产局", "110105", Certain},
		{"a department whose region stands beside it", "", map[string]string{"SiteIDCode": "3208130002"},
			[]string{"区水产局2022年政府信息公开年度报告", period}, "区水产局", "320813", Doubtful},
		{"of another level than the site", "", map[string]string{"SiteIDCode": "3208000002"},
			[]string{"区水产局2022年政府信息公开年度报告", period}, "区水产局", "", Doubtful},
		{"the folder of an organ", "reports/%E6%B1%9F%E8%8B%8F/洪泽区/区水产局/2022.pdf", nil,
			[]string{"2022年，我局认真做好政府信息公开工作。", period}, "区水产局", "320813", Doubtful},
		{"a folder of another organ than the text's", "江苏/洪泽区/区水产局/2022.pdf", nil,
			[]string{"洪泽区园林局2022年政府信息公开年度报告", period}, "洪泽区园林局", "320813", Certain},
		{"a folder that is no organ's name", "/home/水产/我局的资料/2022.pdf", nil,
			[]string{"2022年，我局认真做好政府信息公开工作。", period}, "", "", Unknown},
	} {
		id := ReadOpening(pageOf(c.path, c.metadata, c.lines...)).Identity
		if id.Organ != c.organ || id.Region.Code != c.region || id.State != c.state {
			t.Errorf("%s: %q %q %s (%s), want %q %q %s", c.name, id.Organ, id.Region.Code, id.State, id.Evidence, c.organ, c.region, c.state)
		}
	}
}

// A contradiction is told with both sides and their places.
func TestBothSides(t *testing.T) {
	doc := pageOf("", map[string]string{"ArticleTitle": "洪泽区水产局2022年政府信息公开年度报告", "SiteIDCode": "4403000052"},
		"洪泽区园林局2022年政府信息公开年度报告", "数据统计期限为2023年1月1日起至2023年12月31日止。")
	o := ReadOpening(doc)
	for _, c := range []struct {
		name  string
		got   Source
		quote string
		line  int
	}{
		{"the organ", Source{o.Identity.Evidence, o.Identity.EvidencePlace}, "标题“洪泽区园林局”", 100},
		{"against it", Source{o.Identity.Against, o.Identity.AgainstPlace}, "ArticleTitle“洪泽区水产局2022年政府信息公开年度报告”", 1},
		{"against the region", o.Identity.RegionAgainst, "SiteIDCode“4403000052”", 2},
		{"the year", o.YearSource, "洪泽区园林局2022年政府信息公开年度报告", 100},
		{"against the year", o.PeriodSource, "2023年1月1日起至2023年12月31日", 101},
	} {
		if c.got.Quote != c.quote || c.got.Place.Line != c.line {
			t.Errorf("%s: %q in line %d, want %q in line %d", c.name, c.got.Quote, c.got.Place.Line, c.quote, c.line)
		}
	}
	// A site of the city, and the code that the region had before, contradict nothing.
	for _, code := range []string{"3208000001", "3208290001", "bm29000002", "3590000001"} {
		doc := pageOf("", map[string]string{"SiteIDCode": code}, "洪泽区园林局2022年政府信息公开年度报告")
		if against := ReadOpening(doc).Identity.RegionAgainst; against.Quote != "" {
			t.Errorf("%s contradicts: %s", code, against.Quote)
		}
	}
}

//go:embed testdata/sitecodes.tsv
var siteCodes string

// The first six digits of a site's code are those of its owner's region, or of no region.
func TestSiteCodes(t *testing.T) {
	right, none := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(siteCodes), "\n")[3:] {
		c := strings.Split(line, "\t")
		regions := newReader(nil, beside{}, 0).siteCode(c[0])
		switch {
		case len(regions) == 1 && regions[0].Code == c[1] && c[2] == "region":
			right++
		case len(regions) == 0 && c[2] == "none":
			none++
		default:
			t.Errorf("%s: %+v, want %s %s", c[0], regions, c[1], c[2])
		}
	}
	t.Logf("%d are their owner's region, %d no region's", right, none)
}

// The trace has what the reading has, and what it set aside.
func TestExplain(t *testing.T) {
	doc := pageOf("/北京/2022.pdf", nil, "发布日期：2023-01-20 索引号：12345/2023-00007", "朝阳区水产局2022年政府信息公开年度报告", "由朝阳区水产局编制的2022年度报告。", "2022年，我局公开信息3条。")
	trace := Explain(doc)
	if want := ReadOpening(doc); trace.Opening.Identity.Organ != want.Identity.Organ || trace.Opening.Identity.Region != want.Identity.Region || trace.Opening.Year != want.Year {
		t.Errorf("explained %+v, read %+v", trace.Opening, want)
	}
	if len(trace.Groups) == 0 || trace.Groups[0].Organ != "朝阳区水产局" || trace.Selves["局"] != 1 {
		t.Errorf("groups %+v, speaks as %v", trace.Groups, trace.Selves)
	}
	if len(trace.Regions) == 0 || len(trace.Regions[0].Between) < 2 || len(trace.Regions[0].Chosen) != 1 || trace.Regions[0].Chosen[0].Code != "110105" {
		t.Errorf("choices %+v", trace.Regions)
	}
	as := map[YearAs]int{}
	for _, y := range trace.Years {
		as[y.As]++
		if y.Year == 2023 && y.As.Counts() {
			t.Errorf("2023 counts as %s: %s", y.As, y.From.Quote)
		}
	}
	if as[YearOfTitle] == 0 || as[YearOfDate] == 0 || as[YearOfSubject] == 0 {
		t.Errorf("years %+v", trace.Years)
	}
}
