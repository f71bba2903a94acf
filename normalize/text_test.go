package normalize_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
	"nianbao/normalize/annual"
)

// corpus is where real reports lie beside a checkout; they are not part of the
// project.
const corpus = "../../shared/corpus"

// readText reads a text as if from a file and writes what came of its figures,
// one a line.
func readText(t *testing.T, text string) (*annual.Report, []string) {
	t.Helper()
	doc, err := extract.Read(context.Background(), "report.txt", []byte(text), extract.Options{Titles: normalize.SectionTitles()})
	if err != nil {
		t.Fatal(err)
	}
	r, err := normalize.Normalize(doc)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, o := range r.Observations {
		if strings.HasPrefix(o.Indicator, "narrative.") {
			continue
		}
		lines = append(lines, strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %v", o.Status, o.Indicator, o.Applicant, o.Value)), " "))
	}
	for _, u := range r.Unplaced {
		lines = append(lines, strings.Join(strings.Fields(fmt.Sprintf("unplaced %s %s %s", u.Table, u.Indicator, u.Raw)), " "))
	}
	return r, lines
}

const textHead = "海东市平安区2020年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息若干条，受理申请若干件，均已办结，没有引起行政复议和行政诉讼。\n"

func TestTextOnly(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a figure for each column", "二、主动公开政府信息情况\n信息内容 本年新\n制作数量 本年新公开数量\n对外公开总数量\n规章 18 6 5\n规范性文件 5 3 2\n第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n政府集中采购 110 0.5 亿元\n", `
read disclosure.rules.made 18
read disclosure.rules.published 6
read disclosure.rules.published_total 5
read disclosure.normative_documents.made 5
read disclosure.normative_documents.published 3
read disclosure.normative_documents.published_total 2
read disclosure.procurement.items 110
read disclosure.procurement.amount 5000`},
		{"fewer figures than columns: only a last one that is the sum is likely the total", "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数\n量\n2 1 3\n二、上年结转政府信息公开申请数\n量\n三、\n本年\n度办\n理结\n果\n（一）予以公开\n1 4\n（二）部分公开（区分处理\n的，只计这一情形，不计其\n他情形）\n1 0 0 0 0 0 1\n（三）\n不予公\n开\n1.属于国家秘密\n", `
inferred applications.received total 3
flagged applications.partly_granted natural_person 1
flagged applications.partly_granted business 0
flagged applications.partly_granted research 0
flagged applications.partly_granted public_welfare 0
flagged applications.partly_granted legal_service 0
flagged applications.partly_granted other 0
flagged applications.partly_granted total 1
unplaced applications applications.received 2
unplaced applications applications.received 1
unplaced applications applications.granted 1
unplaced applications applications.granted 4`},
		{"columns in another order: the sums over the rows fail", "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 65 41 2 6 5 6 5\n二、上年结转政府信息公开申请数量 10 8 1 0 0 0 1\n（一）予以公开 17 17 0 0 0 0 0\n", `
flagged applications.received natural_person 65
flagged applications.received business 41
flagged applications.received research 2
flagged applications.received public_welfare 6
flagged applications.received legal_service 5
flagged applications.received other 6
flagged applications.received total 5
flagged applications.carried_in natural_person 10
flagged applications.carried_in business 8
flagged applications.carried_in research 1
flagged applications.carried_in public_welfare 0
flagged applications.carried_in legal_service 0
flagged applications.carried_in other 0
flagged applications.carried_in total 1
flagged applications.granted natural_person 17
flagged applications.granted business 17
flagged applications.granted research 0
flagged applications.granted public_welfare 0
flagged applications.granted legal_service 0
flagged applications.granted other 0
flagged applications.granted total 0`},
		{"heads in another order", "三、收到和处理政府信息公开申请情况\n申请人情况\n自然\n人\n法人或其他组织\n总计\n科研\n机构\n商业\n企业\n一、本年新收政府信息公开申请数量 3 2 1 0 0 0 6\n", `
flagged applications.received natural_person 3
flagged applications.received business 2
flagged applications.received research 1
flagged applications.received public_welfare 0
flagged applications.received legal_service 0
flagged applications.received other 0
flagged applications.received total 6`},
		{"rows that a converter filled up, under heads that are not theirs", "三、收到和处理政府信息公开申请情况\n| （本列数据的勾稽关系） | 申请人情况 | ||||||||\n| 自然人 | 法人或其他组织 | 总计 | |||||||\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||\n| 一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 2 | 0 | 0 | 6 | ||\n| 三、本年度办理结果 | （一）予以公开 | 2 | | 0 | 2 | | 0 | 4 | |\n", `
read applications.received natural_person 3
read applications.received business 1
read applications.received research 0
read applications.received public_welfare 2
read applications.received legal_service 0
read applications.received other 0
read applications.received total 6
read applications.granted natural_person 2
derived applications.granted business 0
read applications.granted research 0
read applications.granted public_welfare 2
derived applications.granted legal_service 0
read applications.granted other 0
read applications.granted total 4`},
		{"a mirror in traditional characters, with pinyin behind some", "第二十條第（一）項(xiàng) |\n|||\n信息內(nèi)容 |\n本年製發件數(shù) |\n本年廢止件數(shù) |\n現(xiàn)行有效件數(shù) |\n規(guī)章 |\n1 |\n0 |\n8 |\n行政規(guī)范性文件 |\n|\n2 |\n9 |\n第二十條第（五）項(xiàng) |\n|||\n信息內(nèi)容 |\n本年處理決定數(shù)量 |\n||\n行政許可 |\n15 |\n||\n", `
read disclosure.rules.issued 1
read disclosure.rules.repealed 0
read disclosure.rules.in_force 8
blank disclosure.normative_documents.issued <nil>
read disclosure.normative_documents.repealed 2
read disclosure.normative_documents.in_force 9
read disclosure.permits.decisions 15`},
		{"one row of fifteen columns", "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n结\n果\n维\n持\n未经复议直接起诉 复议后起诉\n3 3\n", `
unplaced disputes 3
unplaced disputes 3`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := readText(t, textHead+c.text+"五、存在的主要问题及改进情况\n无。\n")
			if got := strings.Join(lines, "\n"); got != strings.TrimSpace(c.want) {
				t.Errorf("got\n%s\nwant%s", got, c.want)
			}
		})
	}
}

func TestRealText(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(corpus, "pingan-2020.txt"))
	if err != nil {
		t.Skipf("the text of a real report is not here: %v", err)
	}
	r, lines := readText(t, string(text))
	if r.Region.Code != "630203" || r.Year != 2020 || r.Form != "2019" {
		t.Errorf("identity: %q %d form %s", r.Region.Code, r.Year, r.Form)
	}
	want := `
read disclosure.rules.made 18
read disclosure.rules.published 6
read disclosure.rules.published_total 5
read disclosure.normative_documents.made 5
read disclosure.normative_documents.published 3
read disclosure.normative_documents.published_total 2
read disclosure.permits.last_year 6030
read disclosure.permits.change 3374
read disclosure.permits.decisions 3640
read disclosure.other_services.last_year 260
read disclosure.other_services.change 25
read disclosure.other_services.decisions 260
read disclosure.penalties.last_year 1977
read disclosure.penalties.change 1535
read disclosure.penalties.decisions 1468
read disclosure.coercion.last_year 53
read disclosure.coercion.change 8
read disclosure.coercion.decisions 38
read disclosure.fees.last_year 5778
read disclosure.fees.change 0
read disclosure.procurement.items 110
read disclosure.procurement.amount 3375.66
inferred applications.received total 1
inferred applications.denied_third_party total 1
unplaced applications applications.received 1
unplaced applications applications.denied_third_party 1
unplaced disputes 3
unplaced disputes 3`
	if got := strings.Join(lines, "\n"); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant%s", got, want)
	}
}

func TestOtherDocumentsAreRefused(t *testing.T) {
	for _, path := range []string{"../testdata/bad/novel.pdf"} {
		doc, err := extract.Open(context.Background(), path, extract.Options{Titles: normalize.SectionTitles()})
		if err != nil {
			t.Fatal(err)
		}
		if r, err := normalize.Normalize(doc); err == nil {
			t.Errorf("%s was read as the report %q of %d with %d values", path, r.Title, r.Year, len(r.Observations))
		}
	}
}

// What stands beside reports in the same column of a site: guides, notices, lists, answers,
// reports on other matters, each as a page of its own.
func TestWhatStandsBesideReportsIsRefused(t *testing.T) {
	texts, err := os.ReadFile("identity/testdata/others.txt")
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for _, text := range strings.Split("\n"+string(texts), "\n@@ ")[1:] {
		name, body, _ := strings.Cut(strings.TrimSpace(text), "\n")
		lines := strings.Split(body, "\n")
		page := "<title>" + lines[0] + "-某县人民政府</title><p>" + strings.Join(lines, "</p><p>") + "</p>"
		doc, err := extract.Read(t.Context(), name+".html", []byte(`<meta charset="utf-8">`+page), extract.Options{Titles: normalize.SectionTitles()})
		if err != nil {
			t.Fatal(err)
		}
		r, err := normalize.Normalize(doc)
		if err == nil {
			t.Errorf("%s was read as a report of %q on %d", name, r.Organ, r.Year)
			continue
		}
		if !errors.Is(err, normalize.ErrNotReport) {
			t.Errorf("%s: %v", name, err)
		}
		refused++
	}
	if refused < 50 {
		t.Errorf("%d texts were refused", refused)
	}
}

// The title of a notice is read as one with the number, the date or the word of the site on the line after it;
// a notice by which a report is published has the report behind it.
func TestNoticeWithANumberIsRefused(t *testing.T) {
	asks := "柳溪县人民政府办公室关于做好2017年政府信息公开工作年度报告编制和公布工作的通知"
	for _, c := range []struct {
		title, after string
		report       bool
	}{
		{asks, "柳政办函〔2018〕21号", false},
		{asks, "（柳政办函〔2018〕21号）", false},
		{asks, "柳政办函[2018]第21号", false},
		{asks, "2018年1月5日", false},
		{asks, "有效", false},
		{"关于报送2017年政府信息公开工作年度报告的函", "柳政办函〔2018〕21号", false},
		{"柳溪县人民政府关于公布2017年政府信息公开工作年度报告的通知", "柳政函〔2018〕2号", true},
	} {
		text := c.title + "\n" + c.after + "\n各乡镇人民政府，县政府各部门：\n按照《中华人民共和国政府信息公开条例》要求编制。\n一、总体情况\n2017年，各部门认真总结政府信息公开工作情况。\n"
		doc, err := extract.Read(t.Context(), "notice.txt", []byte(text), extract.Options{Titles: normalize.SectionTitles()})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := normalize.Normalize(doc); errors.Is(err, normalize.ErrNotReport) == c.report {
			t.Errorf("%s, %s: %v", c.title, c.after, err)
		}
	}
}

// Texts without a title are no reports for the words of reports alone: notices and guides of which the lines
// were joined, studies of reports, news of one, samples on sites that share documents.
func TestTextsWithoutATitleThatAreNoReports(t *testing.T) {
	for _, c := range []struct {
		name, text string
		report     bool
	}{
		{"a notice joined to its index card", "文件编号: 柳政办发〔2025〕54号 发文日期: 2025-12-19\n柳溪市人民政府办公室关于做好2025年政府信息公开工作年度报告编制和发布工作的通知\n县、区人民政府，市政府各部门：\n为高质量做好2025年政府信息公开工作年度报告编制和发布工作，现就有关事项通知如下：\n一、规范年报内容。要认真撰写年度报告中的总体情况。", false},
		{"a guide without quotes", "柳溪区政府信息公开指南（2021年版）\n来源 柳溪区 作者\n公开日期 2021-09-02 点击数\n为更好地提供政府信息，制定柳溪区政府信息公开指南（以下简称《指南》）。\n一、公开方式\n（一）主动公开。本区在网站开设专栏。\n（二）依申请公开。", false},
		{"a study of reports", "每年3月31日，是政府信息公开工作年度报告的时间节点。各级行政机关应公布本单位政府信息公开工作年度报告。\n某研究中心对54家单位发布2016年政府信息公开工作年度报告进行了观察。\n截至2017年3月31日，多数单位发布了年度报告。", false},
		{"news of a report", "2015年1月30日，柳溪局网站发布2014年政府信息公开工作报告，对信息公开工作进行回顾总结。2014年，网站发布文件21件。", false},
		{"what was published in the year", "2015年，我局做好政府信息公开工作。\n2015年1月30日，我局网站发布2014年政府信息公开工作报告。\n一、主动公开情况\n2015年，我局主动公开政府信息21条。\n二、依申请公开情况\n我局未收到申请。", true},
		{"a sample that is shared", "柳溪2023年政务公开落实情况工作汇报.docx\n《柳溪2023年政务公开落实情况工作汇报.docx》由会员分享，可在线阅读。\n现将我市政务公开工作落实情况报告如下。\n一、总体情况\n2023年，我市做好政务公开。", false},
		{"a sample with signs for the name", "XX政府办公室2023年政务公开情况工作汇报\n以下为XX政府办公室的汇报。现将我市政务公开工作落实情况报告如下。\n一、总体情况\n2023年，我市做好政务公开。", false},
	} {
		doc, err := extract.Read(t.Context(), "text.txt", []byte(c.text), extract.Options{Titles: normalize.SectionTitles()})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := normalize.Normalize(doc); errors.Is(err, normalize.ErrNotReport) == c.report {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// A table that is published as a picture is told as one, not as missing.
func TestATableThatIsAPictureIsTold(t *testing.T) {
	page := `<meta charset="utf-8"><h1>洪泽区水利局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>2023年，区水利局主动公开政府信息120条。</p>
<p>二、主动公开政府信息情况</p><p><img src="b1.jpg"></p><p>三、收到和处理政府信息公开申请情况</p><p>本年度未收到政府信息公开申请。</p>`
	doc, err := extract.Read(t.Context(), "page.html", []byte(page), extract.Options{Titles: normalize.SectionTitles()})
	if err != nil {
		t.Fatal(err)
	}
	r, err := normalize.Normalize(doc)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for _, f := range r.Findings {
		told[f.Code]++
	}
	if told["table-is-picture"] != 1 || told["table-missing"] != 2 {
		t.Errorf("told %v; want one table as a picture and two as missing", told)
	}
}
