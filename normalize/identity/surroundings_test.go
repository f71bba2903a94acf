package identity

import (
	"slices"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// What stands around a report on its page is no part of its organ's name: columns of the site, menus,
// tools, the name of the site itself.
func TestSurroundings(t *testing.T) {
	const period = "本报告中所列数据的统计期限自2021年1月1日起至2021年12月31日止。"
	for _, c := range []struct {
		name, lines string
		organ, code string
		kind        Kind
		township    string
	}{
		{"a column of all townships in the path", "首页 > 政务公开 > 乡镇信息公开目录 > 柳溪乡 > 政府信息公开年报|柳溪乡2021年度政府信息公开工作年度报告|我乡全年公开信息3条。", "柳溪乡人民政府", "", Township, "柳溪乡"},
		{"a line of a menu above a national organ", "选择搜索类型|请输入搜索|国家柳溪总局2021年政府信息公开年度报告|" + period, "国家柳溪总局", "", StateCouncil, ""},
		{"the path's end is no beginning of a sentence", "您当前所在位置:首页 / 新闻资讯 / 行业资讯|洪泽区柳溪局2021年政府信息公开工作年度报告|" + period, "洪泽区柳溪局", "320813", Department, ""},
		{"the site's name above an organ that has its own region", "洪泽区人民政府|洪泽区商务局|2021年政府信息公开工作年度报告|" + period, "洪泽区商务局", "320813", Department, ""},
		{"and one that shortens it", "洪泽区人民政府|洪泽公园街道办事处|2021年政府信息公开工作年度报告|" + period, "洪泽公园街道办事处", "320813", Subdistrict, "洪泽公园街道"},
		{"tools on the title's line", "洪泽区商务局2021年政府信息公开工作年度报告 字号:[ ]|" + period, "洪泽区商务局", "320813", Department, ""},
		{"a sentence that says the organ twice", "来源:洪泽区水利和湖泊局|现公开洪泽区水利和湖泊局2021年政府信息公开工作报告。|我局全年公开信息3条。", "洪泽区水利和湖泊局", "320813", Department, ""},
		{"a street without 道 that speaks as one", "柳溪里街2021年政府信息公开工作年度报告|洪泽区全街共受理申请3件，本街均已答复。", "柳溪里街", "320813", Subdistrict, "柳溪里街道"},
		{"a road is none", "柳溪里街2021年政府信息公开工作年度报告|" + period, "", "", "", ""},
		{"a zone that is named after its province and its place", "2021年，江苏洪泽经济开发区管理委员会认真贯彻执行条例。|我委公开信息3条。" + period, "江苏洪泽经济开发区管理委员会", "320813", Zone, ""},
		{"a township of a regiment", "第一师阿拉尔市九团柳溪镇2021年政府信息公开工作年度报告|我镇公开信息3条。", "第一师阿拉尔市九团柳溪镇人民政府", "659002", Township, "柳溪镇"},
		{"a street in a zone", "柳溪新区清溪里街道办事处2021年政府信息公开工作年度报告|我街道公开信息3条。", "柳溪新区清溪里街道办事处", "", Subdistrict, "清溪里街道"},
		{"a street behind the shortened name of its district", "洪泽区人民政府|洪泽高良涧街道办事处|2021年政府信息公开工作年度报告|我街道公开信息3条。", "洪泽高良涧街道办事处", "320813", Subdistrict, "高良涧街道"},
		{"a report made of those of all departments", "本报告在2021年各区政府、市直有关部门政府信息公开年度报告基础上，由淮安市人民政府办公室编制。" + period, "淮安市人民政府", "320800", Government, ""},
		{"words that end like a ministry", "2021年，收到依申请公开信息16件，已全部按期限答复办结。|" + period, "", "", "", ""},
		{"a ministry", "柳溪和社会保障部|人力资源社会保障部2021年政府信息公开工作年度报告|" + period, "人力资源社会保障部", "", StateCouncil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var blocks []document.Block
			for line := range strings.SplitSeq(c.lines, "|") {
				blocks = append(blocks, document.Block{Paragraph: line})
			}
			id := ReadOpening(&document.Document{Sections: []document.Section{{Blocks: blocks}}}).Identity
			if id.Organ != c.organ || id.Region.Code != c.code || id.Kind != c.kind || id.Township != c.township {
				t.Errorf("%q in %q, %s %q (%s)", id.Organ, id.Region.Code, id.Kind, id.Township, id.Evidence)
			}
		})
	}
}

// A menu above a guide makes it no report: its items are no title.
func TestColumnIsNoTitle(t *testing.T) {
	var blocks []document.Block
	for line := range strings.SplitSeq("法定主动公开内容|政府信息公开年报|依申请公开|柳溪市政务信息公开指南|为便于公民依法获取信息，特编制了本指南。", "|") {
		blocks = append(blocks, document.Block{Paragraph: line})
	}
	if title := ReadOpening(&document.Document{Sections: []document.Section{{Blocks: blocks}}}).Title; !NamesColumn(title) {
		t.Errorf("the title is %q", title)
	}
}

// Where advertising was put in the place of a part of an organ's name, the rest is in doubt.
func TestAdvertisingInTheName(t *testing.T) {
	id := Identify([]string{"淮安市手机彩票网民政局2021年政府信息公开工作年度报告", "本报告由淮安市手机彩票网民政局编制。", "截至2021年底，区民政局政府信息公开工作运行正常。"}, "", 2021)
	if id.State != Doubtful || strings.Contains(id.Organ, "网") {
		t.Errorf("%q is %s (%s)", id.Organ, id.State, id.Evidence)
	}
}

// A report without a title is told by the parts that its form prescribes, and rules by their articles.
func TestReadsAsReportByItsParts(t *testing.T) {
	report := []string{"一、总体情况", "2021年，柳溪局认真落实政府信息公开工作部署，不断提高工作水平。",
		"(一)主动公开情况。2021年，通过政府门户网站公开部门信息492条。", "(二)依申请公开情况。2021年，共收到和处理政府信息公开申请7条，已处理回复7条。"}
	if !readsAsReport(report) {
		t.Error("the report is refused")
	}
	form := slices.Concat(report, []string{"二、主动公开政府信息情况", "第二十条第(一)项", "信息内容", "第二十条第(五)项", "行政许可", "第二十条第(六)项", "行政处罚", "第二十条第(八)项"})
	if !readsAsReport(form) {
		t.Error("a report is refused for what stands over the tables of its form")
	}
	rules := []string{"第一条 局属各单位应于每年12月底前，将政府信息公开年度报告报市柳溪局政府信息公开领导小组办公室。", "第二条 报告的内容：",
		"(一)主动公开政府信息的情况", "(二)政府信息依申请公开情况", "1.年度内共受理政府信息公开申请件数；", "2.复议、诉讼的件数。"}
	if readsAsReport(rules) {
		t.Error("rules are taken for a report")
	}
	guide := append([]string{"为了更好地提供政府信息公开服务，我局编制了《柳溪局信息公开指南》(以下简称《指南》)。"}, report...)
	if readsAsReport(guide) {
		t.Error("a guide is taken for a report")
	}
	named := append([]string{"现将柳溪局2021年政府信息公开情况报告如下："}, guide...)
	if !readsAsReport(named) {
		t.Error("a report that names its guide is refused")
	}
	law := append([]string{"现将县人民政府2021年法治政府建设工作情况报告如下。"}, report...)
	if readsAsReport(law) {
		t.Error("a report on the rule of law is taken for one")
	}
	news := append([]string{"研究中心向柳溪网记者提供了2021年政府信息公开工作年度报告的监测结果，各机关公布本单位政府信息公开工作年度报告。"}, report[2:3]...)
	if readsAsReport(news) {
		t.Error("news are taken for a report")
	}
}

// The heading of a chapter is not what a document calls itself, and a guide of a year is none the less a guide.
func TestWhatADocumentCallsItself(t *testing.T) {
	for text, want := range map[string]string{
		"柳溪总局关于印发政府信息公开工作办法的通知|(三)组织编制柳溪总局政府信息公开指南、柳溪总局政府信息公开工作年度报告":                         "a notice, not the report it asks for",
		"高校信息公开年度报告 要有这8类内容|各高校要做好年度报告编制发布。":                                                 "news or a study of such reports, not one of them",
		"本局编制了洪泽区柳溪局2014年政府信息公开年度报告。|(一) 2014年政府信息公开工作要点落实和完成情况|我局认真落实。":                     "",
		"柳溪区政府信息公开指南(2021年版)|为便于公民依法获取信息，制定本指南。":                                             "rules, not a report",
		"图2 政府网站主动公开信息情况|2021年，柳溪局主动公开政府信息86条。":                                              "",
		"政府网站工作情况|2021年，柳溪局网站发布信息86条。":                                                       "a report on another matter",
		"柳溪网|柳溪市人民政府办公室关于做好2009年度政府信息公开工作年度报告有关事项的通知(一)受理依申请公开的数量、主要是哪些受理方式；":                "a notice, not the report it asks for",
		"柳溪办公室关于政府信息公开年度报告有关项目填报问题的解释|柳溪市人民政府办公厅：":                                           "an answer to one who asked, not a report",
		"本年报根据《<政府信息公开工作年度报告格式>的通知》编制。统计期限自2021年1月1日起。政府信息公开工作年度报告格式>|2021年，柳溪局主动公开政府信息86条。": "",
		"现将柳溪局2021年度政府信息公开工作报告如下:|坚持以公开为常态。逐步建立健全政务信息公开制度。|2021年，柳溪局主动公开政府信息86条。":            "",
		"柳溪市政务公开领导小组办公室关于做好2021年政府信息公开工作年度报告编制发布工作的通知各县市区人民政府,市直各单位:|规范做好编制和发布工作。":           "a notice, not the report it asks for",
		"2014年政府信息公开工作要点落实情况|一、我局认真落实。":                                                      "on carrying out points of work, not an annual report",
	} {
		var blocks []document.Block
		for line := range strings.SplitSeq(text, "|") {
			blocks = append(blocks, document.Block{Paragraph: line})
		}
		if o := ReadOpening(&document.Document{Sections: []document.Section{{Blocks: blocks}}}); o.Other != want {
			t.Errorf("%s is %q, want %q", text, o.Other, want)
		}
	}
	row := "信息名称 | 柳溪局关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知 | 内容概述 |"
	if other := otherThanReport(row, nil); other != "a notice, not the report it asks for" {
		t.Errorf("%s is %q", row, other)
	}
	if other := otherThanReport("信息名称 | 柳溪局2021年政府信息公开工作年度报告 | 内容概述 |", nil); other != "" {
		t.Errorf("the title of a report in a row is %q", other)
	}
	torn := &document.Table{Cells: []document.Cell{{Text: "来源"}, {Text: "柳溪区政府信息公开指南(2021年版)"}}}
	if o := ReadOpening(&document.Document{Sections: []document.Section{{Blocks: []document.Block{{Table: torn}}}}}); o.Other == "" {
		t.Error("a guide whose title was torn to cells is none")
	}
}
