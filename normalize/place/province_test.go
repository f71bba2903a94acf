package place

import (
	"fmt"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

// A province's table is read by its own form, this year's figures apart from those of all
// years; a national table, of which some rows are called alike, is not taken for it.
func TestProvincesTable(t *testing.T) {
	const fujian = `指标名称|计量单位|2012年度|历年累计
主动公开信息数|条|425|1516
其中：1.网站公开|条|418|1509
2.政府公报公开|条|7|7
受理依申请公开信息总数|条|3|9
其中：1.当面申请数|条|1|2
2.传真申请数|条|0|1
3.电子邮件申请数|条|0|0
4.网上申请数|条|2|6
5.信函申请数|条|0|0
6.其它形式申请数|条|0|0
对申请的答复数|条|3|9
其中：1.同意公开答复数|条|2|7
2.同意部分公开答复数|条|1|1
3.否决公开答复数|条|0|1
行政复议数|条|0|1
行政诉讼数|条|0|0
行政申诉数|条|0|0`
	const putian = `指 标 名 称|计量单位|2009年度|历年累计
主动公开信息数|条|310|900
其中：1.政府网站|条|300|880
2.政府公报|条|10|20
受理依申请公开信息总数|条|2|5
本年度对申请的答复总数|条|2|5
其中：1.同意公开答复数|条|1|4
3.否决公开答复总数|条|1|1
行政复议数|件|0|0`
	const dingxi = `指标名称|计量单位|代码|本期实际|本年累计
甲|乙|丙|1|2
主动公开信息数|条|01|12|150
其中：全文电子化的主动公开信息数|条|02|12|149
网站专栏页面访问量|人次|05|800|9,600
申请总数|条|10|1|6
其中：1.当面申请数|条|11|0|2
4.网上申请数|条|14|1|4
对申请的答复总数|条|17|1|6
其中：1.同意公开答复数|条|18|1|5
3.否决公开答复总数|条|20|0|1
（5）“免予公开范围1”数|条|25|0|1
行政复议数|件|32|0|0`
	const shanghai = `指标名称|代码|计量单位|本月累计|年度累计
主动公开信息数|01|条|31|420
新增的行政规范性文件数|03|条|2|17
咨询电话接听数|08|人次|60|755
申请总数|10|条|4|38
对申请的答复总数|17|条|4|36`
	const national = `统计指标|单位|统计数
一、主动公开情况||
（一）主动公开政府信息数|条|90
三、依申请公开情况||
（一）收到申请数|件|9
1.当面申请数|件|1
2.传真申请数|件|2
3.网络申请数|件|6
4.信函申请数|件|0
（三）申请答复数|件|9
2.同意公开答复数|件|4
3.同意部分公开答复数|件|3
4.不同意公开答复数|件|2
四、行政复议数量|件|1
五、行政诉讼数量|件|2`
	for _, c := range []struct {
		name, grid string
		year       int
		want       map[string]string
	}{
		{"the province's", fujian, 2012, map[string]string{"fujian.disclosed.year": "425", "fujian.disclosed.all_years": "1516",
			"fujian.requests_online.year": "2", "fujian.answered_denied.all_years": "1", "fujian.petitions.year": "0"}},
		{"that of a city of the province", putian, 2009, map[string]string{"fujian.disclosed.year": "310", "fujian.disclosed_website.year": "300", "fujian.disclosed_gazette.all_years": "20",
			"fujian.answered.year": "2", "fujian.answered_denied.year": "1"}},
		{"a return with codes of its rows, of a period and the year", dingxi, 2010, map[string]string{"return.disclosed.period": "12", "return.disclosed.year": "150", "return.page_views.year": "9600",
			"return.requests_online.year": "4", "return.denied_exempt_1.year": "1", "fujian.disclosed.year": "", "statistics.disclosed": "", "unplaced": ""}},
		{"a return of a month and the year", shanghai, 2010, map[string]string{"return.disclosed.month": "31", "return.normative_new.year": "17", "return.consultations_phone.year": "755", "return.requests.year": "38", "unplaced": ""}},
		{"the national one", national, 2016, map[string]string{"statistics.disclosed": "90", "statistics.received": "9", "fujian.requests_in_person.year": "", "fujian.answered_granted.all_years": "", "fujian.litigation.year": ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := &document.Document{Sections: []document.Section{{Ordinal: 6, Title: "政府信息公开情况统计表", Blocks: []document.Block{{Table: sketch.Ruled(c.grid)}}}}}
			r := &annual.Report{Year: c.year}
			FindTables(doc, r.Year).AddTo(r)
			got := map[string]string{}
			for _, o := range r.Observations {
				if o.Value != nil {
					got[o.Indicator] = fmt.Sprintf("%v", o.Value)
				}
			}
			for _, u := range r.Unplaced {
				got["unplaced"] += u.Raw + " "
			}
			for indicator, want := range c.want {
				if got[indicator] != want {
					t.Errorf("%s: %q, want %q", indicator, got[indicator], want)
				}
			}
		})
	}
}

// A table of a year in which the form was not prescribed yet is not read by it for a few words
// in common; one that has the form's heads is.
func TestFormsYoungerThanTheReport(t *testing.T) {
	const lookalike = "信息内容|数量\n规章|0\n规范性文件|4\n行政许可|7\n行政处罚|8\n行政强制|3\n行政事业性收费|2"
	const form2021 = `第二十条第（一）项|<|<|<
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|1|2|3
行政规范性文件|4|5|6
第二十条第（五）项|<|<|<
信息内容|本年处理决定数量|<|<
行政许可|550|<|<
第二十条第（六）项|<|<|<
信息内容|本年处理决定数量|<|<
行政处罚|7|<|<
行政强制|0|<|<`
	for _, c := range []struct {
		name, grid string
		year, want int
	}{
		{"words in common, 2011", lookalike, 2011, 0},
		{"the form itself, under a title of 2016", form2021, 2016, 9},
	} {
		doc := &document.Document{Sections: []document.Section{{Ordinal: 2, Title: "主动公开政府信息情况", Blocks: []document.Block{{Table: sketch.Ruled(c.grid)}}}}}
		r := &annual.Report{Year: c.year}
		FindTables(doc, c.year).AddTo(r)
		if len(r.Observations) != c.want {
			t.Errorf("%s: %d figures, want %d", c.name, len(r.Observations), c.want)
		}
	}
}
